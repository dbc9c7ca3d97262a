"""A table whose rows are not there yet: pandas' DataFrame as far as single rows go."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from .elementwise import Symbolic
from .errors import CannotExport
from .graph import Graph
from .series import Series
from .terms import Term


class Frame(Symbolic):
    """Columns by label, in order. `dummies` are columns of `get_dummies` whose categories are not known until somebody
    says which columns the training run had."""

    _rank = 2
    ndim = 2

    def __init__(self, graph: Graph, columns: Mapping[Any, Series], dummies: tuple[Any, ...] = ()) -> None:
        self.graph = graph
        self._columns = dict(columns)
        self._dummies = dummies

    # --- parts -------------------------------------------------------------------------------------------------------
    def _map(self, function: Callable[[Term], Term]) -> Frame:
        self._settled("an operation on all columns")
        return self._made({label: series._map(function) for label, series in self._columns.items()})

    def _zip(self, other: Any, function: Callable[[Term, Term], Term]) -> Frame:
        self._settled("an operation on all columns")
        return self._made({label: series._zip(self._beside(other, label, at), function) for at, (label, series) in enumerate(self._columns.items())})

    def _beside(self, other: Any, label: Any, at: int) -> Any:
        """What of `other` lines up with a column, by pandas' rules."""
        if isinstance(other, Frame):
            return other[label]
        if isinstance(other, Series):
            raise CannotExport("DataFrame beside a Series of rows", "pandas lines it up with the columns", "Go column by column.")
        if isinstance(other, (pd.Series, Mapping)):
            if label not in other:
                raise CannotExport("DataFrame beside a Series", f"it has nothing for column {label!r}")
            return other[label]
        if isinstance(other, Symbolic) or np.ndim(other) == 0:
            return other if not isinstance(other, Symbolic) else other._columns_like()[at]  # type: ignore[attr-defined]
        values = np.asarray(other)
        if values.ndim == 2 and values.shape[0] == 1:
            values = values[0]
        if values.shape != (len(self._columns),):
            raise CannotExport("DataFrame beside an array", "the array belongs to the rows of the training run")
        return values[at]

    def _made(self, columns: Mapping[Any, Series]) -> Frame:
        return Frame(self.graph, columns, self._dummies)

    def _settled(self, operation: str) -> None:
        if self._dummies:
            raise CannotExport(
                f"{operation} after get_dummies",
                "its columns depend on the rows at hand",
                "Follow get_dummies by reindex(columns=...) with the columns of the training run.",
            )

    def _columns_like(self) -> list[Series]:
        self._settled("taking all columns")
        return list(self._columns.values())

    def _adopt(self, other: Frame) -> None:
        self._columns, self._dummies = other._columns, other._dummies

    def _result(self, other: Frame, inplace: bool) -> Frame | None:
        if not inplace:
            return other
        self._adopt(other)
        return None

    # --- shape -------------------------------------------------------------------------------------------------------
    @property
    def columns(self) -> pd.Index:
        self._settled("DataFrame.columns")
        return pd.Index(list(self._columns))

    @columns.setter
    def columns(self, labels: Any) -> None:
        self._settled("DataFrame.columns")
        self._columns = dict(zip(labels, self._columns.values(), strict=True))

    def keys(self) -> pd.Index:
        return self.columns

    def items(self) -> Any:
        self._settled("DataFrame.items")
        return self._columns.items()

    def __iter__(self) -> Any:
        return iter(self.columns)

    def __contains__(self, label: Any) -> bool:
        return label in self._columns

    @property
    def shape(self) -> tuple[Any, int]:
        return (_Rows(), len(self.columns))

    @property
    def dtypes(self) -> pd.Series:
        return self._empty().dtypes

    def _empty(self) -> pd.DataFrame:
        self._settled("DataFrame.dtypes")
        return pd.DataFrame({label: pd.Series([], dtype=series.dtype) for label, series in self._columns.items()})

    def select_dtypes(self, include: Any = None, exclude: Any = None) -> Frame:
        return self[list(self._empty().select_dtypes(include=include, exclude=exclude).columns)]

    @property
    def values(self) -> Any:
        from .matrix import Matrix

        return Matrix.of(self.graph, self._columns_like())

    def to_numpy(self, dtype: Any = None, **_: Any) -> Any:
        return self.values if dtype is None else self.values.astype(dtype)

    def copy(self, deep: bool = True) -> Frame:
        return self._made({label: series.copy() for label, series in self._columns.items()})

    def reset_index(self, drop: bool = False, **_: Any) -> Frame:
        return self.copy() if drop else self._refuse("reset_index(drop=False)", "it makes row numbers a column", "Use drop=True.")

    def pipe(self, function: Callable[..., Any], *args: Any, **options: Any) -> Any:
        return function(self, *args, **options)

    # --- columns -----------------------------------------------------------------------------------------------------
    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, (Series, Frame)):
            return self._refuse("__getitem__ by a condition", "it drops rows, and every row of a request needs an answer")
        if isinstance(key, slice):
            return self._refuse("__getitem__ by a slice", "it picks rows, and every row of a request needs an answer")
        if isinstance(key, (list, pd.Index, np.ndarray, pd.Series)):
            labels = list(key)
            if len(labels) == len(self._columns) and labels and all(isinstance(one, (bool, np.bool_)) for one in labels):
                labels = [label for label, kept in zip(self._columns, labels, strict=True) if kept]
            return Frame(self.graph, {label: self._column(label).copy() for label in labels})
        series = self._column(key)
        series.name = key
        series._owner = (self, key)
        return series

    def _column(self, label: Any) -> Series:
        if label in self._columns:
            return self._columns[label]
        for dummy in self._dummies:
            made = dummy.column(label)
            if made is not None:
                return made
        raise CannotExport(f"column {label!r}", "no row that comes in has it, and nothing before this line makes it")

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("_") and name in self.__dict__.get("_columns", {}):
            return self[name]
        return super().__getattr__(name)

    def get(self, key: Any, default: Any = None) -> Any:
        return self[key] if key in self._columns else default

    def __setitem__(self, key: Any, value: Any) -> None:
        if isinstance(key, (Series, Frame)):
            return self._refuse("__setitem__ by a condition", "it changes all columns of some rows", "Use .loc with a column.")
        labels = list(key) if isinstance(key, (list, pd.Index, np.ndarray)) else [key]
        for label, series in zip(labels, self._spread(value, len(labels), isinstance(key, list)), strict=True):
            self._columns[label] = Series(self.graph, series.term, label, series._dtype)

    def _spread(self, value: Any, count: int, many: bool) -> list[Series]:
        """`value` as `count` columns."""
        if isinstance(value, Series):
            return [value] * count
        if isinstance(value, Symbolic):
            columns = value._columns_like()  # type: ignore[attr-defined]
            if len(columns) != count:
                raise CannotExport("assigning columns", f"{len(columns)} columns cannot become {count}")
            return columns
        from . import terms

        if np.ndim(value) != 0 and not (many and np.shape(value) == (count,)):
            raise CannotExport("assigning an array as a column", "it belongs to the rows of the training run")
        scalars = list(value) if np.ndim(value) else [value] * count
        # A constant column still has to have as many rows as come in: it rides on a column that has.
        return [Series(self.graph, terms.where(self.graph, self._always(), made, made)) for made in (terms.constant(self.graph, one) for one in scalars)]

    def _always(self) -> Term:
        from . import terms

        if not self._columns:
            raise CannotExport("a column of constants", "the frame has no columns that come in")
        gap = terms.isna(self.graph, next(iter(self._columns.values())).term)
        return gap

    def __delitem__(self, label: Any) -> None:
        self._columns.pop(label)

    def pop(self, label: Any) -> Series:
        return self._columns.pop(label)

    def insert(self, at: int, label: Any, value: Any, **_: Any) -> None:
        self[label] = value
        series = self._columns.pop(label)
        items = list(self._columns.items())
        self._columns = dict([*items[:at], (label, series), *items[at:]])

    def drop(self, labels: Any = None, axis: Any = 0, index: Any = None, columns: Any = None, inplace: bool = False, errors: str = "raise", **_: Any) -> Frame | None:
        gone = columns if columns is not None else labels if axis in (1, "columns") else None
        if gone is None:
            return self._refuse("drop of rows", "every row of a request needs an answer")
        names = [gone] if isinstance(gone, (str, int, tuple)) else list(gone)
        # A column that only the training rows have (the target) is gone already.
        kept = {label: series for label, series in self._columns.items() if label not in names}
        return self._result(self._made(kept), inplace)

    def rename(self, mapper: Any = None, columns: Any = None, axis: Any = None, inplace: bool = False, **_: Any) -> Frame | None:
        names = columns if columns is not None else mapper
        name = names if callable(names) else lambda label: names.get(label, label)
        renamed = {name(label): series.rename(name(label)) for label, series in self._columns.items()}
        return self._result(self._made(renamed), inplace)

    def add_prefix(self, prefix: str) -> Frame:
        return self.rename(columns=lambda label: f"{prefix}{label}")  # type: ignore[return-value]

    def add_suffix(self, suffix: str) -> Frame:
        return self.rename(columns=lambda label: f"{label}{suffix}")  # type: ignore[return-value]

    def assign(self, **columns: Any) -> Frame:
        made = self.copy()
        for label, value in columns.items():
            made[label] = value(made) if callable(value) else value
        return made

    def filter(self, items: Any = None, like: str | None = None, regex: str | None = None, axis: Any = None) -> Frame:
        return self[list(pd.DataFrame(columns=self.columns).filter(items=items, like=like, regex=regex, axis=1).columns)]

    def reindex(self, labels: Any = None, columns: Any = None, axis: Any = None, fill_value: Any = np.nan, **_: Any) -> Frame:
        wanted = columns if columns is not None else labels
        if wanted is None or (columns is None and axis not in (1, "columns")):
            return self._refuse("reindex of rows", "every row of a request needs an answer")
        made: dict[Any, Series] = {}
        for label in wanted:
            known = label in self._columns or any(dummy.column(label) is not None for dummy in self._dummies)
            made[label] = self._column(label) if known else self._spread(fill_value, 1, False)[0]
        return Frame(self.graph, made)

    # --- values ------------------------------------------------------------------------------------------------------
    def fillna(self, value: Any = None, inplace: bool = False, **options: Any) -> Frame | None:
        if value is None or options.get("method"):
            return self._refuse("fillna(method=...)", "it takes the neighbouring row's value")
        self._settled("fillna")
        by_column = isinstance(value, (Mapping, pd.Series, Frame))
        made: dict[Any, Any] = {}
        for label, series in self._columns.items():
            has = not by_column or label in value
            one = value[label] if by_column and has else value
            fits = has and not (not by_column and isinstance(one, str) != (series.term.kind == "s"))
            made[label] = series.fillna(one) if fits else series
        return self._result(self._made(made), inplace)

    def replace(self, old: Any = None, new: Any = None, inplace: bool = False, **options: Any) -> Frame | None:
        nested = isinstance(old, Mapping) and any(isinstance(one, Mapping) for one in old.values())
        if nested or (isinstance(old, Mapping) and new is not None):
            made = {
                label: series if label not in old else series.replace(old[label], None if nested else new, **options)
                for label, series in self._columns.items()
            }
        else:
            made = {label: series.replace(old, new, **options) for label, series in self._columns.items()}
        return self._result(self._made(made), inplace)

    def astype(self, dtype: Any, **_: Any) -> Frame:
        if isinstance(dtype, (Mapping, pd.Series)):
            return self._made({label: series.astype(dtype[label]) if label in dtype else series for label, series in self._columns.items()})
        return self._made({label: series.astype(dtype) for label, series in self._columns.items()})

    def apply(self, function: Any, axis: Any = 0, args: tuple[Any, ...] = (), **options: Any) -> Any:
        from .branches import explore

        if axis in (1, "columns"):
            return explore(self.graph, lambda: function(self, *args, **options), None, "DataFrame.apply(axis=1)")
        self._settled("apply")
        return self._made({label: function(series, *args, **options) for label, series in self._columns.items()})

    def map(self, function: Any, **options: Any) -> Frame:
        self._settled("map")
        return self._made({label: series.apply(function, **options) for label, series in self._columns.items()})

    applymap = map

    def sum(self, axis: Any = 0, skipna: bool = True, **_: Any) -> Any:
        return self._across("sum", axis, skipna)

    def mean(self, axis: Any = 0, skipna: bool = True, **_: Any) -> Any:
        return self._across("mean", axis, skipna)

    def _across(self, name: str, axis: Any, skipna: bool) -> Any:
        if axis not in (1, "columns"):
            return self._refuse(name, "it looks at all rows at once, and a request brings its own; keep the value of the training run instead")
        total: Any = 0
        count: Any = 0
        for series in self._columns_like():
            total = total + (series.fillna(0) if skipna else series)
            count = count + series.notna().astype(int)
        if name == "sum":
            return total.rename(None)
        return (total / (count if skipna else len(self._columns))).rename(None)

    @property
    def loc(self) -> Any:
        from .indexers import Loc

        return Loc(self)

    @property
    def iloc(self) -> Any:
        from .indexers import Iloc

        return Iloc(self)


class _Rows(Symbolic):
    """The number of rows."""

    def __repr__(self) -> str:
        return "<rows>"
