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
    for capture in captures:
        capture.finish(runner.names)

    # From here on the notebook has run; the export tools may be seen.
    sys.path.append(job["export"])
    warnings.simplefilter("ignore")
    from .attempts import first_way
    from .finish import finish

    clock.step("separate", "Asking the separated features for the notebook's rows")
    way = first_way(plan, captures, observer, splits, runner.names)
    finish(job, way, splits, metrics, clock)
    clock.end()


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
