"""What a model answers with: labels, scores, and how each is asked for (`Output` of protocol/model.ts)."""

from __future__ import annotations

from typing import Any

import numpy as np

from .events import Refusal


def outputs_of(model: Any, answers: dict[str, np.ndarray], asked: list[str]) -> list[dict[str, Any]]:
    """The outputs of a Python model, each with its `method`. `asked` is what the notebook itself asked for.

    The same rules as `slipway_trace.models`: labels and probabilities of a classifier; its scores only where it has no
    probabilities and the notebook asked for them; one `prediction` of anything else.
    """
    predicted = answers.get("predict")
    if predicted is None:
        method = next(one for one in ("forecast", "transform", "__call__", *answers) if one in answers)
        name = {"transform": "transformed", "predict_proba": "probabilities", "decision_function": "scores"}.get(method, "prediction")
        return [_score(name, answers[method], method)]
    classes = _classes(model)
    if classes is None and predicted.dtype.kind not in "OUSbiu":
        return [_score("prediction", predicted, "predict")]
    made = [_label(predicted, classes)]
    proba = answers.get("predict_proba")
    if proba is not None and np.ndim(proba) == 2:
        made.append({**_score("probabilities", proba, "predict_proba"), **({"classes": classes} if classes is not None and len(classes) == proba.shape[1] else {})})
    elif "decision_function" in asked and "decision_function" in answers:
        made.append(_score("scores", answers["decision_function"], "decision_function"))
    return made


def _classes(model: Any) -> list[Any] | None:
    try:
        classes = model.classes_
    except AttributeError:
        return None
    # A regressor of CatBoost has none of them.
    if isinstance(classes, (list, tuple)) or np.ndim(classes) != 1 or not 0 < len(classes) <= 1000:
        return None
    return [one.item() if isinstance(one, np.generic) else one for one in classes] if np.asarray(classes).dtype.kind in "iu" else [
        str(one) if np.asarray(classes).dtype.kind in "OUS" else int(one) for one in classes
    ]


def _label(array: np.ndarray, classes: list[Any] | None) -> dict[str, Any]:
    kind = "string" if array.dtype.kind in "OUS" else "integer"
    if array.dtype.kind == "f" and not np.array_equal(array, np.round(array)):
        raise Refusal("labels-are-fractions", "The model's labels are fractions, which are no labels.")
    made = {"name": "label", "role": "label", "type": kind, "width": width_of(array), "method": "predict"}
    return made if classes is None else {**made, "classes": classes}


def _score(name: str, array: np.ndarray, method: str) -> dict[str, Any]:
    if array.dtype.kind not in "fiub":
        raise Refusal("answer-not-numbers", f"The model's {method} answers with {array.dtype}, and numbers are needed.")
    return {"name": name, "role": "score", "type": "float", "width": width_of(array), "method": method}


def width_of(array: np.ndarray) -> int:
    return max(1, int(np.prod(array.shape[1:])))
