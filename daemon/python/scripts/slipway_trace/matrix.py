"""A two-dimensional array whose rows are not there yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from . import terms
from .elementwise import Symbolic
from .errors import CannotExport
from .graph import Graph
from .series import Series
from .terms import Term


class Matrix(Symbolic):
    """One tensor of shape [rows, width]."""

    _rank = 1
    ndim = 2

    def __init__(self, graph: Graph, term: Term, width: int) -> None:
        self.graph = graph
        self.term = term
        self.width = width

    @staticmethod
    def of(graph: Graph, columns: Sequence[Series]) -> Matrix:
        """Columns side by side, in the narrowest kind that holds them all; in double where kinds differ."""
        if not columns:
            raise CannotExport("an array without columns", "there is nothing to compute from")
        parts = terms.common(graph, *[series.term for series in columns])
        tensor = parts[0].tensor if len(parts) == 1 else graph.node("Concat", *[part.tensor for part in parts], axis=1)
        return Matrix(graph, Term(tensor, parts[0].kind, all(series.term.single for series in columns)), len(columns))

    def _map(self, function: Callable[[Term], Term]) -> Matrix:
        return Matrix(self.graph, function(self.term), self.width)

    def _zip(self, other: Any, function: Callable[[Term, Term], Term]) -> Matrix:
        if isinstance(other, Matrix):
            return Matrix(self.graph, function(self.term, other.term), max(self.width, other.width))
        if isinstance(other, Series):
            raise CannotExport("an array beside a column", "numpy lines it up with the columns", "Use reshape(-1, 1).")
        values = np.asarray(other)
        if values.ndim > 1 and values.shape[0] != 1 or values.size not in (1, self.width):
            raise CannotExport("an array beside an array", "one of them belongs to the rows of the training run")
        return Matrix(self.graph, function(self.term, terms.constant(self.graph, values.ravel() if values.ndim else values)), self.width)

    def _columns_like(self) -> list[Series]:
        if self.width == 1:
            return [Series(self.graph, self.term)]
        sizes = self.graph.constant([1] * self.width, np.int64)
        parts = self.graph.nodes_of("Split", self.term.tensor, sizes, count=self.width, axis=1)
        return [Series(self.graph, Term(part, self.term.kind, self.term.single)) for part in parts]

    @property
    def shape(self) -> tuple[Any, int]:
        from .frame import _Rows

        return (_Rows(), self.width)

    @property
    def dtype(self) -> Any:
        return np.dtype({"f": "float64", "i": "int64", "b": "bool"}.get(self.term.kind, "O"))

    @property
    def values(self) -> Matrix:
        return self

    def toarray(self) -> Matrix:
        return self

    todense = copy = to_numpy = toarray

    def ravel(self) -> Any:
        return self._columns_like()[0] if self.width == 1 else self._refuse("ravel", "it mixes rows")

    flatten = squeeze = ravel

    def reshape(self, *shape: Any) -> Any:
        wanted = tuple(shape[0]) if len(shape) == 1 and isinstance(shape[0], tuple) else shape
        if wanted == (-1, self.width):
            return self
        if len(wanted) > 1:
            from .tensor import Tensor

            return Tensor.of_rows(self).reshape(wanted)
        return self.ravel() if wanted == (-1,) else self._refuse(f"reshape{wanted}", "only one row an answer keeps rows apart")

    def astype(self, dtype: Any, **_: Any) -> Matrix:
        return Matrix.of(self.graph, [series.astype(dtype) for series in self._columns_like()])

    def __getitem__(self, key: Any) -> Any:
        if not isinstance(key, tuple) or len(key) != 2 or key[0] != slice(None):
            return self._refuse("__getitem__", "it picks rows, and every row of a request needs an answer")
        places = np.arange(self.width)[key[1]]
        columns = self._columns_like()
        return columns[int(places)] if np.ndim(places) == 0 else Matrix.of(self.graph, [columns[int(at)] for at in places])

    def __matmul__(self, other: Any) -> Any:
        return self.dot(other)

    def dot(self, other: Any) -> Any:
        """Product with a constant array."""
        values = np.asarray(other, dtype=np.float64)
        number = terms.cast(self.graph, self.term, "f").tensor
        product = self.graph.node("MatMul", number, self.graph.constant(values if values.ndim == 2 else values.reshape(-1, 1), np.float64))
        made = Matrix(self.graph, Term(product, "f"), values.shape[1] if values.ndim == 2 else 1)
        return made if values.ndim == 2 else made.ravel()
