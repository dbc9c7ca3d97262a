"""Ways from raw rows to answers, best first: those the plan cut out, then the model's own input as the run saw it.

A way holds when the separated features give, for the notebook's own rows, exactly what the notebook gave its model.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from slipway_forms import form_of
from slipway_model import ask
from slipway_trace.trace import compiled

from .capture import Capture, Captured, ask_what_is_missing, kept
from .compare import Difference
from .events import Refusal
from .feature_names import names_for
from .inputs import Inputs
from .observe import Asked, Observer
from .reachable import learned_rows, models_in
from .rows import Matched, as_it_is, choose, match, training
from .splits import Splits

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
    #: Why better ways do not hold, in sentences.
    instead: list[str] = field(default_factory=list)
    difference: Difference | None = None


def first_way(plan: dict[str, Any], captures: list[Capture], observer: Observer, splits: Splits, names: dict[str, Any]) -> Way:
    """Raises `Refusal` with the reasons where none holds."""
    problems: list[Refusal] = []
    for capture in captures:
        try:
            return _planned(capture, splits, names, problems)
        except Refusal as refusal:
            problems.append(refusal)
        except Exception as error:
            said = " ".join(f"{type(error).__name__}: {error}".split())[:300]
            problems.append(Refusal("features-failed", f"The separated features fail on the notebook's own rows: {said}."))
    try:
        way = _observed(plan, observer, splits, names)
    except Refusal as refusal:
        raise (problems[0] if problems and refusal.fields["reason"] == "no-model-seen" and not plan["obstacle"] else refusal) from None
    said = [one.fields["message"] for one in problems] or ([plan["obstacle"]] if plan["obstacle"] else [])
    way.instead = said[:1]
    return way


def _planned(capture: Capture, splits: Splits, names: dict[str, Any], problems: list[Refusal]) -> Way:
    if capture.problem is not None:
        raise capture.problem
    cut, captured = capture.cut, capture.captured
    if cut["answers"] is None:
        choose(captured, splits, names)
    features = compiled(cut["features"])
    inputs = Inputs(captured.raw, captured.form, cut["target"], features, captured.fitted)
    matched = match(captured, splits, inputs.features)
    if matched.difference is not None:
        raise Refusal("features-part", f"The separated features part from the notebook: {matched.difference.sentence()}.")
    trained = training(captured, splits, matched.labels)
    said = [one.fields["message"] for one in problems][:1]
    return Way(captured, inputs, cut["features"], matched, trained, cut["model"]["methods"], "raw", cut["raw"]["name"], said)


def _observed(plan: dict[str, Any], observer: Observer, splits: Splits, names: dict[str, Any]) -> Way:
    """The model's own input, of the model most worth serving."""
    refusal: Refusal | None = None
    for model, called, seen in models_in(names, observer, splits, plan["models"]):
        try:
            return _as_asked(model, called, seen, observer, names)
        except Refusal as error:
            refusal = refusal or error
        except Exception as error:
            said = " ".join(f"{type(error).__name__}: {error}".split())[:300]
            refusal = refusal or Refusal("model-fails", f"`{called}` cannot be asked again after the run: {said}.", subject=called)
    raise refusal or Refusal(
        "no-model-seen",
        plan["obstacle"] or "No model that the notebook fitted or loaded is left when it ends.",
        remedy="Add a cell that fits the model to serve on its training rows and asks it for the test rows, such as model.predict(X_test).",
    )


def _as_asked(model: Any, called: str, seen: list[Asked], observer: Observer, names: dict[str, Any]) -> Way:
    rows = seen[-1].argument if seen else observer.fitted[id(model)].rows if id(model) in observer.fitted else learned_rows(model)
    form = form_of(rows, names_for(rows, names))
    if form is None:
        kind = type(rows).__name__
        raise Refusal("input-not-a-table", f"`{called}` takes a {kind}, and rows have to be a table of at most 4,096 columns.", subject=called)
    captured = Captured(form, form.table(rows).reset_index(drop=True), {}, model, rows)
    asked = [one.method for one in seen]
    for method in asked or (["predict"] if hasattr(model, "predict") else ["transform"]):
        captured.answers[method] = ask(model, method, rows)
    if "predict" in captured.answers or hasattr(model, "predict_proba"):
        ask_what_is_missing(captured)
    count = len(captured.raw)
    if any(len(answer) != count for answer in captured.answers.values()):
        raise Refusal("answers-not-by-row", f"`{called}` does not answer row by row: {count} rows in, {[len(one) for one in captured.answers.values()][0]} answers out.", subject=called)
    captured.model = kept(model)
    source = IDENTITY.format(name="rows" if form.kind != "frame" else "frame")
    inputs = Inputs(captured.raw, form, [], compiled(source), {})
    labels = np.asarray(captured.raw.index)
    return Way(captured, inputs, source, as_it_is(labels), labels, asked, "input", called)
