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

    # A class of one's own does not say what it takes; one tensor in single precision is what Keras makes of rows.
    inputs = getattr(model, "inputs", None) or [tf.TensorSpec(None, "float32", name="rows")]
    outputs = getattr(model, "outputs", None) or [None]
    if len(outputs) != 1:
        raise CannotExport(type(model).__name__, f"it gives {len(outputs)} answers at once")
    names = [one.name.split(":")[0] for one in inputs]
    by_name = isinstance(rows, dict)
    if len(names) > 1 and not by_name:
        raise CannotExport(type(model).__name__, "it takes several inputs, and only those that come by name have a counterpart")
    fed: list[str] = []
    specs: list[Any] = []
    for name, one in zip(names, inputs, strict=True):
        element = tf.as_dtype(one.dtype).name
        if element not in ELEMENTS:
            raise CannotExport(type(model).__name__, f"it takes {element}, and only plain numbers have a counterpart")
        tensor, shape = shaped(graph, rows[name] if by_name else rows, element)
        fed.append(tensor)
        specs.append(tf.TensorSpec((None, *shape), element, name=name))
    asked = tf.function(lambda *given: model(dict(zip(names, given, strict=True)) if by_name else given[0], training=False), input_signature=specs)
    logging.getLogger("tf2onnx").setLevel(logging.ERROR)
    made, _ = tf2onnx.convert.from_function(asked, specs, opset=_OPSET)
    return {"predict": graph.merge(made, dict(zip([one.name for one in made.graph.input], fed, strict=True)))[0]}


def _backend() -> str:
    kept = getattr(sys.modules.get("keras"), "backend", None) or getattr(sys.modules.get("tf_keras"), "backend", None)
    return kept.backend() if hasattr(kept, "backend") else "tensorflow"
