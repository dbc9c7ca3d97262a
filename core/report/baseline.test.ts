import { describe, expect, it } from 'vitest';
import { Baseline } from '#protocol/baseline.ts';
import { type BaselineFile, baselineOf, baselineText, goneFrom, knownIn } from './baseline.ts';

const found = (fingerprint: string, rule = 'r') => ({ rule, fingerprint, message: `m ${fingerprint}` });
const file = (name: string, ...findings: BaselineFile['findings']): BaselineFile => ({ file: name, findings });
const isThere = (name: string) => name !== 'removed.ipynb';
const baseline = baselineOf(
  null,
  [file('a.ipynb', found('1'), found('2')), file('b.ipynb', found('3')), file('removed.ipynb', found('4'))],
  () => true,
);

describe('a baseline', () => {
  it('knows what was found when it was written, by file, rule and fingerprint', () => {
    const known = knownIn(baseline);
    expect(known('a.ipynb', { ...found('1'), message: 'said otherwise today' })).toBe(true);
    expect([known('a.ipynb', found('3')), known('a.ipynb', found('1', 'other')), known('c.ipynb', found('1'))]).toEqual(
      [false, false, false],
    );
  });

  it('tells what is gone, of files that were looked at or removed', () => {
    const gone = goneFrom(baseline, [file('a.ipynb', found('1'))], isThere);
    expect(gone.map(({ file: name, fingerprint }) => [name, fingerprint])).toEqual([
      ['a.ipynb', '2'],
      ['removed.ipynb', '4'],
    ]);
  });

  it('written anew keeps what was not looked at, and drops what is gone', () => {
    const next = baselineOf(baseline, [file('a.ipynb', found('5'), found('1'))], isThere);
    expect(next.findings.map(({ file: name, fingerprint }) => [name, fingerprint])).toEqual([
      ['a.ipynb', '1'],
      ['a.ipynb', '5'],
      ['b.ipynb', '3'],
    ]);
  });

  it.each([[baseline], [baselineOf(null, [], isThere)]])(
    'is text that reads back the same, a line a finding',
    (given) => {
      const text = baselineText(given);
      expect(Baseline.parse(JSON.parse(text))).toEqual(given);
      expect(text.split('\n').filter((line) => line.includes('"rule"'))).toHaveLength(given.findings.length);
    },
  );
});
