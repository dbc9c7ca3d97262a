/** Test files; `captured` is the path of the captured rows from the folder the code is in. */
export interface TestFiles {
  readonly path: string;
  readonly features: string;
  readonly answers: string;
}

export interface TestInput {
  readonly captured: string;
  readonly tolerance: { readonly absolute: number; readonly relative: number };
  /** What makes every training another one, and where; null where a model trained anew is the same. */
  readonly unseeded: string | null;
}

const head = (captured: string): string => `import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from features import features
from predict import Predictor

CAPTURED = Path(__file__).resolve().parents[1] / ${JSON.stringify(captured)}
`;

const captured = `def captured():
    """Raw rows of the notebook's run and its own answers to them, as \`slipway prepare\` kept them."""
    if not CAPTURED.exists():
        pytest.skip(f"{CAPTURED} is not there: run \`slipway prepare\`, which keeps rows and answers")
    return json.loads(CAPTURED.read_text(encoding="utf-8"))
`;

export function writeTests({ captured: path, tolerance, unseeded }: TestInput): TestFiles {
  const top = head(path);
  const skipped =
    unseeded === null
      ? ''
      : `@pytest.mark.skip(reason=${JSON.stringify(`${unseeded} draws without a seed: a model that is trained anew is another one`)})\n`;
  return {
    path: `"""Lets the tests import the code beside their folder, wherever pytest is started."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
`,
    features: `"""Tests of features.py: it changes nothing, learns nothing and looks at one row at a time."""

import numpy as np
import pandas as pd

from features import features
from predict import Predictor, as_in_training


def dense(inputs):
    """The model's input as an array, whatever box it comes in."""
    if hasattr(inputs, "get_data"):
        inputs = inputs.get_data()
    if hasattr(inputs, "toarray"):
        inputs = inputs.toarray()
    return np.asarray(inputs)


def same(left, right):
    """Whether two inputs of the model are equal; missing values are equal to each other."""
    left, right = dense(left), dense(right)
    if left.shape != right.shape:
        return False
    if left.dtype.kind in "fiub" and right.dtype.kind in "fiub":
        left, right = left.astype(float), right.astype(float)
        return np.allclose(left, right, rtol=1e-6, atol=1e-9, equal_nan=True)
    return bool(np.all((left == right) | (pd.isna(left) & pd.isna(right))))


def test_rows_are_left_as_they_are():
    predictor = Predictor()
    rows = predictor.sample.copy()
    features(rows, predictor.fitted)
    pd.testing.assert_frame_equal(rows, predictor.sample)


def test_asking_twice_gives_the_same():
    predictor = Predictor()
    first = features(predictor.sample, predictor.fitted)
    assert same(first, features(predictor.sample, predictor.fitted))


def test_a_row_does_not_depend_on_the_others():
    predictor = Predictor()
    rows = predictor.sample
    together = dense(features(rows, predictor.fitted))
    assert len(together) == len(rows)
    for index in range(len(rows)):
        alone = features(rows.iloc[[index]], predictor.fitted)
        assert same(alone, together[index : index + 1])


def test_types_lost_in_a_file_come_back():
    predictor = Predictor()
    rows = pd.DataFrame(predictor.sample.to_dict("records"))
    rows.index = predictor.sample.index
    typed = as_in_training(rows.astype(object), predictor.sample)
    assert same(features(typed, predictor.fitted), features(predictor.sample, predictor.fitted))
`,
    answers: `"""Tests of predict.py: it answers as the notebook did, within the tolerance of slipway.yaml."""

${top.replace('from features import features\n', '')}ABSOLUTE = ${pythonNumber(tolerance.absolute)}
RELATIVE = ${pythonNumber(tolerance.relative)}
# What Slipway calls an output, and how its columns begin in predict.py.
COLUMNS = {"label": "prediction", "probabilities": "probability", "scores": "score"}


${captured}

def columns_like(answers, output):
    """The columns of the answers that hold an output."""
    name = COLUMNS.get(output, output)
    return [column for column in answers if column == name or str(column).startswith(f"{name}_")]


def whole(rows, sample):
    """Rows with all columns of training: those that no answer depends on were not kept, and come empty."""
    made = sample.iloc[:0].reindex(range(len(rows)))
    for name in sample.columns:
        if str(name) in rows:
            made[name] = rows[str(name)]
    return made


${skipped}def test_answers_are_the_notebook_s_own():
    known = captured()
    predictor = Predictor()
    answers = predictor.predict(whole(pd.DataFrame(known["rows"]), predictor.sample))
    compared = 0
    for output, expected in known["answers"].items():
        columns = columns_like(answers, output)
        if not columns:
            continue
        got = answers[columns].to_numpy()
        expected = np.array(expected).reshape(got.shape)
        if expected.dtype.kind in "fiub":
            np.testing.assert_allclose(got.astype(float), expected, rtol=RELATIVE, atol=ABSOLUTE)
        else:
            np.testing.assert_array_equal(got.astype(str), expected.astype(str))
        compared += 1
    assert compared > 0


def test_every_row_gets_an_answer():
    predictor = Predictor()
    answers = predictor.predict(predictor.sample)
    assert answers.index.equals(predictor.sample.index)
    assert not answers["prediction" if "prediction" in answers else answers.columns[0]].isna().any()


def test_a_row_is_answered_alone_as_among_others():
    predictor = Predictor()
    together = predictor.predict(predictor.sample)
    rows = predictor.sample
    alone = pd.concat(predictor.predict(rows.iloc[[index]]) for index in range(len(rows)))
    pd.testing.assert_frame_equal(alone, together, rtol=RELATIVE, atol=ABSOLUTE, check_dtype=False)
`,
  };
}

const pythonNumber = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value));
