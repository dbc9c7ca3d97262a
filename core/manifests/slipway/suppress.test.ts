import { describe, expect, it } from 'vitest';
import { suppress } from './suppress.ts';

const before = 'version: 1\nname: p\nnotebook: a.ipynb\n';
const one = { rule: 'notebook/secret-in-source', file: 'a.ipynb', reason: 'a made-up\nkey' };
const written = '    - rule: notebook/secret-in-source\n      file: a.ipynb\n';
const of = (text: string, silencing: Parameters<typeof suppress>[1]) => suppress(text, silencing);

describe('a rule is silenced for the team', () => {
  it.each([
    [one, `${written}      reason: a made-up key\n`],
    [{ ...one, cell: 2 }, `${written}      cell: 2\n      reason: a made-up key\n`],
  ])('with its reason', (silencing, lines) => {
    expect(of(before, silencing)).toEqual({ ok: true, value: `${before}\nchecks:\n  suppress:\n${lines}` });
  });

  it('beside what is silenced already', () => {
    const text = `${before}checks:\n  suppress:\n    - rule: x # why\n      reason: y\n`;
    expect(of(text, one)).toEqual({ ok: true, value: `${text}${written}      reason: a made-up key\n` });
  });

  it('not without a reason, and not in a file that cannot be read', () => {
    expect(of(before, { ...one, reason: ' ' }).ok).toBe(false);
    expect(of('version: [', one).ok).toBe(false);
  });
});
