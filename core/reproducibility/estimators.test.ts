import { expect, it } from 'vitest';
import { isSameEstimator } from './estimators.ts';

it.each([
  ["SVC(C=1.0, kernel='rbf',\n    tol=0.001)", 'SVC()', true],
  ['SVC(C=10, gamma=0.1)', 'SVC(C=1)', false],
  ['SVC(C=1)', 'SVR(C=1)', false],
  [
    "Pipeline(memory=None,\n  steps=[('a', StandardScaler(copy=True)), ('b', SVC(C=2, tol=1))])",
    "Pipeline(steps=[('a', StandardScaler()), ('b', SVC(C=2))])",
    true,
  ],
  ["Pipeline(steps=[('a', SVC(C=2))])", "Pipeline(steps=[('a', SVC(C=3))])", false],
  ["Timestamp('2020-01-01')", "Timestamp('2020-01-02')", false],
  ['SVC(C=1', 'SVC(C=1)', false],
  ["Tag(text='a, b) c')", 'Tag()', true],
])('%j and %j: %s', (a, b, same) => {
  expect(isSameEstimator(a, b)).toBe(same);
});
