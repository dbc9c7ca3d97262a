import { beforeAll, expect, it } from 'vitest';
import { analyserForTests } from '#test/support/analyser.ts';
import { notebookOf } from '#test/support/notebook.ts';
import type { Analyser } from '../parser.ts';
import { choose } from './choice.ts';
import { runOrder } from './run-order.ts';
import { traceOf } from './trace-of.ts';

let analyser: Analyser;
beforeAll(async () => {
  analyser = await analyserForTests();
});

const head = `import numpy as np
import pandas as pd
from sklearn.datasets import fetch_openml, load_iris
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC`;
const array = { form: 'array', names: null };
const frame = { form: 'frame', names: null };

it.each([
  ['df = pd.read_csv("a.csv")\nX = df[["a"]]', frame],
  ['iris = load_iris()\nX = iris.data', { form: 'array', names: 'iris' }],
  ['iris = load_iris()\ny, X = iris.target, iris["data"]', { form: 'array', names: 'iris' }],
  ['iris = load_iris()\nX = iris.data / 16', array],
  ['iris = load_iris()\nX = pd.DataFrame(iris.data)', frame],
  ['iris = load_iris(as_frame=True)\nX = iris.data', frame],
  ['X, y = load_iris(return_X_y=True)', array],
  ['X = fetch_openml("titanic").data', frame],
  ['X = np.loadtxt("a.csv")[:, :2]', array],
  ['X = [[0], [1]]', { form: 'list', names: null }],
  ['s = pd.Series(["a", "b"])\nX = s.str.lower()', { form: 'series', names: null }],
])('says what holds the raw rows of %j', (source, expected) => {
  const analysis = analyser.analyse(notebookOf(head, `${source}\nm = SVC().fit(X, [0, 1])\nm.predict(X)`));
  const [way] = choose(traceOf(analysis, runOrder(analysis).cells)).ways;
  expect(way?.raw).toEqual(expected);
});
