import { expect, it } from 'vitest';
import { describeRule, findingsOf, notebookOf, projectOf } from '#test/support/rules.ts';
import { hiddenState } from './hidden-state.ts';

describeRule(
  hiddenState,
  [
    {
      what: 'a cell that ran after one below it',
      cells: [
        ['model.fit(X)', 3],
        ['X = [[1]]', 1],
        ['from sklearn.svm import SVC\nmodel = SVC()', 2],
      ],
      at: ['model', 'X'],
      says: 'stands below and ran before',
      fixed: null,
    },
    {
      what: 'one cell too low, once for all its names',
      cells: [
        ['print(a, b)', 2],
        ['a = 1\nb = 2', 1],
      ],
      at: ['a'],
      says: 'needs `a`, `b` of cell 2 (In [1])',
    },
    {
      what: 'a deleted cell',
      cells: [['df = pd.read_csv("a.csv")', 7]],
      at: ['pd'],
      says: 'was deleted or changed',
      fixed: { kind: 'offered', sources: { 0: 'import pandas as pd\ndf = pd.read_csv("a.csv")' } },
    },
    {
      what: 'a look at data before a change that stands above it',
      cells: [
        ['import pandas as pd\ndf = pd.read_csv("a.csv")', 1],
        ['df["x"] = df["x"].fillna(0)', 3],
        ['df.describe()', 2],
      ],
      at: ['df'],
      says: 'last ran before cell 2 (In [3])',
    },
    {
      what: 'a change that stands below and ran before',
      cells: [
        ['import pandas as pd\ndf = pd.read_csv("a.csv")', 1],
        ['df.describe()', 3],
        ['df["x"] = df["x"].fillna(0)', 2],
      ],
      at: ['df'],
      says: 'last ran after cell 3 (In [2])',
    },
    {
      what: 'what only a cell defines that ran later, in the first that ran',
      cells: [
        ['rate = 3\nvat = 0.2', 5],
        ['print(rate, vat)', 1],
        ['print(1)', 2],
      ],
      at: ['rate'],
      says: 'reads `rate`, `vat` of cell 1 (In [5]), which ran later',
      fixed: null,
    },
    { what: 'a cell that must run twice', cells: [['print(n)\nn = 1', 4]], at: ['n'], says: 'run twice' },
  ],
  [
    {
      what: 'a fresh run',
      cells: [
        ['x = 1', 1],
        ['y = x + 1', 2],
        ['print(y)', 3],
      ],
    },
    { what: 'no counts at all', cells: ['print(x)', 'x = 1'] },
    {
      what: 'a kernel that was started anew in the middle',
      cells: [
        ['import pandas as pd\ndf = pd.read_csv("a.csv")', 1],
        ['df["x"] = 0', 5],
        ['df = pd.read_csv("b.csv")', 1],
        ['df.describe()', 2],
      ],
    },
    {
      what: 'a change in a cell that has lost its count',
      cells: [
        ['import pandas as pd\ndf = pd.read_csv("a.csv")', 1],
        ['df["x"] = 0', null],
        ['df = df.dropna()\ndf["x"] = df["x"] * 2', null],
        ['df.describe()', 2],
      ],
    },
    {
      what: 'gaps in the counts',
      cells: [
        ['x = 1', 3],
        ['y = x', 9],
        ['print(y)', 12],
      ],
    },
    {
      what: 'imports that ran again at the end',
      cells: [
        ['import pandas as pd', 9],
        ['df = pd.DataFrame()', 2],
        ['df.head()', 3],
      ],
    },
    {
      what: 'counts of two sessions',
      cells: [
        ['rate = 3', 5],
        ['print(rate)', 1],
        ['print(2)', 1],
      ],
    },
    {
      what: 'a definition that may have run before as well',
      cells: [
        ['rate = 3', 5],
        ['print(rate)', 2],
        ['print(2)', 1],
      ],
    },
    {
      what: 'what the first to run may not have come to',
      cells: [
        ['rate = 3', 5],
        ['import os\nif os.environ.get("DEBUG"):\n    print(rate)', 1],
      ],
    },
    {
      what: 'what a cell defines that was edited since',
      cells: [
        ['rate = 3', null],
        ['print(rate)', 1],
      ],
    },
    {
      what: 'cells that share nothing',
      cells: [
        ['a = 1', 2],
        ['b = 2', 1],
      ],
    },
    {
      what: 'a cell never run',
      cells: [
        ['x = 1', 1],
        ['print(missing)', null],
      ],
    },
    {
      what: 'a loop variable every cell has for itself',
      cells: [
        ['for i in range(3):\n    print(i)', 2],
        ['for i in range(2):\n    print(i)', 1],
      ],
    },
    {
      what: 'figures every cell makes for itself',
      cells: [
        ['import matplotlib.pyplot as plt', 1],
        ['fig, ax = plt.subplots()\nax.plot([1])', 3],
        ['fig, ax = plt.subplots()\nax.plot([2])', 2],
      ],
    },
    {
      what: 'constants set again',
      cells: [
        ['SEED = 1', 5],
        ['print(SEED)', 2],
      ],
    },
  ],
);

it('does not speak of a deleted cell when the output is the error', async () => {
  const notebook = notebookOf(['print(gone)', 3]);
  const [cell] = notebook.cells;
  if (cell === undefined) throw new Error('no cell');
  const failed = {
    ...cell,
    outputs: [{ kind: 'error' as const, text: "NameError: name 'gone' is not defined", mimeTypes: [] }],
  };
  expect(await findingsOf(hiddenState, { ...notebook, cells: [failed] }, projectOf())).toEqual([]);
});
