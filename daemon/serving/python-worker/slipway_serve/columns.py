"""Columns of a batch as a DataFrame, and a model's answers as bytes."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pandas as pd

_NUMBERS = {"float": "<f8", "integer": "<i8", "boolean": "|u1"}


class BadAnswer(Exception):
    """The model answered with something else than its signature says."""


def frame_of(inputs: list[dict[str, Any]], rows: int, sizes: list[int], body: memoryview) -> pd.DataFrame:
    """The rows with the signature's columns, in its order: float64, int64, bool, and object with None where a text is missing."""
    columns: dict[str, Any] = {}
    start = 0
    for column, size in zip(inputs, sizes, strict=True):
        part = body[start : start + size]
        start += size
        if column["type"] == "string":
            texts = [text if text != "" else None for text in json.loads(bytes(part))]
            columns[column["name"]] = pd.Series(texts, dtype=object)
        else:
            # A copy: some libraries want to write where they read.
            values = np.frombuffer(part, dtype=_NUMBERS[column["type"]]).copy()
            columns[column["name"]] = values.astype(bool) if column["type"] == "boolean" else values
    return pd.DataFrame(columns, index=pd.RangeIndex(rows))


def parts_of(outputs: list[dict[str, Any]], rows: int, answers: Any) -> list[bytes]:
    """The answers in the signature's order, each `rows` times its width. Raises `BadAnswer`."""
    if not isinstance(answers, dict):
        raise BadAnswer(f"answers() returned {type(answers).__name__}; it has to return a dict of arrays by output name.")
    return [_part(output, rows, answers) for output in outputs]


def _part(output: dict[str, Any], rows: int, answers: dict[str, Any]) -> bytes:
    name, kind, width = output["name"], output["type"], output["width"]
    if name not in answers:
        raise BadAnswer(f"The model gave no output {name}; it gave {', '.join(map(str, answers)) or 'none'}.")
    values = np.asarray(answers[name])
    if width == 1 and values.shape == (rows,):
        values = values.reshape(rows, 1)
    if values.shape != (rows, width):
        shape = ", ".join(map(str, values.shape))
        raise BadAnswer(f"Output {name} has shape [{shape}] for {rows} rows; the signature says [{rows}, {width}].")
    if kind == "string":
        return json.dumps(_texts(name, values)).encode()
    if kind == "integer" and values.dtype.kind not in "iub" or values.dtype.kind not in "fiub":
        raise BadAnswer(f"Output {name} has values of type {values.dtype}; the signature says {kind}.")
    return np.ascontiguousarray(values, dtype=_NUMBERS[kind]).tobytes()


def _texts(name: str, values: Any) -> list[str]:
    texts = values.ravel().tolist()
    for place, text in enumerate(texts):
        if not isinstance(text, str):
            row = place // values.shape[1]
            raise BadAnswer(f"Output {name}, row {row} is {text!r}; the signature says text.")
    return texts
