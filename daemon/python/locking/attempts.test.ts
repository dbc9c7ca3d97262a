import { describe, expect, it } from 'vitest';
import type { Interpreter } from '../interpreter.ts';
import { attemptsFor, isAsInstalled, newestOf } from './attempts.ts';

const interpreter: Interpreter = {
  path: '/venv/bin/python',
  version: '3.11.7',
  platform: 'linux-x86_64',
  target: null,
  conda: null,
  venv: true,
  pip: '26.0',
  installed: new Map([
    ['numpy', '1.26.4'],
    ['torch', '2.1.0+cu121'],
    ['tools', '0.1'],
    ['six', '1.16.0'],
  ]),
  direct: new Map([['tools', { kind: 'folder', path: '/tools', editable: true }]]),
};
const direct = ['numpy', 'torch>=2', 'tools'];

describe('versions to keep', () => {
  it('are the interpreter’s, then the old lock’s; where those do not go, those of direct dependencies, then none', () => {
    const locked = new Map([
      ['numpy', '1.25.0'],
      ['pytz', '2024.1'],
    ]);
    expect(attemptsFor(direct, interpreter, locked, false).map((attempt) => [...attempt].sort())).toEqual([
      ['numpy==1.26.4', 'pytz==2024.1', 'six==1.16.0', 'torch==2.1.0'],
      ['numpy==1.26.4', 'torch==2.1.0'],
      [],
    ]);
  });

  it('are none of what shall be newer', () => {
    expect(attemptsFor(direct, interpreter, new Map(), true)).toEqual([[]]);
    const [first] = attemptsFor(direct, interpreter, new Map([['six', '1.17.0']]), ['NumPy']);
    expect([...(first ?? [])].sort()).toEqual(['six==1.17.0', 'torch==2.1.0']);
  });

  it('are the lock’s of what was made newer before', () => {
    const [first] = attemptsFor(direct, interpreter, new Map([['numpy', '2.0.0']]), false, ['numpy']);
    expect(first).toContain('numpy==2.0.0');
  });
});

describe('a lock beside its interpreter', () => {
  it('agrees where versions do, whatever build they are', () => {
    const pins = new Map([
      ['numpy', '1.26.4'],
      ['torch', '2.1'],
      ['six', '1.17.0'],
    ]);
    expect(newestOf(direct, pins, interpreter)).toEqual([]);
    expect(isAsInstalled(direct, pins, interpreter, [])).toBe(true);
  });

  it('does not where a direct dependency has another version, unless that was asked for', () => {
    const pins = new Map([['numpy', '2.0.0']]);
    expect(newestOf(direct, pins, interpreter)).toEqual(['numpy']);
    expect(isAsInstalled(direct, pins, interpreter, [])).toBe(false);
    expect(isAsInstalled(direct, pins, interpreter, ['numpy'])).toBe(true);
  });
});
