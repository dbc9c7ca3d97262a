"""numpy functions that are no ufuncs."""

from __future__ import annotations

from typing import Any

import numpy as np

from . import terms
from .elementwise import Symbolic
from .errors import CannotExport
from .frame import Frame
from .matrix import Matrix
from .series import Series


def _series(graph: Any, value: Any, like: Any = None) -> Series:
    if isinstance(value, Matrix) and value.width == 1:
        return value.ravel()
    if isinstance(value, Series):
        return value
    if isinstance(value, Symbolic) or np.ndim(value) != 0:
        raise CannotExport("numpy on a mix of columns and arrays", "the array belongs to the rows of the training run")
    return Series(graph, terms.constant(graph, value))


def where(condition: Any, yes: Any = None, no: Any = None) -> Any:
    if yes is None or no is None:
        raise CannotExport("numpy.where with one argument", "it answers with row numbers")
    graph = next(one.graph for one in (condition, yes, no) if isinstance(one, Symbolic))
    if isinstance(condition, Frame):
        return _where_frame(condition, yes, no)
    parts = [_series(graph, one) for one in (condition, yes, no)]
    return Series(graph, terms.where(graph, *[part.term for part in parts]))


def _where_frame(condition: Frame, yes: Any, no: Any) -> Matrix:
    made = []
    for at, (label, series) in enumerate(condition.items()):
        one = where(series, condition._beside(yes, label, at), condition._beside(no, label, at))
        made.append(one)
    return Matrix.of(condition.graph, made)


def select(conditions: Any, choices: Any, default: Any = 0) -> Any:
    result: Any = default
    for condition, choice in zip(reversed(conditions), reversed(choices), strict=True):
        result = where(condition, choice, result)
    return result


def concatenate(arrays: Any, axis: int = 0, **_: Any) -> Any:
    if axis not in (1, -1):
        raise CannotExport("numpy.concatenate of rows", "every row of a request needs its own answer")
    columns = [column for array in arrays for column in _columns(array)]
    return Matrix.of(columns[0].graph, columns)


def _columns(array: Any) -> list[Series]:
    if isinstance(array, Series):
        return [array]
    if not isinstance(array, Symbolic):
        raise CannotExport("joining an array to columns", "it belongs to the rows of the training run")
    return array._columns_like()  # type: ignore[attr-defined]


def column_stack(arrays: Any) -> Any:
    return concatenate(arrays, axis=1)


def clip(value: Any, low: Any = None, high: Any = None, **options: Any) -> Any:
    return value.clip(options.get("min", low), options.get("max", high))


def digitize(value: Any, bins: Any, right: bool = False) -> Any:
    total: Any = None
    for edge in bins:
        above = (value > edge if right else value >= edge).astype(int)
        total = above if total is None else total + above
    return total


def nan_to_num(value: Any, copy: bool = True, nan: float = 0.0, **_: Any) -> Any:
    return value.fillna(nan) if not isinstance(value, Matrix) else value._map(
        lambda term: terms.where(value.graph, terms.isna(value.graph, term), terms.constant(value.graph, nan), term)
    )


def round_(value: Any, decimals: int = 0, **_: Any) -> Any:
    return value.round(decimals)


FUNCTIONS: dict[str, Any] = {
    "where": where,
    "select": select,
    "concatenate": concatenate,
    "hstack": column_stack,
    "column_stack": column_stack,
    "clip": clip,
    "digitize": digitize,
    "nan_to_num": nan_to_num,
    "round": round_,
    "around": round_,
    "ravel": lambda value, **_: value.ravel(),
    "reshape": lambda value, shape, **_: value.reshape(shape),
    "squeeze": lambda value, **_: value.squeeze(),
    "dot": lambda left, right: left.dot(right),
    "isin": lambda value, values, **_: value.isin(values),
}
