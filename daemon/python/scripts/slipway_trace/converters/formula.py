"""The design matrix of a formula, as patsy makes it, out of symbolic columns."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np

from .. import lookup, terms
from ..errors import CannotExport
from ..frame import Frame
from ..graph import Graph
from ..matrix import Matrix
from ..terms import Term
from ..transformers import as_matrix


def design(graph: Graph, model: Any, rows: Any) -> Matrix:
    """The columns of the right side, in their order. Raises `CannotExport`, or what a factor raises on symbolic columns."""
    said = getattr(model.data, "model_spec", None) or getattr(model.data, "design_info", None)
    if not hasattr(said, "term_codings"):
        raise CannotExport("a formula", "only those that patsy reads have a counterpart")
    if not isinstance(rows, Frame):
        raise CannotExport("a formula", "its rows have to be a table")
    columns = {label: rows[label] for label in rows.columns}
    factors = {factor: _factor(graph, factor, info, columns) for factor, info in said.factor_infos.items()}
    if not factors:
        raise CannotExport("a formula of a constant", "it depends on no column")
    ones = _ones(graph, next(iter(factors.values())))
    parts: list[str] = []
    for subterms in said.term_codings.values():
        for subterm in subterms:
            coded = [_coded(graph, factors[one], subterm.contrast_matrices.get(one)) for one in subterm.factors]
            parts += _products(graph, coded) if coded else [ones]
    return Matrix(graph, Term(graph.node("Concat", *parts, axis=1), "f"), len(parts))


def _factor(graph: Graph, factor: Any, info: Any, columns: dict[Any, Any]) -> Any:
    """A matrix of numbers, or where each row's value stands among the categories."""
    transforms = {name: _standing(one) for name, one in info.state["transforms"].items()}
    value = factor.eval({**info.state, "transforms": transforms}, columns)
    value = getattr(value, "data", value) if type(value).__name__ == "_CategoricalBox" else value
    if info.type == "numerical":
        return as_matrix(value)
    return lookup.index(graph, value.term, list(info.categories))


def _coded(graph: Graph, value: Any, contrast: Any) -> list[str]:
    """The columns of one factor: its numbers, or its contrasts, missing for what is none of its categories."""
    if contrast is None:
        return [series.term.tensor for series in value._columns_like()]
    matrix = np.asarray(contrast.matrix, dtype=np.float64)
    padded = np.vstack([matrix, np.full((1, matrix.shape[1]), np.nan)])
    return [graph.node("Gather", graph.constant(padded[:, at], np.float64), value, axis=0) for at in range(matrix.shape[1])]


def _products(graph: Graph, factors: list[list[str]]) -> list[str]:
    """Every column of one factor times every one of the others, those of the first going round fastest."""
    made: list[str] = []
    for combination in itertools.product(*reversed(factors)):
        product, *others = reversed(combination)
        for other in others:
            product = graph.node("Mul", product, other)
        made.append(product)
    return made


def _ones(graph: Graph, factor: Any) -> str:
    """The intercept: a one for each row there is."""
    term = factor._columns_like()[0].term if isinstance(factor, Matrix) else Term(factor, "i")
    gap = terms.cast(graph, terms.isna(graph, term), "f")
    nothing = graph.node("Mul", gap.tensor, graph.constant(0.0, np.float64))
    return graph.node("Add", nothing, graph.constant(1.0, np.float64))


class _Scaled:
    """Stands for patsy's `center` and `standardize` with what they learned, which take arrays only."""

    def __init__(self, mean: float, scale: Any = None) -> None:
        self._mean, self._scale = mean, scale

    def transform(self, x: Any, center: bool = True, rescale: bool = True, ddof: int = 0) -> Any:
        made = x - self._mean if center else x
        return made / self._scale(ddof) if rescale and self._scale is not None else made


def _standing(transform: Any) -> Any:
    name = type(transform).__name__
    if name == "Center":
        return _Scaled(float(np.asarray(transform._sum).ravel()[0]) / transform._count)
    if name == "Standardize":
        spread, count = float(np.asarray(transform.current_M2).ravel()[0]), transform.current_n
        return _Scaled(float(np.asarray(transform.current_mean).ravel()[0]), lambda ddof: np.sqrt(spread / (count - ddof)))
    return transform
