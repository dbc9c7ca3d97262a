import type { Call } from '#core/python/model.ts';
import { defineNotebookRule } from '../define.ts';
import { callAt } from '../support/arguments.ts';
import { ownCodeIn } from '../support/own-code.ts';

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
      const statement = analysis.statements[artifact.statement];
      const saved = call?.syntax.child('arguments')?.parts[0];
      if (!call || !saved || !statement || !keepsNames(artifact.format, call)) continue;
      const culprit = ownCodeIn(analysis, saved, statement, call.arguments[0]?.names ?? []);
      if (culprit?.kind === 'lambda')
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
const keepsNames = (format: string, { path }: Call): boolean =>
  path === 'torch.save' ||
  ((format === 'pickle' || format === 'joblib') && !/\.to_pickle$|^(?:cloudpickle|dill)\./.test(path));
