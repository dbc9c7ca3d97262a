"""Remembers which rows `train_test_split` put where."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import Any

import numpy as np


@dataclass
class Part:
    """One side of a split: the objects it consists of, and the raw rows' labels in their order."""

    side: str
    objects: tuple[Any, ...]
    labels: np.ndarray | None
    positions: np.ndarray = field(default_factory=lambda: np.empty(0, dtype=int))
    length: int = 0


class Splits:
    """Wraps scikit-learn's splitter so that a column of row numbers is split along."""

    def __init__(self) -> None:
        self.parts: list[Part] = []

    def install(self) -> None:
        import sklearn.model_selection as module

        original = module.train_test_split

        @functools.wraps(original)
        def train_test_split(*arrays: Any, **options: Any) -> Any:
            if not arrays or not hasattr(arrays[0], "__len__"):
                return original(*arrays, **options)
            made = original(*arrays, np.arange(len(arrays[0])), **options)
            self._record(arrays, made[:-2], made[-2], made[-1])
            return made[:-2]

        module.train_test_split = train_test_split

    def _record(self, arrays: tuple[Any, ...], made: list[Any], train: np.ndarray, test: np.ndarray) -> None:
        base = self._labels(arrays)
        for side, positions, objects in (("train", train, made[0::2]), ("test", test, made[1::2])):
            labels = None if base is None else base[positions]
            self.parts.append(Part(side, tuple(objects), labels, positions, len(positions)))

    def _labels(self, arrays: tuple[Any, ...]) -> np.ndarray | None:
        """Labels of the rows that are split: those of an earlier split, else an index; None where nothing tells."""
        for array in arrays:
            for part in self.parts:
                if any(array is one for one in part.objects) and part.labels is not None:
                    return part.labels
        for array in arrays:
            if hasattr(array, "index") and hasattr(array, "iloc"):
                return np.asarray(array.index)
        return None

    def of(self, value: Any) -> Part | None:
        """The part an object is of."""
        return next((part for part in reversed(self.parts) if any(value is one for one in part.objects)), None)
