import type { Analysis } from '#core/python/model.ts';
import { defineNotebookRule, type Spot } from '../define.ts';
import { learns } from '../support/rows/answers.ts';
import { eventsOf, type Fit, type Rows, relation, roleOf, type Step } from '../support/rows/index.ts';

export const preprocessingDiffers = defineNotebookRule(
  {
    id: 'notebook/preprocessing-differs',
    title: 'The model is asked about rows that were prepared otherwise',
    severity: 'error',
    item: 'training',
    why: 'A model that learned from scaled, encoded or reduced rows gives wrong answers for raw ones, and no error says so.',
    source:
      'scikit-learn, "Inconsistent preprocessing": https://scikit-learn.org/stable/common_pitfalls.html#inconsistent-preprocessing',
    bad: `import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("data/sales.csv")
X_train, X_test, y_train, y_test = train_test_split(df[["price"]], df["sold"], random_state=0)
scaler = StandardScaler()
X_scaled = scaler.fit_transform(X_train)
model = LogisticRegression().fit(X_scaled, y_train)
model.score(X_test, y_test)`,
    good: `import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("data/sales.csv")
X_train, X_test, y_train, y_test = train_test_split(df[["price"]], df["sold"], random_state=0)
model = make_pipeline(StandardScaler(), LogisticRegression()).fit(X_train, y_train)
model.score(X_test, y_test)`,
    fix: 'None: the missing step may belong before this line or into a Pipeline together with the model, which cannot be forgotten.',
  },
  ({ analysis, report }) => {
    const told = new Set<string>();
    const tell = (at: Spot, message: string): void => {
      const key = `${at.cell} ${at.range.start.line}`;
      if (!told.has(key)) report(at, message);
      told.add(key);
    };
    for (const { fit, x, cell, range } of eventsOf(analysis, 'predict')) check(fit, x, { cell, range }, tell);
    for (const { fit, rows, metric, cell, range } of eventsOf(analysis, 'score'))
      if (metric === 'score' || metric === 'evaluate') check(fit, rows, { cell, range }, tell);
    separateDummies(analysis, tell);
  },
);

type Tell = (at: Spot, message: string) => void;

function check(fit: Fit | null, asked: Rows, at: Spot, tell: Tell): void {
  const learned = fit?.x;
  if (!learned?.chain || asked.chain === null) return;
  const aside = relation(learned, asked) === 'apart' && roleOf(asked) !== 'train';
  if (!aside && !asked.typed) return;
  const missing = stepsWithout(learned.chain, asked.chain);
  const extra = stepsWithout(asked.chain, learned.chain);
  const [step] = missing;
  if (asked.typed) {
    if (asked.chain.length === 0 && missing.some(({ id }) => typeof id !== 'string' && learns(id)))
      tell(
        at,
        `The model learned from rows that went through ${list(missing)}; these values are raw. Transform them first.`,
      );
  } else if (step !== undefined && extra.length === 0)
    tell(
      at,
      `The model learned from rows that went through ${list(missing)}; these rows did not. Transform them first, or put both into a Pipeline.`,
    );
  else if (missing.length === 0 && extra.length > 0)
    tell(
      at,
      `These rows went through ${list(extra)}; those the model learned from did not. Treat both alike, best in a Pipeline.`,
    );
}

const stepsWithout = (steps: readonly Step[], other: readonly Step[]): Step[] =>
  steps.filter(({ id }) => !other.some((each) => each.id === id));

const list = (steps: readonly Step[]): string => [...new Set(steps.map(({ name }) => `\`${name}\``))].join(' and ');

/** Each table gets columns for the categories it happens to have. */
function separateDummies(analysis: Analysis, tell: Tell): void {
  const aligned = analysis.statements.some(({ calls }) =>
    calls.some(({ path }) => /\.(?:align|reindex|reindex_like)$/.test(path)),
  );
  if (aligned) return;
  const made = eventsOf(analysis, 'dummies');
  for (const { rows, cell, range } of made) {
    const twin = made.find((other) => relation(other.rows, rows) === 'apart' && roleOf(other.rows) === 'train');
    if (twin !== undefined && roleOf(rows) !== 'train')
      tell(
        { cell, range },
        '`get_dummies` makes columns for the categories of these rows alone, and did so for the training rows apart: the columns need not agree. Use a OneHotEncoder that is fitted once, or reindex to the training columns.',
      );
  }
}
