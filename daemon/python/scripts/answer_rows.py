"""Asks a model folder's Python objects, in a process that never saw the notebook: answer_rows.py FOLDER [FILE]

Reads batches of rows by column name as JSON, and prints one JSON object: `batches`, each with `answers` by output name or
`error`, and `installed`, the environment's distributions and which of them answering loaded; or `error` where the model cannot
be loaded; into FILE where one is named. What the model itself prints goes to standard error.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from typing import Any


def main(folder: str, file: str | None = None) -> int:
    stream = open(os.dup(1) if file is None else file, "w", encoding="utf-8")
    os.dup2(2, 1)
    batches = json.load(sys.stdin)
    sys.path[0:1] = [os.path.join(folder, "code"), os.path.dirname(os.path.abspath(__file__))]
    try:
        from slipway_model import PythonModel

        model = PythonModel(folder)
        with open(os.path.join(folder, "slipway", "signature.json"), encoding="utf-8") as file:
            signature = json.load(file)
        made: dict[str, Any] = {"batches": [_answered(model, signature, rows) for rows in batches]}
        from slipway_loaded import installed

        made["installed"] = installed()
    except BaseException as error:
        traceback.print_exc()
        made = {"error": _said(error)}
    stream.write(json.dumps(made, allow_nan=False) + "\n")
    stream.flush()
    return 0 if "batches" in made else 1


def _answered(model: Any, signature: dict[str, Any], rows: list[dict[str, Any]]) -> dict[str, Any]:
    from slipway_run import wire

    try:
        got = model.answers(wire.frame_of(rows, signature["inputs"]))
        return {"answers": {one["name"]: wire.answers(got[one["name"]], one) for one in signature["outputs"]}}
    except Exception as error:
        return {"error": _said(error)}


def _said(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:500]


if __name__ == "__main__":
    code = main(*sys.argv[1:])
    sys.stderr.flush()
    os._exit(code)
