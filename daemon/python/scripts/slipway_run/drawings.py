"""Figures of matplotlib, shown as Jupyter's inline backend shows them; imports matplotlib only where the notebook has."""

from __future__ import annotations

import io
import sys
import types
from base64 import b64encode
from collections.abc import Callable
from typing import Any

#: Set by `install`: takes a figure.
_show: Callable[[Any], None] = lambda figure: None


def install(pyplot: types.ModuleType, show: Callable[[Any], None]) -> None:
    """Makes `backend.py` the backend of a pyplot that was just imported."""
    global _show
    _show = show
    pyplot.switch_backend("module://slipway_run.backend")


def flush() -> None:
    """Shows and closes what is open, in the order of the figures' numbers."""
    helpers = sys.modules.get("matplotlib._pylab_helpers")
    if helpers is None:
        return
    try:
        for manager in helpers.Gcf.get_all_fig_managers():
            _show(manager.canvas.figure)
    finally:
        helpers.Gcf.destroy_all()


def is_figure(value: Any) -> bool:
    figure = sys.modules.get("matplotlib.figure")
    return figure is not None and isinstance(value, figure.Figure)


def drawn(figure: Any) -> dict[str, Any]:
    """The figure by MIME type; without a picture where nothing is on it."""
    plain = {"text/plain": repr(figure)}
    if not figure.axes and not figure.lines:
        return plain
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", bbox_inches="tight", dpi=figure.dpi)
    return {**plain, "image/png": b64encode(buffer.getvalue()).decode()}
