import type { Ask } from '#core/python/slice/asked-model.ts';
import { formats } from './artifacts.ts';
import { importBlock } from './code.ts';

/** `predict.py`: loads what train.py kept and answers rows. It fits nothing. */
export function writePredict({ framework, methods, options, model }: Ask, notebook: string): string {
  const format = formats[framework];
  const own = options.replaceAll(new RegExp(`(?<![\\w.])${escaped(model)}(?=[.\\[])`, 'g'), 'self.model');
  const several = methods.filter((method) => method !== 'predict');
  const extra = several
    .map((method) => {
      const name = method === 'predict_proba' ? 'probability' : 'score';
      const labels = method === 'predict_proba' ? ', self.model.classes_' : '';
      return `        if hasattr(self.model, "${method}"):\n            columns.update(columns_of("${name}", self.model.${method}(inputs)${labels}))\n`;
    })
    .join('');
  const imports = importBlock(
    [
      'import argparse',
      'from pathlib import Path',
      'import joblib',
      'import numpy as np',
      'import pandas as pd',
      'from features import features',
      ...format.imports,
    ],
    ['features'],
  );
  const labels = several.includes('predict_proba')
    ? ['def columns_of(name, answers, labels=None):', 'names = range(answers.shape[1]) if labels is None else labels']
    : ['def columns_of(name, answers):', 'names = range(answers.shape[1])'];
  return `"""Answers rows as ${notebook} does, with the model that train.py kept. Fits nothing."""

${imports}

ARTIFACTS = Path(__file__).resolve().parent / "artifacts"


class Predictor:
    """The model with what it needs to take rows, loaded once."""

    def __init__(self, folder=ARTIFACTS):
        folder = Path(folder)
        self.model = ${format.load}
        self.fitted = joblib.load(folder / "fitted.joblib")
        self.sample = joblib.load(folder / "sample.joblib")

    def predict(self, rows):
        """One row of answers for each row of a data frame, under the same index."""
        inputs = features(as_in_training(rows, self.sample), self.fitted)
${format
  .answer('self.model', 'inputs', own)
  .map((line) => `        ${line}\n`)
  .join('')}        columns = columns_of("prediction", answers)
${extra}        return pd.DataFrame(columns, index=rows.index)


def as_in_training(rows, sample):
    """Gives columns the types that training had: what comes from a file has lost dates and categories."""
    rows = rows.rename(columns={str(name): name for name in sample.columns})
    for name, kind in sample.dtypes.items():
        if name in rows and rows[name].dtype != kind and not rows[name].isna().any():
            rows[name] = rows[name].astype(kind)
    return rows


${labels[0]}
    """Columns of a table: one for each value that a row is answered with."""
    answers = np.asarray(answers)
    if answers.ndim == 1 or answers.shape[1] == 1:
        return {name: answers.reshape(-1)}
    ${labels[1]}
    return {f"{name}_{label}": answers[:, index] for index, label in enumerate(names)}


def predict(rows, folder=ARTIFACTS):
    """Answers the rows of a data frame with the model in a folder."""
    return Predictor(folder).predict(rows)


def read_rows(path):
    """Rows of a CSV file, or of a JSON file that holds a list of records."""
    return pd.read_json(path, orient="records") if path.suffix == ".json" else pd.read_csv(path)


def main():
    """Reads rows from a file, answers them and writes the answers."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("rows", type=Path, help="CSV or JSON file with the rows to answer")
    parser.add_argument("--out", type=Path, help="CSV or JSON file for the answers; else shown")
    parser.add_argument("--artifacts", type=Path, default=ARTIFACTS, help="folder train.py wrote")
    options = parser.parse_args()

    answers = predict(read_rows(options.rows), options.artifacts)
    if options.out is None:
        print(answers.to_csv(index=False), end="")
    elif options.out.suffix == ".json":
        answers.to_json(options.out, orient="records", indent=2)
    else:
        answers.to_csv(options.out, index=False)


if __name__ == "__main__":
    main()
`;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
