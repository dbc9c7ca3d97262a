import { defineNotebookRule } from '../define.ts';
import { eventsOf, roleOf } from '../support/rows/index.ts';

export const trainingScoreAsTest = defineNotebookRule(
  {
    id: 'notebook/training-score-as-test',
    title: 'A score of training rows goes by the name of a test score',
    severity: 'error',
    item: 'training',
    why: 'Whoever reads the number takes it for what the model does on new rows.',
    source:
      'Kapoor and Narayanan, "Leakage and the reproducibility crisis in machine-learning-based science", Patterns 2023: https://doi.org/10.1016/j.patter.2023.100804',
    bad: `import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

df = pd.read_csv("data/sales.csv")
X_train, X_test, y_train, y_test = train_test_split(df[["price"]], df["sold"], random_state=0)
model = LogisticRegression().fit(X_train, y_train)
print("test accuracy:", model.score(X_train, y_train))`,
    good: `import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

df = pd.read_csv("data/sales.csv")
X_train, X_test, y_train, y_test = train_test_split(df[["price"]], df["sold"], random_state=0)
model = LogisticRegression().fit(X_train, y_train)
print("test accuracy:", model.score(X_test, y_test))`,
    fix: 'None: either the words or the rows are wrong.',
  },
  ({ analysis, report }) => {
    const told = new Set<string>();
    for (const { cell, range, text, scores } of eventsOf(analysis, 'label')) {
      const [score] = scores;
      if (scores.length !== 1 || score === undefined || !saysTest(text) || roleOf(score.rows) !== 'train') continue;
      const key = `${cell} ${range.start.line}`;
      if (told.has(key)) continue;
      told.add(key);
      report(
        { cell, range },
        `This is called a test score, and the \`${score.metric}\` is of training rows. Take the test rows, or call it what it is.`,
      );
    }
  },
);

const saysTest = (text: string): boolean =>
  /\b(?:test(?:ing)?|held[- ]?out|hold[- ]?out|unseen)\b/i.test(text) && !/\btrain/i.test(text);
