import { defineNotebookRule } from '../define.ts';
import { eventsOf } from '../support/rows/index.ts';
import { cellName } from '../support/source.ts';

export const resampledBeforeSplit = defineNotebookRule(
  {
    id: 'notebook/resampled-before-split',
    title: 'Rows are multiplied before the split',
    severity: 'error',
    item: 'training',
    mark: 'leakage',
    why: 'Copies of one row, or rows made up from it, land on both sides of the split. The model is tested on what it has learned by heart.',
    source:
      'imbalanced-learn, "Common pitfalls and recommended practices": https://imbalanced-learn.org/stable/common_pitfalls.html#data-leakage',
    bad: `import pandas as pd
from imblearn.over_sampling import SMOTE
from sklearn.model_selection import train_test_split

df = pd.read_csv("data/sales.csv")
X, y = SMOTE(random_state=0).fit_resample(df[["price", "stock"]], df["sold"])
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)`,
    good: `import pandas as pd
from imblearn.over_sampling import SMOTE
from sklearn.model_selection import train_test_split

df = pd.read_csv("data/sales.csv")
X_train, X_test, y_train, y_test = train_test_split(df[["price", "stock"]], df["sold"], random_state=0)
X_train, y_train = SMOTE(random_state=0).fit_resample(X_train, y_train)`,
    fix: 'None: the split has to move above the resampling, and every cell in between with it.',
  },
  ({ analysis, report }) => {
    const told = new Set<string>();
    const splits = eventsOf(analysis, 'split');
    const held = splits.filter(({ how }) => how !== 'cv');
    for (const split of held.length > 0 ? held : splits) {
      // Features and target are multiplied together.
      const resampled = split.inputs.find((rows) => rows.resampled !== null)?.resampled;
      if (!resampled) continue;
      const key = `${resampled.cell} ${resampled.range.start.line}`;
      if (told.has(key)) continue;
      told.add(key);
      report(
        resampled,
        `Rows are drawn or made up again here, and ${cellName(analysis, split.cell)} splits them afterwards: copies of a row stand on both sides. Split first, and do this to the training rows only.`,
      );
    }
  },
);
