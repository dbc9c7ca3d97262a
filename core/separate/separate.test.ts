import { beforeAll, expect, it } from 'vitest';
import type { Analyser } from '#core/python/parser.ts';
import { analyserForTests } from '#test/support/analyser.ts';
import { notebookOf } from '#test/support/notebook.ts';
import { separate } from './separate.ts';

let analyser: Analyser;
beforeAll(async () => {
  analyser = await analyserForTests();
});

const made = (...cells: string[]) =>
  separate({
    analysis: analyser.analyse(notebookOf(...cells)),
    project: { manifest: null, texts: new Map(), paths: ['rows.csv'] },
    notebook: 'n.ipynb',
    folder: '',
    modelFolder: 'model',
    tolerance: { absolute: 1e-5, relative: 1e-4 },
    requirements: [],
  });

const textOf = (path: string, ...cells: string[]): string => {
  const outcome = made(...cells);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value.files.find((file) => file.path === path)?.text ?? '';
};

const cells = [
  'import pandas as pd\nimport matplotlib.pyplot as plt\nfrom sklearn.svm import SVC\nfrom sklearn.metrics import accuracy_score',
  'df = pd.read_csv("/home/me/rows.csv")\ndf.head()\nplt.hist(df["a"])',
  'df["a"] = df["a"].fillna(df["a"].mean())\nother = df["a"].max()',
  'm = SVC(C=2)\nm.fit(df[["a"]], df["y"])\nprint(accuracy_score(df["y"], m.predict(df[["a"]])))',
] as const;

it('keeps what trains and measures, and nothing that only shows', () => {
  const text = textOf('train.py', ...cells);
  expect(text).toContain('DATA = "rows.csv"');
  expect(text).toContain('    df = pd.read_csv(data_path)\n');
  expect(text).toContain('    fitted["a_mean"] = df["a"].mean()\n    df["a"] = df["a"].fillna(fitted["a_mean"])\n');
  expect(text).toContain('metrics["accuracy_score"] = accuracy_score(df["y"], m.predict(df[["a"]]))');
  expect(text).not.toMatch(/plt|matplotlib|df\.head\(\)|other =/);
});

it('fits nothing where rows are answered', () => {
  for (const path of ['features.py', 'predict.py']) expect(textOf(path, ...cells)).not.toMatch(/\.fit\w*\(/);
  expect(textOf('features.py', ...cells)).toContain('fillna(fitted["a_mean"])');
});

it('says which name stands in the way, and cuts nearer to the model', () => {
  const joined = cells[1].replace('df.head()', 'd2 = pd.read_csv("rows.csv")\ndf = df.merge(d2, on="k")');
  const outcome = made(cells[0], joined, cells[2], cells[3]);
  expect(outcome.ok && outcome.value.obstacle).toMatch(/two tables: `d2` \(cell 2, line 2\)/);
  expect(outcome.ok && outcome.value.cut.raw).toBeNull();
});

it('refuses a notebook that asks no model', () => {
  expect(made('x = 1')).toMatchObject({ ok: false, reason: expect.stringContaining('No fitted model is asked') });
});

it('holds no model that is another one each time against the notebook', () => {
  const drawn = cells[3].replace('m.fit(', 'df = df.sample(frac=1)\nm.fit(');
  const test = (...given: string[]): string => textOf('tests/test_answers.py', ...given);
  expect(test(...cells)).not.toContain('mark.skip');
  expect(test(cells[0], cells[1], cells[2], drawn)).toContain(
    '@pytest.mark.skip(reason="sample (cell 4, line 2) draws without a seed',
  );
});
