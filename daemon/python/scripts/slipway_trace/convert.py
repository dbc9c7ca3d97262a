"""Estimators through skl2onnx: in double precision where its operators allow it, else in single."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto

from . import terms
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
    element = DoubleTensorType if double else FloatTensorType
    options: dict[str, Any] = {"zipmap": False} if outputs == "probabilities" else {}
    if outputs == "scores":
        options = {"raw_scores": True, **({"zipmap": False} if hasattr(est, "predict_proba") else {})}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = convert_sklearn(
            est,
            initial_types=[("X", element([None, width]))],
            options={id(est): options} if options else None,
            target_opset={"": OPSET, "ai.onnx.ml": ML_OPSET},
        )
    quiet = SessionOptions()
    quiet.log_severity_level = 4
    session = InferenceSession(model.SerializeToString(), quiet, providers=["CPUExecutionProvider"])
    session.run(None, {"X": np.zeros((2, width), dtype=np.float64 if double else np.float32)})
    return model


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
