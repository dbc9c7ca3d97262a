"""The folder's Python objects asked in a process that never saw the notebook."""

from __future__ import annotations

from typing import Any

from .apart import Silent, told
from .events import Refusal


def answers_of(out: str, batches: list[list[dict[str, Any]]]) -> dict[str, Any]:
    """`batches`: for each batch of rows, `answers` by output name, or `error`; and `installed`, what was there to load and what was
    loaded. Raises `Refusal` where the model does not come back to life."""
    try:
        made, lines = told("answer_rows.py", [out], out, batches)
    except Silent as silent:
        raise not_alive(str(silent), silent.lines) from silent
    if "error" in made:
        raise not_alive(made["error"], lines)
    return made


def not_alive(why: str, lines: list[str] | None = None) -> Refusal:
    return Refusal(
        "model-does-not-run",
        f"The model does not answer in a process of its own: {why}.",
        subject="python/model.pkl",
        remedy="Keep open files, connections and what only the notebook's session holds out of the model and its features.",
        details=(lines or [])[-40:] or None,
    )
