"""The folder's Python objects asked in a process that never saw the notebook."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from .events import Refusal

_SCRIPT = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "answer_rows.py")
#: Seconds after which it is stuck.
LIMIT = 300


def answers_of(out: str) -> dict[str, Any]:
    """Answers to the captured rows by output name. Raises `Refusal` where the model does not come back to life there."""
    try:
        made = subprocess.run([sys.executable, _SCRIPT, out], cwd=out, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=LIMIT)
        told = json.loads(made.stdout.decode().strip().splitlines()[-1])
    except subprocess.TimeoutExpired as error:
        raise _refusal(f"it gave no answer within {LIMIT} seconds", []) from error
    except (ValueError, IndexError):
        told = {"error": f"it ended with code {made.returncode}"}
    if "answers" in told:
        return told["answers"]
    raise _refusal(told["error"], made.stderr.decode(errors="replace").splitlines())


def _refusal(why: str, lines: list[str]) -> Refusal:
    return Refusal(
        "model-does-not-run",
        f"The model does not answer in a process of its own: {why}.",
        subject="python/model.pkl",
        remedy="Keep open files, connections and what only the notebook's session holds out of the model and its features.",
        details=lines[-40:] or None,
    )
