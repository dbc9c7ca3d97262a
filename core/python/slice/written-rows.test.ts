import { beforeAll, describe, expect, it } from 'vitest';
import { analyserForTests } from '#test/support/analyser.ts';
import { notebookOf } from '#test/support/notebook.ts';
import type { Analyser } from '../parser.ts';
import { runOrder } from './run-order.ts';
import { traceOf } from './trace-of.ts';

let analyser: Analyser;
beforeAll(async () => {
  analyser = await analyserForTests();
});

function written(source: string): string[] {
  const head =
    'import numpy as np\nimport pandas as pd\nfrom sklearn.svm import SVC\nfrom sklearn.feature_extraction.text import TfidfVectorizer\nfrom sklearn.compose import ColumnTransformer\nfrom sklearn.model_selection import train_test_split';
  const analysis = analyser.analyse(notebookOf(head, source));
  return [...traceOf(analysis, runOrder(analysis).cells).written].map(({ text }) => text);
}

describe('rows that a notebook writes out itself', () => {
  const table: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'a table',
      'df = pd.DataFrame({"a": [1, 2], "y": [0, 1]})\nSVC().fit(df[["a"]], df["y"])',
      ['pd.DataFrame({"a": [1, 2], "y": [0, 1]})'],
    ],
    [
      'a table of a list with a name',
      'data = [{"a": 1}, {"a": 2}]\ndf = pd.DataFrame(data)\nX = df[["a"]]\nSVC().fit(X, [0, 1])',
      ['pd.DataFrame(data)'],
    ],
    [
      'texts, made over one by one',
      'texts = ["a b", "c d"]\nclean = [t.lower() for t in texts]\nvec = TfidfVectorizer()\nvec.fit_transform(clean)',
      ['["a b", "c d"]'],
    ],
    [
      'lists of numbers, split',
      'X = [[0], [1]]\ny = [0, 1]\na, b, c, d = train_test_split(X, y)\nSVC().fit(a, c)',
      ['[[0], [1]]'],
    ],
    ['an array', 'X = np.array([[0], [1]])\nSVC().fit(X, [0, 1])', ['np.array([[0], [1]])']],
    [
      'in a function that fits',
      'def train(rows):\n    return SVC().fit(rows, [0, 1])\nX = [[0], [1]]\ntrain(X)',
      ['[[0], [1]]'],
    ],
    [
      'but no names of columns',
      'cols = ["a", "b"]\ndf = pd.DataFrame([[1, 2], [3, 4]])\nct = ColumnTransformer([("n", "passthrough", cols)])\nSVC().fit(ct.fit_transform(df[cols]), df["y"])',
      ['pd.DataFrame([[1, 2], [3, 4]])'],
    ],
    [
      'nor rows to try the model with',
      'X = [[0], [1]]\nm = SVC().fit(X, [0, 1])\nnew = pd.DataFrame({"a": [1, 2]})\nm.predict(new)',
      ['[[0], [1]]'],
    ],
    [
      'nor anything beside data that is read',
      'df = pd.read_csv("a.csv")\nlook = pd.DataFrame({"k": [1, 2]})\nX = look.merge(df)\nSVC().fit(X, df["y"])',
      [],
    ],
  ];
  it.each(table)('%s', (_, source, expected) => expect(written(source)).toEqual(expected));
});
