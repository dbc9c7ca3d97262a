"""What the converters of tree ensembles have in common: from the outputs of a converted ensemble to the model's own answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto

from ..errors import CannotExport
from ..graph import NUMPY, Graph
from ..outputs import Output
from .rows import numbers


def ensemble(graph: Graph, made: onnx.ModelProto, rows: Any, answers: Sequence[Output], probable: str | None) -> dict[str, str]:
    """Merges an ensemble, and names its answers by method. `probable` is the output with a probability for each class, of
    shape [rows, classes]; None where the ensemble answers with plain numbers in its first output."""
    tensor, _ = numbers(graph, rows)
    outputs = dict(zip([one.name for one in made.graph.output], graph.merge(made, {made.graph.input[0].name: tensor}), strict=True))
    if probable is None:
        first = next(iter(outputs.values()))
        return {answer.method: first for answer in answers if answer.method == "predict" and answer.role == "score"}
    probabilities = outputs[probable]
    return {answer.method: _answer(graph, probabilities, answer) for answer in answers if answer.method in ("predict", "predict_proba")}


def _answer(graph: Graph, probabilities: str, answer: Output) -> str:
    if answer.role == "label":
        return label(graph, probabilities, answer)
    if answer.width > 1:
        return probabilities
    # One number for two classes: how likely the second is.
    return graph.node("Gather", probabilities, graph.constant([1], np.int64), axis=1)


def label(graph: Graph, probabilities: str, answer: Output) -> str:
    """The likeliest class, the first of several alike."""
    if answer.classes is None or answer.width != 1:
        raise CannotExport("a classifier of several labels", "only one label a row has a counterpart")
    best = graph.node("ArgMax", probabilities, axis=1, keepdims=1)
    kind = "s" if answer.type == "string" else "i"
    return graph.node("Gather", graph.constant(answer.classes, NUMPY[kind]), best, axis=0)


def best_class(graph: Graph, probabilities: str) -> str:
    """The likeliest class by its number, as a number."""
    return graph.cast(graph.node("ArgMax", probabilities, axis=1, keepdims=1), TensorProto.FLOAT)
