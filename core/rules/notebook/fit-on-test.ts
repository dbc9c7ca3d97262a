import { defineNotebookRule, type FixDraft, type Look } from '../define.ts';
import { eventsOf, type Fit, relation, roleOf } from '../support/rows/index.ts';
import { transformInstead } from '../support/transform-instead.ts';

export const fitOnTest = defineNotebookRule(
  {
    id: 'notebook/fit-on-test',
    title: 'A transformer is fitted again on the test rows',
    severity: 'error',
    item: 'training',
    mark: 'leakage',
    why: 'The test rows get a scale, a vocabulary or codes of their own, so the model is asked about other values than it learned. In production a single row has no scale of its own.',
    source:
      'scikit-learn, "Inconsistent preprocessing": https://scikit-learn.org/stable/common_pitfalls.html#inconsistent-preprocessing',
    bad: `import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X_train, X_test = train_test_split(pd.read_csv("data/sales.csv"), random_state=0)
scaler = StandardScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.fit_transform(X_test)`,
    good: `import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X_train, X_test = train_test_split(pd.read_csv("data/sales.csv"), random_state=0)
scaler = StandardScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.transform(X_test)`,
    fix: 'Offered, where the same object was fitted on the training rows before: `transform` in place of `fit_transform`. A choice, because every number after it changes. Of another object, none: which one to keep is for the author to say.',
  },
  ({ analysis, report }) => {
    const fits = eventsOf(analysis, 'fit');
    const told = new Set<string>();
    fits.forEach((fit, index) => {
      const before = fits.slice(0, index).findLast((other) => isTwin(other, fit));
      const key = `${fit.cell} ${fit.range.start.line} ${fit.range.start.character}`;
      if (before === undefined || told.has(key)) return;
      told.add(key);
      const again = before.estimator === fit.estimator;
      const name = fit.estimator.path.split('.').at(-1);
      report(
        fit,
        again
          ? `\`${fit.method}\` on the ${wordFor(fit)} rows forgets what was learned from the training rows. Use \`transform\`.`
          : `Another \`${name}\` is fitted on the ${wordFor(fit)} rows, with values of its own. Transform them with the one that was fitted on the training rows.`,
        { fixes: again ? fixesFor(analysis, fit) : [] },
      );
    });
  },
);

const wordFor = ({ x }: Fit): string => (x && roleOf(x) === 'validation' ? 'validation' : 'test');

/** Learn something that must be the same for all rows. What only draws a picture (`TSNE`, `PCA` in two dimensions) does not. */
const mustAgree = /^(?:sklearn\.(?:preprocessing|impute|feature_extraction)|category_encoders|feature_engine)\b/;

/** Fitted on training rows before, and now on rows that were kept aside from those. */
function isTwin(before: Fit, fit: Fit): boolean {
  if (!before.x || !fit.x) return false;
  const role = roleOf(fit.x);
  if ((role !== 'test' && role !== 'validation') || roleOf(before.x) !== 'train') return false;
  if (stateless.test(fit.estimator.path) || !isApart(before, fit)) return false;
  if (fit.loops.length > 0 && fit.x.part.some(({ kind }) => kind === 'fold'))
    return before.estimator === fit.estimator && fit.method === 'fit_transform';
  if (before.estimator === fit.estimator) return fit.method === 'fit_transform' || mustAgree.test(fit.estimator.path);
  return (
    fit.estimator.path === before.estimator.path && mustAgree.test(fit.estimator.path) && fit.method === 'fit_transform'
  );
}

const stateless = /\.(?:Normalizer|Binarizer|FunctionTransformer|PolynomialFeatures|HashingVectorizer|FeatureHasher)$/;

/** Parts of one table, or two tables of which one object learns in turn and that are called train and test. */
function isApart(before: Fit, fit: Fit): boolean {
  if (!before.x || !fit.x) return false;
  if (before.x.origin === fit.x.origin) return relation(before.x, fit.x) === 'apart';
  return before.estimator === fit.estimator && fit.method === 'fit_transform';
}

const fixesFor = (analysis: Look['analysis'], fit: Fit): FixDraft[] =>
  fit.method === 'fit_transform' ? transformInstead(analysis, fit) : [];
