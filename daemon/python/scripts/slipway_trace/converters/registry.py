"""Which file converts the models of which library."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any, Protocol

from ..errors import CannotExport
from ..graph import Graph
from ..outputs import Output


class Converter(Protocol):
    """One library's way into the graph."""

    def tensors(self, graph: Graph, model: Any, rows: Any, answers: Sequence[Output]) -> dict[str, str]:
        """Adds a fitted model to the graph: each method of `answers` to the tensor with what it answers, whose values are in
        the order of [rows, width]. `rows` stands for what the model takes. Raises `CannotExport`, or whatever its tools raise."""


#: Package of a model's class, or of one it descends from, to the file here.
LIBRARIES = {
    "catboost": "catboost",
    "keras": "keras",
    "lightgbm": "lightgbm",
    "statsmodels": "statsmodels",
    "tensorflow": "keras",
    "tf_keras": "keras",
    "torch": "torch",
    "xgboost": "xgboost",
}


def library_of(model: Any) -> str:
    """The package that a model's class, or the nearest one it descends from, is known by here; else its own package."""
    packages = [kind.__module__.split(".")[0] for kind in type(model).__mro__]
    return next((one for one in packages if one in LIBRARIES or one == "sklearn"), packages[0])


def tensors(graph: Graph, model: Any, rows: Any, answers: Sequence[Output]) -> dict[str, str]:
    """As `Converter.tensors`, by the converter of the model's library; raises nothing but `CannotExport`."""
    name, library = type(model).__name__, library_of(model)
    if library not in LIBRARIES:
        raise CannotExport(name, "it is of the notebook's own" if library == "__main__" else f"models of {library} have no converter")
    converter: Converter = importlib.import_module(f".{LIBRARIES[library]}", __package__)  # type: ignore[assignment]
    try:
        made = converter.tensors(graph, model, rows, answers)
    except CannotExport:
        raise
    except ModuleNotFoundError as error:
        raise CannotExport(name, f"no version of {str(error.name).split('.')[0]}, which converts it, goes with the notebook's own packages") from error
    except Exception as error:  # converters raise what they like; the reason is passed on
        if isinstance(error.__cause__, CannotExport):
            raise error.__cause__ from None
        raise CannotExport(name, f"its converter stops with {type(error).__name__}: {' '.join(str(error).split())[:300]}") from error
    lacking = [answer.method for answer in answers if answer.method not in made]
    if lacking:
        raise CannotExport(f"{name}.{lacking[0]}", f"the converter of {library} has no counterpart of it")
    return made
