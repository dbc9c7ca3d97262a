import { defineNotebookRule } from '../define.ts';
import { eventsOf, type Fit, relation } from '../support/rows/index.ts';

export const encoderOverwritten = defineNotebookRule(
  {
    id: 'notebook/encoder-overwritten',
    title: 'One encoder is fitted on several columns',
    severity: 'warning',
    item: 'pattern',
    why: 'Each fit forgets the codes of the column before, and only the last mapping is left. A service that gets a new row cannot encode it as training did.',
    source:
      'scikit-learn, `LabelEncoder`: "should be used to encode target values": https://scikit-learn.org/stable/modules/generated/sklearn.preprocessing.LabelEncoder.html',
    bad: `import pandas as pd
from sklearn.preprocessing import LabelEncoder

df = pd.read_csv("data/sales.csv")
encoder = LabelEncoder()
for name in ["shop", "colour"]:
    df[name] = encoder.fit_transform(df[name])`,
    good: `import pandas as pd
from sklearn.preprocessing import OrdinalEncoder

df = pd.read_csv("data/sales.csv")
names = ["shop", "colour"]
encoder = OrdinalEncoder()
df[names] = encoder.fit_transform(df[names])`,
    fix: 'None: one `OrdinalEncoder` over all the columns keeps every mapping, or a dictionary with one encoder a column; which one depends on what comes after.',
  },
  ({ analysis, report }) => {
    const fits = eventsOf(analysis, 'fit').filter(({ estimator }) => oneColumn.test(estimator.path));
    const told = new Set<string>();
    fits.forEach((fit, index) => {
      const before = fits.slice(0, index).find((other) => isForgotten(other, fit));
      const key = `${fit.cell} ${fit.range.start.line}`;
      const repeated = fit.loops.length > fit.estimator.depth;
      if ((before === undefined && !repeated) || told.has(key)) return;
      told.add(key);
      report(
        fit,
        `This \`${fit.estimator.path.split('.').at(-1)}\` is fitted on one column after another, and keeps the codes of the last one only. Use an OrdinalEncoder for all of them, or an encoder a column.`,
      );
    });
    for (const statement of analysis.statements)
      for (const call of statement.calls) {
        const [first] = call.arguments;
        if (!/\.apply$/.test(call.path) || first === undefined || !/\.fit_transform$/.test(first.text)) continue;
        report(
          { cell: statement.cell, range: call.range },
          '`apply` fits the encoder on one column after another, and only the last mapping is left. Use an OrdinalEncoder for all of them.',
        );
      }
  },
);

const oneColumn = /\.(?:LabelEncoder|LabelBinarizer)$/;

/** The same object, fitted on the same rows before: another column. On rows that were kept aside it is another mistake. */
const isForgotten = (before: Fit, fit: Fit): boolean =>
  before.estimator === fit.estimator &&
  before.range !== fit.range &&
  `${before.cell} ${before.range.start.line}` !== `${fit.cell} ${fit.range.start.line}` &&
  before.x !== null &&
  fit.x !== null &&
  relation(before.x, fit.x) === 'same' &&
  before.x.columns.single !== fit.x.columns.single;
