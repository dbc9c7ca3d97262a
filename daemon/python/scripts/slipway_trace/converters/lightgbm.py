"""LightGBM through onnxmltools: scikit-learn's way of it and its own `Booster`, which stands behind both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..graph import Graph
from ..outputs import Output
from .rows import numbers
from .trees import ensemble


def tensors(graph: Graph, model: Any, rows: Any, answers: Sequence[Output]) -> dict[str, str]:
    import onnxmltools
    from onnxmltools.convert.common.data_types import FloatTensorType

    booster = getattr(model, "booster_", model)
    _, width = numbers(graph, rows)
    made = onnxmltools.convert_lightgbm(booster, initial_types=[("X", FloatTensorType([None, width]))], target_opset=15, zipmap=False)
    probable = "probabilities" if any(one.name == "probabilities" for one in made.graph.output) else None
    return ensemble(graph, made, rows, answers, probable)
