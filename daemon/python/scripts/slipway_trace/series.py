"""A column that is not there yet: pandas' Series as far as single rows go."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from . import functions, lookup, terms
from .elementwise import Symbolic
from .errors import CannotExport
from .graph import Graph
from .terms import Term

_DTYPES = {"f": "float64", "i": "int64", "b": "bool"}


class Series(Symbolic):
    """One tensor of shape [rows, 1] and the name of its column.

    `owner` is told of changes in place, for pandas before version 3, where a column changed in place changes its frame.
    """

    _rank = 0
    ndim = 1

    def __init__(self, graph: Graph, term: Term, name: Any = None, dtype: Any = None) -> None:
        self.graph = graph
        self.term = term
        self.name = name
        self._dtype = dtype
        self._owner: Any = None

    # --- parts -------------------------------------------------------------------------------------------------------
    def _map(self, function: Callable[[Term], Term]) -> Series:
        return Series(self.graph, function(self.term), self.name)

    def _zip(self, other: Any, function: Callable[[Term, Term], Term]) -> Series:
        name = self.name if not isinstance(other, Series) or other.name == self.name else None
        return Series(self.graph, function(self.term, self._operand(other)), name)

    def _operand(self, other: Any) -> Term:
        if isinstance(other, Series):
            return other.term
        if isinstance(other, (pd.Series, np.ndarray, list, tuple)) and np.size(other) != 1:
            raise CannotExport("a Series beside an array", "the array belongs to the rows of the training run")
        if isinstance(other, (pd.Series, np.ndarray, list, tuple)):
            other = np.asarray(other).ravel()[0]
        return terms.constant(self.graph, other)

    @property
    def dtype(self) -> Any:
        return self._dtype if self._dtype is not None else np.dtype(_DTYPES.get(self.term.kind, "O"))

    @property
    def values(self) -> Series:
        return Series(self.graph, self.term)

    def to_numpy(self, dtype: Any = None, **_: Any) -> Series:
        return self.values if dtype is None else self.values.astype(dtype)

    ravel = flatten = squeeze = to_numpy

    def reshape(self, *shape: Any) -> Any:
        from .matrix import Matrix

        wanted = shape[0] if len(shape) == 1 and isinstance(shape[0], tuple) else shape
        if tuple(wanted) == (-1, 1):
            return Matrix(self.graph, self.term, 1)
        if tuple(wanted) == (-1,):
            return self
        return self._refuse(f"reshape{tuple(wanted)}", "only one row an answer keeps rows apart", "Use reshape(-1, 1).")

    def to_frame(self, name: Any = None) -> Any:
        from .frame import Frame

        return Frame(self.graph, {self.name if name is None else name: self})

    def copy(self, deep: bool = True) -> Series:
        return Series(self.graph, self.term, self.name, self._dtype)

    def rename(self, name: Any, **_: Any) -> Series:
        return Series(self.graph, self.term, name, self._dtype)

    def pipe(self, function: Callable[..., Any], *args: Any, **options: Any) -> Any:
        return function(self, *args, **options)

    # --- in place ----------------------------------------------------------------------------------------------------
    def _become(self, other: Series) -> None:
        self.term, self._dtype = other.term, None
        if self._owner is not None and int(pd.__version__.split(".")[0]) < 3:
            frame, label = self._owner
            frame[label] = other

    def _result(self, other: Series, inplace: bool) -> Series | None:
        if not inplace:
            return other
        self._become(other)
        return None

    def __setitem__(self, key: Any, value: Any) -> None:
        if not isinstance(key, Series):
            return self._refuse("__setitem__ by position", "rows have no position before a request comes")
        self._become(self.mask(key, value))

    def __getitem__(self, key: Any) -> Any:
        return self._refuse("__getitem__", "it picks rows, and every row of a request needs an answer")

    # --- values ------------------------------------------------------------------------------------------------------
    def fillna(self, value: Any = None, inplace: bool = False, **options: Any) -> Series | None:
        if value is None or options.get("method"):
            return self._refuse("fillna(method=...)", "it takes the neighbouring row's value")
        gap = terms.isna(self.graph, self.term)
        filled = terms.where(self.graph, gap, self._operand(value), self.term)
        return self._result(Series(self.graph, filled, self.name), inplace)

    def where(self, condition: Any, other: Any = np.nan, inplace: bool = False, **_: Any) -> Series | None:
        kept = terms.where(self.graph, self._condition(condition), self.term, self._operand(other))
        return self._result(Series(self.graph, kept, self.name), inplace)

    def mask(self, condition: Any, other: Any = np.nan, inplace: bool = False, **_: Any) -> Series | None:
        kept = terms.where(self.graph, self._condition(condition), self._operand(other), self.term)
        return self._result(Series(self.graph, kept, self.name), inplace)

    def _condition(self, condition: Any) -> Term:
        made = condition(self) if callable(condition) else condition
        if not isinstance(made, Series):
            raise CannotExport("a condition that is not made of columns", "it belongs to the rows of the training run")
        return made.term

    def map(self, mapping: Any, na_action: Any = None) -> Series:
        if isinstance(mapping, pd.Series):
            mapping = mapping.to_dict()
        if isinstance(mapping, Mapping):
            return Series(self.graph, lookup.table(self.graph, self.term, mapping, None), self.name)
        return self.apply(mapping)

    def replace(self, old: Any = None, new: Any = None, inplace: bool = False, regex: bool = False, **_: Any) -> Series | None:
        if regex:
            return self._refuse("replace(regex=True)", "ONNX has no regular expressions that replace")
        pairs = lookup.replacements(old, new)
        return self._result(Series(self.graph, lookup.table(self.graph, self.term, pairs, self.term), self.name), inplace)

    def isin(self, values: Any) -> Series:
        hit = {value: True for value in values}
        return Series(self.graph, lookup.table(self.graph, self.term, hit, terms.constant(self.graph, False)), self.name)

    def between(self, left: Any, right: Any, inclusive: str = "both") -> Series:
        low = self >= left if inclusive in ("both", "left") else self > left
        high = self <= right if inclusive in ("both", "right") else self < right
        return low & high

    def apply(self, function: Any, args: tuple[Any, ...] = (), **options: Any) -> Series:
        from .branches import explore

        if isinstance(function, str):
            return getattr(self, function)(*args, **options)
        return explore(self.graph, lambda: function(self, *args, **options), self.name, "Series.apply")

    def combine_first(self, other: Series) -> Series | None:
        return self.fillna(other)

    def astype(self, dtype: Any, **_: Any) -> Series:
        return lookup.astype(self, dtype)

    @property
    def str(self) -> Any:
        from .text import Text

        return Text(self)
