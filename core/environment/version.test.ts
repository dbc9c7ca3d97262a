import { describe, expect, it } from 'vitest';
import { parseSpecifiers, satisfies } from './specifier.ts';
import { compareVersions, parseVersion } from './version.ts';

const version = (text: string) => {
  const parsed = parseVersion(text);
  if (!parsed) throw new Error(`${text} is no version`);
  return parsed;
};

describe('versions', () => {
  it('are in the order of PEP 440', () => {
    const ordered = [
      '1.dev0',
      '1.0.dev456',
      '1.0a1',
      '1.0a2.dev456',
      '1.0a12.dev456',
      '1.0a12',
      '1.0b1.dev456',
      '1.0b2',
      '1.0b2.post345.dev456',
      '1.0b2.post345',
      '1.0rc1.dev456',
      '1.0rc1',
      '1.0',
      '1.0+abc.5',
      '1.0+abc.7',
      '1.0+5',
      '1.0.post456.dev34',
      '1.0.post456',
      '1.0.15',
      '1.1.dev1',
      '1!0.1',
    ];
    const sorted = ordered.toReversed().sort((a, b) => compareVersions(version(a), version(b)));
    expect(sorted).toEqual(ordered);
  });

  it.each([
    ['1.0', '1'],
    ['1.0rc1', 'v1.0-c.1'],
    ['1.0.post1', '1.0-1'],
    ['1.0.dev0', '1.0dev'],
  ])('%s is %s', (a, b) => {
    expect(compareVersions(version(a), version(b))).toBe(0);
  });

  it.each(['', 'latest', '1.x', '1..2', '1.0+', '2024-01-02-x'])('%s is none', (text) => {
    expect(parseVersion(text)).toBeNull();
  });
});

describe('specifiers', () => {
  it.each([
    ['2.1.4', '>=2,<3', true],
    ['3.0', '>=2,<3', false],
    ['3.0rc1', '<3', false],
    ['3.0.dev1', '<3', false],
    ['3.0rc1', '<3.0rc2', true],
    ['2.1', '==2.1.0', true],
    ['2.1.4', '==2.1.*', true],
    ['2.2', '!=2.1.*', true],
    ['2.9', '~=2.2', true],
    ['2.2.9', '~=2.2.1', true],
    ['2.3', '~=2.2.1', false],
    ['1.7.post1', '>1.7', false],
    ['1.0+cpu', '==1.0', true],
    ['1.0', '==1.0+cpu', false],
  ])('%s %s: %s', (text, specifiers, expected) => {
    expect(satisfies(version(text), parseSpecifiers(specifiers) ?? [])).toBe(expected);
  });
});
