"""The steps of one job, in order: run, match rows, export, answer, describe, write."""

from __future__ import annotations

import os
import sys
import time
import warnings
from typing import Any

from .capture import Capture
from .cells import Runner
from .events import Events, Refusal
from .metrics import Metrics
from .observe import Observer
from .splits import Splits


def run(job: dict[str, Any], events: Events) -> None:
    """Raises `Refusal` with the reason when the notebook, or the way to its model, fails."""
    plan = job["plan"]
    clock = Clock(events)
    clock.step("run", f"Running {job['notebook']}")
    observer, splits, metrics = Observer(), Splits(), Metrics()
    runner = Runner(job["notebook"], events, observer.look)
    captures = [Capture(cut, observer) for cut in plan["cuts"]]
    for capture in captures:
        capture.install(runner)
    os.chdir(job["folder"])
    sys.path.insert(0, job["folder"])
    for watcher in (splits, metrics):
        try:
            watcher.install()
        except ModuleNotFoundError as error:
            if error.name != "sklearn":
                raise
    runner.run(plan["cells"])
    observer.stop()
    for capture in captures:
        capture.finish(runner.names)

    # From here on the notebook has run; the export tools may be seen.
    sys.path.append(job["export"])
    warnings.simplefilter("ignore")
    from .attempts import failing, ways
    from .finish import finish

    clock.step("separate", "Asking the separated features for the notebook's rows")
    refused: list[Refusal] = []
    for way in ways(plan, captures, observer, splits, runner.names):
        if isinstance(way, Refusal):
            refused.append(way)
            continue
        try:
            way.instead = way.instead or [one.fields["message"] for one in refused[:1]]
            finish(job, way, splits, metrics, clock)
            break
        except Refusal as refusal:
            refused.append(refusal)
        except Exception as error:  # libraries raise what they like, and another way may hold
            refused.append(failing("The model that was found cannot be kept and proven", error))
    else:
        raise _told(plan, refused)
    clock.end()


def _told(plan: dict[str, Any], refused: list[Refusal]) -> Refusal:
    """Why no way holds: of several reasons, the last is that of the nearest choice."""
    if refused:
        return refused[-1]
    return Refusal(
        "no-model-seen",
        plan["obstacle"] or "No model that the notebook fitted or loaded is left when it ends.",
        remedy="Add a cell that fits the model to serve on its training rows and asks it for the test rows, such as model.predict(X_test).",
    )


class Clock:
    """Tells the daemon which step is at work, and how long each took."""

    def __init__(self, events: Events) -> None:
        self._events = events
        self._name: str | None = None
        self._began = 0.0

    def step(self, name: str, message: str) -> None:
        self.end()
        self._name, self._began = name, time.monotonic()
        self._events.send("step", step=name, message=message)

    def end(self) -> None:
        if self._name is not None:
            seconds = time.monotonic() - self._began
            self._events.send("timing", step=self._name, milliseconds=round(seconds * 1000))
        self._name = None


__all__ = ["Clock", "Refusal", "run"]
