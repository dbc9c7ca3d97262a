import { defineNotebookRule } from '../define.ts';
import { eventsOf, isSearch, relation, roleOf, type Score } from '../support/rows/index.ts';

export const scoredOnFittedRows = defineNotebookRule(
  {
    id: 'notebook/scored-on-fitted-rows',
    title: 'The only score is of the rows the model was fitted on',
    severity: 'warning',
    item: 'training',
    why: 'Nothing was kept aside, so no number in the notebook says how the model does on rows it has not seen; a model that learned by heart would look best.',
    source:
      'scikit-learn, "Cross-validation: evaluating estimator performance": https://scikit-learn.org/stable/modules/cross_validation.html',
    bad: `import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score

df = pd.read_csv("data/sales.csv")
X, y = df[["price", "stock"]], df["sold"]
model = RandomForestClassifier(random_state=0).fit(X, y)
accuracy_score(y, model.predict(X))`,
    good: `import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import cross_val_score

df = pd.read_csv("data/sales.csv")
X, y = df[["price", "stock"]], df["sold"]
cross_val_score(RandomForestClassifier(random_state=0), X, y).mean()`,
    fix: 'None: how many rows to keep aside, and by what (at random, by group, by time), depends on the data.',
  },
  ({ analysis, report }) => {
    const scores = eventsOf(analysis, 'score');
    // Where anything was kept aside, the score of the training rows is there to be compared with.
    if (eventsOf(analysis, 'split').length > 0 || scores.some(({ rows }) => roleOf(rows) !== null)) return;
    if (eventsOf(analysis, 'fit').some(({ watched, estimator }) => watched.length > 0 || isSearch(estimator.path)))
      return;
    const told = new Set<unknown>();
    for (const score of scores) {
      if (told.has(score.estimator) || !isRemembered(score)) continue;
      told.add(score.estimator);
      report(
        score,
        `The model was fitted on the very rows of this \`${score.metric}\`, and nothing was kept aside. Split the rows, or cross-validate.`,
      );
    }
  },
);

function isRemembered({ fit, rows, estimator }: Score): boolean {
  if (!fit?.x || fit.y === null || fit.y === fit.x || relation(fit.x, rows) !== 'same') return false;
  const asks = [...(fit.call?.arguments ?? [])].some(({ keyword }) => /^validation_/.test(keyword ?? ''));
  return !asks && estimator.options.get('oob_score') === undefined;
}
