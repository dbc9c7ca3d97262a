import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Finding } from '#protocol/finding.ts';
import { fingerprints } from './fingerprint.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const rule = 'notebook/absolute-path';

/** One finding for each cell and text in it, at its first appearance. */
function names(cells: readonly string[], ...found: [cell: number, text: string, rule?: string][]): string[] {
  const findings = found.map(([cell, text, of = rule]): Finding => {
    const source = cells[cell] ?? '';
    const at = source.indexOf(text);
    const line = source.slice(0, at).split('\n').length - 1;
    const character = at - (source.lastIndexOf('\n', at - 1) + 1);
    const end = { line, character: character + text.length };
    return {
      rule: of,
      severity: 'warning',
      message: 'm',
      place: { file: 'a', cell, range: { start: { line, character }, end } },
      fixes: [],
    };
  });
  return fingerprints(findings, ({ cell }) => cells[cell ?? 0] ?? '', digest);
}

const [known] = names(['df = read("/home/a")'], [0, '"/home/a"']);

describe('the fingerprint of a finding', () => {
  it.each([
    ['its cell moves', names(['x = 1', 'df = read("/home/a")'], [1, '"/home/a"'])],
    ['its line moves', names(['x = 1\n\ndf = read("/home/a")\ny'], [0, '"/home/a"'])],
    ['its line is indented', names(['if x:\n    df  =  read("/home/a")'], [0, '"/home/a"'])],
  ])('stays when %s', (_, moved) => expect(moved).toEqual([known]));

  it.each([
    ['the line changes', names(['df = read("/home/b")'], [0, '"/home/b"'])],
    ['it is another rule', names(['df = read("/home/a")'], [0, '"/home/a"', 'notebook/other'])],
    ['it is about another part of the line', names(['df = read("/home/a")'], [0, 'df'])],
  ])('changes when %s', (_, other) => expect(other).not.toEqual([known]));

  it('tells findings alike from each other, in their order', () => {
    const twice = names(['f("/home/a")', 'f("/home/a")'], [0, '"/home/a"'], [1, '"/home/a"']);
    expect(new Set(twice).size).toBe(2);
    expect(names(['f("/home/a")'], [0, '"/home/a"'])[0]).toBe(twice[0]);
  });

  it('takes places that the source no longer has', () => {
    expect(names(['', 'a'], [0, ''])).toHaveLength(1);
  });
});
