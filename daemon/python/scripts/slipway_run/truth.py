"""What the target really was in the captured rows, where the run tells: for a confusion matrix."""

from __future__ import annotations

from typing import Any

import numpy as np

from . import wire
from .attempts import Way
from .splits import Splits


def truth_of(way: Way, outputs: list[dict[str, Any]], splits: Splits, count: int) -> dict[str, Any] | None:
    """Of the first `count` rows; None for a regressor, and where the target goes by other values than the labels."""
    label = next((one for one in outputs if one["role"] == "label" and one["width"] == 1), None)
    if label is None or "classes" not in label:
        return None
    kind = str if label["type"] == "string" else int
    for column, values in _targets(way, splits):
        made = [wire.value(one) for one in values[:count]]
        if made and all(one is not None and not isinstance(one, bool) and one in label["classes"] for one in made):
            return {"column": column, "values": [kind(one) for one in made]}
    return None


def _targets(way: Way, splits: Splits) -> list[tuple[str, list[Any]]]:
    raw, labels = way.inputs.raw, way.matched.labels
    found = [(name, raw.loc[labels, name].tolist()) for name in way.inputs.target if name in raw.columns]
    for part in reversed(splits.parts):
        if part.side == "test" and part.length == len(labels):
            found += [("target", np.asarray(one).tolist()) for one in part.objects if np.ndim(one) == 1]
    return found
