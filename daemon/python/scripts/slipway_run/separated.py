"""The code that was separated from the notebook, asked for the captured rows in a process that never saw the notebook."""

from __future__ import annotations

import os
from typing import Any

from .apart import Silent, told


def separated(job: dict[str, Any], cut: int | None, rows: list[dict[str, Any]]) -> dict[str, Any] | None:
    """`answers` by output name, or `error`; None where nothing was separated at this cut. `features.py` and `predict.py` stand beside the model folder, not in it."""
    code = next((one for one in job.get("separated", []) if one["cut"] == cut), None)
    if code is None:
        return None
    folder = os.path.join(os.path.dirname(job["out"]), "separated")
    os.makedirs(folder, exist_ok=True)
    for name in ("features", "predict"):
        with open(os.path.join(folder, f"{name}.py"), "w", encoding="utf-8", newline="\n") as file:
            file.write(code[name])
    try:
        return told("answer_separated.py", [job["out"], folder], folder, rows)[0]
    except Silent as silent:
        return {"error": str(silent)}
