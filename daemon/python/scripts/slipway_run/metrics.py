"""Remembers what scikit-learn's metrics said, by the name of the metric; the last one counts."""

from __future__ import annotations

import functools
import numbers
from typing import Any


class Metrics:
    def __init__(self) -> None:
        self.values: dict[str, float] = {}

    def install(self) -> None:
        import sklearn.metrics as module

        for name in module.__all__:
            function = getattr(module, name)
            if callable(function) and not isinstance(function, type) and name.endswith(("_score", "_error", "_loss", "_deviance")):
                setattr(module, name, self._remembering(name, function))

    def _remembering(self, name: str, function: Any) -> Any:
        @functools.wraps(function)
        def metric(*args: Any, **options: Any) -> Any:
            value = function(*args, **options)
            if isinstance(value, numbers.Real):
                self.values[name] = float(value)
            return value

        return metric
