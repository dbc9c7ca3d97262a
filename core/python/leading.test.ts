import { expect, it } from 'vitest';
import { analyserForTests } from '#test/support/analyser.ts';
import { notebookOf } from '#test/support/notebook.ts';
import { leadingCells } from './leading.ts';

const analyser = await analyserForTests();
const leading = (...cells: Parameters<typeof notebookOf>) =>
  leadingCells(analyser.analyse(notebookOf(...cells))).map(({ cell, code }) => [cell, code]);

it('is what the model and its answers depend on, without what leads nowhere', () => {
  expect(
    leading(
      'import numpy as np\nimport pandas as pd\nimport matplotlib.pyplot as plt\nfrom sklearn.svm import SVC',
      'np.random.seed(1)\ndf = pd.read_csv("a.csv")\ndf.head()',
      'def clean(frame):\n    # of nulls\n\n    return frame.dropna()\n\ndef unused():\n    pass',
      'df = clean(df)  # as Ana said',
      'plt.plot(df["a"])',
      'df["b"] = df["a"] * 2\ny = df["y"]',
      'model = SVC()\nmodel.fit(df[["a", "b"]], y)\nmodel.score(df[["a", "b"]], y)',
    ),
  ).toEqual([
    [0, 'import numpy as np\nimport pandas as pd\nfrom sklearn.svm import SVC'],
    [1, 'np.random.seed(1)\ndf = pd.read_csv("a.csv")'],
    [2, 'def clean(frame):\n    return frame.dropna()'],
    [3, 'df = clean(df)'],
    [5, 'df["b"] = df["a"] * 2\ny = df["y"]'],
    [6, 'model = SVC()\nmodel.fit(df[["a", "b"]], y)'],
  ]);
});

it('keeps both values where the later one may not be set, and none that is set anew', () => {
  const fit = 'from sklearn.svm import SVC\nSVC().fit(X, y)';
  expect(leading('X, y = 1, 2', 'if y:\n    X = 3', fit).map(([cell]) => cell)).toEqual([0, 1, 2]);
  expect(leading('X = 0\ny = 1', 'X = 3', fit)).toEqual([
    [0, 'y = 1'],
    [1, 'X = 3'],
    [2, fit],
  ]);
});

it('is in the order of running where the page does not run', () => {
  expect(leading(['from sklearn.svm import SVC\nSVC().fit(X, X)', 2], ['X = 1', 1]).map(([cell]) => cell)).toEqual([
    1, 0,
  ]);
});

it('is what sets a module that it uses, and star imports, which may bring anything', () => {
  expect(
    leading(
      'import pandas as pd\nimport matplotlib.pyplot as plt\nfrom helpers import *\nfrom sklearn.svm import SVC',
      'pd.set_option("mode.copy_on_write", True)\nplt.style.use("ggplot")',
      'df = pd.read_csv("a.csv")\nSVC().fit(df, df)',
      'print(pd.concat([df]))',
    ),
  ).toEqual([
    [0, 'import pandas as pd\nfrom helpers import *\nfrom sklearn.svm import SVC'],
    [1, 'pd.set_option("mode.copy_on_write", True)'],
    [2, 'df = pd.read_csv("a.csv")\nSVC().fit(df, df)'],
  ]);
});

it('is nothing without a model', () => {
  expect(leading('import pandas as pd', 'df = pd.read_csv("a.csv")')).toEqual([]);
});
