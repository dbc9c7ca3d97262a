"""The chain from raw columns to answers as one ONNX graph, where it has a counterpart and gives the same answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from slipway_trace.decimals import worth_it
from slipway_trace.errors import CannotExport
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


def graph_of(way: Way) -> Graph | str:
    """Why there is none, in a sentence, where there is none."""
    inputs = way.inputs
    columns = [
        RawColumn(name, kind, inputs.raw[name].dtype, kind == "float" and worth_it(inputs.raw[name].to_numpy(float)))
        for name, kind in inputs.columns.items()
    ]
    try:
        exported = export(
            compiled(way.features), columns, way.captured.fitted, way.captured.model, way.asked, "slipway", inputs.form
        )
    except CannotExport as error:
        where = f" (line {error.line} of features: {error.source})" if error.line else ""
        return f"{error}{where}."
    if not exported.inputs:
        return "The model's answers depend on no column of the raw data."
    made = exported.model.SerializeToString()
    session = _session(made)
    if isinstance(session, str):
        return session
    outputs = [
        {"name": one.name, "role": one.role, "type": one.type, "width": one.width, "method": one.method}
        | ({} if one.classes is None else {"classes": one.classes})
        for one in exported.outputs
    ]
    return Graph(made, session, exported.inputs, outputs)


def _session(made: bytes) -> Any:
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.log_severity_level = 4
    try:
        return InferenceSession(made, options, providers=["CPUExecutionProvider"])
    except Exception as error:
        return f"The exported chain does not load in onnxruntime: {' '.join(str(error).split())[:300]}"


def parting(
    outputs: list[dict[str, Any]], got: dict[str, list[list[Any]]], own: dict[str, list[list[Any]]], tolerance: dict[str, float]
) -> str | None:
    """The first answer that is not the expected one, in a sentence: labels exactly, scores as `core/proof/tolerance.ts` has it."""
    for output in outputs:
        name = output["name"]
        for row, (expected, given) in enumerate(zip(own[name], got[name], strict=True)):
            if not all(_same(output, a, b, tolerance) for a, b in zip(expected, given, strict=True)):
                return f"Row {row} is answered with {given} as {name}, where {expected} is expected."
    return None


def _same(output: dict[str, Any], expected: Any, given: Any, tolerance: dict[str, float]) -> bool:
    if output["role"] == "label" or expected is None or given is None:
        return bool(expected == given)
    return bool(abs(given - expected) <= tolerance["absolute"] + tolerance["relative"] * abs(expected)) and bool(np.isfinite(given))
