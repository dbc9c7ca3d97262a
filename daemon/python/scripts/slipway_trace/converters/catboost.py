"""CatBoost by its own export, which knows numbers only."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from typing import Any

import onnx

from ..errors import CannotExport
from ..graph import Graph
from ..outputs import Output
from .trees import ensemble


def tensors(graph: Graph, model: Any, rows: Any, answers: Sequence[Output]) -> dict[str, str]:
    if list(model.get_cat_feature_indices()):
        raise CannotExport(type(model).__name__, "its own export takes numbers only, and it has categorical columns")
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "model.onnx")
        model.save_model(file, format="onnx")
        made = onnx.load(file)
    return ensemble(graph, made, rows, answers, _without_dictionaries(made))


def _without_dictionaries(made: onnx.ModelProto) -> str | None:
    """Takes the step that makes a dictionary of each row off; answers with the tensor of probabilities before it, if any."""
    step = next((node for node in made.graph.node if node.op_type == "ZipMap"), None)
    if step is None:
        return None
    made.graph.node.remove(step)
    output = next(one for one in made.graph.output if one.name == step.output[0])
    output.CopyFrom(onnx.helper.make_tensor_value_info(step.input[0], onnx.TensorProto.FLOAT, None))
    return step.input[0]
