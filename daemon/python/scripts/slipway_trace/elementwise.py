"""Operators and numpy functions that Series, Frame and Matrix share: each says only how to map over its parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from . import functions, terms
from .errors import CannotExport
from .graph import Graph
from .terms import Term

_UFUNC_ARITHMETIC = {
    "add": "add",
    "subtract": "sub",
    "multiply": "mul",
    "divide": "truediv",
    "true_divide": "truediv",
    "floor_divide": "floordiv",
    "remainder": "mod",
    "mod": "mod",
    "power": "pow",
    "float_power": "pow",
}
_UFUNC_COMPARE = {
    "less": "lt",
    "less_equal": "le",
    "greater": "gt",
    "greater_equal": "ge",
    "equal": "eq",
    "not_equal": "ne",
}
_UFUNC_LOGIC = {
    "logical_and": "and",
    "logical_or": "or",
    "logical_xor": "xor",
    "bitwise_and": "and",
    "bitwise_or": "or",
    "bitwise_xor": "xor",
}


class Symbolic:
    """What stands for rows that are not there yet."""

    __pandas_priority__ = 10_000
    __array_priority__ = 10_000
    __hash__ = None  # type: ignore[assignment]

    graph: Graph

    def _map(self, function: Callable[[Term], Term]) -> Any:
        raise NotImplementedError

    def _zip(self, other: Any, function: Callable[[Term, Term], Term]) -> Any:
        raise NotImplementedError

    # --- what would need the rows themselves -------------------------------------------------------------------------
    def _refuse(self, operation: str, why: str, remedy: str | None = None) -> Any:
        raise CannotExport(f"{type(self).__name__}.{operation}", why, remedy)

    def __bool__(self) -> bool:
        from .branches import decide

        return decide(self)

    def __len__(self) -> int:
        return self._refuse("__len__", "the number of rows is not known before a request comes")

    def __iter__(self) -> Any:
        return self._refuse("__iter__", "it goes through the rows one by one")

    def __format__(self, spec: str) -> str:
        return self._refuse("__format__", "the value is not known before a request comes")

    __str__ = __float__ = __int__ = __index__ = lambda self: self._refuse(
        "conversion to one Python value", "the value is not known before a request comes"
    )

    def __repr__(self) -> str:
        return f"<symbolic {type(self).__name__}>"

    def __array__(self, *_: Any, **__: Any) -> Any:
        return self._refuse("conversion to an array", "this function needs the values themselves")

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        why = "it has no counterpart for single rows in ONNX"
        if name in REDUCTIONS:
            why = "it looks at all rows at once, and a request brings its own; keep the value of the training run instead"
        return self._refuse(name, why)

    # --- numpy -------------------------------------------------------------------------------------------------------
    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **options: Any) -> Any:
        name = ufunc.__name__
        if method != "__call__" or options:
            raise CannotExport(f"numpy.{name}.{method}", "only plain calls have a counterpart")
        if len(inputs) == 1:
            return self._map(lambda term: functions.unary(self.graph, name, term))
        left, right = inputs
        if name in ("maximum", "minimum", "fmax", "fmin"):
            return self._binary(left, right, lambda a, b: extreme(self.graph, name, a, b))
        for table, make in (
            (_UFUNC_ARITHMETIC, terms.arithmetic),
            (_UFUNC_COMPARE, terms.compare),
            (_UFUNC_LOGIC, terms.logical),
        ):
            if name in table:
                return self._binary(left, right, lambda a, b: make(self.graph, table[name], a, b))
        raise CannotExport(f"numpy.{name}", "ONNX has no counterpart for it")

    def __array_function__(self, function: Any, _types: Any, args: Any, kwargs: Any) -> Any:
        from .numpy_functions import FUNCTIONS

        if function.__name__ not in FUNCTIONS:
            raise CannotExport(f"numpy.{function.__name__}", "ONNX has no counterpart for it")
        return FUNCTIONS[function.__name__](*args, **kwargs)

    def _binary(self, left: Any, right: Any, function: Callable[[Term, Term], Term]) -> Any:
        if isinstance(left, Symbolic):
            # A Frame beside a Series decides how they line up, whichever comes first.
            if isinstance(right, Symbolic) and right._rank > left._rank:
                return right._zip(left, lambda a, b: function(b, a))
            return left._zip(right, function)
        return right._zip(left, lambda a, b: function(b, a))

    #: Series < Matrix < Frame.
    _rank = 0

    # --- methods all three have --------------------------------------------------------------------------------------
    def isna(self) -> Any:
        return self._map(lambda term: terms.isna(self.graph, term))

    isnull = isna

    def notna(self) -> Any:
        return self._map(lambda term: terms.invert(self.graph, terms.isna(self.graph, term)))

    notnull = notna

    def abs(self) -> Any:
        return np.absolute(self)

    def round(self, decimals: int = 0) -> Any:
        return self._map(lambda term: functions.rounded(self.graph, term, decimals))

    def clip(self, lower: Any = None, upper: Any = None, **_: Any) -> Any:
        low = self if lower is None else self._zip(lower, lambda a, b: bounded(self.graph, "maximum", a, b))
        return low if upper is None else low._zip(upper, lambda a, b: bounded(self.graph, "minimum", a, b))


REDUCTIONS = frozenset(
    "mean median mode std var min max sum count nunique unique value_counts quantile describe corr rank cumsum cumprod "
    "cummax cummin diff shift pct_change rolling expanding ewm groupby sort_values sort_index drop_duplicates duplicated "
    "head tail sample nlargest nsmallest agg aggregate transform idxmax idxmin prod sem skew kurt any all interpolate "
    "ffill bfill pivot pivot_table melt merge join explode stack unstack resample reset_index set_index".split()
)


def extreme(graph: Graph, name: str, a: Term, b: Term) -> Term:
    """numpy's maximum and minimum (a NaN on either side wins) and fmax and fmin (it loses)."""
    a, b = terms.common(graph, a, b)
    if a.kind not in "fi":
        raise CannotExport(f"numpy.{name} on {'text' if a.kind == 's' else 'booleans'}", "it takes numbers")
    op = "Max" if name in ("maximum", "fmax") else "Min"
    picked = Term(graph.node(op, a.tensor, b.tensor), a.kind)
    if a.kind != "f":
        return picked
    na, nb = terms.isna(graph, a), terms.isna(graph, b)
    if name.startswith("f"):
        return terms.where(graph, na, Term(b.tensor, "f"), terms.where(graph, nb, Term(a.tensor, "f"), picked))
    return terms.where(graph, na, Term(a.tensor, "f"), terms.where(graph, nb, Term(b.tensor, "f"), picked))


def bounded(graph: Graph, name: str, value: Term, bound: Term) -> Term:
    """`clip`: a missing value stays missing, a missing bound does not bound."""
    kept = extreme(graph, name, value, bound)
    if kept.kind != "f":
        return kept
    number, limit = terms.cast(graph, value, "f"), terms.cast(graph, bound, "f")
    open_end = terms.isna(graph, limit)
    return terms.where(graph, open_end, Term(number.tensor, "f"), Term(kept.tensor, "f"))


def _operator(make: Any, op: str, swapped: bool) -> Any:
    def method(self: Symbolic, other: Any, *, axis: Any = None, **_: Any) -> Any:
        if swapped:
            return self._binary(other, self, lambda a, b: make(self.graph, op, a, b))
        return self._binary(self, other, lambda a, b: make(self.graph, op, a, b))

    return method


for _op in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow"):
    _names = {"truediv": ["div", "truediv", "divide"], "sub": ["sub", "subtract"], "mul": ["mul", "multiply"]}
    setattr(Symbolic, f"__{_op}__", _operator(terms.arithmetic, _op, False))
    setattr(Symbolic, f"__r{_op}__", _operator(terms.arithmetic, _op, True))
    for _name in _names.get(_op, [_op]):
        setattr(Symbolic, _name, _operator(terms.arithmetic, _op, False))
        setattr(Symbolic, f"r{_name}", _operator(terms.arithmetic, _op, True))
for _op in ("lt", "le", "gt", "ge", "eq", "ne"):
    setattr(Symbolic, f"__{_op}__", _operator(terms.compare, _op, False))
    setattr(Symbolic, _op, _operator(terms.compare, _op, False))
for _op in ("and", "or", "xor"):
    setattr(Symbolic, f"__{_op}__", _operator(terms.logical, _op, False))
    setattr(Symbolic, f"__r{_op}__", _operator(terms.logical, _op, True))
for _dunder, _ufunc in (("neg", "negative"), ("abs", "absolute"), ("invert", "invert"), ("pos", "positive")):
    setattr(
        Symbolic,
        f"__{_dunder}__",
        lambda self, _name=_ufunc: self._map(lambda term: functions.unary(self.graph, _name, term)),
    )
