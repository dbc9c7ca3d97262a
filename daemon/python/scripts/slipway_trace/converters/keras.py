"""Keras on TensorFlow through tf2onnx."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from typing import Any

from ..errors import CannotExport
from ..graph import Graph
from ..outputs import Output
from .rows import ELEMENTS, shaped

#: What tf2onnx 1.16 and later write.
_OPSET = 18


def tensors(graph: Graph, model: Any, rows: Any, answers: Sequence[Output]) -> dict[str, str]:
    backend = _backend()
    if backend != "tensorflow":
        raise CannotExport(type(model).__name__, f"Keras runs on {backend} here, and only TensorFlow has a converter")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    import tensorflow as tf
    import tf2onnx

    inputs = model.inputs
    if len(inputs) != 1 or len(model.outputs) != 1:
        raise CannotExport(type(model).__name__, "only one input and one output have a counterpart")
    element = tf.as_dtype(inputs[0].dtype).name
    if element not in ELEMENTS:
        raise CannotExport(type(model).__name__, f"it takes {element}, and only plain numbers have a counterpart")
    tensor, shape = shaped(graph, rows, element)
    spec = [tf.TensorSpec((None, *shape), element, name="rows")]
    logging.getLogger("tf2onnx").setLevel(logging.ERROR)
    made, _ = tf2onnx.convert.from_function(tf.function(lambda rows: model(rows, training=False), input_signature=spec), spec, opset=_OPSET)
    return {"predict": graph.merge(made, {made.graph.input[0].name: tensor})[0]}


def _backend() -> str:
    kept = getattr(sys.modules.get("keras"), "backend", None) or getattr(sys.modules.get("tf_keras"), "backend", None)
    return kept.backend() if hasattr(kept, "backend") else "tensorflow"

