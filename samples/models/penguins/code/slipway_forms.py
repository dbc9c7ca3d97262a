"""What rows look like outside and inside: a table of named columns, and the object that the notebook's own code takes.

`form_of(value)` finds the form of a value of a run; `Form.table(value)` gives its rows as a DataFrame whose columns have
string names, and `Form.back(table)` makes such an object again from rows that a request brought. A form is plain data
(`to_json`, `from_json`), so that it can be kept beside a model; this module goes along with it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
import pandas as pd

#: More columns than this are no table that a person could fill in.
MOST_COLUMNS = 4096


@dataclass
class Column:
    """One column: its name outside, its label in the notebook's own frame, and its pandas dtype there."""

    name: str
    label: Any
    dtype: str
    #: Of a categorical column, in their order.
    categories: list[Any] | None = None
    ordered: bool = False

    def empty(self, count: int) -> pd.Series:
        """As many missing values."""
        return self.restored(pd.Series([None] * count, dtype=object))

    def restored(self, values: pd.Series) -> pd.Series:
        """Values of a request in the dtype of the training run, where they can take it."""
        if self.categories is not None:
            return pd.Series(pd.Categorical(values, categories=self.categories, ordered=self.ordered), index=values.index)
        if self.dtype.startswith("datetime64"):
            return pd.to_datetime(values)
        if self.dtype == "object":
            made = values.astype(object)
            return made.where(made.notna(), np.nan)
        kind = pd.api.types.pandas_dtype(self.dtype)
        if isinstance(kind, np.dtype) and values.isna().any():
            kind = np.dtype("float64") if kind.kind in "iu" else np.dtype(object) if kind.kind == "b" else kind
        return values.astype(kind)


@dataclass
class Form:
    #: `frame`, `series`, `matrix`, `vector`, `list`, `tensor`, `torch`, `sparse`, `bunch`, `dmatrix`, `dict`.
    kind: str
    columns: list[Column] = field(default_factory=list)
    #: Element type of an array.
    dtype: str = ""
    #: Of one row of a tensor.
    shape: list[int] = field(default_factory=list)
    #: Of a list: whether each row is a list of its own. Of a series: its name.
    nested: bool = False
    name: str | None = None
    #: What a Bunch or a DMatrix holds its rows in.
    inner: Form | None = None
    #: What else a Bunch says, such as its feature names.
    rest: dict[str, Any] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        return [column.name for column in (self.inner or self).columns]

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @staticmethod
    def from_json(made: dict[str, Any]) -> Form:
        inner = made.get("inner")
        columns = [Column(**one) for one in made["columns"]]
        return Form(**{**made, "columns": columns, "inner": None if inner is None else Form.from_json(inner)})

    def table(self, value: Any) -> pd.DataFrame:
        """The rows of a value of this form, with the names outside."""
        if self.kind == "bunch":
            return self.inner.table(value["data"] if isinstance(value, dict) else value.data)
        if self.kind == "dmatrix":
            return self.inner.table(value.slipway_data)
        if self.kind == "frame":
            frame = value.copy(deep=True)
            frame.columns = self.names
            return frame
        if self.kind == "dict":
            return pd.DataFrame({column.name: np.asarray(value[column.label]) for column in self.columns})
        if self.kind == "series":
            return pd.DataFrame({self.names[0]: value}, index=value.index)
        if self.kind in ("vector", "list") and not self.nested:
            return pd.DataFrame({self.names[0]: pd.Series(list(value), dtype=None if self.dtype == "" else self.dtype)})
        return pd.DataFrame(_flat(value), columns=self.names)

    def back(self, table: pd.DataFrame) -> Any:
        """Rows with the names outside as the notebook's own code takes them. Columns that are not there come empty."""
        if self.kind == "bunch":
            from sklearn.utils import Bunch

            return Bunch(data=self.inner.back(table), **self.rest)
        if self.kind == "dmatrix":
            import xgboost

            return xgboost.DMatrix(self.inner.back(table), **self.rest)
        if self.kind in ("frame", "dict"):
            made = {
                column.name: column.restored(table[column.name]) if column.name in table else column.empty(len(table)).set_axis(table.index)
                for column in self.columns
            }
            if self.kind == "dict":
                return {column.label: made[column.name].to_numpy() for column in self.columns}
            frame = pd.DataFrame(made, index=table.index)
            frame.columns = pd.Index([column.label for column in self.columns])
            return frame
        if self.kind == "series":
            return self.columns[0].restored(table[self.names[0]]).rename(self.name)
        if self.kind in ("vector", "list") and not self.nested:
            column = table[self.names[0]]
            return column.to_numpy(dtype=self.dtype or None) if self.kind == "vector" else column.tolist()
        array = table.reindex(columns=self.names).to_numpy(dtype=self.dtype)
        if self.kind == "list":
            return array.tolist()
        if self.kind == "sparse":
            from scipy.sparse import csr_matrix

            return csr_matrix(array)
        array = array.reshape([len(table), *self.shape]) if self.shape else array
        if self.kind == "torch":
            import torch

            return torch.from_numpy(np.ascontiguousarray(array))
        return array


def form_of(value: Any, names: list[str] | None = None) -> Form | None:
    """The form of a value that holds rows; None where it holds none. `names` are those of an array's columns, if known."""
    if isinstance(value, pd.DataFrame):
        return _frame(value)
    if isinstance(value, pd.Series):
        label = "text" if value.name is None and value.dtype == object else str("value" if value.name is None else value.name)
        return Form("series", [_column(label, value.name, value)], name=value.name if isinstance(value.name, str) else None)
    if hasattr(value, "slipway_data"):
        inner = form_of(value.slipway_data, names)
        return inner and Form("dmatrix", inner=inner, rest={"enable_categorical": True} if _has_categories(inner) else {})
    if isinstance(value, dict):
        return _bunch(value) if "data" in value and hasattr(value, "data") else _dict(value)
    if isinstance(value, (list, tuple)):
        return _list(value, names)
    if isinstance(value, np.ndarray):
        return _array("matrix", value, names)
    if type(value).__module__.startswith("torch") and hasattr(value, "detach"):
        return _array("torch", value.detach().cpu().numpy(), names)
    if hasattr(value, "tocsr") and getattr(value, "ndim", 2) == 2:
        return _array("sparse", np.empty((0, value.shape[1]), dtype=value.dtype), names)
    return None


def _frame(frame: pd.DataFrame) -> Form | None:
    if frame.shape[1] > MOST_COLUMNS or frame.columns.nlevels > 1:
        return None
    labels = list(frame.columns)
    outside = [str(label) for label in labels]
    if len(set(outside)) < len(outside) or not all(isinstance(label, (str, int, float, np.number)) for label in labels):
        return None
    return Form("frame", [_column(name, label, frame[label]) for name, label in zip(outside, labels, strict=True)])


def _column(name: str, label: Any, values: pd.Series) -> Column:
    label = label.item() if isinstance(label, np.generic) else label
    kind = values.dtype
    if isinstance(kind, pd.CategoricalDtype):
        return Column(name, label, "category", kind.categories.tolist(), bool(kind.ordered))
    return Column(name, label, str(kind))


def _has_categories(form: Form) -> bool:
    return any(column.categories is not None for column in form.columns)


def _bunch(value: Any) -> Form | None:
    inner = form_of(value["data"], _listed(value.get("feature_names")))
    rest = {name: _listed(value[name]) for name in ("feature_names", "target_names") if _listed(value.get(name)) is not None}
    return inner and Form("bunch", inner=inner, rest=rest)


def _listed(value: Any) -> list[str] | None:
    return None if value is None or isinstance(value, str) or np.ndim(value) != 1 else [str(one) for one in value]


def _dict(value: dict[Any, Any]) -> Form | None:
    if not value or not all(isinstance(name, str) and np.ndim(one) == 1 for name, one in value.items()):
        return None
    if len({len(one) for one in value.values()}) != 1:
        return None
    return Form("dict", [_column(name, name, pd.Series(np.asarray(one))) for name, one in value.items()])


def _list(value: Any, names: list[str] | None) -> Form | None:
    if len(value) == 0:
        return None
    if all(isinstance(one, str) for one in value):
        return Form("list", [Column("text", "text", "object")])
    if all(np.ndim(one) == 1 and not isinstance(one, str) for one in value) and len({len(one) for one in value}) == 1:
        made = _array("list", np.asarray(value), names)
        return made and Form("list", made.columns, made.dtype, nested=True)
    return None


def _array(kind: str, array: np.ndarray, names: list[str] | None) -> Form | None:
    if array.dtype.kind not in "fiubOUS" or array.ndim == 0:
        return None
    if array.ndim == 1:
        if kind != "matrix":
            return None
        text = array.dtype.kind in "OUS"
        label = names[0] if names is not None and len(names) == 1 else "text" if text else "value"
        return Form("vector", [Column(label, label, "object" if text else str(array.dtype))], "object" if text else str(array.dtype))
    width = int(np.prod(array.shape[1:]))
    if width > MOST_COLUMNS or width == 0:
        return None
    given = names is not None and len(names) == width and len(set(names)) == width
    labels = names if given else [f"x{at}" for at in range(width)]
    shape = list(array.shape[1:]) if array.ndim > 2 else []
    if kind == "matrix" and shape:
        kind = "tensor"
    dtype = "object" if array.dtype.kind in "OUS" else str(array.dtype)
    return Form(kind, [Column(label, label, dtype) for label in labels], dtype, shape)


def _flat(value: Any) -> np.ndarray:
    if hasattr(value, "toarray"):
        value = value.toarray()
    if hasattr(value, "detach"):
        value = value.detach().cpu().numpy()
    array = np.asarray(value)
    return array.reshape(len(array), -1)
