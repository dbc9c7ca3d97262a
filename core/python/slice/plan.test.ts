import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Notebook } from '#core/notebook/model.ts';
import { readNotebook } from '#core/notebook/read.ts';
import type { Project } from '#core/project.ts';
import type { Analyser } from '#core/python/parser.ts';
import { analyserForTests } from '#test/support/analyser.ts';
import { cellsOf } from '#test/support/cells.ts';
import { notebookOf } from '#test/support/notebook.ts';
import { planPreparation } from './plan.ts';

const fixtures = join(import.meta.dirname, 'fixtures');
const project: Project = { manifest: null, texts: new Map(), paths: ['data/titanic.csv', 'README.md'] };

let analyser: Analyser;
beforeAll(async () => {
  analyser = await analyserForTests();
});

function planOf(cells: readonly (string | readonly [string, number | null])[], where = project) {
  return planPreparation(analyser.analyse(notebookOf(...cells)), where, ['pandas', 'scikit-learn', 'pandas']);
}

function must(cells: readonly (string | readonly [string, number | null])[], where = project) {
  const outcome = planOf(cells, where);
  if (!outcome.ok) throw new Error(outcome.reason);
  const [cut] = outcome.value.cuts;
  if (cut === undefined) throw new Error(outcome.value.obstacle ?? 'no cut');
  return { ...outcome.value, ...cut, changes: [...outcome.value.changes, ...cut.changes] };
}

/** A plan as a person reads it: the generated source, then what it reads from the run. */
function pageOf(plan: ReturnType<typeof must>): string {
  const fitted = plan.fitted.map((item) => `# ${item.name} (${item.at} line ${item.line + 1}) = ${item.expression}`);
  const recorded = plan.cells.flatMap(({ source }) => source.split('\n').filter((line) => line.includes('slipway_')));
  const facts = [
    `# raw ${plan.raw.name}, line ${plan.raw.line + 1}; model ${plan.model.name} (${plan.model.methods.join(', ')})`,
    `# answers ${plan.answers === null ? 'none' : `${plan.answers.argument}, line ${plan.answers.line + 1}`}; target ${plan.target.join(', ')}`,
  ];
  const changes = plan.changes.map((change) => `# - ${change}`);
  return [plan.features, ...facts, ...fitted, ...recorded.map((line) => `#> ${line}`), ...changes, ''].join('\n');
}

describe('slices', () => {
  const names = readdirSync(fixtures)
    .filter((file) => file.endsWith('.py'))
    .sort();

  it.each(names)('%s', async (name) => {
    const cells = cellsOf(readFileSync(join(fixtures, name), 'utf8'));
    await expect(pageOf(must(cells))).toMatchFileSnapshot(join(fixtures, 'expected', `${name}.txt`));
  });
});

const head = `import pandas as pd
from sklearn.linear_model import LogisticRegression
df = pd.read_csv("data/titanic.csv")`;

describe('refusals name what stands in the way, and where', () => {
  const table: readonly (readonly [string, string, RegExp])[] = [
    ['no model', head, /No fitted model is asked/],
    [
      'other rows',
      `${head}\ndf["r"] = df["Fare"].rolling(3).mean()\nm = LogisticRegression().fit(df[["r"]], df["y"])\nm.predict(df[["r"]])`,
      /cell 1, line 4, `df\["Fare"\]\.rolling\(3\)` makes a row depend on other rows/,
    ],
    [
      'unknown function',
      `${head}\nimport magic\nX = magic.enrich(df)\nm = LogisticRegression().fit(X, df["y"])\nm.predict(X)`,
      /cell 1, line 5, it is not known whether `magic\.enrich` looks at other rows/,
    ],
    [
      'a feature made from the target',
      `${head}\ndf["f"] = df["y"] * 2\nX = df[["f"]]\nm = LogisticRegression().fit(X, df["y"])\nm.predict(X)`,
      /cell 1, line 4, `df\["y"\]` reads the target/,
    ],
    [
      'two tables',
      `${head}\nother = pd.read_csv("data/titanic.csv")\ndf["f"] = other["f"]\nX = df[["f"]]\nm = LogisticRegression().fit(X, df["y"])\nm.predict(X)`,
      /made from two tables: `other` .* and `df`/,
    ],
    [
      'data that is not there',
      `import pandas as pd\nfrom sklearn.svm import SVC\nd = pd.read_csv("/home/me/gone.csv")\nm = SVC().fit(d[["a"]], d["y"])\nm.predict(d[["a"]])`,
      /data file `\/home\/me\/gone\.csv` \(cell 1, line 3\) is not in the project/,
    ],
    [
      'made by hand',
      `${head}\nm = LogisticRegression().fit([[1], [2]], [0, 1])\nm.predict([[3]])`,
      /`\[\[3\]\]` \(cell 1, line 5\) is not made from data/,
    ],
    [
      'rows put together by hand',
      `${head}\nrow = df["Fare"].loc[3]\nm = LogisticRegression().fit([[1], [2]], [0, 1])\nm.predict([[row]])`,
      /`\[\[row\]\]` \(cell 1, line 6\) is put together by hand for a single row/,
    ],
    [
      'all rows in one',
      `${head}\nX = df.values.reshape(1, -1)\nm = LogisticRegression().fit(X, [0])\nm.predict(X)`,
      /cell 1, line 4, `\.reshape\(1, -1\)` puts all rows into one/,
    ],
    [
      'one function, two tables',
      `${head}
def clean(d):
    d["a"] = d["a"].fillna(d["a"].mean())
    return d
from sklearn.model_selection import train_test_split
train, test = train_test_split(df)
train = clean(train)
test = clean(test)
m = LogisticRegression().fit(train[["a"]], train["y"])
m.predict(test[["a"]])`,
      /`d\["a"\]\.mean\(\)` is computed over the data each time `clean` is called, and it is called 2 times/,
    ],
  ];

  it.each(table)('%s', (_, source, reason) => {
    const outcome = planOf([source]);
    expect(outcome.ok ? (outcome.value.obstacle ?? outcome.value.cuts[0]?.features) : outcome.reason).toMatch(reason);
  });

  it('another language', () => {
    const notebook = { ...notebookOf('x <- 1'), language: 'r' };
    const outcome = planPreparation(analyser.analyse(notebook), project, []);
    expect(outcome).toEqual({ ok: false, reason: expect.stringContaining('written in r') });
  });

  it('neither order works', () => {
    const outcome = planOf([
      [`${head}\nprint(missing)`, 1],
      ['m = LogisticRegression()', 2],
    ]);
    expect(outcome).toEqual({
      ok: false,
      reason: expect.stringMatching(/`missing` is used in cell 1, line 4 and defined nowhere/),
    });
  });
});

describe('the run', () => {
  const fitAndPredict = 'm = LogisticRegression().fit(df[["Fare"]], df["Survived"])\nm.predict(df[["Fare"]])';

  it('keeps lines, leaves out installs, reads the project, takes secrets from the environment', () => {
    const plan = must([
      `!pip install pandas \\\n  scikit-learn\n%matplotlib inline\nAPI_KEY = "sk-abcdefghijklmnopqrstuvwxyz"\n${head.replace('data/titanic.csv', '/home/me/titanic.csv')}`,
      fitAndPredict,
    ]);
    const [first] = plan.cells;
    expect(first?.source.split('\n').slice(3)).toEqual([
      'API_KEY = __import__("os").environ.get("API_KEY", "")',
      'import pandas as pd',
      'from sklearn.linear_model import LogisticRegression',
      'df = pd.read_csv("data/titanic.csv")',
    ]);
    expect(plan.data).toEqual(['data/titanic.csv']);
    expect(plan.requirements).toEqual(['pandas', 'scikit-learn']);
    expect(plan.raw).toEqual({ name: 'df', cell: 0, line: 6 });
    expect(plan.changes).toEqual([
      'Reads `data/titanic.csv` of the project instead of `/home/me/titanic.csv` (cell 1, line 7).',
      'Takes the OpenAI key (cell 1, line 4) from the environment variable `API_KEY`.',
      'Leaves out the install of pandas, scikit-learn (cell 1, line 1); the environment comes from the lock.',
    ]);
  });

  it('takes the order the cells were run in when they do not run from top to bottom', () => {
    const plan = must([
      [fitAndPredict, 2],
      [head, 1],
      ['never run', null],
    ]);
    expect(plan.order).toBe('execution');
    expect(plan.cells.map(({ cell }) => cell)).toEqual([1, 0]);
    expect(plan.changes[0]).toMatch(/^Runs the cells in the order they were last run/);
  });

  it('asks the notebook nothing when it only fits', () => {
    const plan = must([head, 'X = df[["Fare"]]\nm = LogisticRegression()\nm.fit(X, df["Survived"])']);
    expect(plan.answers).toBeNull();
    expect(plan.model).toEqual({ name: 'm', methods: ['predict'] });
  });
});

describe('how tutorials ask a model', () => {
  const iris = `from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression
X, y = load_iris(return_X_y=True)
m = LogisticRegression().fit(X, y)`;
  const table: readonly (readonly [string, string, { model: string; raw: string; returns: string }])[] = [
    ['one row of an array', 'm.predict(X[0].reshape(1, -1))', { model: 'm', raw: 'X', returns: 'X' }],
    [
      'one row of a scaled array',
      'from sklearn.preprocessing import StandardScaler\nZ = StandardScaler().fit(X).transform(X)\nm.predict(Z[0, :].reshape(1, -1))',
      { model: 'm', raw: 'X', returns: 'Z[:, :]' },
    ],
    [
      'rows by a list of numbers',
      'from sklearn.preprocessing import StandardScaler\nZ = StandardScaler().fit_transform(X)\nm.predict(Z[[0, 3]])',
      { model: 'm', raw: 'X', returns: 'Z' },
    ],
    ['a row made up, after a fit on rows', 'm.predict([[5.1, 3.5, 1.4, 0.2]])', { model: 'm', raw: 'X', returns: 'X' }],
    [
      'in a function only',
      'def accuracy(model, X, y):\n    return (model.predict(X) == y).mean()\naccuracy(m, X, y)',
      { model: 'm', raw: 'X', returns: 'X' },
    ],
    [
      'in a class only',
      'class Kept:\n    def fit(self, X):\n        return self.predict(X)',
      { model: 'm', raw: 'X', returns: 'X' },
    ],
    [
      'on data made by a function of scikit-learn',
      'from sklearn.datasets import make_moons\nA, b = make_moons(random_state=1)\nn = LogisticRegression().fit(A, b)\nn.predict(A[:5])',
      { model: 'n', raw: 'A', returns: 'A' },
    ],
    [
      'after a branch that never ran',
      'import sys\nif sys.version_info < (3, 0):\n    X = unicode(X)\nm.predict_proba(X)',
      { model: 'm', raw: 'X', returns: 'X' },
    ],
  ];

  it.each(table)('%s', (_, source, { model, raw, returns }) => {
    const plan = must([iris, source]);
    expect({ model: plan.model.name, raw: plan.raw.name }).toEqual({ model, raw });
    expect(plan.features.trimEnd().split('\n').at(-1)).toBe(`    return ${returns}`);
  });
});

describe('samples', () => {
  const samples = join(import.meta.dirname, '../../../samples');
  const open = (path: string) => {
    const outcome = readNotebook(readFileSync(join(samples, path), 'utf8'));
    if (!outcome.ok) throw new Error(outcome.reason);
    return outcome.value;
  };
  const plan = (notebook: Notebook) =>
    planPreparation(analyser.analyse(notebook), { ...project, paths: ['data/penguins.csv'] }, []);
  const read = (path: string) => plan(open(path));

  it('penguins, as people really write them', () => {
    const plan = read('penguins-messy/penguins.ipynb');
    if (!plan.ok) throw new Error(plan.reason);
    expect(plan.value).toMatchObject({
      order: 'execution',
      cuts: [{ target: ['species'] }],
      data: ['data/penguins.csv'],
    });
    const [cut] = plan.value.cuts;
    expect(cut?.fitted.map(({ name }) => name)).toContain('bill_length_mm_median');
    expect(cut?.features).toContain('.reindex(columns=fitted["df_columns"], fill_value=0)');
  });

  it('are planned the same after any cell was edited and lost its count, as a fix in the editor does', () => {
    const notebook = open('penguins-messy/penguins.ipynb');
    const whole = plan(notebook);
    if (!whole.ok) throw new Error(whole.reason);
    const needed = whole.value.cells.filter(({ source }) => source.trim() !== '').map(({ cell }) => cell);
    for (const index of needed) {
      const cells = notebook.cells.map((cell) => (cell.index === index ? { ...cell, executionCount: null } : cell));
      const edited = plan({ ...notebook, cells });
      expect(edited.ok ? edited.value.cuts[0]?.features : edited.reason, `cell ${index + 1}`).toBe(
        whole.value.cuts[0]?.features,
      );
      if (edited.ok && edited.value.cells.some(({ cell }) => cell === index))
        expect(edited.value.changes.join('\n')).toContain(`Runs cell ${index + 1}, which has no execution count`);
    }
  });

  it('diabetes, neat', () => {
    const plan = read('diabetes-neat/diabetes.ipynb');
    if (!plan.ok) throw new Error(plan.reason);
    expect(plan.value.cuts[0]?.features).toBe(
      'def features(df, fitted):\n    """Turns raw rows into what the model takes."""\n    X = df.drop(columns=["target"], errors="ignore")\n    return X\n',
    );
    expect(plan.value).toMatchObject({
      order: 'document',
      cuts: [{ fitted: [], target: ['target'], model: { name: 'model' } }],
    });
  });
});

it('plans or refuses, and never throws, whatever lines are missing or moved', () => {
  const scripts = readdirSync(fixtures).filter((file) => file.endsWith('.py'));
  const lines = scripts.map((file) => readFileSync(join(fixtures, file), 'utf8').split('\n'));
  fc.assert(
    fc.property(fc.constantFrom(...lines), fc.array(fc.nat(), { maxLength: 4 }), fc.nat(), (script, gone, moved) => {
      const kept = script.filter((_, index) => !gone.some((number) => number % script.length === index));
      const at = moved % Math.max(kept.length, 1);
      const outcome = planOf([kept.slice(at).join('\n'), kept.slice(0, at).join('\n')]);
      if (!outcome.ok) return outcome.reason.length > 20;
      const { cuts, obstacle } = outcome.value;
      return cuts.length === 0 ? obstacle !== null : cuts.every(({ features }) => features.includes('def features('));
    }),
    { numRuns: 300 },
  );
});
