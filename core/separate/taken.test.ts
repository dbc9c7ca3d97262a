import { beforeAll, describe, expect, it } from 'vitest';
import type { Analyser } from '#core/python/parser.ts';
import { planPreparation } from '#core/python/slice/plan.ts';
import { analyserForTests } from '#test/support/analyser.ts';
import { notebookOf } from '#test/support/notebook.ts';
import { separate } from './separate.ts';
import type { Settled } from './taken.ts';

let analyser: Analyser;
beforeAll(async () => {
  analyser = await analyserForTests();
});
const project = { manifest: null, texts: new Map(), paths: ['rows.csv'] };

const head = `import numpy as np
import pandas as pd
import xgboost as xgb
from sklearn.datasets import load_iris
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC`;
const split = 'X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)';

function both(source: string, settled: Settled | null = null) {
  const analysis = analyser.analyse(notebookOf(head, source));
  const plan = planPreparation(analysis, project, []);
  const tolerance = { absolute: 1e-5, relative: 1e-4 };
  const made = separate({
    ...{
      analysis,
      project,
      notebook: 'n.ipynb',
      folder: '',
      modelFolder: 'model',
      tolerance,
      requirements: [],
      settled,
    },
  });
  if (!plan.ok) throw new Error(plan.reason);
  if (!made.ok) throw new Error(made.reason);
  const features = made.value.files.find(({ path }) => path === 'features.py')?.text ?? '';
  return { plan: plan.value, made: made.value, features };
}

describe('what is prepared and what is separated is one cut', () => {
  const table: readonly (readonly [string, string])[] = [
    [
      'a file',
      `df = pd.read_csv("rows.csv")\nX, y = df[["a"]] / df[["a"]].max(), df["y"]\n${split}\nm = SVC().fit(X_train, y_train)\nm.predict(X_test)`,
    ],
    [
      'arrays of a data set',
      `iris = load_iris()\nX, y = iris.data, iris.target\n${split}\nm = SVC().fit(X_train, y_train)\nm.predict(X_test)`,
    ],
    [
      'a matrix of XGBoost',
      `df = pd.read_csv("rows.csv")\nX, y = df[["a"]].fillna(0), df["y"]\n${split}\nd = xgb.DMatrix(X_train, label=y_train)\nm = xgb.train({}, d)\nm.predict(xgb.DMatrix(X_test))`,
    ],
    [
      'texts written out',
      'texts = ["good film", "bad film", "fine film"]\nvec = TfidfVectorizer()\nX = vec.fit_transform(texts)\nm = SVC().fit(X, [1, 0, 1])\nm.predict(vec.transform(["nice film"]))\nm.predict(X)',
    ],
    [
      'a call nobody knows',
      `import magic\ndf = pd.read_csv("rows.csv")\nX, y = magic.enrich(df[["a"]]), df["y"]\nm = SVC().fit(X, y)\nm.predict(X)`,
    ],
  ];
  it.each(table)('%s', (_, source) => {
    const { plan, made } = both(source);
    expect(plan.cuts[0]).toBeDefined();
    expect(made.cut.raw).toEqual(plan.cuts[0]?.raw);
    expect(made.cut.model).toBe(plan.cuts[0]?.model.name);
    expect(made.obstacle).toBeNull();
  });

  it('or the model’s own input, for the same reason', () => {
    const { plan, made } = both(
      'df = pd.read_csv("rows.csv")\nother = pd.read_csv("rows.csv")\nX = df.join(other)[["a"]]\nm = SVC().fit(X, df["y"])\nm.predict(X)',
    );
    expect(plan.cuts).toEqual([]);
    expect(made.cut.raw).toBeNull();
    expect(made.obstacle).toBe(plan.obstacle);
  });

  it('whatever a run settled on', () => {
    const source = `df = pd.read_csv("rows.csv")\nX, y = df[["a"]].fillna(0), df["y"]\n${split}\nm = SVC().fit(X_train, y_train)\nm.predict(X_test)\nm.score(X, y)`;
    const refused = both(source, {
      ...{ cut: null, reason: 'The separated features part from the notebook.', model: 'm' },
    });
    expect(refused.made.cut.raw).toBeNull();
    expect(refused.made.notes[0]).toMatch(/^The separated features part from the notebook\. So the cut is/);
    const second = `${source}\nk = SVC(C=2).fit(X_train, y_train)\nk.predict(X_test)`;
    expect(both(second).made.cut.model).toBe('k');
    expect(both(second, { cut: null, reason: null, model: 'm' }).made.cut.model).toBe('m');
    expect(both(second, { cut: 1, reason: null, model: null }).made.cut.model).toBe(
      both(second).plan.cuts[1]?.model.name,
    );
  });
});

it('makes of a table again what the notebook has', () => {
  const { features, made } = both(
    `iris = load_iris()\nX, y = iris.data, iris.target\n${split}\nm = SVC().fit(X_train, y_train)\nm.predict(X_test)`,
  );
  expect(features).toContain('def features(rows, fitted):');
  expect(features).toContain('    X = rows[fitted["columns"]]\n    if not fitted["table"]:\n        X = X.to_numpy(');
  expect(made.files[0]?.text).toContain('sample = first_rows(X, 20, iris.get("feature_names"))');
});
