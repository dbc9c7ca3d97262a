"""XGBoost through onnxmltools: scikit-learn's way of it and its own `Booster`, which stands behind both."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ..errors import CannotExport
from ..graph import Graph
from ..outputs import Output
from .rows import numbers
from .trees import best_class, ensemble


def tensors(graph: Graph, model: Any, rows: Any, answers: Sequence[Output]) -> dict[str, str]:
    import onnxmltools
    from onnxmltools.convert.common.data_types import FloatTensorType

    booster = _booster(model)
    objective = json.loads(booster.save_config())["learner"]["objective"]["name"]
    _, width = numbers(graph, rows)
    made = onnxmltools.convert_xgboost(booster, initial_types=[("X", FloatTensorType([None, width]))], target_opset=15)
    probable = "probabilities" if any(one.name == "probabilities" for one in made.graph.output) else None
    found = ensemble(graph, made, rows, answers, probable)
    if objective == "multi:softmax" and not hasattr(model, "classes_"):
        return {method: best_class(graph, tensor) for method, tensor in found.items()}
    return found


def _booster(model: Any) -> Any:
    """A copy of what answers."""
    missing = getattr(model, "missing", None)
    if missing is not None and missing == missing:
        raise CannotExport(type(model).__name__, f"it takes {missing} for missing, and only NaN has a counterpart")
    booster = model.get_booster() if hasattr(model, "get_booster") else model
    # scikit-learn's way of it asks the best round only, where training stopped early; a Booster asks all.
    best = getattr(model, "best_iteration", None) if hasattr(model, "get_booster") and getattr(model, "early_stopping_rounds", None) else None
    return placed(booster if best is None else booster[: best + 1])


def placed(booster: Any) -> Any:
    """A copy whose columns go by their place, which is all the converter knows."""
    made = booster.copy()
    made.feature_names = None
    made.feature_types = None
    return made
