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


def answers_of(out: str, batches: list[list[dict[str, Any]]]) -> dict[str, Any]:
    """`batches`: for each batch of rows, `answers` by output name, or `error`; and `installed`, what was there to load and what was
    loaded. Raises `Refusal` where the model does not come back to life."""
    try:
        made = subprocess.run(
            [sys.executable, _SCRIPT, out],
            cwd=out,
            input=json.dumps(batches).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            timeout=LIMIT,
        )
        told = json.loads(made.stdout.decode().strip().splitlines()[-1])
    except subprocess.TimeoutExpired as error:
        raise not_alive(f"it gave no answer within {LIMIT} seconds") from error
    except (ValueError, IndexError) as error:
        raise not_alive(f"it ended with code {made.returncode}", made.stderr.decode(errors="replace").splitlines()) from error
    if "error" in told:
        raise not_alive(told["error"], made.stderr.decode(errors="replace").splitlines())
    return told


def not_alive(why: str, lines: list[str] | None = None) -> Refusal:
    return Refusal(
        "model-does-not-run",
        f"The model does not answer in a process of its own: {why}.",
        subject="python/model.pkl",
        remedy="Keep open files, connections and what only the notebook's session holds out of the model and its features.",
        details=(lines or [])[-40:] or None,
    )
