import { defineNotebookRule, type Look } from '../define.ts';
import { eventsOf, isCut, type Learned, type Rows, relation, type Split } from '../support/rows/index.ts';
import { cellName } from '../support/source.ts';

export const preprocessingBeforeSplit = defineNotebookRule(
  {
    id: 'notebook/preprocessing-before-split',
    title: 'Preprocessing learns from the test rows',
    severity: 'warning',
    item: 'training',
    mark: 'leakage',
    why: 'A mean, a scale, a vocabulary or a choice of columns taken over all rows carries the test set into training. The metrics look better than the model is.',
    source: 'scikit-learn, "Data leakage": https://scikit-learn.org/stable/common_pitfalls.html#data-leakage',
    bad: `import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("data/sales.csv")
X = StandardScaler().fit_transform(df[["price", "stock"]])
X_train, X_test, y_train, y_test = train_test_split(X, df["sold"], random_state=0)`,
    good: `import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("data/sales.csv")
X_train, X_test, y_train, y_test = train_test_split(df[["price", "stock"]], df["sold"], random_state=0)
model = make_pipeline(StandardScaler(), Ridge()).fit(X_train, y_train)`,
    fix: 'None: moving the split changes which values every later cell sees, and only the author can say which steps belong into the pipeline.',
  },
  ({ analysis, report }) => {
    const told = new Set<string>();
    const tell: Tell = (learned, message) => {
      // `(x - x.mean()) / x.std()` is one step.
      const key = `${learned.cell} ${learned.range.start.line}`;
      if (told.has(key)) return;
      told.add(key);
      report(learned, `\`${learned.what}\` learns from all rows, ${message}`);
    };
    const splits = eventsOf(analysis, 'split');
    const held = splits.filter(({ how }) => how !== 'cv');
    for (const split of held.length > 0 ? held : splits) atSplit(analysis, split, tell);
    for (const { x, estimator } of eventsOf(analysis, 'fit')) if (x && estimator.inner.length === 0) atUse(x, tell);
  },
);

type Tell = (learned: Learned, message: string) => void;

function atSplit(analysis: Look['analysis'], split: Split, tell: Tell): void {
  for (const rows of split.inputs) {
    // A second cut, of training rows into what is trained and what is validated, hides nothing from the test.
    if (isCut(rows)) continue;
    for (const learned of rows.learned) {
      const covers = relation(learned, rows);
      if (covers !== 'same' && covers !== 'contains') continue;
      const where = split.cell === learned.cell ? 'this cell' : cellName(analysis, split.cell);
      tell(
        learned,
        split.how === 'cv'
          ? `and ${where} cross-validates on them: every fold has the rows it is tested on in it. Put this into a Pipeline and cross-validate that.`
          : `and ${where} splits them only afterwards: the test rows are in it. Split first, and fit this on the training rows, best inside a Pipeline.`,
      );
    }
  }
}

/** Split first, and then fitted on everything all the same. */
function atUse(x: Rows, tell: Tell): void {
  for (const learned of x.learned) {
    // Within training rows that were cut again, the test knows nothing of it.
    if (relation(learned, x) !== 'contains' || isCut(learned)) continue;
    const piece = x.part[learned.part.length];
    if (piece?.role === 'train' && piece.kind !== 'subset')
      tell(learned, 'the test rows among them, and the training rows go through it. Fit it on the training rows only.');
  }
}
