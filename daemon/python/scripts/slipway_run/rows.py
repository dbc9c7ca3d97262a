"""Which raw rows the notebook's predicted rows were: every way to tell is tried, and the answers decide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from .capture import Captured, ask_what_is_missing
from .compare import Difference, first_difference, length
from .events import Refusal
from .splits import Splits


@dataclass
class Matched:
    #: Labels of the raw rows, in the order of the answers.
    labels: np.ndarray
    #: Where `features` parts from what the notebook gave its model; None where it does not.
    difference: Difference | None


def candidates(captured: Captured, splits: Splits) -> Iterator[np.ndarray]:
    """Labels the rows of the argument may have had in the raw frame, likeliest first."""
    argument, raw = captured.argument, captured.raw
    if hasattr(argument, "index") and hasattr(argument, "iloc"):
        yield np.asarray(argument.index)
    count = length(argument)
    for side in ("test", "train"):
        for part in reversed(splits.parts):
            if part.side == side and part.length == count:
                if part.labels is not None:
                    yield part.labels
                if len(part.positions) == count and part.positions.max(initial=-1) < len(raw):
                    yield np.asarray(raw.index)[part.positions]
    if count == len(raw):
        yield np.asarray(raw.index)


def match(captured: Captured, splits: Splits, features: Any) -> Matched:
    """The raw rows behind the argument. Where no way of telling agrees, the likeliest, with where it parts."""
    best: Matched | None = None
    for labels in candidates(captured, splits):
        if len(labels) != length(captured.argument) or not pd.Index(labels).isin(captured.raw.index).all():
            continue
        difference = first_difference(features(labels), captured.argument)
        found = Matched(labels, difference)
        if difference is None:
            return found
        best = best or found
    if best is None:
        raise Refusal(
            "rows-not-found",
            f"The {length(captured.argument)} rows the notebook predicts cannot be found among the {len(captured.raw)} raw rows.",
            remedy="Predict rows that come from the raw data, such as X_test of train_test_split, and keep their index.",
        )
    return best


def as_it_is(labels: np.ndarray) -> Matched:
    """Where the rows are the model's own input there is nothing to tell."""
    return Matched(labels, None)


def training(captured: Captured, splits: Splits, predicted: np.ndarray) -> np.ndarray:
    """Labels of the rows the model learned from: the other side of the split, else all rows the notebook kept."""
    known = captured.raw.index
    for part in reversed(splits.parts):
        labels = part.labels if part.labels is not None else None
        if part.side == "train" and labels is not None and pd.Index(labels).isin(known).all():
            if not np.isin(labels, predicted).any():
                return labels
    return np.asarray(known)


def choose(captured: Captured, splits: Splits, names: dict[str, Any]) -> None:
    """Where the notebook never asks its model: the test rows it made for it."""
    lengths = {part.length for part in splits.parts if part.side == "test"}
    wanted = getattr(captured.model, "n_features_in_", None)
    for value in reversed(list(names.values())):
        shape = getattr(value, "shape", ())
        if len(shape) == 2 and shape[0] in lengths and (wanted is None or shape[1] == wanted):
            captured.argument = value
            ask_what_is_missing(captured)
            return
    raise Refusal(
        "no-answers",
        "The notebook never asks its model for an answer, so there is nothing to prove against.",
        remedy="Add a cell that predicts, such as model.predict(X_test).",
    )
