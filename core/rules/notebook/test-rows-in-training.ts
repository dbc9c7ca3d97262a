import { defineNotebookRule } from '../define.ts';
import { eventsOf, relation, roleOf, type Score } from '../support/rows/index.ts';
import { cellName } from '../support/source.ts';

export const testRowsInTraining = defineNotebookRule(
  {
    id: 'notebook/test-rows-in-training',
    title: 'The model was fitted on the rows that test it',
    severity: 'error',
    item: 'training',
    mark: 'leakage',
    why: 'A model remembers rows it has seen. Its score on them says how well it remembers, not how well it will do on new ones.',
    source:
      'Kapoor and Narayanan, "Leakage and the reproducibility crisis in machine-learning-based science", Patterns 2023, type L1.1: https://doi.org/10.1016/j.patter.2023.100804',
    bad: `import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

df = pd.read_csv("data/sales.csv")
X, y = df[["price", "stock"]], df["sold"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = LogisticRegression().fit(X, y)
model.score(X_test, y_test)`,
    good: `import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

df = pd.read_csv("data/sales.csv")
X, y = df[["price", "stock"]], df["sold"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = LogisticRegression().fit(X_train, y_train)
model.score(X_test, y_test)`,
    fix: 'None: whether the fit or the score has the wrong rows is for the author to say.',
  },
  ({ analysis, report }) => {
    const told = new Set<string>();
    for (const score of eventsOf(analysis, 'score')) {
      if (score.fit === null || !sawTest(score)) continue;
      const key = `${score.fit.cell} ${score.fit.range.start.line} ${score.cell} ${score.range.start.line}`;
      if (told.has(key)) continue;
      told.add(key);
      report(
        score,
        `These rows were already there when the model was fitted, in ${cellName(analysis, score.fit.cell)}: the score says how well it remembers. Fit on the training rows only.`,
      );
    }
  },
);

function sawTest({ fit, rows }: Score): boolean {
  const role = roleOf(rows);
  if (!fit?.x || (role !== 'test' && role !== 'validation')) return false;
  const lie = relation(fit.x, rows);
  if (lie === 'overlap') return true;
  if (lie === 'same') return role === 'test';
  return lie === 'contains' && rows.part.slice(fit.x.part.length).some(({ role: own }) => own === role);
}
