"""Keeps what one cut of the plan asks for while the notebook runs: raw rows, fitted values, the model, its own answers."""

from __future__ import annotations

import ast
import copy
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from slipway_forms import Form, form_of

from .cells import Runner
from .compare import length
from .events import Refusal
from .feature_names import names_for
from .observe import Observer


@dataclass
class Captured:
    """What a way from raw rows to answers is made of."""

    form: Form | None = None
    #: Raw rows under the names outside.
    raw: pd.DataFrame | None = None
    fitted: dict[str, Any] = field(default_factory=dict)
    model: Any = None
    #: What the notebook gave its model, and what came back by method.
    argument: Any = None
    answers: dict[str, np.ndarray] = field(default_factory=dict)


def kept(value: Any) -> Any:
    """A copy that later statements cannot change; the thing itself where it has none."""
    try:
        made = copy.deepcopy(value)
    except Exception:
        return value
    if hasattr(value, "slipway_data"):
        made.slipway_data = copy.deepcopy(value.slipway_data)
    return made


class Capture:
    """Sets one cut's probes. What fails is kept in `problem`, so that other cuts may do better."""

    def __init__(self, cut: dict[str, Any], observer: Observer) -> None:
        self.cut = cut
        self.captured = Captured()
        self.problem: Refusal | None = None
        self._observer = observer
        self._mark = 0

    def install(self, runner: Runner) -> None:
        raw = self.cut["raw"]
        runner.probe(raw["cell"], raw["line"], "after", self._guarded(self._raw))
        for value in self.cut["fitted"]:
            runner.probe(value["cell"], value["line"], value["at"], self._guarded(self._fitted_probe(value)))
        answers = self.cut["answers"]
        if answers is not None:
            runner.probe(answers["cell"], answers["line"], "before", self._guarded(self._before))
            runner.probe(answers["cell"], answers["line"], "after", self._guarded(self._after))

    def finish(self, names: dict[str, Any]) -> None:
        """After the run: the model, where the notebook never asked it."""
        if self.captured.model is None and self.problem is None:
            self._guarded(lambda _: setattr(self.captured, "model", self._model(names)))(names)

    def _guarded(self, probe: Any) -> Any:
        def guarded(names: dict[str, Any]) -> None:
            if self.problem is not None:
                return
            try:
                probe(names)
            except Refusal as refusal:
                self.problem = refusal
            except Exception as error:
                said = " ".join(f"{type(error).__name__}: {error}".split())[:300]
                self.problem = Refusal("cut-failed", f"What the answers rest on could not be kept: {said}.")

        return guarded

    def _raw(self, names: dict[str, Any]) -> None:
        name = self.cut["raw"]["name"]
        value = names.get(name)
        form = form_of(value, names_for(value, names))
        if form is None:
            raise Refusal(
                "raw-not-a-table",
                f"`{name}` is a {type(value).__name__}, and rows have to be a table of at most 4,096 columns.",
                subject=name,
                remedy="Read the data into a DataFrame, for instance with as_frame=True.",
            )
        self.captured.form, self.captured.raw = form, form.table(value)

    def _fitted_probe(self, value: dict[str, Any]) -> Any:
        def probe(names: dict[str, Any]) -> None:
            self.captured.fitted[value["name"]] = kept(eval(value["expression"], names))

        return probe

    def _model(self, names: dict[str, Any]) -> Any:
        name = self.cut["model"]["name"]
        model = eval(name, names)
        # A module of PyTorch is asked by calling it.
        if not hasattr(model, "predict") and not hasattr(model, "forward"):
            raise Refusal("no-model", f"`{name}` is a {type(model).__name__} and has no predict.", subject=name)
        return model

    def _before(self, names: dict[str, Any]) -> None:
        # What is more than a look at names, such as a sample that is drawn, runs once: where the notebook has it.
        if _only_looks(self.cut["answers"]["argument"]):
            self.captured.argument = kept(eval(self.cut["answers"]["argument"], names))
        self._mark = self._observer.number

    def _after(self, names: dict[str, Any]) -> None:
        model = self._model(names)
        heard = [one for one in self._observer.since(self._mark) if one.model is model]
        if self.captured.argument is None:
            self.captured.argument = kept(heard[0].argument if heard else eval(self.cut["answers"]["argument"], names))
        for seen in heard:
            if len(seen.answer) == length(self.captured.argument):
                self.captured.answers[seen.method] = np.array(seen.answer)
        self.captured.model = kept(model)
        ask_what_is_missing(self.captured)


_LOOKS = (ast.Expression, ast.Name, ast.Attribute, ast.Subscript, ast.Slice, ast.Constant, ast.Tuple, ast.List, ast.UnaryOp, ast.USub, ast.Load)


def _only_looks(expression: str) -> bool:
    return all(isinstance(node, _LOOKS) for node in ast.walk(ast.parse(expression, mode="eval")))


def ask_what_is_missing(captured: Captured) -> None:
    """Asks the notebook's own model for what the notebook did not ask it."""
    for method in ("predict", "predict_proba", "decision_function"):
        if method not in captured.answers and hasattr(captured.model, method):
            try:
                answer = np.array(getattr(captured.model, method)(captured.argument))
                # Of several outputs at once, probabilities come one array an output.
                if method == "predict" or len(answer) == length(captured.argument):
                    captured.answers[method] = answer
            except Exception:
                if method == "predict":
                    raise
