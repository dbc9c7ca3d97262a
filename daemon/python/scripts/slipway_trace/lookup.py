"""Tables from value to value: `map`, `replace`, `isin`, encoders; and changes of type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from onnx import TensorProto

from . import functions, terms
from .errors import CannotExport
from .graph import NUMPY, Graph
from .terms import Term


def _missing(value: Any) -> bool:
    return bool(pd.isna(value)) if np.isscalar(value) or value is None else False


def index(graph: Graph, term: Term, keys: list[Any]) -> str:
    """Position of each value in `keys`, `len(keys)` for what is not among them: an INT64 tensor of the term's shape."""
    if term.kind == "s":
        texts = [str(key) for key in keys]
        return graph.node(
            "LabelEncoder",
            term.tensor,
            domain="ai.onnx.ml",
            keys_strings=texts,
            values_int64s=list(range(len(texts))),
            default_int64=len(texts),
        )
    if term.kind == "b":
        term = terms.cast(graph, term, "i")
    # Numbers are compared in single precision, in which raw ones come; equal there is equal for every table people write.
    numbers = graph.constant(np.asarray([[float(key) for key in keys]]), np.float32)
    equal = graph.node("Equal", graph.cast(term.tensor, TensorProto.FLOAT), numbers)
    hits = graph.cast(equal, TensorProto.INT64)
    found = graph.node("ReduceMax", hits, graph.constant([1], np.int64), keepdims=1)
    none = graph.node("Sub", graph.constant([[1]], np.int64), found)
    return graph.node("ArgMax", graph.node("Concat", hits, none, axis=1), axis=1, keepdims=1)


def table(graph: Graph, term: Term, mapping: Mapping[Any, Any], default: Term | None) -> Term:
    """Every value through a table; what is not in it becomes `default`, missing where that is None."""
    missing = [value for key, value in mapping.items() if _missing(key)]
    pairs = {key: value for key, value in mapping.items() if not _missing(key)}
    fits = {key: value for key, value in pairs.items() if _fits(term, key)}
    gap = terms.isna(graph, term)
    result = _gather(graph, term, fits, default)
    if missing:
        return terms.where(graph, gap, terms.constant(graph, missing[0]), result)
    if default is None or term.kind in "ib":
        return result
    kept = default if default.constant is None else terms.constant(graph, default.constant)
    return terms.where(graph, gap, kept, result) if term.kind == "s" else result


def _fits(term: Term, key: Any) -> bool:
    return isinstance(key, str) == (term.kind == "s") and not (term.kind == "s" and key == "")


def _gather(graph: Graph, term: Term, pairs: Mapping[Any, Any], default: Term | None) -> Term:
    nothing = default if default is not None else None
    if not pairs:
        return nothing if nothing is not None else terms.where(graph, terms.isna(graph, term), *_nothing(graph, "f"))
    position = index(graph, term, list(pairs))
    values = terms.constant(graph, np.asarray(_plain(list(pairs.values())), dtype=None))
    kind = values.kind
    if default is None and kind in "ib":
        kind = "f" if kind == "i" or term.kind != "b" or len(pairs) < 2 else kind
    flat = np.asarray(values.constant).ravel()
    filler: Any = {"f": np.nan, "i": 0, "b": False, "s": ""}[kind]
    padded = np.append(flat.astype(object), filler)
    looked_up = graph.node("Gather", graph.constant(padded.astype(NUMPY[kind]), NUMPY[kind]), position, axis=0)
    found = Term(looked_up, kind)
    if default is None:
        return found
    unknown = Term(graph.node("Equal", position, graph.constant(len(flat), np.int64)), "b")
    return terms.where(graph, unknown, default, found)


def _nothing(graph: Graph, kind: str) -> tuple[Term, Term]:
    value = terms.constant(graph, "" if kind == "s" else np.nan)
    return value, value


def _plain(values: list[Any]) -> Any:
    """Values of one kind: missing ones as NaN beside numbers, as "" beside text."""
    if any(isinstance(value, str) for value in values):
        if not all(isinstance(value, str) or _missing(value) for value in values):
            raise CannotExport("a table to both text and numbers", "a column is either one or the other")
        return np.asarray(["" if _missing(value) else value for value in values])
    if any(_missing(value) for value in values):
        return [np.nan if _missing(value) else float(value) for value in values]
    return values


def replacements(old: Any, new: Any) -> dict[Any, Any]:
    """The pairs of pandas' `replace`."""
    if isinstance(old, Mapping) and new is None:
        return dict(old)
    if isinstance(old, (list, tuple, np.ndarray)):
        news = list(new) if isinstance(new, (list, tuple, np.ndarray)) else [new] * len(old)
        return dict(zip(old, news, strict=True))
    return {old: new}


def astype(series: Any, dtype: Any) -> Any:
    """pandas' `astype` of a symbolic Series."""
    from .series import Series

    graph, term = series.graph, series.term
    name = getattr(dtype, "name", None) or getattr(dtype, "__name__", None) or str(dtype)
    if name in ("category", "object", "O"):
        return Series(graph, term, series.name, dtype if isinstance(dtype, pd.CategoricalDtype) else None)
    if name in ("str", "string", "str_"):
        return Series(graph, _text(graph, term), series.name)
    if term.kind == "s":
        return Series(graph, _number(graph, term, name), series.name)
    if name.lower().startswith(("int", "uint")):
        return Series(graph, functions.truncated(graph, term), series.name)
    if name.lower().startswith("float"):
        made = terms.cast(graph, term, "f")
        if name.endswith(("32", "16")):
            element = TensorProto.FLOAT if name.endswith("32") else TensorProto.FLOAT16
            made = Term(graph.cast(graph.cast(made.tensor, element), TensorProto.DOUBLE), "f", single=name.endswith("32"))
        return Series(graph, made, series.name)
    if name.startswith("bool"):
        return Series(graph, terms.cast(graph, term, "b"), series.name)
    raise CannotExport(f"Series.astype({name})", "the type has no counterpart")


def _text(graph: Graph, term: Term) -> Term:
    if term.kind == "s":
        return term
    if term.kind == "b":
        return terms.where(graph, term, terms.constant(graph, "True"), terms.constant(graph, "False"))
    if term.kind == "i":
        return Term(graph.cast(term.tensor, TensorProto.STRING), "s")
    raise CannotExport("Series.astype(str) on fractions", "ONNX prints them in another way than Python")


def _number(graph: Graph, term: Term, name: str) -> Term:
    if not name.lower().startswith(("int", "uint", "float")):
        raise CannotExport(f"Series.astype({name}) on text", "the type has no counterpart")
    filled = graph.node("Where", terms.isna(graph, term).tensor, graph.constant("NaN", np.str_), term.tensor)
    number = Term(graph.cast(filled, TensorProto.DOUBLE), "f")
    return number if name.lower().startswith("float") else functions.truncated(graph, number)
