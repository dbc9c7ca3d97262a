"""Symbolic rows as one tensor that a converted model takes."""

from __future__ import annotations

from typing import Any

import numpy as np
from onnx import TensorProto

from .. import terms
from ..graph import KINDS, Graph
from ..tensor import Tensor
from ..transformers import as_matrix

#: Words of numpy for the elements of a tensor.
ELEMENTS = {
    "float16": TensorProto.FLOAT16,
    "float32": TensorProto.FLOAT,
    "float64": TensorProto.DOUBLE,
    "int32": TensorProto.INT32,
    "int64": TensorProto.INT64,
    "bool": TensorProto.BOOL,
}


def numbers(graph: Graph, rows: Any) -> tuple[str, int]:
    """A tensor of shape [rows, width] in single precision, as tree ensembles take it, and its width."""
    matrix = as_matrix(rows)
    return graph.cast(matrix.term.tensor, TensorProto.FLOAT), matrix.width


def shaped(graph: Graph, rows: Any, element: str) -> tuple[str, list[int]]:
    """A tensor of shape [rows, *shape] with elements of a numpy type, and that shape."""
    matrix = rows if isinstance(rows, Tensor) else as_matrix(rows)
    shape = list(matrix.shape[1:])
    term = matrix.term if matrix.term.kind != "s" else terms.cast(graph, matrix.term, "f")
    tensor = term.tensor if KINDS[term.kind] == ELEMENTS[element] else graph.cast(term.tensor, ELEMENTS[element])
    return (tensor if len(shape) == 1 else graph.node("Reshape", tensor, graph.constant([-1, *shape], np.int64))), shape
