"""A matplotlib backend that shows figures at `show`, and at the end of a cell those still open."""

from __future__ import annotations

from typing import Any

from matplotlib.backend_bases import FigureManagerBase
from matplotlib.backends.backend_agg import FigureCanvasAgg as FigureCanvas
from matplotlib.figure import Figure

from . import drawings


class FigureManager(FigureManagerBase):
    def show(self) -> None:
        """The end of the cell shows it."""


def new_figure_manager(number: int, *args: Any, FigureClass: type[Figure] = Figure, **options: Any) -> FigureManager:
    return new_figure_manager_given_figure(number, FigureClass(*args, **options))


def new_figure_manager_given_figure(number: int, figure: Figure) -> FigureManager:
    return FigureManager(FigureCanvas(figure), number)


def show(*_: Any, **__: Any) -> None:
    """What `pyplot.show` calls."""
    drawings.flush()
