"""Runs `features` on symbolic rows and writes what it did, and the model after it, as one ONNX graph."""

from __future__ import annotations

import linecache
import traceback
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import onnx
from slipway_forms import Form

from .decimals import recover
from .errors import CannotExport
from .frame import Frame
from .graph import Graph
from .libraries import symbolic_libraries
from .models import emit_model
from .outputs import Output
from .pandas_functions import symbolic_pandas
from .rows import in_form
from .series import Series
from .terms import Term, kind_of
from .transformers import standing

FEATURES = "features.py"
_KINDS = {"float": "f", "integer": "i", "boolean": "b", "string": "s"}


@dataclass(frozen=True)
class RawColumn:
    """A column as rows bring it: its name, its type on the wire, and its pandas type in the training run.

    `decimal` says that its numbers are short decimals, whose digits are worth getting back (see `decimals`).
    """

    name: str
    type: str
    dtype: Any
    decimal: bool = False


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


def raw_frame(graph: Graph, columns: Sequence[RawColumn], used: Collection[str] = ()) -> Frame:
    """The symbolic raw rows: every column an input of shape [rows, 1]. Decimal columns that are used get their digits."""
    tensors = {column.name: graph.input(column.name, _KINDS[column.type]) for column in columns}
    decimal = [column.name for column in columns if column.decimal and column.type == "float" and column.name in used]
    if decimal:
        # All at once: a graph's time goes by its nodes more than by its columns.
        singles = graph.node("Concat", *decimal, axis=1) if len(decimal) > 1 else decimal[0]
        exact = recover(graph, singles)
        sizes = graph.constant([1] * len(decimal), np.int64)
        parts = graph.nodes_of("Split", exact, sizes, count=len(decimal), axis=1) if len(decimal) > 1 else [exact]
        tensors.update(zip(decimal, parts, strict=True))
    made: dict[Any, Series] = {}
    for column in columns:
        kind = _KINDS[column.type]
        # A column of whole numbers that may be missing comes as floats; its dtype still is what pandas read.
        dtype = column.dtype if kind_of(column.dtype) == kind or kind == "s" else None
        made[column.name] = Series(graph, Term(tensors[column.name], kind, kind == "f"), column.name, dtype)
    return Frame(graph, made)


def located(error: CannotExport) -> CannotExport:
    """Adds the line of `features` the error comes from."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename == FEATURES:
            error.line, error.source = frame.lineno, (frame.line or "").strip()
            break
    return error


def trace(
    features: Callable[..., Any],
    columns: Sequence[RawColumn],
    fitted: Mapping[str, Any],
    used: Collection[str] = (),
    form: Form | None = None,
) -> tuple[Graph, Any]:
    """Runs `features` on symbolic rows; answers with the graph so far and what the model takes."""
    graph = Graph()
    try:
        with symbolic_libraries():
            rows = raw_frame(graph, columns, used)
            answer = features(rows if form is None else in_form(form, rows), {name: standing(value) for name, value in fitted.items()})
    except CannotExport as error:
        raise located(error) from None
    except Exception as error:
        wrapped = CannotExport("features", f"{type(error).__name__} while it was traced: {error}")
        raise located(wrapped.with_traceback(error.__traceback__)) from error
    return graph, answer


def export(
    features: Callable[..., Any],
    columns: Sequence[RawColumn],
    fitted: Mapping[str, Any],
    model: Any,
    methods: Sequence[str],
    producer: str,
    form: Form | None = None,
    answers: Sequence[Output] = (),
) -> Exported:
    """The whole chain from raw columns to answers. Raises `CannotExport` naming the operation and its line."""

    def once(used: Collection[str]) -> tuple[onnx.ModelProto, list[Output]]:
        graph, x = trace(features, columns, fitted, used, form)
        with symbolic_pandas():
            outputs = emit_model(graph, model, x, methods, answers)
        return graph.model(producer), outputs

    # The first pass finds out which columns count; only those get their digits back in the second.
    made, outputs = once(())
    used = [one.name for one in made.graph.input]
    if any(column.decimal and column.name in used for column in columns):
        made, outputs = once(used)
    onnx.checker.check_model(made)
    return Exported(made, outputs, used)


__all__ = ["CannotExport", "Exported", "Output", "RawColumn", "compiled", "export", "raw_frame", "trace"]
