"""Runs `features` on symbolic rows and writes what it did, and the model after it, as one ONNX graph."""

from __future__ import annotations

import linecache
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import onnx

from .errors import CannotExport
from .frame import Frame
from .graph import Graph
from .models import Output, emit_model
from .pandas_functions import symbolic_pandas
from .series import Series
from .terms import Term, kind_of
from .transformers import standing

FEATURES = "features.py"
_KINDS = {"float": "f", "integer": "i", "boolean": "b", "string": "s"}


@dataclass(frozen=True)
class RawColumn:
    """A column as rows bring it: its name, its type on the wire, and its pandas type in the training run."""

    name: str
    type: str
    dtype: Any


@dataclass(frozen=True)
class Exported:
    model: onnx.ModelProto
    outputs: list[Output]
    #: Raw columns the answer depends on, in the order of the graph's inputs.
    inputs: list[str]


def compiled(source: str, environment: Mapping[str, Any] | None = None) -> Callable[..., Any]:
    """The `features` function of a source, with lines that tracebacks can show."""
    namespace: dict[str, Any] = {**(environment or {}), "__name__": "features"}
    linecache.cache[FEATURES] = (len(source), None, source.splitlines(keepends=True), FEATURES)
    exec(compile(source, FEATURES, "exec"), namespace)
    return namespace["features"]


def raw_frame(graph: Graph, columns: Sequence[RawColumn]) -> Frame:
    """The symbolic raw rows: every column an input of shape [rows, 1]."""
    made: dict[Any, Series] = {}
    for column in columns:
        kind = _KINDS[column.type]
        single = kind == "f"
        # A column of whole numbers that may be missing comes as floats; its dtype still is what pandas read.
        dtype = column.dtype if kind_of(column.dtype) == kind or kind == "s" else None
        made[column.name] = Series(graph, Term(graph.input(column.name, kind), kind, single), column.name, dtype)
    return Frame(graph, made)


def located(error: CannotExport) -> CannotExport:
    """Adds the line of `features` the error comes from."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename == FEATURES:
            error.line, error.source = frame.lineno, (frame.line or "").strip()
            break
    return error


def trace(features: Callable[..., Any], columns: Sequence[RawColumn], fitted: Mapping[str, Any]) -> tuple[Graph, Any]:
    """Runs `features` on symbolic rows; answers with the graph so far and what the model takes."""
    graph = Graph()
    try:
        with symbolic_pandas():
            answer = features(raw_frame(graph, columns), {name: standing(value) for name, value in fitted.items()})
    except CannotExport as error:
        raise located(error) from None
    except Exception as error:
        wrapped = CannotExport("features", f"{type(error).__name__} while it was traced: {error}").with_traceback(error.__traceback__)
        raise located(wrapped) from error
    return graph, answer


def export(
    features: Callable[..., Any],
    columns: Sequence[RawColumn],
    fitted: Mapping[str, Any],
    model: Any,
    methods: Sequence[str],
    producer: str,
) -> Exported:
    """The whole chain from raw columns to answers. Raises `CannotExport` naming the operation and its line."""
    graph, x = trace(features, columns, fitted)
    with symbolic_pandas():
        outputs = emit_model(graph, model, x, list(methods))
    made = graph.model(producer)
    onnx.checker.check_model(made)
    return Exported(made, outputs, [one.name for one in made.graph.input])


__all__ = ["CannotExport", "Exported", "Output", "RawColumn", "compiled", "export", "raw_frame", "trace"]
