"""Regressions of statsmodels: the formula's design, its product with the parameters, and the link."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from onnx import TensorProto

from ..errors import CannotExport
from ..graph import Graph
from ..outputs import Output
from ..transformers import as_matrix
from .formula import design

Link = Callable[[Graph, str], str]


def tensors(graph: Graph, model: Any, rows: Any, answers: Sequence[Output]) -> dict[str, str]:
    (answer,) = answers
    inner = model.model
    link = _link(inner)
    by_formula = answer.method == "predict" and hasattr(inner, "formula")
    exog = design(graph, inner, rows) if by_formula else as_matrix(rows)
    # What a model estimates besides, such as a dispersion, stands behind the parameters of its columns.
    parameters = np.asarray(model.params, dtype=np.float64)[: exog.width]
    if parameters.shape[0] != exog.width:
        raise CannotExport(type(inner).__name__, f"it has {parameters.shape[0]} parameters for {exog.width} columns")
    columns = parameters if parameters.ndim == 2 else parameters.reshape(-1, 1)
    linear = graph.node("MatMul", exog.term.tensor, graph.constant(columns, np.float64))
    return {answer.method: link(graph, linear)}


def _node(op: str) -> Link:
    return lambda graph, x: graph.node(op, x)


def _same(_: Graph, x: str) -> str:
    return x


def _normal(graph: Graph, x: str) -> str:
    """The distribution function of the standard normal. onnxruntime has `Erf` in single precision only."""
    scaled = graph.cast(graph.node("Mul", x, graph.constant(np.sqrt(0.5), np.float64)), TensorProto.FLOAT)
    erf = graph.cast(graph.node("Erf", scaled), TensorProto.DOUBLE)
    half = graph.constant(0.5, np.float64)
    return graph.node("Add", graph.node("Mul", erf, half), half)


def _complementary(graph: Graph, x: str) -> str:
    one = graph.constant(1.0, np.float64)
    return graph.node("Sub", one, graph.node("Exp", graph.node("Neg", graph.node("Exp", x))))


def _power(exponent: float) -> Link:
    return lambda graph, x: graph.node("Pow", x, graph.constant(exponent, np.float64))


def _softmax(graph: Graph, x: str) -> str:
    """The first of several classes is what the others are measured by."""
    first = graph.node("Mul", graph.node("Slice", x, *_first_column(graph)), graph.constant(0.0, np.float64))
    return graph.node("Softmax", graph.node("Concat", first, x, axis=1), axis=1)


def _first_column(graph: Graph) -> list[str]:
    return [graph.constant([one], np.int64) for one in (0, 1, 1)]


#: Models whose mean is this of the linear predictor, by class.
_MODELS: dict[str, Link] = {
    **dict.fromkeys(("OLS", "WLS", "GLS", "GLSAR", "RLM", "QuantReg"), _same),
    "Logit": _node("Sigmoid"),
    "Probit": _normal,
    "Poisson": _node("Exp"),
    "NegativeBinomial": _node("Exp"),
    "MNLogit": _softmax,
}
#: Links of generalised linear models, backwards.
_LINKS: dict[str, Link] = {
    "Identity": _same,
    "Log": _node("Exp"),
    "Logit": _node("Sigmoid"),
    "Probit": _normal,
    "CLogLog": _complementary,
    "InversePower": _node("Reciprocal"),
    "InverseSquared": _power(-0.5),
    "Sqrt": _power(2.0),
}


def _link(inner: Any) -> Link:
    name = type(inner).__name__
    if name == "GLM":
        kind = type(inner.family.link).__name__
        # Before statsmodels 0.14 some were written small.
        found = next((link for known, link in _LINKS.items() if known.lower() == kind.lower()), None)
        name = f"GLM with the link {kind}"
    else:
        found = _MODELS.get(name)
    if found is None:
        raise CannotExport(name, "only regressions whose mean is a plain function of the columns have a counterpart")
    return found
