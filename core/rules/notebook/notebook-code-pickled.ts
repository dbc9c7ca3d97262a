import type { Analysis, Call, Statement } from '#core/python/model.ts';
import { defineNotebookRule } from '../define.ts';
import { callAt } from '../support/arguments.ts';

export const notebookCodePickled = defineNotebookRule(
  {
    id: 'notebook/notebook-code-pickled',
    title: 'A saved object needs code that only the notebook has',
    severity: 'error',
    item: 'training',
    why: 'A pickle holds the name of a class or function, not its code. What was defined in a cell belongs to `__main__`, so no other program can load the file; a lambda cannot be pickled at all.',
    source:
      'Python documentation, "What can be pickled and unpickled?": https://docs.python.org/3/library/pickle.html#what-can-be-pickled-and-unpickled',
    bad: `import joblib
from sklearn.base import BaseEstimator
from sklearn.linear_model import Ridge
from sklearn.pipeline import make_pipeline


class Clean(BaseEstimator): ...


model = make_pipeline(Clean(), Ridge())
joblib.dump(model, "model.joblib")`,
    good: `import joblib
from preprocessing import Clean  # a module of the project
from sklearn.linear_model import Ridge
from sklearn.pipeline import make_pipeline

model = make_pipeline(Clean(), Ridge())
joblib.dump(model, "model.joblib")`,
    fix: 'None: move the class or function into a module of the project, or let `slipway prepare` export to ONNX, which needs no Python code.',
  },
  ({ analysis, report }) => {
    for (const artifact of analysis.facts.artifacts) {
      const call = callAt(analysis, artifact);
      const saved = call?.arguments[0];
      if (!call || !saved || !keepsNames(artifact.format, call, saved.text)) continue;
      const culprit = ownCode(analysis, saved.names, artifact.statement);
      if (saved.text.startsWith('lambda') || culprit?.kind === 'lambda')
        report(
          artifact,
          'A lambda cannot be pickled: this line fails. Give the function a name in a module of the project.',
        );
      else if (culprit)
        report(
          artifact,
          `The file needs \`${culprit.name}\`, which is defined in a cell: no other program can load it. Move \`${culprit.name}\` into a module of the project.`,
        );
    }
  },
);

/** Whether code is kept by its name alone. cloudpickle and dill keep what a cell defines by value; a frame is data. */
function keepsNames(format: string, { path }: Call, saved: string): boolean {
  // A whole module, and no dictionary of its weights.
  if (path === 'torch.save') return /^\w+$/.test(saved);
  return (format === 'pickle' || format === 'joblib') && !/\.to_pickle$|^(?:cloudpickle|dill)\./.test(path);
}

interface Culprit {
  readonly kind: 'class' | 'function' | 'lambda';
  readonly name: string;
}

/** Code of the notebook that the object under one of `names` holds, by following what it was made of. */
function ownCode(analysis: Analysis, names: readonly string[], before: number): Culprit | null {
  const classes = definedNames(analysis, 'class_definition');
  const functions = definedNames(analysis, 'function_definition');
  const seen = new Set<string>();
  const follow = (name: string): Culprit | null => {
    if (seen.has(name)) return null;
    seen.add(name);
    if (classes.has(name)) return { kind: 'class', name };
    const statement = analysis.statements.findLast((item) => item.id < before && item.defines.includes(name));
    if (statement === undefined || statement.kind !== 'assignment') return null;
    return inConstruction(statement);
  };
  const inConstruction = (statement: Statement): Culprit | null => {
    for (const call of statement.calls) {
      if (classes.has(call.path)) return { kind: 'class', name: call.path };
      if (!makesObject(call)) continue;
      for (const argument of call.arguments) {
        if (argument.text.startsWith('lambda') && takesFunction(call)) return { kind: 'lambda', name: 'lambda' };
        const named = takesFunction(call) ? argument.names.find((name) => functions.has(name)) : undefined;
        if (named !== undefined) return { kind: 'function', name: named };
        for (const name of argument.names) {
          const found = follow(name);
          if (found) return found;
        }
      }
    }
    return null;
  };
  for (const name of names) {
    if (functions.has(name)) return { kind: 'function', name };
    const found = follow(name);
    if (found) return found;
  }
  return null;
}

const definedNames = (analysis: Analysis, kind: string): ReadonlySet<string> =>
  new Set(analysis.statements.filter((item) => item.kind === kind).flatMap((item) => item.defines));

/** A constructor or a pipeline maker of a library: the object keeps its arguments. */
const makesObject = ({ path }: Call): boolean =>
  /^[\w.]+\.(?:[A-Z]\w*|make_pipeline|make_column_transformer|make_union)$/.test(path);

/** Transformers that keep a function, with the keywords for it. */
const takesFunction = ({ path }: Call): boolean => /\.(?:FunctionTransformer|\w*Vectorizer)$/.test(path);
