import { effectOf } from '#core/python/effects/index.ts';
import { defineNotebookRule } from '../define.ts';
import { type Estimator, eventsOf, type Rows } from '../support/rows/index.ts';

export const targetInFeatures = defineNotebookRule(
  {
    id: 'notebook/target-in-features',
    title: 'The target is among the features',
    severity: 'error',
    item: 'training',
    mark: 'leakage',
    why: 'The model reads the answer off its input. The score is perfect and means nothing, and in production the column is not there.',
    source:
      'Kaufman et al., "Leakage in Data Mining: Formulation, Detection, and Avoidance", KDD 2011: https://doi.org/10.1145/2020408.2020496',
    bad: `import pandas as pd
from sklearn.ensemble import RandomForestClassifier

df = pd.read_csv("data/sales.csv")
X = df.drop(columns=["id"])
y = df["sold"]
model = RandomForestClassifier(random_state=0).fit(X, y)`,
    good: `import pandas as pd
from sklearn.ensemble import RandomForestClassifier

df = pd.read_csv("data/sales.csv")
X = df.drop(columns=["id", "sold"])
y = df["sold"]
model = RandomForestClassifier(random_state=0).fit(X, y)`,
    fix: 'None: where the column leaves the table (in the `drop`, in the list of features) is for the author to say.',
  },
  ({ analysis, report }) => {
    const told = new Set<string>();
    for (const fit of eventsOf(analysis, 'fit')) {
      const { x, y } = fit;
      if (!x || !y || x.origin !== y.origin || !takesAllColumns(fit.estimator)) continue;
      const leak = leaking(x, y);
      const key = `${fit.cell} ${fit.range.start.line}`;
      if (leak === null || told.has(key)) continue;
      told.add(key);
      report(fit.call?.arguments[0] ? { cell: fit.cell, range: fit.call.arguments[0].range } : fit, leak);
    }
  },
);

/** A pipeline may choose its columns itself. */
const takesAllColumns = ({ path, inner }: Estimator): boolean =>
  inner.length === 0 && effectOf(path)?.estimator === 'model' && !/statsmodels|prophet|cluster|mixture/.test(path);

function leaking(x: Rows, y: Rows): string | null {
  const [from, to] = x.columns.span ?? [0, 0];
  const [at] = y.columns.span ?? [];
  if (at !== undefined && x.columns.known && from <= at && at < to && to - from > 1)
    return `The features are the columns ${from} to ${to - 1}, and the target is column ${at}, one of them.`;
  if (at === -1 && x.origin === y.origin && isWhole(x.columns))
    return 'The target is the last column, and the features are all columns. Leave the last one out.';
  const target = y.columns.single;
  if (target === null) return null;
  if (holds(x, target)) return `The target \`${target}\` is still among the features. Drop it from them.`;
  const source = x.columns.copies.get(target);
  return source !== undefined && source !== target && holds(x, source)
    ? `The target \`${target}\` was made from \`${source}\` alone, and \`${source}\` is still among the features. Drop it from them.`
    : null;
}

function holds({ columns }: Rows, name: string): boolean {
  if (!columns.known || columns.single !== null || columns.span !== null || columns.dropped.has(name)) return false;
  return columns.selected === null || columns.selected.has(name);
}

const isWhole = ({ known, single, span, dropped, selected }: Rows['columns']): boolean =>
  known && single === null && span === null && dropped.size === 0 && selected === null;
