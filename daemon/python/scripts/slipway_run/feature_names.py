"""Names for the columns of an array, where the run knows some."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd


def names_for(array: Any, names: dict[str, Any]) -> list[str] | None:
    """Names a data set of the run gives to columns whose values these are; None where the values were changed since."""
    if not isinstance(array, np.ndarray) or array.ndim != 2 or len(array) == 0:
        return None
    for value in reversed(list(names.values())):
        table, labels = _named(value)
        if table is None or labels is None or table.shape[1] != array.shape[1] or len(table) == 0:
            continue
        try:
            if (table == array[0]).all(axis=1).any() and (table == array[-1]).all(axis=1).any():
                return labels
        except TypeError:  # values that cannot be compared
            continue
    return None


def _named(value: Any) -> tuple[np.ndarray | None, list[str] | None]:
    if isinstance(value, dict) and "feature_names" in value and "data" in value:
        labels = value["feature_names"]
        data = value["data"]
        table = data.to_numpy() if isinstance(data, pd.DataFrame) else data
        listed = None if labels is None or isinstance(labels, str) else [str(one) for one in labels]
        return (table, listed) if isinstance(table, np.ndarray) and table.ndim == 2 else (None, None)
    if isinstance(value, pd.DataFrame) and value.shape[1] <= 4096:
        return value.to_numpy(), [str(one) for one in value.columns]
    return None, None
