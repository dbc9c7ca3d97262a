"""Symbolic raw rows in the form that the notebook's code takes them (`slipway_forms`)."""

from __future__ import annotations

from typing import Any

import pandas as pd
from slipway_forms import Form

from .errors import CannotExport
from .frame import Frame
from .matrix import Matrix
from .tensor import Tensor, element_of


def in_form(form: Form, frame: Frame) -> Any:
    """`frame` has the columns of the form, but for those nobody sees."""
    if form.kind == "bunch":
        from sklearn.utils import Bunch

        return Bunch(data=in_form(form.inner, frame), **form.rest)
    if form.kind == "frame":
        labels = {column.name: column.label for column in form.columns}
        frame.columns = pd.Index([labels[name] for name in frame.columns])
        return frame
    if form.kind == "series":
        return frame._columns_like()[0]
    if form.kind in ("matrix", "sparse") and form.dtype != "object":
        matrix = Matrix.of(frame.graph, [frame[column.name] for column in form.columns])
        return matrix.astype(form.dtype) if form.dtype != "bool" else matrix
    if form.kind in ("torch", "tensor") and form.dtype != "object":
        matrix = Matrix.of(frame.graph, [frame[column.name] for column in form.columns])
        made = Tensor.of_rows(matrix, element_of(form.dtype) or "float64")
        return made.reshape(-1, *form.shape) if form.shape else made
    if form.kind == "dmatrix" and form.inner is not None:
        return in_form(form.inner, frame)
    if form.kind == "dict":
        return {column.label: frame[column.name] for column in form.columns}
    if form.kind == "vector" and form.dtype != "object":
        return frame._columns_like()[0]
    raise CannotExport(f"rows as a {form.kind}", "only tables and arrays of numbers have a counterpart")
