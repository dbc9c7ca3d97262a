import type { Analysis } from '#core/python/model.ts';
import { defineNotebookRule } from '../define.ts';
import {
  eventsOf,
  type Fit,
  type Pick,
  type Predict,
  type Rows,
  relation,
  roleOf,
  type Score,
  searchesBehind,
} from '../support/rows/index.ts';
import { cellName } from '../support/source.ts';

export const testSetChooses = defineNotebookRule(
  {
    id: 'notebook/test-set-chooses',
    title: 'The test set is used to choose',
    severity: 'warning',
    item: 'training',
    mark: 'leakage',
    why: 'The best of many scores on one test set is partly luck. What was chosen by it (a model, a number of neighbours, a threshold, the moment to stop) cannot be judged by it any more.',
    source:
      'scikit-learn, "Cross-validation": "knowledge about the test set can leak into the model": https://scikit-learn.org/stable/modules/cross_validation.html',
    bad: `import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier

df = pd.read_csv("data/sales.csv")
X_train, X_test, y_train, y_test = train_test_split(df[["price"]], df["sold"], random_state=0)
scores = []
for k in range(1, 20):
    model = KNeighborsClassifier(n_neighbors=k).fit(X_train, y_train)
    scores.append(model.score(X_test, y_test))
best = max(scores)`,
    good: `import pandas as pd
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.neighbors import KNeighborsClassifier

df = pd.read_csv("data/sales.csv")
X_train, X_test, y_train, y_test = train_test_split(df[["price"]], df["sold"], random_state=0)
search = GridSearchCV(KNeighborsClassifier(), {"n_neighbors": range(1, 20)}).fit(X_train, y_train)
search.score(X_test, y_test)`,
    fix: 'None: choose by cross-validation on the training rows, or cut a validation set off them; the test set is asked once, at the end.',
  },
  ({ analysis, report }) => {
    const scores = eventsOf(analysis, 'score');
    const told = new Set<string>();
    const tell = (at: Parameters<typeof report>[0], message: string): void => {
      const key = `${at.cell} ${at.range.start.line}`;
      if (!told.has(key)) report(at, message);
      told.add(key);
    };
    const asked = eventsOf(analysis, 'predict');
    const fits = eventsOf(analysis, 'fit');
    const chosen = new Set<Score>();
    for (const pick of eventsOf(analysis, 'pick')) {
      const tested = pick.scores.filter(({ rows }) => roleOf(rows) === 'test');
      const [first] = tested;
      if (first === undefined || tested.length < pick.scores.length || judgedElsewhere(scores, tested)) continue;
      // `max(scores)` and `argmax(scores)` are one choice.
      if (
        tested.every((score) => chosen.has(score)) ||
        (isRefitted(fits, first, asked) && !isJudgedAfter(scores, pick, first))
      )
        continue;
      if (tested.length === 1 && !first.loops.some((loop) => loop !== undefined)) continue;
      for (const score of tested) chosen.add(score);
      tell(
        pick,
        `The best is chosen by scores on the test rows, so its score is the luckiest of several. Choose by cross-validation on the training rows, and ask the test set once.`,
      );
    }
    for (const fit of fits) {
      const watched = fit.watched.find((rows) => roleOf(rows) === 'test');
      if (!fit.stops || watched === undefined || !scoredOn(analysis, watched)) continue;
      tell(
        fit,
        'The fit stops, or keeps the best state, by what it sees of the test rows, and is then judged on them. Cut a validation set off the training rows for that.',
      );
    }
    for (const { estimator, rows, cell, range } of scores) {
      const search = searchesBehind(estimator).find((each) => /^(?:same|contains)$/.test(relation(each, rows)));
      if (search !== undefined && roleOf(rows) === 'test')
        tell(
          { cell, range },
          `\`${search.what}\` in ${cellName(analysis, search.cell)} found the settings on rows that hold these test rows. Search on the training rows only.`,
        );
    }
    for (const { chosen, cell, range } of scores)
      if (chosen !== null && roleOf(chosen) === 'test')
        tell(
          { cell, range },
          'The threshold was chosen on the test rows, and this score is of the same rows. Choose it on validation rows.',
        );
  },
);

/** Other rows, kept apart from those that chose, have the last word: then these were for validation, whatever they are called. */
const judgedElsewhere = (scores: readonly Score[], chose: readonly Score[]): boolean =>
  scores.some(({ rows }) => roleOf(rows) === 'test' && chose.every((each) => relation(each.rows, rows) === 'apart'));

/**
 * Fitted on all rows in the end, those of the test among them, and asked about others: then they were for validation. The score of the
 * best is of no model that is left.
 */
const isRefitted = (fits: readonly Fit[], { rows, statement }: Score, asked: readonly Predict[]): boolean =>
  fits.some(
    (fit) =>
      fit.statement > statement &&
      fit.x !== null &&
      fit.estimator.inner.length === 0 &&
      relation(fit.x, rows) === 'contains' &&
      asked.some((predict) => predict.fit === fit && relation(predict.x, rows) === 'unknown'),
  );

/** What was chosen is judged on the same rows once more. */
const isJudgedAfter = (scores: readonly Score[], pick: Pick, { rows }: Score): boolean =>
  scores.some((score) => score.statement > pick.statement && relation(score.rows, rows) === 'same');

const scoredOn = (analysis: Analysis, watched: Rows): boolean =>
  eventsOf(analysis, 'score').some(({ rows }) => relation(watched, rows) === 'same');
