"""Keeps what the plan asks for while the notebook runs: raw rows, fitted values, the model, and its own answers."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .cells import Runner
from .events import Refusal


@dataclass
class Captured:
    raw: Any = None
    fitted: dict[str, Any] = field(default_factory=dict)
    model: Any = None
    #: What the notebook gave its model, and what came back by method.
    argument: Any = None
    answers: dict[str, np.ndarray] = field(default_factory=dict)


def kept(value: Any) -> Any:
    """A copy that later statements cannot change; the thing itself where it has none."""
    try:
        return copy.deepcopy(value)
    except Exception:
        return value


class Capture:
    """Sets the plan's probes."""

    def __init__(self, plan: dict[str, Any]) -> None:
        self.plan = plan
        self.captured = Captured()
        self._calls: dict[str, tuple[Any, Any]] = {}
        self._unpatch: list[tuple[type, str, Any]] = []

    def install(self, runner: Runner) -> None:
        raw = self.plan["raw"]
        runner.probe(raw["cell"], raw["line"], "after", self._raw)
        for value in self.plan["fitted"]:
            runner.probe(value["cell"], value["line"], value["at"], self._fitted_probe(value))
        answers = self.plan["answers"]
        if answers is not None:
            runner.probe(answers["cell"], answers["line"], "before", self._before)
            runner.probe(answers["cell"], answers["line"], "after", self._after)

    def finish(self, names: dict[str, Any]) -> None:
        if self.captured.model is None:
            self.captured.model = self._model(names)

    def _raw(self, names: dict[str, Any]) -> None:
        name = self.plan["raw"]["name"]
        value = names.get(name)
        if not hasattr(value, "iloc") or getattr(value, "ndim", 0) != 2:
            raise Refusal(
                "raw-not-a-frame",
                f"`{name}` is a {type(value).__name__}, and raw rows have to be a pandas DataFrame with named columns.",
                subject=name,
                remedy="Read the data into a DataFrame, for instance with as_frame=True.",
            )
        self.captured.raw = value.copy(deep=True)

    def _fitted_probe(self, value: dict[str, Any]) -> Any:
        def probe(names: dict[str, Any]) -> None:
            self.captured.fitted[value["name"]] = kept(eval(value["expression"], names))

        return probe

    def _model(self, names: dict[str, Any]) -> Any:
        name = self.plan["model"]["name"]
        model = eval(name, names)
        if not hasattr(model, "predict"):
            raise Refusal("no-model", f"`{name}` is a {type(model).__name__} and has no predict.", subject=name)
        return model

    def _before(self, names: dict[str, Any]) -> None:
        self.captured.argument = kept(eval(self.plan["answers"]["argument"], names))
        name = self.plan["model"]["name"]
        if name in names:
            self._listen(names[name])

    def _listen(self, model: Any) -> None:
        """Puts an ear on the model's own methods for the one statement whose answers count."""
        for method in ("predict", "predict_proba", "decision_function"):
            kind = type(model)
            if not callable(getattr(model, method, None)) or method not in vars(kind):
                continue
            original = vars(kind)[method]
            if not callable(original):
                continue
            setattr(kind, method, self._heard(model, method, original))
            self._unpatch.append((kind, method, original))

    def _heard(self, model: Any, method: str, original: Any) -> Any:
        def listening(this: Any, *args: Any, **options: Any) -> Any:
            answer = original(this, *args, **options)
            if this is model and (args or options):
                self._calls[method] = (args[0] if args else next(iter(options.values())), answer)
            return answer

        return listening

    def _after(self, names: dict[str, Any]) -> None:
        for kind, method, original in self._unpatch:
            setattr(kind, method, original)
        self._unpatch.clear()
        self.captured.model = kept(self._model(names))
        for method, (_, answer) in self._calls.items():
            if len(answer) == len(self.captured.argument):
                self.captured.answers[method] = np.array(answer)
        self.ask()

    def ask(self) -> None:
        """Asks the notebook's own model for what the notebook did not ask it."""
        for method in ("predict", "predict_proba", "decision_function"):
            if method not in self.captured.answers and hasattr(self.captured.model, method):
                self.captured.answers[method] = np.array(getattr(self.captured.model, method)(self.captured.argument))
