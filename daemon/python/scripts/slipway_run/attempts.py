"""Ways from raw rows to answers, best first: those the plan cut out, then the model's own input as the run saw it.

A way holds when the separated features give, for the notebook's own rows, exactly what the notebook gave its model.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from slipway_forms import form_of
from slipway_model import ask
from slipway_trace.trace import compiled

from .capture import Capture, Captured, ask_what_is_missing, kept
from .events import Refusal
from .feature_names import names_for
from .inputs import Inputs
from .observe import Observer
from .reachable import Choice, choices
from .rows import Matched, as_it_is, choose, match, training
from .splits import Splits

#: Models whose own input is tried.
MOST_MODELS = 5

IDENTITY = '''def features({name}, fitted):
    """Takes rows as the notebook gave them to its model: nothing is left to do."""
    return {name}
'''


@dataclass
class Way:
    """One that holds."""

    captured: Captured
    inputs: Inputs
    features: str
    matched: Matched
    #: Labels of the rows the model learned from.
    trained: np.ndarray
    #: What the notebook asked of the model.
    asked: list[str]
    #: `raw`, or `input` where rows are taken as the model takes them.
    at: str
    name: str
    #: Whether something in it may look at other rows.
    unsure: bool = False
    #: Which of the plan's cuts it is; None where rows are taken as the model takes them.
    cut: int | None = None
    #: Why better ways do not hold, in sentences.
    instead: list[str] = field(default_factory=list)


def ways(plan: dict[str, Any], captures: list[Capture], observer: Observer, splits: Splits, names: dict[str, Any]) -> Iterator[Way | Refusal]:
    """Ways that hold, best first, with the reasons why others do not between them."""
    said: list[str] = [] if plan["obstacle"] is None else [plan["obstacle"]]
    for make in [*(_planner(at, capture, splits, names) for at, capture in enumerate(captures)), *_observers(plan, observer, splits, names)]:
        try:
            way = make()
        except Refusal as refusal:
            said.append(refusal.fields["message"])
            yield refusal
            continue
        except Exception as error:
            refusal = failing("The notebook's own rows do not go through what was separated", error)
            said.append(refusal.fields["message"])
            yield refusal
            continue
        # A way that was planned first is what the notebook does; nothing stands instead of it.
        way.instead = said[:1] if way.at == "input" or len(said) > (plan["obstacle"] is not None) else []
        yield way


def failing(what: str, error: Exception) -> Refusal:
    """Why a way does not hold that ended in an error of a library's or the notebook's."""
    return Refusal("way-fails", f"{what}: {' '.join(f'{type(error).__name__}: {error}'.split())[:300]}.")


def _planner(at: int, capture: Capture, splits: Splits, names: dict[str, Any]) -> Callable[[], Way]:
    return lambda: _planned(at, capture, splits, names)


def _observers(plan: dict[str, Any], observer: Observer, splits: Splits, names: dict[str, Any]) -> Iterator[Callable[[], Way]]:
    """The models' own input, of the models most worth serving."""
    for choice in itertools.islice(choices(names, observer, splits, plan["models"]), MOST_MODELS):
        yield functools.partial(_as_asked, choice, names)


def _planned(at: int, capture: Capture, splits: Splits, names: dict[str, Any]) -> Way:
    if capture.problem is not None:
        raise capture.problem
    cut, captured = capture.cut, capture.captured
    if cut["answers"] is None:
        choose(captured, splits, names)
    features = compiled(cut["features"])
    if not captured.raw.index.is_unique:
        captured.raw = captured.raw.reset_index(drop=True)
    inputs = Inputs(captured.raw, captured.form, cut["target"], features, captured.fitted)
    matched = match(captured, splits, inputs.features)
    if matched.difference is not None:
        raise Refusal("features-part", f"The separated features part from the notebook: {matched.difference.sentence()}.")
    trained = training(captured, splits, matched.labels)
    return Way(captured, inputs, cut["features"], matched, trained, cut["model"]["methods"], "raw", cut["raw"]["name"], cut["unsure"], cut=at)


def _as_asked(choice: Choice, names: dict[str, Any]) -> Way:
    model, called, rows = choice.model, choice.called, choice.rows
    form = form_of(rows, choice.names or names_for(rows, names))
    if form is None:
        kind = type(rows).__name__
        raise Refusal("input-not-a-table", f"`{called}` takes a {kind}, and rows have to be a table of at most 4,096 columns.", subject=called)
    captured = Captured(form, form.table(rows).reset_index(drop=True), {}, model, rows)
    for method in choice.asked if choice.method is None else [choice.method]:
        captured.answers[method] = ask(model, method, rows)
    if "predict" in captured.answers:
        ask_what_is_missing(captured)
    count = len(captured.raw)
    for answer in captured.answers.values():
        if len(answer) != count:
            raise Refusal("answers-not-by-row", f"`{called}` does not answer row by row: {count} rows in, {len(answer)} answers out.", subject=called)
    captured.model = kept(model)
    source = IDENTITY.format(name="rows" if form.kind != "frame" else "frame")
    inputs = Inputs(captured.raw, form, [], compiled(source), {})
    labels = np.asarray(captured.raw.index)
    return Way(captured, inputs, source, as_it_is(labels), labels, choice.asked, "input", called)
