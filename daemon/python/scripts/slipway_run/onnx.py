"""The chain from raw columns to answers as one ONNX graph, where it has a counterpart and gives the same answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from slipway_trace.decimals import worth_it
from slipway_trace.errors import CannotExport
from slipway_trace.libraries import symbolic_libraries
from slipway_trace.outputs import Output
from slipway_trace.trace import RawColumn, compiled, export

from . import wire
from .attempts import Way


@dataclass
class Graph:
    """A graph that loads in onnxruntime."""

    bytes: bytes
    session: Any
    #: Raw columns it takes, in its order.
    inputs: list[str]
    outputs: list[dict[str, Any]]

    def answers(self, frame: Any, columns: list[dict[str, Any]]) -> dict[str, list[list[Any]]]:
        arrays = self.session.run([output["name"] for output in self.outputs], wire.tensors(frame, columns))
        return {output["name"]: wire.answers(array, output) for output, array in zip(self.outputs, arrays, strict=True)}


def graph_of(way: Way, outputs: list[dict[str, Any]]) -> Graph | str:
    """Why there is none, in a sentence, where there is none. `outputs` are those of the Python model (`answers.outputs_of`)."""
    inputs = way.inputs
    columns = [
        RawColumn(name, kind, inputs.raw[name].dtype, kind == "float" and worth_it(inputs.raw[name].to_numpy(float)))
        for name, kind in inputs.columns.items()
    ]
    answers = [Output(one["name"], one["role"], one["type"], one["width"], one.get("classes"), one["method"]) for one in outputs]
    try:
        # What the features import by name has to be what takes columns, too.
        with symbolic_libraries():
            features = compiled(way.features)
        exported = export(features, columns, way.captured.fitted, way.captured.model, way.asked, "slipway", inputs.form, answers)
        made = exported.model.SerializeToString()
    except CannotExport as error:
        where = f" (line {error.line} of features: {error.source})" if error.line else ""
        return f"{error}{where}."
    except Exception as error:  # the Python model is there all the same
        return f"{type(way.captured.model).__name__} cannot be exported: {type(error).__name__}: {' '.join(str(error).split())[:300]}."
    own = {one["method"]: (one["name"], one["role"], one["type"], one["width"]) for one in outputs}
    for one in exported.outputs:
        if own.get(one.method) != (one.name, one.role, one.type, one.width):
            kind = type(way.captured.model).__name__
            return f"{kind} cannot be exported: its {one.method} answers in another shape than the graph does ({one.name}, {one.width} wide)."
    if not exported.inputs:
        return "The model's answers depend on no column of the raw data."
    session = _session(made)
    if isinstance(session, str):
        return session
    return Graph(made, session, exported.inputs, [_plain(one) for one in exported.outputs])


def _plain(one: Output) -> dict[str, Any]:
    made = {"name": one.name, "role": one.role, "type": one.type, "width": one.width, "method": one.method}
    return made if one.classes is None else {**made, "classes": one.classes}


def _session(made: bytes) -> Any:
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.log_severity_level = 4
    try:
        return InferenceSession(made, options, providers=["CPUExecutionProvider"])
    except Exception as error:
        return f"The exported chain does not load in onnxruntime: {' '.join(str(error).split())[:300]}"


def asked(
    graph: Graph, frame: Any, columns: list[dict[str, Any]], own: dict[str, list[list[Any]]], tolerance: dict[str, float]
) -> tuple[dict[str, list[list[Any]]] | None, str | None]:
    """What a graph answers to the notebook's rows, and in a sentence why that is not what the notebook answered, if it is not."""
    try:
        made = graph.answers(frame, columns)
    except Exception as error:  # onnxruntime raises what it likes
        return None, f"The ONNX graph does not answer the notebook's rows: {' '.join(str(error).split())[:300]}"
    apart = parting(graph.outputs, made, own, tolerance)
    return made, None if apart is None else f"The ONNX graph does not answer as the notebook does. {apart}"


def parting(
    outputs: list[dict[str, Any]], got: dict[str, list[list[Any]]], own: dict[str, list[list[Any]]], tolerance: dict[str, float]
) -> str | None:
    """The first answer that is not the expected one, in a sentence: labels exactly, scores as `core/proof/tolerance.ts` has it."""
    for output in outputs:
        name = output["name"]
        for row, (expected, given) in enumerate(zip(own[name], got[name], strict=True)):
            for at, (a, b) in enumerate(zip(expected, given, strict=True)):
                if not _same(output, a, b, tolerance):
                    called = name if len(expected) == 1 else f"{name}[{at}]"
                    return f"Row {row} is answered with {b} as {called}, where {a} is expected."
    return None


def _same(output: dict[str, Any], expected: Any, given: Any, tolerance: dict[str, float]) -> bool:
    if output["role"] == "label" or expected is None or given is None:
        return bool(expected == given)
    return bool(abs(given - expected) <= tolerance["absolute"] + tolerance["relative"] * abs(expected)) and bool(np.isfinite(given))
