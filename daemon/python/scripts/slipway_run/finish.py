"""From a run notebook to a model folder: a way that holds, its ONNX graph or its Python objects, answers, profile, files."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from slipway_trace.models import answering_library

from . import profile, wire
from .answers import outputs_of
from .attempts import Way
from .events import Refusal
from .folder import write, write_signature
from .fresh import answers_of, not_alive
from .hard import cases_of, judged, lost, refused
from .metrics import Metrics
from .onnx import Graph, asked, graph_of, parting
from .separated import separated
from .splits import Splits
from .truth import truth_of

#: Rows kept with the notebook's own answers, and training rows asked for the profile of the answers.
CAPTURED = 200
PROFILED = 100_000


def finish(job: dict[str, Any], way: Way, splits: Splits, metrics: Metrics, clock: Any, without: str | None = None) -> None:
    """`without` says why there is to be no graph."""
    captured, inputs = way.captured, way.inputs
    labels = way.matched.labels[:CAPTURED]
    by_python = outputs_of(captured.model, captured.answers, way.asked)

    if without is None:
        clock.step("export", "Writing the chain from raw columns to answers as ONNX")
    graph: Graph | str = graph_of(way, by_python) if without is None else without
    if isinstance(graph, Graph):
        outputs, own = graph.outputs, _own(captured.answers, graph.outputs)
        columns = _columns(way, graph.inputs)
        onnx, apart = asked(graph, inputs.raw.loc[labels], columns, own, job["tolerance"])
        graph = graph if apart is None else apart
    if isinstance(graph, str):
        onnx = None
        used = inputs.used(labels)
        if not used:
            raise Refusal("no-inputs", "The model's answers depend on no column of the raw data.", subject=way.name)
        columns = _columns(way, used)
        outputs, own = by_python, _own(captured.answers, by_python)

    clock.step("profile", f"Profiling {len(way.trained)} training rows")
    reference = inputs.raw.loc[way.trained[:PROFILED]]
    try:
        answered = _answered(way, graph, columns, outputs, reference)
    except Exception as error:
        if not isinstance(graph, Graph):
            raise
        worse = f"The ONNX graph does not answer the training rows: {' '.join(str(error).split())[:300]}"
        return finish(job, way, splits, metrics, clock, worse)
    profiles = {
        "rows": len(reference),
        "inputs": [profile.of_input(column, reference[column["name"]]) for column in columns],
        "outputs": [made for output in outputs for made in profile.of_output(output, answered[output["name"]])],
    }

    truth = truth_of(way, outputs, splits, CAPTURED)
    rows = wire.records(inputs.raw.loc[labels], [column["name"] for column in columns])
    signature = {"inputs": columns, "outputs": [_said(one) for one in outputs]}
    write(
        job,
        way,
        onnx=graph.bytes if isinstance(graph, Graph) else None,
        signature=signature,
        outputs=outputs,
        captured={"rows": rows, "answers": own, **({} if truth is None else {"truth": truth})},
        profiles=profiles,
    )
    clock.step("answer", "Asking the model in a process that never saw the notebook")
    cases = cases_of(columns, rows, way.unsure)
    batches = [rows, *(case.rows for case in cases)]
    fresh = answers_of(job["out"], batches)
    python, *told = fresh["batches"]
    if "answers" not in python:
        raise not_alive(python["error"])
    hard: list[dict[str, Any]] = []
    if parting(outputs, python["answers"], own, job["tolerance"]) is None:
        hard = judged(cases, told, own, graph if isinstance(graph, Graph) else None, columns, outputs, job["tolerance"])
        # scikit-learn's models take missing values by chance more than by design: a server refuses them instead.
        worse = None if answering_library(captured.model) == "sklearn" else lost(hard, told)
        if worse is not None:
            return finish(job, way, splits, metrics, clock, worse)
        for name, what in refused(hard).items():
            next(column for column in columns if column["name"] == name)["refuses"] = what
        write_signature(job["out"], signature)
    facts = {
        "answers": {"python": python["answers"], **({} if onnx is None else {"onnx": onnx})},
        "hard": hard,
        "fresh": {"asked": batches, **fresh},
        "onnx": None if isinstance(graph, Graph) else graph,
        "input": {"at": way.at, "name": way.name, "instead": way.instead, "cut": way.cut},
        "separated": separated(job, way.cut, rows),
        "model": _model(captured.model),
        "metrics": metrics.values,
        "rawRows": len(inputs.raw),
        "rawDigest": wire.digest(inputs.raw),
        "trainingRows": len(reference),
    }
    with open(job["facts"], "w", encoding="utf-8") as file:
        json.dump(facts, file, allow_nan=False)


def _columns(way: Way, names: list[str]) -> list[dict[str, Any]]:
    raw, kinds = way.inputs.raw, way.inputs.columns
    return [wire.describe(name, raw.loc[way.trained, name], kinds[name]) for name in names]


def _own(answers: dict[str, np.ndarray], outputs: list[dict[str, Any]]) -> dict[str, list[list[Any]]]:
    return {one["name"]: wire.answers(answers[one["method"]][:CAPTURED], one) for one in outputs}


def _answered(way: Way, graph: Any, columns: list[dict[str, Any]], outputs: list[dict[str, Any]], reference: Any) -> dict[str, list[list[Any]]]:
    if isinstance(graph, Graph):
        return graph.answers(reference, columns)
    from slipway_model import ask

    rows = way.inputs.features(reference.index)
    return {one["name"]: wire.answers(ask(way.captured.model, one["method"], rows), one) for one in outputs}


def _said(output: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in output.items() if name != "method"}


def _model(model: Any) -> dict[str, Any]:
    parameters = model.get_params(deep=False) if hasattr(model, "get_params") else {}
    return {
        "class": f"{type(model).__module__}.{type(model).__name__}",
        "library": type(model).__module__.split(".")[0],
        "parameters": {name: _plain(value) for name, value in sorted(parameters.items())},
    }


def _plain(value: Any) -> Any:
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float) and not np.isfinite(value):
        return str(value)
    return value if value is None or isinstance(value, (bool, int, float, str)) else " ".join(repr(value).split())[:400]
