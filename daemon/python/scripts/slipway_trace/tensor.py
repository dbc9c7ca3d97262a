"""A tensor of PyTorch, TensorFlow or NumPy of which each row may be a box of numbers, before its rows are there."""

from __future__ import annotations

from typing import Any

import numpy as np
from onnx import TensorProto

from . import terms
from .graph import Graph
from .matrix import Matrix
from .series import Series
from .terms import Term

_KINDS = {"f": "f", "i": "i", "u": "i", "b": "b"}


class Tensor(Matrix):
    """Kept flat, [rows, width]; `box` is the shape of one row. `element` is numpy's word for what it holds."""

    def __init__(self, graph: Graph, term: Term, box: tuple[int, ...], element: str) -> None:
        super().__init__(graph, term, int(np.prod(box, dtype=int)))
        self.box, self.element = box, element

    @staticmethod
    def of_rows(rows: Any, element: str | None = None) -> Tensor:
        """Rows of any symbolic kind as a tensor, in elements of a numpy type."""
        from .transformers import as_columns

        if isinstance(rows, Tensor):
            matrix, box = Matrix(rows.graph, rows.term, rows.width), rows.box
        elif isinstance(rows, Matrix):
            matrix, box = rows, (rows.width,)
        else:
            matrix = Matrix.of(rows.graph, as_columns(rows))
            box = () if isinstance(rows, Series) else (matrix.width,)
        element = element or {"f": "float64", "i": "int64", "b": "bool"}[matrix.term.kind]
        return Tensor(matrix.graph, _typed(matrix.graph, matrix.term, element), box, element)

    @property
    def shape(self) -> tuple[Any, ...]:
        return (super().shape[0], *self.box)

    @property
    def ndim(self) -> int:  # type: ignore[override]
        return 1 + len(self.box)

    def dim(self) -> int:
        return self.ndim

    def size(self, at: int | None = None) -> Any:
        return self.shape if at is None else self.shape[at]

    def _map(self, function: Any) -> Tensor:
        made = super()._map(function)
        return Tensor(self.graph, made.term, self.box, "bool" if made.term.kind == "b" else self.element)

    def _zip(self, other: Any, function: Any) -> Tensor:
        made = super()._zip(other, function)
        return Tensor(self.graph, made.term, self.box, "bool" if made.term.kind == "b" else self.element)

    # --- what changes nothing that a graph knows of ---------------------------------------------------------------------
    def _same(self, *_: Any, **__: Any) -> Tensor:
        return self

    cpu = cuda = detach = clone = contiguous = requires_grad_ = _same

    # --- types ----------------------------------------------------------------------------------------------------------
    def to(self, *wanted: Any, dtype: Any = None, **_: Any) -> Tensor:
        """Another type, or another device, which is no matter here."""
        element = next((word for word in map(element_of, [*wanted, dtype]) if word is not None), None)
        return self if element is None else Tensor.of_rows(self, element)

    def type(self, wanted: Any) -> Tensor:
        return self.to(wanted)

    def astype(self, dtype: Any, **_: Any) -> Tensor:
        return self.to(np.dtype(dtype).name)

    def float(self) -> Tensor:
        return self.to("float32")

    def double(self) -> Tensor:
        return self.to("float64")

    def long(self) -> Tensor:
        return self.to("int64")

    def numpy(self, *_: Any, **__: Any) -> Any:
        return Matrix(self.graph, self.term, self.width) if len(self.box) == 1 else self

    # --- shapes ---------------------------------------------------------------------------------------------------------
    def reshape(self, *shape: Any) -> Any:
        wanted = tuple(shape[0]) if len(shape) == 1 and isinstance(shape[0], (tuple, list)) else shape
        box = wanted[1:]
        # The first place is that of the rows, whether it says so or leaves it open.
        if isinstance(wanted[0], int) and wanted[0] != -1:
            return self._refuse(f"reshape{wanted}", "only one row an answer keeps rows apart")
        if -1 in box:
            rest = int(np.prod([one for one in box if one != -1], dtype=int))
            box = tuple(self.width // rest if one == -1 else one for one in box)
        if int(np.prod(box, dtype=int)) != self.width:
            return self._refuse(f"reshape{wanted}", "only one row an answer keeps rows apart")
        return Tensor(self.graph, self.term, box, self.element)

    view = reshape

    def unsqueeze(self, at: int) -> Tensor:
        place = at if at >= 0 else at + self.ndim + 1
        if place == 0:
            return self._refuse(f"unsqueeze({at})", "only one row an answer keeps rows apart")
        return Tensor(self.graph, self.term, (*self.box[: place - 1], 1, *self.box[place - 1 :]), self.element)

    def squeeze(self, at: int | None = None) -> Tensor:
        place = None if at is None else (at if at >= 0 else at + self.ndim) - 1
        box = tuple(one for i, one in enumerate(self.box) if one != 1 or place not in (None, i))
        return Tensor(self.graph, self.term, box, self.element)


def element_of(dtype: Any) -> str | None:
    """numpy's word for a type of PyTorch, TensorFlow or NumPy; None for what is none, such as a device."""
    if dtype is None:
        return None
    word = dtype if isinstance(dtype, str) else getattr(dtype, "name", None) or getattr(dtype, "__name__", None) or str(dtype)
    word = {"float": "float32", "double": "float64", "long": "int64", "int": "int32"}.get(word, word.removeprefix("torch."))
    return word if word in ("float16", "float32", "float64", "int32", "int64", "bool") else None


def _typed(graph: Graph, term: Term, element: str) -> Term:
    made = terms.cast(graph, term, _KINDS[np.dtype(element).kind])
    if element in ("float32", "float16") and not made.single:
        # What single precision loses is lost here, too.
        to = TensorProto.FLOAT if element == "float32" else TensorProto.FLOAT16
        return Term(graph.cast(graph.cast(made.tensor, to), TensorProto.DOUBLE), "f", element == "float32")
    return made
