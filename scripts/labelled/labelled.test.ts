import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { notebookRules } from '#core/rules/index.ts';
import { analyserForTests } from '#test/support/analyser.ts';
import { casesIn, readCases } from './cases.ts';
import { readings } from './judged.ts';
import { precisionPage } from './page.ts';
import { scoresOf } from './score.ts';
import { notebookOfScript } from './script.ts';

const analyser = await analyserForTests();
const cases = readCases();
const byRule = Map.groupBy(cases, ({ about }) => about);

describe('the labelled cases', () => {
  it('are what docs/rules/precision.md was made from: run "npm run labelled" when this fails', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/rules/precision.md'), 'utf8');
    expect(precisionPage(scoresOf(analyser, cases))).toBe(page);
  });

  it('stand beside findings of rules that there are, of which no more were read than found', () => {
    const ids = notebookRules.map(({ id }) => id);
    for (const { rule, findings, read, right, wrong } of readings.flatMap(({ judged }) => judged)) {
      expect(ids).toContain(rule);
      expect(read).toBeLessThanOrEqual(findings);
      expect(right === read).toBe(wrong === null);
    }
  });

  it('are about rules that there are', () => {
    const ids = notebookRules.map(({ id }) => id);
    for (const { about, expected } of cases)
      expect(ids).toEqual(expect.arrayContaining([`notebook/${about}`, ...expected.map(({ rule }) => rule)]));
  });

  it.each([...byRule])('of %s are fifteen or more, of both kinds, with names of their own', (about, own) => {
    const hits = own.filter(({ expected }) => expected.some(({ rule }) => rule === `notebook/${about}`));
    expect(own.length).toBeGreaterThanOrEqual(15);
    expect(hits.length).toBeGreaterThanOrEqual(4);
    expect(own.length - hits.length).toBeGreaterThanOrEqual(4);
    expect(new Set(own.map(({ what }) => what)).size).toBe(own.length);
  });

  it.each(cases.map((one) => [`${one.about}: ${one.what}`, one] as const))('%s is Python', (_, { script }) => {
    expect(analyser.analyse(notebookOfScript(script)).cells.flatMap(({ errors }) => errors)).toEqual([]);
  });

  it('have their labels at lines of their cells', () => {
    const [one] = casesIn(
      'a',
      'import os\n# === first\n# %% [2]\n# out: 1\nx = 1\ny = x  # expect\nz  # expect: b, c\n',
    );
    expect(one?.script).toBe('# %%\nimport os\n# %% [2]\n# out: 1\nx = 1\ny = x\nz\n');
    expect(one?.expected).toEqual([
      { rule: 'notebook/a', cell: 1, line: 1 },
      { rule: 'notebook/b', cell: 1, line: 2 },
      { rule: 'notebook/c', cell: 1, line: 2 },
    ]);
  });

  it('have their invented secrets in two pieces until they are read', () => {
    const [one] = casesIn('a', '# === first\nkey = "AK¦IA"\n# out: AK¦IA\n');
    expect(one?.script).toBe('# %%\nkey = "AKIA"\n# out: AKIA\n');
  });

  it('may name what the project requires', () => {
    const [one] = casesIn('a', '# === first\n# requirements: pandas==2.1.4, plotly\nimport pandas\n');
    expect(one?.requirements).toEqual(['pandas==2.1.4', 'plotly']);
    expect(one?.script).toBe('# %%\nimport pandas\n');
  });
});
