"""Answers a model folder's captured rows by its Python objects, in a process that never saw the notebook: answer_rows.py FOLDER

Prints one JSON object: `answers` by output name, or `error`. What the model itself prints goes to standard error.
"""

from __future__ import annotations

import json
import os
import sys
import traceback


def main(folder: str) -> int:
    stream = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    code = os.path.join(folder, "code")
    sys.path[0:1] = [code, os.path.dirname(os.path.abspath(__file__))]
    try:
        made = {"answers": _answers(folder)}
    except BaseException as error:
        traceback.print_exc()
        made = {"error": " ".join(f"{type(error).__name__}: {error}".split())[:500]}
    stream.write(json.dumps(made, allow_nan=False) + "\n")
    stream.flush()
    return 0 if "answers" in made else 1


def _answers(folder: str) -> dict[str, object]:
    from slipway_model import PythonModel
    from slipway_run import wire

    with open(os.path.join(folder, "slipway", "signature.json"), encoding="utf-8") as file:
        signature = json.load(file)
    with open(os.path.join(folder, "slipway", "captured.json"), encoding="utf-8") as file:
        captured = json.load(file)
    got = PythonModel(folder).answers(wire.frame_of(captured["rows"], signature["inputs"]))
    return {output["name"]: wire.answers(got[output["name"]], output) for output in signature["outputs"]}


if __name__ == "__main__":
    code = main(sys.argv[1])
    sys.stderr.flush()
    os._exit(code)
