import type { Analysis } from '#core/python/model.ts';
import { defineNotebookRule, type FixDraft } from '../define.ts';
import { callAt, hasKeyword, withKeyword } from '../support/arguments.ts';

export const noSignature = defineNotebookRule(
  {
    id: 'notebook/no-signature',
    title: 'A model is logged without signature or input example',
    severity: 'warning',
    item: 'pattern',
    why: 'Without the columns and their types nobody can validate a request, and the first wrong one is found in production.',
    source:
      'MLflow documentation, "Model signatures and input examples": https://mlflow.org/docs/latest/ml/model/signatures/',
    bad: `import mlflow
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression

X, y = load_iris(return_X_y=True)
model = LogisticRegression().fit(X, y)
mlflow.sklearn.log_model(model, name="model")`,
    good: `import mlflow
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression

X, y = load_iris(return_X_y=True)
model = LogisticRegression().fit(X, y)
mlflow.sklearn.log_model(model, name="model", input_example=X[:5])`,
    fix: 'Offered: five training rows as the input example, from which MLflow infers the signature.',
  },
  ({ analysis, report }) => {
    for (const artifact of analysis.facts.artifacts) {
      if (!/^mlflow\.\w+\.(?:log_model|save_model)$/.test(artifact.path)) continue;
      const call = callAt(analysis, artifact);
      if (call === null || hasKeyword(call, 'signature') || hasKeyword(call, 'input_example')) continue;
      // `**options` may hold it.
      if (call.arguments.some(({ text, keyword }) => keyword === null && text.startsWith('**'))) continue;
      report(
        artifact,
        'The model is logged without a signature and without an input example: nobody can tell which columns it takes.',
        { fixes: fixesFor(analysis, artifact.cell, artifact.statement, call) },
      );
    }
  },
);

function fixesFor(
  analysis: Analysis,
  cell: number,
  statement: number,
  call: NonNullable<ReturnType<typeof callAt>>,
): FixDraft[] {
  const fit = analysis.facts.fits.findLast(({ role, statement: at }) => role === 'model' && at <= statement);
  const rows = fit?.data[0];
  if (rows === undefined) return [];
  const edit = withKeyword(analysis, cell, call, 'input_example', `${rows}[:5]`);
  return edit === null ? [] : [{ title: `Add \`input_example=${rows}[:5]\``, kind: 'offered', edits: [edit] }];
}
