"""pandas functions that take columns; put in pandas' place while `features` is traced."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

import numpy as np
import pandas as pd

from . import lookup, terms
from .elementwise import Symbolic
from .errors import CannotExport
from .frame import Frame
from .matrix import Matrix
from .series import Series


class Dummies:
    """The columns `get_dummies` would make of one column, known by name only once somebody asks for them."""

    def __init__(self, series: Series, prefix: str | None, separator: str, dtype: Any) -> None:
        self.series, self.dtype = series, dtype
        self.prefix = "" if prefix is None else f"{prefix}{separator}"

    def column(self, label: Any) -> Series | None:
        """The column of one category; None when the label is not one of this column's."""
        if self.prefix == "":
            return self._is(label)
        if not isinstance(label, str) or not label.startswith(self.prefix):
            return None
        return self._is(label[len(self.prefix) :])

    def _is(self, category: Any) -> Series | None:
        kind = self.series.term.kind
        if category == "nan":
            return self._typed(self.series.isna())
        if kind == "s":
            return self._typed(self.series == str(category))
        if kind == "b":
            return self._typed(self.series == (str(category) == "True")) if str(category) in ("True", "False") else None
        try:
            return self._typed(self.series == float(category))
        except ValueError:
            return None

    def _typed(self, series: Any) -> Any:
        return series if self.dtype in (None, bool, "bool") else series.astype(self.dtype)


def get_dummies(data: Any, prefix: Any = None, prefix_sep: str = "_", dummy_na: bool = False, columns: Any = None, sparse: bool = False, drop_first: bool = False, dtype: Any = None) -> Frame:
    if isinstance(data, Series):
        return _known(Frame(data.graph, {}), [Dummies(data, prefix, prefix_sep, dtype)], drop_first)
    labels = list(columns) if columns is not None else [label for label, series in data.items() if series.term.kind == "s" or str(series.dtype) == "category"]
    prefixes = dict(zip(labels, labels, strict=True))
    if isinstance(prefix, Mapping):
        prefixes |= prefix
    elif isinstance(prefix, (list, tuple)):
        prefixes = dict(zip(labels, prefix, strict=True))
    elif prefix is not None:
        prefixes = dict.fromkeys(labels, prefix)
    rest = data.drop(columns=labels)
    return _known(rest, [Dummies(data[label].copy(), prefixes[label], prefix_sep, dtype) for label in labels], drop_first)


def _known(frame: Frame, dummies: list[Dummies], drop_first: bool) -> Frame:
    """Dummies of a categorical column are known at once; the others stay open."""
    columns = dict(frame._columns)
    still_open = []
    for dummy in dummies:
        if not isinstance(dummy.series._dtype, pd.CategoricalDtype) or dummy.series._dtype.categories is None:
            still_open.append(dummy)
            continue
        for category in list(dummy.series._dtype.categories)[1 if drop_first else 0 :]:
            label = f"{dummy.prefix}{category}" if dummy.prefix else category
            columns[label] = dummy.column(label)
    return Frame(frame.graph, columns, (*frame._dummies, *still_open))


def concat(objs: Any, axis: Any = 0, **options: Any) -> Any:
    if axis not in (1, "columns"):
        raise CannotExport("pandas.concat of rows", "every row of a request needs its own answer")
    graph = next(one.graph for one in objs if isinstance(one, Symbolic))
    columns: dict[Any, Series] = {}
    dummies: tuple[Any, ...] = ()
    for at, one in enumerate(objs):
        if isinstance(one, Series):
            columns[at if one.name is None else one.name] = one
        elif isinstance(one, Frame):
            columns |= one._columns
            dummies += one._dummies
        else:
            raise CannotExport("pandas.concat with a frame of the training run", "its rows are not the request's")
    return Frame(graph, columns, dummies)


def cut(x: Any, bins: Any, right: bool = True, labels: Any = None, include_lowest: bool = False, **options: Any) -> Series:
    if np.ndim(bins) == 0:
        raise CannotExport("pandas.cut with a number of bins", "the edges depend on the rows at hand", "Give the edges.")
    edges = list(bins)
    if labels is None:
        raise CannotExport("pandas.cut with intervals", "an interval is no value ONNX has", "Give labels, or labels=False.")
    names = list(range(len(edges) - 1)) if labels is False else list(labels)
    result: Any = Series(x.graph, terms.constant(x.graph, "" if isinstance(names[0], str) else np.nan), x.name)
    for at, name in enumerate(names):
        low, high = edges[at], edges[at + 1]
        above = x > low if right and not (include_lowest and at == 0) else x >= low
        below = x <= high if right else x < high
        inside = (above & below).term
        result = Series(x.graph, terms.where(x.graph, inside, terms.constant(x.graph, name), result.term), x.name)
    return Series(x.graph, result.term, x.name, pd.CategoricalDtype(names) if labels is not False else None)


def to_numeric(arg: Any, errors: str = "raise", **_: Any) -> Any:
    if arg.term.kind != "s":
        return arg
    if errors != "raise":
        raise CannotExport(f"pandas.to_numeric(errors={errors!r})", "ONNX fails on text that is no number")
    return lookup.astype(arg, "float64")


def _isna(obj: Any) -> Any:
    return obj.isna()


def _notna(obj: Any) -> Any:
    return obj.notna()


def data_frame(data: Any = None, index: Any = None, columns: Any = None, **options: Any) -> Frame:
    """`pd.DataFrame(...)` of symbolic parts."""
    if isinstance(data, Mapping):
        parts = {label: one for label, one in data.items() if isinstance(one, Symbolic)}
        graph = next(iter(parts.values())).graph
        made = Frame(graph, {label: _one(one) for label, one in parts.items()})
        for label, one in data.items():
            if label not in parts:
                made[label] = one
        return made[list(data)]
    if isinstance(data, Series):
        return Frame(data.graph, {(columns[0] if columns is not None else data.name): data})
    if isinstance(data, Frame):
        return data.copy() if columns is None else data[list(columns)]
    parts_list = data._columns_like()
    labels = range(len(parts_list)) if columns is None else list(columns)
    return Frame(data.graph, dict(zip(labels, parts_list, strict=True)))


def _one(value: Any) -> Series:
    return value.ravel() if isinstance(value, Matrix) else value


def _series(data: Any = None, index: Any = None, dtype: Any = None, name: Any = None, **_: Any) -> Series:
    made = _one(data)
    made = made if dtype is None else made.astype(dtype)
    return made.rename(name if name is not None else made.name)


def _symbolic(value: Any) -> bool:
    if isinstance(value, Symbolic):
        return True
    if isinstance(value, Mapping):
        return any(isinstance(one, Symbolic) for one in value.values())
    return isinstance(value, (list, tuple)) and any(isinstance(one, Symbolic) for one in value)


def _either(real: Any, ours: Callable[..., Any]) -> Callable[..., Any]:
    def chosen(*args: Any, **options: Any) -> Any:
        given = [*args, *options.values()]
        return ours(*args, **options) if any(_symbolic(one) for one in given) else real(*args, **options)

    return chosen


def _class(real: type, ours: Callable[..., Any], twin: type) -> type:
    """A class that makes ours of symbolic parts, and counts ours as its instances."""

    class Meta(type):
        def __call__(cls, *args: Any, **options: Any) -> Any:
            return _either(real, ours)(*args, **options)

        def __instancecheck__(cls, value: Any) -> bool:
            return isinstance(value, (real, twin))

        def __getattr__(cls, name: str) -> Any:
            return getattr(real, name)

    return Meta(real.__name__, (), {})


@contextmanager
def symbolic_pandas() -> Iterator[None]:
    """pandas' own functions take symbolic columns inside this block."""
    functions = {
        "get_dummies": get_dummies,
        "concat": concat,
        "cut": cut,
        "to_numeric": to_numeric,
        "isna": _isna,
        "isnull": _isna,
        "notna": _notna,
        "notnull": _notna,
    }
    with ExitStack() as stack:
        for name, ours in functions.items():
            stack.enter_context(patch.object(pd, name, _either(getattr(pd, name), ours)))
        stack.enter_context(patch.object(pd, "DataFrame", _class(pd.DataFrame, data_frame, Frame)))
        stack.enter_context(patch.object(pd, "Series", _class(pd.Series, _series, Series)))
        yield
