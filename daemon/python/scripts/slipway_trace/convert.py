"""Estimators through skl2onnx: in double precision where its operators allow it, else in single."""

from __future__ import annotations

import copy
import warnings
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto

from . import terms
from .converters import inside
from .errors import CannotExport
from .graph import ML_OPSET, OPSET, Graph
from .matrix import Matrix
from .terms import Term


def _patched_nodes() -> None:
    """protobuf 6 and later refuse booleans in a list of integers, which skl2onnx 1.20 writes for histogram boosting."""
    from skl2onnx.common import _container

    if getattr(_container.make_node, "slipway", False):
        return
    original = _container.make_node

    def make_node(*args: Any, **options: Any) -> onnx.NodeProto:
        return original(*args, **{name: _integers(value) for name, value in options.items()})

    make_node.slipway = True  # type: ignore[attr-defined]
    _container.make_node = make_node


def _integers(value: Any) -> Any:
    if isinstance(value, (list, tuple, np.ndarray)) and any(isinstance(one, (bool, np.bool_)) for one in value):
        return [int(one) for one in value]
    return value


def _convert(est: Any, width: int, double: bool, outputs: str) -> onnx.ModelProto:
    from onnxruntime import InferenceSession, SessionOptions
    from skl2onnx import convert_sklearn
    from skl2onnx.common.data_types import DoubleTensorType, FloatTensorType

    _patched_nodes()
    inside.register()
    element = DoubleTensorType if double else FloatTensorType
    if type(est).__name__ == "VotingClassifier":
        # It only shapes what `transform` gives, which nobody asks for, and the converter refuses the default.
        est = copy.copy(est)
        est.flatten_transform = False
    initial = [("X", element([None, width]))]
    versions = {"": OPSET, "ai.onnx.ml": ML_OPSET}
    fullest, plain = _options(outputs)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            model = convert_sklearn(est, initial_types=initial, options={id(est): fullest}, target_opset=versions)
        except NameError:  # a word it does not know
            model = convert_sklearn(est, initial_types=initial, options={id(est): plain}, target_opset=versions)
    if any(not output.type.HasField("tensor_type") for output in model.graph.output):
        raise ValueError("it answers with dictionaries")
    quiet = SessionOptions()
    quiet.log_severity_level = 4
    session = InferenceSession(model.SerializeToString(), quiet, providers=["CPUExecutionProvider"])
    session.run(None, {"X": np.zeros((2, width), dtype=np.float64 if double else np.float32)})
    return model


def _options(outputs: str) -> list[dict[str, Any]]:
    """Plain tensors instead of dictionaries, and scores where they are wanted: which of the words a converter knows is not
    said anywhere in public, so the fullest set goes first."""
    zipmap, scores = {"zipmap": False}, {"raw_scores": True}
    return [zipmap | scores, scores] if outputs == "scores" else [zipmap, {}]


#: scikit-learn itself computes these on single-precision rows, or skl2onnx's trees have no double.
_SINGLE = ("Tree", "Forest", "Boost", "IsolationForest", "Bagging")


def emit(graph: Graph, est: Any, x: Matrix, outputs: str) -> tuple[list[str], bool]:
    """Adds the estimator to the graph. Answers with its output tensors, and whether they are doubles."""
    name = type(est).__name__
    order = (False, True) if any(part in name for part in _SINGLE) else (True, False)
    reasons = []
    for double in order:
        try:
            model = _convert(est, x.width, double, outputs)
        except Exception as error:  # skl2onnx and onnxruntime raise what they like; the reason is passed on
            reasons.append(f"{'double' if double else 'single'} precision: {_short(error)}")
            continue
        number = terms.cast(graph, x.term, "f").tensor
        feed = number if double else graph.cast(number, TensorProto.FLOAT)
        return graph.merge(model, {model.graph.input[0].name: feed}), double
    raise CannotExport(name, "skl2onnx has no working counterpart (" + "; ".join(reasons) + ")")


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:300] or type(error).__name__


def convert_transformer(est: Any, x: Matrix) -> Matrix:
    outputs, _ = emit(x.graph, est, x, "transform")
    width = len(est.get_feature_names_out()) if hasattr(est, "get_feature_names_out") else x.width
    return Matrix(x.graph, Term(x.graph.cast(outputs[0], TensorProto.DOUBLE), "f"), width)
