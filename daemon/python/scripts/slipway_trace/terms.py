"""Element-wise arithmetic on tensors with pandas' rules for kinds and missing values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from onnx import TensorProto

from .errors import CannotExport
from .graph import KINDS, NUMPY, Graph


@dataclass(frozen=True)
class Term:
    """A tensor of shape [rows, k], or a constant that broadcasts to one.

    `single` marks values that are still raw single-precision inputs: they are compared with constants in single
    precision, so that 39.1 equals 39.1.
    """

    tensor: str
    kind: str
    single: bool = False
    constant: Any = None


def constant(graph: Graph, value: Any) -> Term:
    """A scalar or a row of constants."""
    array = np.asarray(value)
    if value is None or array.dtype == object and all(_missing(v) for v in array.ravel()):
        array = np.full(array.shape, np.nan)
    kind = kind_of(array.dtype)
    if kind is None and all(isinstance(v, str) or _missing(v) for v in array.ravel()):
        kind, array = "s", np.asarray([("" if _missing(v) else v) for v in array.ravel()], dtype=object).reshape(array.shape)
    if kind is None:
        raise CannotExport(f"a constant of type {array.dtype}", "only numbers, booleans and strings have a counterpart")
    shaped = array.reshape(1, -1) if array.ndim <= 1 else array
    return Term(graph.constant(shaped, NUMPY[kind]), kind, constant=shaped)


def _missing(value: Any) -> bool:
    return value is None or (isinstance(value, float) and np.isnan(value)) or type(value).__name__ in ("NAType", "NaTType")


def kind_of(dtype: Any) -> str | None:
    """The kind of a numpy or pandas dtype; None for what has none by its type alone."""
    name = str(dtype)
    if name in ("bool", "boolean"):
        return "b"
    if name.lower().startswith(("int", "uint")):
        return "i"
    if name.lower().startswith("float"):
        return "f"
    return "s" if name in ("str", "string") or name.startswith("<U") else None


def cast(graph: Graph, term: Term, kind: str) -> Term:
    if term.kind == kind:
        return term
    if "s" in (term.kind, kind):
        raise CannotExport("mixing text and numbers", "a column is either one or the other")
    if kind == "b":
        zero = graph.constant(0, NUMPY[term.kind])
        return Term(graph.node("Not", graph.node("Equal", term.tensor, zero)), "b")
    if term.constant is not None:
        return constant(graph, term.constant.astype(NUMPY[kind]))
    return Term(graph.cast(term.tensor, KINDS[kind]), kind)


def common(graph: Graph, *terms: Term) -> list[Term]:
    """The terms in the narrowest kind that holds them all."""
    kinds = {term.kind for term in terms}
    for kind in "sfib":
        if kind in kinds:
            return [cast(graph, _untyped(graph, term, kind), kind) for term in terms]
    raise AssertionError(kinds)


def _untyped(graph: Graph, term: Term, kind: str) -> Term:
    """A constant NaN beside text is a missing text."""
    if kind == "s" and term.kind == "f" and term.constant is not None and np.isnan(term.constant).all():
        return Term(graph.constant(np.full(term.constant.shape, ""), np.str_), "s")
    return term


def isna(graph: Graph, term: Term) -> Term:
    if term.kind == "f":
        return Term(graph.node("IsNaN", term.tensor), "b")
    if term.kind == "s":
        return Term(graph.node("Equal", term.tensor, graph.constant("", np.str_)), "b")
    like = term.tensor if term.kind == "i" else graph.cast(term.tensor, TensorProto.INT64)
    return Term(graph.node("Not", graph.node("Equal", like, like)), "b")


def invert(graph: Graph, term: Term) -> Term:
    if term.kind != "b":
        raise CannotExport("~ on numbers", "it has a counterpart for booleans only")
    return Term(graph.node("Not", term.tensor), "b")


def where(graph: Graph, condition: Term, yes: Term, no: Term) -> Term:
    single = (yes.single or yes.constant is not None) and (no.single or no.constant is not None)
    if condition.kind != "b":
        condition = cast(graph, condition, "b")
    single = single and (yes.single or no.single)
    yes, no = common(graph, yes, no)
    if yes.kind == "b":  # onnxruntime has no Where on booleans
        picked = graph.node("And", condition.tensor, yes.tensor)
        other = graph.node("And", graph.node("Not", condition.tensor), no.tensor)
        return Term(graph.node("Or", picked, other), "b")
    return Term(graph.node("Where", condition.tensor, yes.tensor, no.tensor), yes.kind, single and yes.kind == "f")


def _single(graph: Graph, term: Term) -> Term:
    """The values as floats, for comparing only."""
    return Term(graph.cast(term.tensor, TensorProto.FLOAT), term.kind)


def compare(graph: Graph, op: str, left: Term, right: Term) -> Term:
    """`op` is one of lt, le, gt, ge, eq, ne. Missing values are unequal to everything, as in pandas."""
    if {left.kind, right.kind} >= {"s"} and left.kind != right.kind:
        if op not in ("eq", "ne"):
            raise CannotExport("comparing text with numbers", "pandas has no order for them either")
        nothing = graph.node("Equal", left.tensor, left.tensor)
        return Term(nothing if op == "ne" else graph.node("Not", nothing), "b")
    raw = (left.single or right.single) and all(one.single or one.constant is not None for one in (left, right))
    left, right = common(graph, left, right)
    if raw and left.kind == "f":
        left, right = _single(graph, left), _single(graph, right)
    if left.kind == "b" and op not in ("eq", "ne"):
        left, right = cast(graph, left, "i"), cast(graph, right, "i")
    if op in ("eq", "ne"):
        equal = Term(graph.node("Equal", left.tensor, right.tensor), "b")
        if left.kind == "s":
            there = graph.node("Not", isna(graph, left).tensor)
            equal = Term(graph.node("And", equal.tensor, there), "b")
        return equal if op == "eq" else invert(graph, equal)
    if left.kind == "s":
        raise CannotExport("ordering text", "strings can only be tested for being equal")
    name = {"lt": "Less", "le": "LessOrEqual", "gt": "Greater", "ge": "GreaterOrEqual"}[op]
    return Term(graph.node(name, left.tensor, right.tensor), "b")


def logical(graph: Graph, op: str, left: Term, right: Term) -> Term:
    if left.kind != "b" or right.kind != "b":
        raise CannotExport(f"bitwise {op} on numbers", "it has a counterpart for booleans only")
    return Term(graph.node({"and": "And", "or": "Or", "xor": "Xor"}[op], left.tensor, right.tensor), "b")


def arithmetic(graph: Graph, op: str, left: Term, right: Term) -> Term:
    """`op` is one of add, sub, mul, truediv, floordiv, mod, pow."""
    if left.kind == "s" or right.kind == "s":
        return _concatenate(graph, op, left, right)
    if op in ("truediv", "floordiv", "pow") or "f" in (left.kind, right.kind):
        left, right = cast(graph, left, "f"), cast(graph, right, "f")
    else:
        left, right = cast(graph, left, "i"), cast(graph, right, "i")
    a, b = left.tensor, right.tensor
    if op == "floordiv":
        return Term(graph.node("Floor", graph.node("Div", a, b)), "f")
    if op == "mod" and left.kind == "f":
        whole = graph.node("Floor", graph.node("Div", a, b))
        return Term(graph.node("Sub", a, graph.node("Mul", whole, b)), "f")
    name = {"add": "Add", "sub": "Sub", "mul": "Mul", "truediv": "Div", "mod": "Mod", "pow": "Pow"}[op]
    return Term(graph.node(name, a, b), left.kind)


def _concatenate(graph: Graph, op: str, left: Term, right: Term) -> Term:
    if op != "add":
        raise CannotExport(f"{op} on text", "text can only be joined")
    left, right = common(graph, left, right)
    missing = graph.node("Or", isna(graph, left).tensor, isna(graph, right).tensor)
    joined = graph.node("StringConcat", left.tensor, right.tensor)
    return Term(graph.node("Where", missing, graph.constant("", np.str_), joined), "s")
