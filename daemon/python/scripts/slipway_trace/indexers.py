"""`.loc` and `.iloc`: columns may be picked, rows may be changed by a condition; rows may not be picked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from .errors import CannotExport
from .series import Series

if TYPE_CHECKING:
    from .frame import Frame

_ROWS = "it picks rows, and every row of a request needs an answer"


def _all_rows(key: Any) -> bool:
    return isinstance(key, slice) and key == slice(None)


class Loc:
    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def _labels(self, key: Any) -> Any:
        if isinstance(key, slice):
            return list(pd.Series(range(len(self._frame.columns)), index=self._frame.columns).loc[key].index)
        return key

    def __getitem__(self, key: Any) -> Any:
        if not isinstance(key, tuple) or not _all_rows(key[0]):
            raise CannotExport("DataFrame.loc", _ROWS)
        return self._frame[self._labels(key[1])]

    def __setitem__(self, key: Any, value: Any) -> None:
        if not isinstance(key, tuple):
            raise CannotExport("DataFrame.loc without a column", "it changes whole rows")
        rows, column = key[0], self._labels(key[1])
        if _all_rows(rows):
            self._frame[column] = value
            return
        if callable(rows):
            rows = rows(self._frame)
        if not isinstance(rows, Series):
            raise CannotExport("DataFrame.loc", _ROWS)
        for label in column if isinstance(column, list) else [column]:
            old: Any = self._frame[label] if label in self._frame else self._frame._spread(float("nan"), 1, False)[0]
            self._frame[label] = old.mask(rows, value)


class Iloc:
    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def __getitem__(self, key: Any) -> Any:
        if not isinstance(key, tuple) or not _all_rows(key[0]):
            raise CannotExport("DataFrame.iloc", _ROWS)
        picked = self._frame.columns[key[1]]
        return self._frame[list(picked) if isinstance(picked, pd.Index) else picked]
