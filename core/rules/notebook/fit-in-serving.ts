import type { Analysis, Statement } from '#core/python/model.ts';
import { defineNotebookRule } from '../define.ts';
import { textAt } from '../support/source.ts';
import { transformInstead } from '../support/transform-instead.ts';

export const fitInServing = defineNotebookRule(
  {
    id: 'notebook/fit-in-serving',
    title: 'The serving code fits again',
    severity: 'error',
    item: 'pattern',
    why: 'A scaler or encoder fitted on the rows of one request maps them otherwise than in training, so the model answers something else; a model fitted there forgets what it learned.',
    source:
      'Google, "Rules of Machine Learning", rules 29 and 37 (training-serving skew): https://developers.google.com/machine-learning/guides/rules-of-ml',
    bad: `from fastapi import FastAPI
from sklearn.preprocessing import StandardScaler

app = FastAPI()
scaler = StandardScaler()


@app.post("/predict")
def predict(rows):
    return model.predict(scaler.fit_transform(rows)).tolist()`,
    good: `from fastapi import FastAPI
from sklearn.preprocessing import StandardScaler

app = FastAPI()
scaler = StandardScaler()


@app.post("/predict")
def predict(rows):
    return model.predict(scaler.transform(rows)).tolist()`,
    fix: 'Offered: `transform` in place of `fit_transform`. A plain `fit` has none: it belongs into the training code.',
  },
  ({ analysis, report }) => {
    for (const { statement, body } of servingCode(analysis)) {
      for (const call of statement.calls) {
        const method = /^<.*>\.(fit|fit_transform|partial_fit)$/.exec(call.path)?.[1];
        const at = { cell: statement.cell, range: call.range };
        if (method === undefined || !body.includes(textAt(analysis, at))) continue;
        report(
          at,
          `\`${method}\` in the function that serves: it learns from the request instead of using what training learned.`,
          { fixes: method === 'fit_transform' ? transformInstead(analysis, at) : [] },
        );
      }
    }
  },
);

/** Functions handed to a serving tool: `gradio.Interface(fn=answer)`. */
function handlerNames(analysis: Analysis): ReadonlySet<string> {
  return new Set(
    analysis.statements.flatMap(({ calls }) =>
      calls
        .filter(({ path }) => /^gradio\.(?:Interface|ChatInterface)$/.test(path))
        .flatMap((call) => call.arguments.filter(({ keyword }) => keyword === null || keyword === 'fn').slice(0, 1))
        .flatMap(({ names }) => names),
    ),
  );
}

const route = /^@\s*[\w.]+\.(?:route|get|post|put|api|endpoint)\b/m;

interface ServingCode {
  readonly statement: Statement;
  /** The text of it that answers. */
  readonly body: string;
}

/** Functions that answer requests, those of the notebook that they call, and `predict` of models for MLflow. */
function servingCode(analysis: Analysis): ServingCode[] {
  const handlers = handlerNames(analysis);
  const functions = new Map(
    analysis.statements
      .filter(({ kind }) => kind === 'function_definition')
      .flatMap((statement) => statement.defines.map((name) => [name, statement] as const)),
  );
  const serving = new Set(analysis.statements.filter((statement) => isServing(statement, handlers)));
  // Those that are called are added while the loop runs, and looked at in their turn.
  for (const statement of serving)
    for (const { path } of statement.calls) {
      const called = functions.get(path);
      if (called !== undefined) serving.add(called);
    }
  return [
    ...[...serving].map((statement) => ({ statement, body: statement.text })),
    ...analysis.statements.flatMap((statement) => {
      const body = predictOf(statement);
      return body === null ? [] : [{ statement, body }];
    }),
  ];
}

/** The method that MLflow calls of a model in Python; null where a statement defines none. */
function predictOf({ kind, syntax }: Statement): string | null {
  if (kind !== 'class_definition') return null;
  const definition = syntax.type === 'decorated_definition' ? syntax.child('definition') : syntax;
  if (!/\bPythonModel\b/.test(definition?.child('superclasses')?.text ?? '')) return null;
  const methods = definition?.child('body')?.parts ?? [];
  return methods.find((method) => method.child('name')?.text === 'predict')?.text ?? null;
}

function isServing(statement: Statement, handlers: ReadonlySet<string>): boolean {
  if (statement.kind !== 'function_definition') return false;
  const decorators = statement.syntax.parts.filter(({ type }) => type === 'decorator').map(({ text }) => text);
  return decorators.some((text) => route.test(text)) || statement.defines.some((name) => handlers.has(name));
}
