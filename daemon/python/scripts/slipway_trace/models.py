"""The fitted model at the end of the chain: labels, probabilities and predictions as outputs of the graph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from onnx import TensorProto

from .convert import emit
from .converters import registry
from .errors import CannotExport
from .graph import Graph
from .matrix import Matrix
from .outputs import Output
from .series import Series
from .terms import Term
from .transformers import as_matrix, transform


def unwrapped(est: Any) -> Any:
    """The estimator a search found."""
    return unwrapped(est.best_estimator_) if hasattr(est, "best_estimator_") else est


def answering_library(model: Any) -> str:
    """The package of the model that answers at the end of searches and pipelines."""
    est = unwrapped(model)
    while type(est).__name__ == "Pipeline":
        est = unwrapped(est.steps[-1][1])
    return registry.library_of(est)


def emit_model(graph: Graph, model: Any, x: Any, methods: Sequence[str], answers: Sequence[Output]) -> list[Output]:
    """Adds the model to the graph and names its outputs. `answers` are those of the Python model, which models of other
    libraries than scikit-learn have to give."""
    if [one.method for one in answers] == ["transform"]:
        return _transformed(graph, transform(model, x), answers[0])
    est = unwrapped(model)
    while type(est).__name__ == "Pipeline":
        for _, step in est.steps[:-1]:
            x = transform(step, x)
        est = unwrapped(est.steps[-1][1])
    if registry.library_of(est) != "sklearn":
        return _of_other_library(graph, est, x, answers)
    if type(est).__name__ == "TransformedTargetRegressor":
        return _retransformed(graph, est, x)
    rows = as_matrix(x)
    if hasattr(est, "classes_"):
        return _classifier(graph, est, rows, methods)
    if hasattr(est, "labels_") or hasattr(est, "cluster_centers_") or [one.role for one in answers] == ["label"]:
        return _clusters(graph, est, rows)
    return _regressor(graph, rows, est)


_ELEMENTS = {"float": TensorProto.FLOAT, "integer": TensorProto.INT64, "string": TensorProto.STRING}


def _transformed(graph: Graph, x: Any, answer: Output) -> list[Output]:
    """A transformer that is served itself."""
    rows = as_matrix(x)
    if rows.width != answer.width:
        raise CannotExport("transform", f"it has {rows.width} columns here and {answer.width} in the notebook")
    graph.output(answer.name, graph.cast(rows.term.tensor, TensorProto.FLOAT), TensorProto.FLOAT, answer.width)
    return [answer]


def _of_other_library(graph: Graph, est: Any, x: Any, answers: Sequence[Output]) -> list[Output]:
    tensors = registry.tensors(graph, est, x, answers)
    for answer in answers:
        graph.output(answer.name, tensors[answer.method], _ELEMENTS[answer.type], answer.width)
    return list(answers)


def _classes(est: Any) -> tuple[list[Any], str]:
    classes = np.asarray(est.classes_)
    if classes.ndim != 1 or classes.dtype.kind == "O" and not all(isinstance(one, str) for one in classes):
        raise CannotExport(type(est).__name__, "it answers with several labels at once, or with labels of several types")
    if classes.dtype.kind in "UO":
        return [str(one) for one in classes], "string"
    return [int(one) for one in classes], "integer"


def _classifier(graph: Graph, est: Any, x: Matrix, methods: Sequence[str]) -> list[Output]:
    classes, kind = _classes(est)
    if kind == "integer" and any(float(one) != float(real) for one, real in zip(classes, est.classes_, strict=True)):
        raise CannotExport(type(est).__name__, "its labels are fractions")
    probable = hasattr(est, "predict_proba")
    scored = not probable and "decision_function" in methods and hasattr(est, "decision_function")
    outputs, _ = emit(graph, est, x, "probabilities" if probable else "scores" if scored else "label")
    graph.output("label", outputs[0], TensorProto.STRING if kind == "string" else TensorProto.INT64, 1)
    made = [Output("label", "label", kind, 1, classes, "predict")]
    if probable:
        graph.output("probabilities", outputs[1], TensorProto.FLOAT, len(classes))
        made.append(Output("probabilities", "score", "float", len(classes), classes, "predict_proba"))
    elif scored:
        width = 1 if len(classes) == 2 else len(classes)
        scores = Matrix(graph, Term(graph.cast(outputs[1], TensorProto.DOUBLE), "f"), len(classes))
        # skl2onnx gives both sides of a binary score, decision_function the positive one.
        tensor = scores._columns_like()[-1].term.tensor if width == 1 else scores.term.tensor
        graph.output("scores", tensor, TensorProto.FLOAT, width)
        made.append(Output("scores", "score", "float", width, None, "decision_function"))
    return made


def _clusters(graph: Graph, est: Any, x: Matrix) -> list[Output]:
    outputs, _ = emit(graph, est, x, "label")
    graph.output("label", outputs[0], TensorProto.INT64, 1)
    return [Output("label", "label", "integer", 1, None, "predict")]


def _regressor(graph: Graph, x: Matrix, est: Any) -> list[Output]:
    tensor, width = _prediction(graph, est, x)
    graph.output("prediction", tensor, TensorProto.FLOAT, width)
    return [Output("prediction", "score", "float", width, None, "predict")]


def _prediction(graph: Graph, est: Any, x: Any) -> tuple[str, int]:
    if registry.library_of(est) != "sklearn":
        answer = Output("prediction", "score", "float", 1, None, "predict")
        return registry.tensors(graph, est, x, [answer])["predict"], 1
    width = int(getattr(est, "n_outputs_", 0) or (np.shape(est.coef_)[0] if np.ndim(getattr(est, "coef_", 0)) == 2 else 1))
    outputs, _ = emit(graph, est, as_matrix(x), "prediction")
    return outputs[0], width


def _retransformed(graph: Graph, est: Any, x: Any) -> list[Output]:
    """A regressor on a transformed target: its answers go back through the inverse."""
    inner = unwrapped(est.regressor_)
    while type(inner).__name__ == "Pipeline":
        for _, step in inner.steps[:-1]:
            x = transform(step, x)
        inner = unwrapped(inner.steps[-1][1])
    tensor, width = _prediction(graph, inner, x)
    if width != 1:
        raise CannotExport("TransformedTargetRegressor", "only one target has a counterpart")
    flat = graph.node("Reshape", graph.cast(tensor, TensorProto.DOUBLE), graph.constant([-1, 1], np.int64))
    answer = _inverse(est.transformer_, Series(graph, Term(flat, "f")))
    graph.output("prediction", answer.term.tensor, TensorProto.FLOAT, 1)
    return [Output("prediction", "score", "float", 1, None, "predict")]


def _inverse(transformer: Any, answer: Any) -> Any:
    """A target transformer backwards."""
    name = type(transformer).__name__
    if name == "FunctionTransformer":
        return answer if transformer.inverse_func is None else transformer.inverse_func(answer)
    if name == "StandardScaler":
        scaled = answer * float(transformer.scale_[0]) if transformer.with_std else answer
        return scaled + float(transformer.mean_[0]) if transformer.with_mean else scaled
    if name == "MinMaxScaler":
        return (answer - float(transformer.min_[0])) / float(transformer.scale_[0])
    raise CannotExport(f"TransformedTargetRegressor with {name}", "its way back has no counterpart")
