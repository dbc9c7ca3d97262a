"""Raw columns and answers as they go over the wire: the words of protocol/model.ts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

#: A string column with more values than this has no list of categories.
CATEGORIES = 50


def type_of(column: pd.Series) -> str | None:
    """`float`, `integer`, `string`, `boolean`; None where a column is none of them."""
    kind = column.dtype
    if isinstance(kind, pd.CategoricalDtype):
        return type_of(pd.Series(kind.categories))
    if pd.api.types.is_bool_dtype(kind):
        return "boolean" if not column.isna().any() else None
    if pd.api.types.is_integer_dtype(kind):
        return "integer" if not column.isna().any() else "float"
    if pd.api.types.is_float_dtype(kind):
        return "float"
    values = column.dropna()
    return "string" if len(values) > 0 and all(isinstance(value, str) for value in values) else None


def describe(name: str, column: pd.Series, kind: str) -> dict[str, Any]:
    """`Column` of the signature, from the training rows."""
    made: dict[str, Any] = {"name": name, "type": kind, "missing": bool(column.isna().any())}
    present = column.dropna()
    if kind == "string":
        values = sorted(set(present.astype(str)))
        if len(values) <= CATEGORIES:
            made["categories"] = values
    if kind in ("float", "integer") and len(present) > 0:
        finite = present.astype(float)[np.isfinite(present.astype(float))]
        if len(finite) > 0:
            made["range"] = [float(finite.min()), float(finite.max())]
    return made


def value(one: Any) -> Any:
    """A JSON value; None for what is missing, infinities included."""
    if isinstance(one, np.generic):
        one = one.item()
    if isinstance(one, bool) or isinstance(one, str):
        return one
    if one is None or pd.isna(one) or (isinstance(one, float) and np.isinf(one)):
        return None
    return int(one) if isinstance(one, float) and one.is_integer() and abs(one) < 2**53 else one


def records(frame: pd.DataFrame, columns: Sequence[str]) -> list[dict[str, Any]]:
    return [{name: value(frame[name].iloc[row]) for name in columns} for row in range(len(frame))]


def tensors(frame: pd.DataFrame, columns: Sequence[dict[str, Any]]) -> dict[str, np.ndarray]:
    """Inputs of the ONNX graph: shape [rows, 1] each."""
    made: dict[str, np.ndarray] = {}
    for column in columns:
        series = frame[column["name"]]
        if column["type"] == "string":
            made[column["name"]] = np.asarray([["" if pd.isna(one) else str(one)] for one in series], dtype=object)
        else:
            dtype = {"float": np.float32, "integer": np.int64, "boolean": np.bool_}[column["type"]]
            made[column["name"]] = series.to_numpy().astype(dtype).reshape(-1, 1)
    return made


def answers(array: Any, output: dict[str, Any]) -> list[list[Any]]:
    """One list of `width` values a row; labels in the type the graph answers with."""
    table = np.asarray(array).reshape(-1, output["width"])
    if output["role"] == "label":
        kind = str if output["type"] == "string" else int
        return [[kind(one) for one in row] for row in table]
    return [[value(float(one)) for one in row] for row in table]


#: What a column of a request holds: missing numbers are NaN, missing text is None.
_DTYPES = {"float": "float64", "integer": "int64", "boolean": "bool", "string": object}


def frame_of(rows: list[dict[str, Any]], columns: Sequence[dict[str, Any]]) -> pd.DataFrame:
    """The rows of a request as a table of the signature's columns."""
    return pd.DataFrame({one["name"]: pd.Series([row[one["name"]] for row in rows], dtype=_DTYPES[one["type"]]) for one in columns})


def digest(frame: pd.DataFrame) -> str:
    """SHA-256 over names and values of a table, in hex: the same rows give the same, whatever their index."""
    made = hashlib.sha256(json.dumps([str(name) for name in frame.columns]).encode())
    for name in frame.columns:
        column = frame[name]
        try:
            made.update(pd.util.hash_pandas_object(column, index=False).to_numpy().tobytes())
        except TypeError:  # lists and the like
            made.update(column.astype(str).str.cat(sep="\x1f").encode())
    return made.hexdigest()
