import { defineNotebookRule, type FixDraft } from '../define.ts';
import { eventsOf, type Value } from '../support/rows/index.ts';
import { textAt } from '../support/source.ts';

export const swappedMetricArguments = defineNotebookRule(
  {
    id: 'notebook/swapped-metric-arguments',
    title: 'A metric gets the answers where it wants the truth',
    severity: 'error',
    item: 'training',
    why: 'Precision and recall change places, the confusion matrix is turned over, R² is another number. Nothing fails.',
    source:
      'scikit-learn, "Metrics and scoring": https://scikit-learn.org/stable/modules/model_evaluation.html#classification-metrics',
    bad: `import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split

df = pd.read_csv("data/sales.csv")
X_train, X_test, y_train, y_test = train_test_split(df[["price"]], df["sold"], random_state=0)
y_pred = LogisticRegression().fit(X_train, y_train).predict(X_test)
print(classification_report(y_pred, y_test))`,
    good: `import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split

df = pd.read_csv("data/sales.csv")
X_train, X_test, y_train, y_test = train_test_split(df[["price"]], df["sold"], random_state=0)
y_pred = LogisticRegression().fit(X_train, y_train).predict(X_test)
print(classification_report(y_test, y_pred))`,
    fix: 'Offered: the two arguments in the other order. A choice, because the numbers change.',
  },
  ({ analysis, report }) => {
    const told = new Set<string>();
    for (const { cell, range, path, call, first, second } of eventsOf(analysis, 'metric')) {
      const name = path.split('.').at(-1) ?? path;
      const [one, two] = call.arguments;
      const key = `${cell} ${range.start.line} ${range.start.character}`;
      if (!onesided.has(name) || one?.keyword !== null || two?.keyword !== null || told.has(key)) continue;
      // Inside a function whose names are right, it is the caller who mixes them up.
      const followed = isAnswer(first) && isTruth(second) && !(saysTruth(one.text) && saysAnswer(two.text));
      if (!followed && !(saysAnswer(one.text) && saysTruth(two.text) && !isAnswer(second))) continue;
      told.add(key);
      const fix: FixDraft = {
        title: 'Put the truth first',
        kind: 'offered',
        edits: [
          { cell, range: one.range, newText: textAt(analysis, { cell, range: two.range }) },
          { cell, range: two.range, newText: textAt(analysis, { cell, range: one.range }) },
        ],
      };
      report(
        { cell, range },
        `\`${name}\` wants the truth first: \`${name}(${two.text}, ${one.text})\`. As it stands the answer is another one.`,
        { fixes: one.text.includes('\n') || two.text.includes('\n') ? [] : [fix] },
      );
    }
  },
);

/** Metrics that give another number, or fail, when the arguments change places. */
const onesided = new Set([
  'precision_score',
  'recall_score',
  'fbeta_score',
  'classification_report',
  'confusion_matrix',
  'multilabel_confusion_matrix',
  'precision_recall_fscore_support',
  'r2_score',
  'explained_variance_score',
  'mean_absolute_percentage_error',
  'mean_squared_log_error',
  'roc_auc_score',
  'average_precision_score',
  'log_loss',
  'brier_score_loss',
  'roc_curve',
  'precision_recall_curve',
]);

const isAnswer = (value: Value): boolean => value.kind === 'rows' && value.prediction !== null;
const isTruth = (value: Value): boolean => value.kind === 'rows' && value.prediction === null;

const answer = /(?:^|_)(?:y_?)?(?:pred(?:s|icted|ictions?)?|hat)(?:_|$)|^yhat/i;
const saysAnswer = (text: string): boolean => /^\w+$/.test(text) && answer.test(text);
const saysTruth = (text: string): boolean =>
  /^\w+$/.test(text) &&
  !answer.test(text) &&
  /^(?:y|labels?|targets?|actuals?|expected)$|(?:^|_)(?:test|true|valid|val|train|actual)(?:_|$)/i.test(text);
