"""Inputs nobody trained on: what the Python model says to them, and whether the ONNX graph says the same.

What one of them refuses, or what they answer differently, becomes part of the signature: a server refuses it by name.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

from . import wire
from .events import Refusal
from .onnx import Graph, parting

#: Columns that are tried one by one.
TRIED = 60
#: Rows of the large batch, and single rows that must be answered as they are in a batch.
MANY, SINGLES, DOUBTFUL = 1000, 3, 25
UNSEEN = "never seen in training"
LARGE = {"float": 1e30, "integer": 2**53 - 1}


@dataclass
class Case:
    name: str
    column: str | None
    rows: list[dict[str, Any]]
    #: Rows of the captured ones whose answers are expected; None where nothing is.
    like: list[int] | None = None


def cases_of(columns: list[dict[str, Any]], rows: list[dict[str, Any]], unsure: bool) -> list[Case]:
    """`rows` are captured ones, by column name; more of them go alone where it is not sure that each is looked at for itself."""
    singles = min(DOUBTFUL if unsure else SINGLES, len(rows))
    made = [Case("one row", None, [rows[at]], [at]) for at in range(singles)]
    backwards = list(range(len(rows)))[::-1]
    made.append(Case("other order", None, [rows[at] for at in backwards], backwards))
    wide = [at % len(rows) for at in range(MANY)]
    made.append(Case("many rows", None, [rows[at] for at in wide], wide))
    base = next((row for row in rows if None not in row.values()), rows[0])
    for column in columns[:TRIED]:
        name, kind = column["name"], column["type"]
        for case, value in (
            *([("missing", None)] if kind in ("float", "string") else []),
            *([("unseen", UNSEEN)] if "categories" in column else []),
            *([("large", LARGE[kind])] if kind in LARGE else []),
        ):
            row = copy.copy(base)
            row[name] = value
            made.append(Case(case, name, [row]))
    return made


def judged(
    cases: list[Case],
    told: list[dict[str, Any]],
    own: dict[str, list[list[Any]]],
    graph: Graph | None,
    columns: list[dict[str, Any]],
    outputs: list[dict[str, Any]],
    tolerance: dict[str, float],
) -> list[dict[str, Any]]:
    """One verdict a case (`HardInput` of protocol/model.ts). Raises `Refusal` where answers depend on the other rows asked."""
    made: list[dict[str, Any]] = []
    for case, by_python in zip(cases, told, strict=True):
        answers = by_python.get("answers")
        if case.like is not None:
            expected = {name: [rows[at] for at in case.like] for name, rows in own.items()}
            if answers is None:
                raise Refusal("case-refused", f"Asked for {case.name}, the model does not answer: {by_python['error'].rstrip('.')}.")
            if parting(outputs, answers, expected, tolerance) is not None:
                raise Refusal(
                    "answers-depend-on-others",
                    f"Asked for {case.name}, the model answers differently than for all rows at once: its answers depend on the other rows of a request.",
                )
        verdict: dict[str, Any] = {"case": case.name, "python": "answered" if answers is not None else "refused"}
        if case.column is not None:
            verdict["column"] = case.column
        if answers is None:
            verdict["reason"] = by_python["error"]
        if graph is not None:
            verdict |= _by_graph(case, answers, graph, columns, tolerance)
        made.append(verdict)
    return made


def _by_graph(case: Case, answers: Any, graph: Graph, columns: list[dict[str, Any]], tolerance: dict[str, float]) -> dict[str, Any]:
    try:
        got = graph.answers(wire.frame_of(case.rows, columns), columns)
    except Exception as error:  # onnxruntime raises what it likes
        return {"onnx": "refused", "reason": " ".join(str(error).split())[:200]}
    if answers is None:
        return {"onnx": "answered"}
    apart = parting(graph.outputs, got, answers, tolerance)
    return {"onnx": "answered"} if apart is None else {"onnx": "differs", "reason": apart}


def lost(verdicts: list[dict[str, Any]], told: list[dict[str, Any]]) -> str | None:
    """Why a graph is no counterpart, in a sentence: it does not answer what may well come, and what Python answers. A number far
    beyond the others is not such a thing, and NaN is no answer. `told` is what Python said to each case."""
    for one, by_python in zip(verdicts, told, strict=True):
        if one["case"] not in ("missing", "unseen") or one.get("onnx", "answered") == "answered":
            continue
        rows = [row for answers in by_python.get("answers", {}).values() for row in answers]
        if any(value is not None for row in rows for value in row):
            what = "a missing value" if one["case"] == "missing" else "a word never seen"
            return f"Asked with {what} in {one['column']}, the ONNX graph does not answer as Python does. {one['reason']}"
    return None


def refused(verdicts: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Column to what a server has to refuse in it: what is not answered alike everywhere."""
    found: dict[str, list[str]] = {}
    for one in verdicts:
        if "column" in one and (one["python"] == "refused" or one.get("onnx", "answered") != "answered"):
            found.setdefault(one["column"], []).append(one["case"])
    return found
