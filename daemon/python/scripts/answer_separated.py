"""Asks separated code with the model and the learned values of a model folder: answer_separated.py FOLDER CODE

Reads rows by column name as JSON, and prints one JSON object: `answers` by output name, or `error`. CODE holds `features.py` and
`predict.py` as `slipway split` writes them. What they print themselves goes to standard error.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
import traceback
import types
from typing import Any

#: What the answers of an output are called in `predict.py`.
COLUMNS = {"label": "prediction", "probabilities": "probability", "scores": "score"}


def main(folder: str, code: str) -> int:
    stream = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    rows = json.load(sys.stdin)
    sys.path[0:1] = [os.path.join(folder, "code"), os.path.dirname(os.path.abspath(__file__))]
    try:
        made: dict[str, Any] = {"answers": answers_of(folder, code, rows)}
    except BaseException as error:
        traceback.print_exc()
        made = {"error": " ".join(f"{type(error).__name__}: {error}".split())[:500]}
    stream.write(json.dumps(made, allow_nan=False) + "\n")
    stream.flush()
    return 0 if "answers" in made else 1


def answers_of(folder: str, code: str, rows: list[dict[str, Any]]) -> dict[str, list[list[Any]]]:
    from slipway_model import PythonModel
    from slipway_run import wire

    kept = PythonModel(folder)
    with open(os.path.join(folder, "slipway", "signature.json"), encoding="utf-8") as file:
        signature = json.load(file)
    table, fitted = whole(kept._form, wire.frame_of(rows, signature["inputs"]))
    if importlib.util.find_spec("joblib") is None:
        # Only what is kept in files is loaded with it, and here nothing is.
        sys.modules["joblib"] = types.ModuleType("joblib")
    # The folder's own features have that name, too.
    sys.modules.pop("features", None)
    sys.path.insert(0, code)
    from predict import Predictor

    predictor = Predictor.__new__(Predictor)
    predictor.model, predictor.fitted, predictor.sample = kept._model, {**kept._fitted, **fitted}, table.iloc[:0]
    answers = predictor.predict(table)
    made: dict[str, list[list[Any]]] = {}
    for output in signature["outputs"]:
        name = COLUMNS.get(output["name"], output["name"])
        columns = [column for column in answers if column == name or str(column).startswith(f"{name}_")]
        if columns:
            made[output["name"]] = wire.answers(answers[columns].to_numpy(), output)
    return made


def whole(form: Any, table: Any) -> tuple[Any, dict[str, Any]]:
    """The rows as `predict.py` takes them, and what it is told of their form. Columns that no answer depends on come empty."""
    if form.kind == "bunch" or form.kind == "dmatrix":
        return whole(form.inner, table)
    if form.kind == "frame":
        frame = form.back(table)
        return frame, {"columns": list(frame.columns), "table": True, "shape": (len(frame.columns),), "dtype": "object"}
    made = {column.name: column.restored(table[column.name]) if column.name in table else column.empty(len(table)) for column in form.columns}
    frame = type(table)(made, index=table.index)
    flat = form.kind in ("series", "vector") or (form.kind == "list" and not form.nested)
    shape = () if flat else tuple(form.shape) or (len(form.columns),)
    dtype = form.columns[0].dtype if form.kind == "series" else form.dtype or "object"
    return frame, {"columns": list(frame.columns), "table": False, "shape": shape, "dtype": dtype}


if __name__ == "__main__":
    ended = main(sys.argv[1], sys.argv[2])
    sys.stderr.flush()
    os._exit(ended)
