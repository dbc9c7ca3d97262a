"""Figures as a notebook has them: `plt.show` takes whatever it is given, shows nowhere, and is done with the figures."""

from __future__ import annotations

import sys
from typing import Any


def shown_as_in_a_notebook() -> None:
    pyplot = sys.modules.get("matplotlib.pyplot")
    if not hasattr(pyplot, "show") or getattr(pyplot.show, "slipway", False):
        return

    def show(*_: Any, **__: Any) -> None:
        pyplot.close("all")

    show.slipway = True  # type: ignore[attr-defined]
    pyplot.show = show
