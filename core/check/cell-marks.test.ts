import { expect, it } from 'vitest';
import { runNotebookRules } from '#core/rules/index.ts';
import { analyserForTests } from '#test/support/analyser.ts';
import { notebookOf, projectOf } from '#test/support/rules.ts';
import { cellMarks } from './cell-marks.ts';

const analyser = await analyserForTests();
const marksOf = (...cells: Parameters<typeof notebookOf>): string[] => {
  const analysis = analyser.analyse(notebookOf(...cells));
  return cellMarks(analysis, runNotebookRules(analysis, projectOf(), 'n.ipynb')).map(
    ({ cell, kind, text }) => `${cell} ${kind}: ${text}`,
  );
};
const imports =
  'from sklearn.svm import SVC\nfrom sklearn.preprocessing import StandardScaler\nfrom sklearn.model_selection import train_test_split';

it('marks where models are fitted and asked, each cell once a kind, transformers left out', () => {
  expect(
    marksOf(
      `${imports}\nX, y = 1, 2`,
      'scaler = StandardScaler().fit(X)',
      'a = SVC()\nb = SVC()\na.fit(X, y)\nb.fit(X, y)',
      'a.predict(X)\na.predict(X)',
    ),
  ).toEqual(['2 training: trains a, b', '3 inference: asks a']);
});

it('marks what order and leakage spoil', () => {
  expect(
    marksOf(
      [`${imports}\nX, y = 1, 2`, 1],
      ['X = StandardScaler().fit_transform(X)', 2],
      ['X_train, X_test, y_train, y_test = train_test_split(X, y)', 4],
      ['print(z)', 6],
      ['z = 1', 5],
    ),
  ).toEqual(['1 leakage: preprocessing learns from the test rows', '3 order: out of order']);
});

it('marks nothing in a notebook without a model', () => {
  expect(marksOf('x = 1', 'print(x)')).toEqual([]);
});
