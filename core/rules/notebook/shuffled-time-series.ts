import { defineNotebookRule, type FixDraft } from '../define.ts';
import { callAt, hasKeyword, withKeyword } from '../support/arguments.ts';
import { eventsOf } from '../support/rows/index.ts';
import { cellName } from '../support/source.ts';

export const shuffledTimeSeries = defineNotebookRule(
  {
    id: 'notebook/shuffled-time-series',
    title: 'Rows that follow each other in time are shuffled into the split',
    severity: 'warning',
    item: 'training',
    mark: 'leakage',
    why: 'A shuffled test row has its neighbours from yesterday and tomorrow in the training set. In production there is no tomorrow to learn from, so the score cannot be had again.',
    source:
      'scikit-learn, "Cross validation of time series data": https://scikit-learn.org/stable/modules/cross_validation.html#cross-validation-of-time-series-data',
    bad: `import pandas as pd
from sklearn.model_selection import train_test_split

df = pd.read_csv("data/sales.csv")
df["yesterday"] = df["sold"].shift(1)
train, test = train_test_split(df, random_state=0)`,
    good: `import pandas as pd
from sklearn.model_selection import train_test_split

df = pd.read_csv("data/sales.csv")
df["yesterday"] = df["sold"].shift(1)
train, test = train_test_split(df, shuffle=False)`,
    fix: 'Offered: `shuffle=False`, which keeps the last rows for the test. Where the split is stratified, or a fold of a cross-validation, none: `TimeSeriesSplit` has other arguments.',
  },
  ({ analysis, report }) => {
    for (const split of eventsOf(analysis, 'split')) {
      const ordered = split.inputs.find((rows) => rows.ordered !== null)?.ordered;
      if (!split.shuffled || !ordered) continue;
      report(
        split,
        `The split shuffles rows that follow each other in time: ${ordered.why} (${cellName(analysis, ordered.cell)}). Test on the last rows instead.`,
        { fixes: fixesFor(analysis, split) },
      );
    }
  },
);

function fixesFor(analysis: Parameters<typeof callAt>[0], at: Parameters<typeof callAt>[1]): FixDraft[] {
  const call = callAt(analysis, at);
  if (call?.path !== 'sklearn.model_selection.train_test_split' || hasKeyword(call, 'stratify')) return [];
  const edit = withKeyword(analysis, at.cell, call, 'shuffle', 'False');
  return edit === null ? [] : [{ title: 'Keep the order: `shuffle=False`', kind: 'offered', edits: [edit] }];
}
