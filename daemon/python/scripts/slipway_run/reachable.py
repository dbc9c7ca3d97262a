"""Models that are left when the notebook has ended, most worth serving first, and the rows to ask each for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from .compare import length
from .observe import Asked, Observer
from .splits import Splits

_NO_MODEL = ("module", "function", "type", "builtin_function_or_method")
#: Steps that a forecast is proven for.
STEPS = 12


@dataclass
class Choice:
    """A model, what it is called, rows of its own input, and how it is asked: `method` is None where the notebook asked."""

    model: Any
    called: str
    rows: Any
    #: What the notebook asked it for these rows.
    asked: list[str]
    method: str | None = None
    #: Names of the columns of the rows, where they are no table.
    names: list[str] | None = None


def choices(names: dict[str, Any], observer: Observer, splits: Splits, hinted: list[str]) -> Iterator[Choice]:
    """Those the plan names, those asked for rows of a test part, those asked for predictions, then those that were only
    fitted; of each the latest first."""
    called = _called(names)
    asked: dict[int, list[Asked]] = {}
    for one in sorted(observer.asked.values(), key=lambda one: one.number):
        if id(one.model) in called:
            asked.setdefault(id(one.model), []).append(one)

    def rank(item: tuple[int, list[Asked]]) -> tuple[int, int]:
        key, seen = item
        name = called[key][0]
        predicted = any(one.method in ("predict", "predict_proba") for one in seen)
        test = any(_of_test(one.argument, splits) for one in seen)
        place = 0 if name in hinted else 1 if predicted and test else 2 if predicted else 3 if seen[-1].method == "__call__" else 5
        return place, -seen[-1].number

    ranked = sorted(asked.items(), key=rank)
    for key, seen in ranked:
        if any(one.method != "transform" for one in seen):
            counting = _counting(seen, splits)
            yield Choice(called[key][1], called[key][0], counting[-1].argument, [one.method for one in counting])
    fitted = [one for key, one in reversed(observer.fitted.items()) if key in called and key not in asked]
    for one in fitted:
        if hasattr(one.model, "predict"):
            yield Choice(one.model, called[id(one.model)][0], one.rows, [], "predict")
    for name, model in reversed(called.values()):
        if id(model) not in asked and type(model).__module__.startswith("statsmodels."):
            yield from _results(model, name)
    for one in fitted:
        if not hasattr(one.model, "predict") and hasattr(one.model, "transform"):
            yield Choice(one.model, called[id(one.model)][0], one.rows, [], "transform")
    for key, seen in ranked:
        if all(one.method == "transform" for one in seen):
            yield Choice(called[key][1], called[key][0], seen[-1].argument, ["transform"])


def _results(model: Any, name: str) -> Iterator[Choice]:
    """Results of statsmodels. A regression takes its formula's table, or else its design; a time series answers from its
    own history, and the only thing to say is how many steps on."""
    if not hasattr(model, "params") or not hasattr(model, "predict"):
        return
    if hasattr(model, "forecast"):
        yield Choice(model, name, np.arange(1, STEPS + 1), [], "forecast", ["step"])
        return
    data = getattr(getattr(model, "model", None), "data", None)
    frame = getattr(data, "frame", None)
    if hasattr(frame, "loc"):
        labels = getattr(data, "row_labels", None)
        rows = frame if labels is None else frame.loc[labels]
        said = str(getattr(model.model, "formula", "")).split("~")[-1]
        used = [label for label in frame.columns if re.search(rf"(?<![\w.]){re.escape(str(label))}(?!\w)", said)]
        yield Choice(model, name, rows[used] if used else rows, [], "predict")
    if getattr(data, "orig_exog", None) is not None:
        yield Choice(model, name, data.orig_exog, [], "predict_design", [str(one) for one in getattr(data, "xnames", [])])


def _counting(seen: list[Asked], splits: Splits) -> list[Asked]:
    """The calls that asked for the same rows as the one that counts: rows of a test part before a grid for a plot."""
    own = [one for one in seen if one.method != "transform"]
    best = next((one for one in reversed(own) if _of_test(one.argument, splits)), own[-1])
    count = length(best.argument)
    same = [one for one in own if one is not best and length(one.argument) == count and one.method != best.method]
    return [*same, best]


def _of_test(argument: Any, splits: Splits) -> bool:
    count = length(argument)
    return any(part.side == "test" and part.length == count for part in splits.parts)


def _called(names: dict[str, Any]) -> dict[int, tuple[str, Any]]:
    """Identity of each object that is left to its name: a variable's, or that of the list or dict it is in."""
    found: dict[int, tuple[str, Any]] = {}
    for name, value in names.items():
        if name.startswith("_") or type(value).__name__ in _NO_MODEL:
            continue
        if isinstance(value, dict):
            inner = [(f"{name}[{key!r}]", one) for key, one in list(value.items())[:200]]
        elif isinstance(value, (list, tuple)):
            inner = [(f"{name}[{at}]", one) for at, one in enumerate(value[:200])]
        else:
            inner = [(name, value)]
        for called, one in inner:
            found.setdefault(id(one), (called, one))
            # A wrapper of statsmodels hands its calls to what it wraps.
            results = vars(one).get("_results") if hasattr(one, "__dict__") else None
            if results is not None:
                found.setdefault(id(results), (called, one))
    return found
