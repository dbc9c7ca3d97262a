"""Models that are left when the notebook has ended, most worth serving first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .observe import Asked, Observer
from .splits import Splits

_NO_MODEL = ("module", "function", "type", "builtin_function_or_method")


def models_in(names: dict[str, Any], observer: Observer, splits: Splits, hinted: list[str]) -> Iterator[tuple[Any, str, list[Asked]]]:
    """Each with what it is called and what it was last asked, latest last: those the plan names, those asked for rows of a
    test part, those asked for predictions, then those that were only fitted; of each the latest first."""
    called = _called(names)
    asked: dict[int, list[Asked]] = {}
    for one in observer.asked.values():
        if id(one.model) in called:
            asked.setdefault(id(one.model), []).append(one)
    for seen in asked.values():
        seen.sort(key=lambda one: one.number)

    def rank(item: tuple[int, list[Asked]]) -> tuple[int, int]:
        key, seen = item
        name = called[key][0]
        predicted = any(one.method in ("predict", "predict_proba") for one in seen)
        test = any(_of_test(one.argument, splits) for one in seen)
        place = 0 if name in hinted else 1 if predicted and test else 2 if predicted else 3 if seen[-1].method == "__call__" else 5
        return place, -seen[-1].number

    for key, seen in sorted(asked.items(), key=rank):
        if any(one.method != "transform" for one in seen):
            yield called[key][1], called[key][0], _fitting(seen, splits)
    only_fitted = [one for key, one in reversed(observer.fitted.items()) if key in called and key not in asked]
    for one in sorted(only_fitted, key=lambda one: 0 if hasattr(one.model, "predict") else 1):
        if hasattr(one.model, "predict") or hasattr(one.model, "transform"):
            yield one.model, called[id(one.model)][0], []
    for called_as, one in called.values():
        if id(one) not in asked and learned_rows(one) is not None:
            yield one, called_as, []
    for key, seen in sorted(asked.items(), key=rank):
        if all(one.method == "transform" for one in seen):
            yield called[key][1], called[key][0], seen[-1:]


def learned_rows(model: Any) -> Any:
    """Rows that a result of statsmodels was estimated from: the formula's own table, or the design; None for anything else."""
    if not type(model).__module__.startswith("statsmodels.") or not hasattr(model, "predict"):
        return None
    data = getattr(getattr(model, "model", None), "data", None)
    frame = getattr(data, "frame", None)
    if frame is not None and hasattr(frame, "loc"):
        labels = getattr(data, "row_labels", None)
        return frame if labels is None else frame.loc[labels]
    return getattr(data, "orig_exog", None)


def _fitting(seen: list[Asked], splits: Splits) -> list[Asked]:
    """The calls that asked for the same rows as the one that counts: rows of a test part before a grid for a plot."""
    own = [one for one in seen if one.method != "transform"]
    best = next((one for one in reversed(own) if _of_test(one.argument, splits)), own[-1])
    count = _length(best.argument)
    same = [one for one in own if one is not best and _length(one.argument) == count and one.method != best.method]
    return [*same, best]


def _of_test(argument: Any, splits: Splits) -> bool:
    count = _length(argument)
    return any(part.side == "test" and part.length == count for part in splits.parts)


def _length(value: Any) -> int | None:
    try:
        return len(value)
    except TypeError:
        return getattr(value, "shape", (None,))[0]


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
