"""Functions of one number: numpy's name to its ONNX counterpart, in double precision."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from onnx import TensorProto

from .errors import CannotExport
from .graph import Graph
from .terms import Term, cast, isna


def _plain(op: str) -> Callable[[Graph, str], str]:
    return lambda graph, x: graph.node(op, x)


def _number(value: float) -> Callable[[Graph], str]:
    return lambda graph: graph.constant(value, np.float64)


def _scaled_log(base: float) -> Callable[[Graph, str], str]:
    return lambda graph, x: graph.node("Div", graph.node("Log", x), graph.constant(np.log(base), np.float64))


def _trunc(graph: Graph, x: str) -> str:
    return graph.node("Mul", graph.node("Sign", x), graph.node("Floor", graph.node("Abs", x)))


#: Take and give a double.
FLOAT: dict[str, Callable[[Graph, str], str]] = {
    "log": _plain("Log"),
    "log2": _scaled_log(2),
    "log10": _scaled_log(10),
    "log1p": lambda g, x: g.node("Log", g.node("Add", x, g.constant(1.0, np.float64))),
    "exp": _plain("Exp"),
    "expm1": lambda g, x: g.node("Sub", g.node("Exp", x), g.constant(1.0, np.float64)),
    "sqrt": _plain("Sqrt"),
    "cbrt": lambda g, x: g.node("Mul", g.node("Sign", x), g.node("Pow", g.node("Abs", x), g.constant(1 / 3, np.float64))),
    "reciprocal": _plain("Reciprocal"),
    "sin": _plain("Sin"),
    "cos": _plain("Cos"),
    "tanh": _plain("Tanh"),
    "floor": _plain("Floor"),
    "ceil": _plain("Ceil"),
    "rint": _plain("Round"),
    "trunc": _trunc,
    "deg2rad": lambda g, x: g.node("Mul", x, g.constant(np.pi / 180, np.float64)),
    "rad2deg": lambda g, x: g.node("Mul", x, g.constant(180 / np.pi, np.float64)),
}
FLOAT["radians"], FLOAT["degrees"] = FLOAT["deg2rad"], FLOAT["rad2deg"]

#: Keep the kind of what they take.
KEEPING = {"negative": "Neg", "absolute": "Abs", "fabs": "Abs", "sign": "Sign"}


def unary(graph: Graph, name: str, term: Term) -> Term:
    """numpy's function `name` of every value."""
    if term.kind == "s":
        raise CannotExport(f"numpy.{name} on text", "it takes numbers")
    if name == "positive":
        return term
    if name in ("logical_not", "invert"):
        return Term(graph.node("Not", cast(graph, term, "b").tensor), "b")
    if name == "isnan":
        return isna(graph, term)
    if name in ("isinf", "isfinite"):
        return _finite(graph, name, cast(graph, term, "f"))
    if name == "square":
        number = term if term.kind == "f" else cast(graph, term, "i")
        return Term(graph.node("Mul", number.tensor, number.tensor), number.kind)
    if name in KEEPING:
        number = term if term.kind == "f" else cast(graph, term, "i")
        return Term(graph.node(KEEPING[name], number.tensor), number.kind)
    if name not in FLOAT:
        raise CannotExport(f"numpy.{name}", "ONNX has no counterpart for it")
    return Term(FLOAT[name](graph, cast(graph, term, "f").tensor), "f")


def _finite(graph: Graph, name: str, term: Term) -> Term:
    # IsInf of onnxruntime takes doubles; a number is finite when it is neither that nor NaN.
    infinite = graph.node("IsInf", term.tensor)
    if name == "isinf":
        return Term(infinite, "b")
    return Term(graph.node("Not", graph.node("Or", infinite, graph.node("IsNaN", term.tensor))), "b")


def rounded(graph: Graph, term: Term, decimals: int) -> Term:
    """Half to even, as numpy rounds."""
    if term.kind != "f":
        return term
    if decimals == 0:
        return Term(graph.node("Round", term.tensor), "f")
    scale = graph.constant(10.0**decimals, np.float64)
    return Term(graph.node("Div", graph.node("Round", graph.node("Mul", term.tensor, scale)), scale), "f")


def truncated(graph: Graph, term: Term) -> Term:
    """`astype(int)`: towards zero."""
    return Term(graph.cast(term.tensor, TensorProto.INT64), "i") if term.kind != "i" else term
