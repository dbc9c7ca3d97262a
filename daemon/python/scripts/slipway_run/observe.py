"""Listens to every model the notebook fits and asks, whatever library it is of and wherever the call stands."""

from __future__ import annotations

import functools
import inspect
import sys
import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

import numpy as np

from . import figures

ASKED = ("predict", "predict_proba", "decision_function", "transform", "__call__")
#: Models and calls that are remembered; a loop may make thousands.
MOST = 60
#: Bytes of an array that is copied, so that what the notebook does to it later does no harm.
COPIED = 64_000_000


@dataclass
class Asked:
    number: int
    model: Any
    method: str
    argument: Any
    answer: Any


@dataclass
class Fitted:
    model: Any
    rows: Any


class Observer:
    """`asked` holds the last call of each model and method, `fitted` the last rows each model was fitted to."""

    def __init__(self) -> None:
        self.asked: OrderedDict[tuple[int, str], Asked] = OrderedDict()
        self.fitted: OrderedDict[int, Fitted] = OrderedDict()
        self.number = 0
        self._inside = threading.local()
        self._known: set[type] = set()
        self._originals: list[tuple[type, str, Any]] = []
        self._modules = 0

    def since(self, number: int) -> list[Asked]:
        return [one for one in self.asked.values() if one.number > number]

    def look(self, names: dict[str, Any], statement_defines_class: bool) -> None:
        """Puts an ear on classes that came since. Cheap where no module and no class did."""
        if statement_defines_class:
            for value in list(names.values()):
                if isinstance(value, type) and value.__module__ == "__main__" and value not in self._known:
                    self._listen(value)
        if len(sys.modules) == self._modules:
            return
        self._modules = len(sys.modules)
        for kind in _kinds():
            if kind not in self._known:
                self._listen(kind)
        _remember_matrix_data()
        figures.shown_as_in_a_notebook()

    def stop(self) -> None:
        """Takes every ear off again: what is kept of the notebook's classes must be their own."""
        for owner, method, original in reversed(self._originals):
            setattr(owner, method, original)
        self._originals.clear()

    def _listen(self, kind: type) -> None:
        self._known.add(kind)
        torch = "torch.nn.modules.module"
        for owner in kind.__mro__:
            own = vars(owner)
            methods = ("__call__",) if owner.__module__ == torch else ("fit", "fit_predict", "fit_transform", *ASKED[:-1])
            for method in methods:
                original = own.get(method)
                if original is None or getattr(original, "slipway", False) or isinstance(original, (staticmethod, classmethod, property)):
                    continue
                if owner is object or owner.__module__ in ("builtins", "abc", "typing"):
                    continue
                try:
                    setattr(owner, method, self._heard(method, original))
                    self._originals.append((owner, method, original))
                except (AttributeError, TypeError):  # classes written in C
                    continue

    def _heard(self, method: str, original: Any) -> Any:
        if inspect.isfunction(original):

            @functools.wraps(original)
            def listening(this: Any, *args: Any, **options: Any) -> Any:
                return self._call(this, method, functools.partial(original, this), args, options)

            listening.slipway = True  # type: ignore[attr-defined]
            return listening
        return _Descriptor(self, method, original) if hasattr(original, "__get__") else original

    def _call(self, model: Any, method: str, bound: Any, args: tuple[Any, ...], options: dict[str, Any]) -> Any:
        if getattr(self._inside, "deep", False) or threading.current_thread() is not threading.main_thread():
            return bound(*args, **options)
        self._inside.deep = True
        try:
            answer = bound(*args, **options)
        finally:
            self._inside.deep = False
        rows = args[0] if args else next(iter(options.values()), None)
        if rows is not None:
            self._remember(model, method, rows, answer)
        return answer

    def _remember(self, model: Any, method: str, rows: Any, answer: Any) -> None:
        if method.startswith("fit"):
            self.fitted[id(model)] = Fitted(model, rows)
            self.fitted.move_to_end(id(model))
            while len(self.fitted) > MOST:
                self.fitted.popitem(last=False)
            return
        if method == "__call__" and getattr(model, "training", False):
            self.fitted[id(model)] = Fitted(model, rows)
            return
        self.number += 1
        self.asked[(id(model), method)] = Asked(self.number, model, method, _copied(rows), _copied(answer))
        self.asked.move_to_end((id(model), method))
        while len(self.asked) > MOST:
            self.asked.popitem(last=False)


class _Descriptor:
    """Stands for a method that is only there when the object allows it, as scikit-learn's `available_if` makes them."""

    slipway = True

    def __init__(self, observer: Observer, method: str, original: Any) -> None:
        self._observer, self._method, self._original = observer, method, original

    def __get__(self, model: Any, owner: type | None = None) -> Any:
        bound = self._original.__get__(model, owner)
        if model is None:
            return bound

        @functools.wraps(bound)
        def listening(*args: Any, **options: Any) -> Any:
            return self._observer._call(model, self._method, bound, args, options)

        return listening

    def __getattr__(self, name: str) -> Any:
        return getattr(self._original, name)


#: Module and class whose descendants are models. Only what the notebook imported is looked at.
_ROOTS = (
    ("sklearn.base", "BaseEstimator"),
    ("xgboost.core", "Booster"),
    ("lightgbm.basic", "Booster"),
    ("catboost.core", "CatBoost"),
    ("statsmodels.base.model", "Results"),
    ("torch.nn.modules.module", "Module"),
    ("keras.src.models.model", "Model"),
)


def _kinds() -> list[type]:
    found: list[type] = []
    for module, name in _ROOTS:
        root = getattr(sys.modules.get(module), name, None)
        if isinstance(root, type):
            waiting = [root]
            while waiting:
                kind = waiting.pop()
                found.append(kind)
                waiting += kind.__subclasses__() if module != "torch.nn.modules.module" else []
    return found


def _remember_matrix_data() -> None:
    """XGBoost's DMatrix does not give back what it was made of, so it is told to keep it."""
    kind = getattr(sys.modules.get("xgboost.core"), "DMatrix", None)
    if kind is None or getattr(kind.__init__, "slipway", False):
        return
    original = kind.__init__

    @functools.wraps(original)
    def remembering(this: Any, data: Any, *args: Any, **options: Any) -> None:
        original(this, data, *args, **options)
        this.slipway_data = data

    remembering.slipway = True  # type: ignore[attr-defined]
    kind.__init__ = remembering


def _copied(value: Any) -> Any:
    size = value.nbytes if isinstance(value, np.ndarray) else 0
    if isinstance(value, np.ndarray) and size <= COPIED:
        return value.copy()
    if hasattr(value, "iloc") and getattr(value, "size", 0) * 8 <= COPIED:
        return value.copy()
    return value
