"""Where two tables of model inputs part first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Difference:
    row: int | None
    column: str | None
    notebook: Any
    got: Any

    def sentence(self) -> str:
        if self.column is None:
            return f"features makes {self.got} and the notebook gave its model {self.notebook}"
        return f"row {self.row}, column {self.column}: the notebook gave its model {self.notebook!r}, features makes {self.got!r}"


def _is_columns(value: Any) -> bool:
    """Whether it is a dict of columns. A Bunch is one, too, but of other things besides."""
    return type(value) is dict and len(value) > 0 and all(np.ndim(one) > 0 for one in value.values())


def length(value: Any) -> int | None:
    """Rows of a value; None where it holds none."""
    value = getattr(value, "slipway_data", value)
    if _is_columns(value):
        return len(next(iter(value.values())))
    try:
        return len(value)
    except TypeError:
        return getattr(value, "shape", (None,))[0]


def _names(value: Any) -> list[str] | None:
    value = getattr(value, "slipway_data", value)
    if _is_columns(value):
        return [str(one) for one in value]
    return [str(one) for one in value.columns] if hasattr(value, "columns") else None


def _table(value: Any) -> np.ndarray:
    value = getattr(value, "slipway_data", value)
    if _is_columns(value):
        return np.hstack([_table(one) for one in value.values()])
    if hasattr(value, "detach"):
        value = value.detach().cpu().numpy()
    if hasattr(value, "toarray"):
        value = value.toarray()
    array = np.asarray(value, dtype=object)
    return array.reshape(-1, 1) if array.ndim == 1 else array.reshape(len(array), -1) if array.ndim > 2 else array


def _equal(a: Any, b: Any) -> bool:
    if pd.isna(a) or pd.isna(b):
        return bool(pd.isna(a) and pd.isna(b))
    if isinstance(a, str) or isinstance(b, str):
        return bool(a == b)
    return bool(np.isclose(float(a), float(b), rtol=1e-9, atol=1e-12))


def first_difference(got: Any, notebook: Any) -> Difference | None:
    """None where shape, column names and every value are the same."""
    mine, theirs = _names(got), _names(notebook)
    if mine is not None and theirs is not None and mine != theirs:
        return Difference(None, None, f"columns {theirs}", f"columns {mine}")
    a, b = _table(got), _table(notebook)
    if a.shape != b.shape:
        return Difference(None, None, f"shape {b.shape}", f"shape {a.shape}")
    for row in range(a.shape[0]):
        for column in range(a.shape[1]):
            if not _equal(a[row, column], b[row, column]):
                name = (theirs or mine or [str(at) for at in range(a.shape[1])])[column]
                return Difference(row, name, _value(b[row, column]), _value(a[row, column]))
    return None


def _value(value: Any) -> Any:
    return value.item() if isinstance(value, np.generic) else value
