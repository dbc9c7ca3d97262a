import type { Analysis, Call, Statement } from '#core/python/model.ts';
import { defineNotebookRule } from '../define.ts';
import { learnsFromRows, statisticIntoRows } from '../support/fitted-preprocessing.ts';
import { lineage } from '../support/lineage.ts';
import { cellName } from '../support/source.ts';

export const preprocessingBeforeSplit = defineNotebookRule(
  {
    id: 'notebook/preprocessing-before-split',
    title: 'Preprocessing learns from the test rows',
    severity: 'warning',
    item: 'training',
    why: 'A mean, a scale or a vocabulary taken over all rows carries the test set into training. The metrics look better than the model is.',
    source: 'scikit-learn, "Data leakage": https://scikit-learn.org/stable/common_pitfalls.html#data-leakage',
    bad: 'X = StandardScaler().fit_transform(X)\nX_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)',
    good: 'X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\nmodel = make_pipeline(StandardScaler(), Ridge()).fit(X_train, y_train)',
    fix: 'None: which step belongs into the pipeline, and that the metrics change, is for the author to say.',
  },
  ({ analysis, report }) => {
    const told = new Set<number>();
    for (const split of splitsOf(analysis)) {
      const names = split.call.arguments
        .filter(({ keyword }) => !isOption(keyword))
        .flatMap((argument) => argument.names);
      const line = lineage(analysis, names, split.statement.id);
      for (const statement of line.statements) {
        if (told.has(statement.id)) continue;
        const call = statement.calls.find(learnsFromRows) ?? statisticIntoRows(statement, line.names);
        if (!call) continue;
        told.add(statement.id);
        report(
          { cell: statement.cell, range: call.range },
          `\`${nameOf(call)}\` learns from all rows, and ${cellName(analysis, split.statement.cell)} splits them only afterwards: the test rows are in it. Split first, and fit this on the training rows, best inside a Pipeline.`,
        );
      }
    }
  },
);

interface Split {
  readonly statement: Statement;
  readonly call: Call;
}

/** Hold-out splits; without any, the first cross-validation, which splits inside. */
function splitsOf(analysis: Analysis): Split[] {
  const matching = (pattern: RegExp): Split[] =>
    analysis.statements.flatMap((statement) =>
      /function_definition|class_definition/.test(statement.kind)
        ? []
        : statement.calls.filter(({ path }) => pattern.test(path)).map((call) => ({ statement, call })),
    );
  const held = matching(/^sklearn\.model_selection\.train_test_split$/);
  return held.length > 0 ? held : matching(/^sklearn\.model_selection\.cross_val\w*$/);
}

const isOption = (keyword: string | null): boolean =>
  keyword !== null && keyword !== 'X' && keyword !== 'y' && keyword !== 'arrays';

const nameOf = ({ path }: Call): string => {
  const method = /^<(?:.*\.)?(\w+|\?)>\.(\w+)$/.exec(path);
  return method && method[1] !== '?' ? `${method[1]}.${method[2]}` : (path.split('.').at(-1) ?? path);
};
