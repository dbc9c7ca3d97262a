import type { Analysis, Call } from '#core/python/model.ts';
import { defineNotebookRule, type FixDraft } from '../define.ts';
import { callAt, keyword, withKeyword } from '../support/arguments.ts';

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
    const setAt =
      analysis.statements.findLast(({ calls }) => calls.some(({ path }) => setsSignature.test(path)))?.id ?? -1;
    for (const artifact of analysis.facts.artifacts) {
      if (!/^mlflow\.\w+\.(?:log_model|save_model)$/.test(artifact.path)) continue;
      const call = callAt(analysis, artifact);
      if (call === null || artifact.statement <= setAt || mayHaveOne(call)) continue;
      if (/\.pyfunc\./.test(artifact.path) && saysByTypes(analysis, call)) continue;
      report(
        artifact,
        'The model is logged without a signature and without an input example: nobody can tell which columns it takes.',
        { fixes: fixesFor(analysis, artifact.cell, artifact.statement, call) },
      );
    }
  },
);

/** `mlflow.models.set_signature`, for a model that is logged already. */
const setsSignature = /^mlflow\.models\.(?:\w+\.)?set_signature$/;

function mayHaveOne(call: Call): boolean {
  const given = [keyword(call, 'signature'), keyword(call, 'input_example')];
  if (given.some((argument) => argument !== null && argument.literal !== null)) return true;
  const placed = call.arguments.filter((argument) => argument.keyword === null);
  // `**options` may hold it, and of a value far behind nobody sees what it is.
  return placed.some(({ text, literal }, at) => text.startsWith('**') || (at >= 4 && literal === undefined));
}

/** From the types of `predict` MLflow makes the signature of a Python model. */
function saysByTypes(analysis: Analysis, call: Call): boolean {
  const names = new Set(call.arguments.flatMap((argument) => argument.names));
  return analysis.statements.some(
    ({ kind, defines, text }) =>
      kind === 'class_definition' &&
      defines.some((name) => names.has(name)) &&
      /\bdef predict\(\s*self\s*,(?:\s*context\b[^,]*,)?\s*\w+\s*:/.test(text),
  );
}

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
