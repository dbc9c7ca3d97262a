"""The notebook's own Python objects in the model folder: `python/` with features, fitted values and model, and what loads it."""

from __future__ import annotations

import io
import json
import os
import pickle
import re
import shutil
import sys
from typing import Any

from slipway_forms import Form

from .events import Refusal
from .steady import steady

_SCRIPTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def write_loader(out: str) -> None:
    """`code/`, which MLflow puts on its path."""
    code = os.path.join(out, "code")
    os.makedirs(code)
    for name in ("slipway_model.py", "slipway_forms.py"):
        shutil.copy(os.path.join(_SCRIPTS, name), code)


def write_python(out: str, *, form: Form, features: str, fitted: dict[str, Any], model: Any, outputs: list[dict[str, Any]]) -> None:
    """Raises `Refusal` where an object cannot be kept."""
    inside = os.path.join(out, "python")
    os.makedirs(inside)
    keras = type(model).__module__.split(".")[0] in ("keras", "tf_keras") and hasattr(model, "save")
    with open(os.path.join(inside, "features.py"), "w", encoding="utf-8", newline="\n") as file:
        file.write(features.rstrip() + "\n")
    by_value = _dump(fitted, os.path.join(inside, "fitted.pkl"), "What the preprocessing learned")
    if keras:
        model.save(os.path.join(inside, "model.keras"))
    else:
        by_value = _dump(model, os.path.join(inside, "model.pkl"), f"The {type(model).__name__}") or by_value
        words = _formula_words(model)
        if words:
            by_value = _dump(words, os.path.join(inside, "names.pkl"), "What the formula calls") or by_value
    if by_value:
        _bring_cloudpickle(out)
    said = {"format": "keras" if keras else "pickle", "rows": form.to_json(), "outputs": outputs}
    with open(os.path.join(inside, "model.json"), "w", encoding="utf-8", newline="\n") as file:
        json.dump(said, file, ensure_ascii=False, indent=1, allow_nan=False)


def _formula_words(model: Any) -> dict[str, Any]:
    """Functions, modules and numbers of the notebook that a formula of statsmodels calls by name; it is evaluated anew when
    the model comes back."""
    formula = getattr(getattr(model, "model", None), "formula", None)
    frame = getattr(getattr(getattr(model, "model", None), "data", None), "frame", None)
    if not isinstance(formula, str):
        return {}
    columns = {str(name) for name in getattr(frame, "columns", [])}
    names = vars(sys.modules["__main__"])
    return {word: names[word] for word in sorted(set(re.findall(r"[A-Za-z_]\w*", formula)) - columns) if word in names}


def _dump(value: Any, path: str, what: str) -> bool:
    """Whether classes or functions of the notebook had to go along by value."""
    try:
        made = _plain(value)
        by_value = made is None
        if made is None:
            import cloudpickle

            made = steady(cloudpickle.dumps(value, protocol=5), cloudpickle)
    except Exception as error:
        said = " ".join(f"{type(error).__name__}: {error}".split())[:300]
        raise Refusal("cannot-keep", f"{what} cannot be kept: {said}.", remedy="Keep open files, connections and generators out of the model.") from error
    with open(path, "wb") as file:
        file.write(made)
    return by_value


class _NotebookCode(Exception):
    """Something of `__main__`, which nobody else can import."""


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        if isinstance(value, type) or callable(value) and hasattr(value, "__qualname__"):
            if getattr(value, "__module__", None) == "__main__" or "<lambda>" in value.__qualname__ or "<locals>" in value.__qualname__:
                raise _NotebookCode
        return NotImplemented


def _plain(value: Any) -> bytes | None:
    """Pickled as it is; None where the notebook's own code is in it."""
    stream = io.BytesIO()
    try:
        _Pickler(stream, protocol=5).dump(value)
    except _NotebookCode:
        return None
    except (pickle.PicklingError, AttributeError, TypeError):
        return None  # cloudpickle can do more, and says what it cannot
    return stream.getvalue()


def _bring_cloudpickle(out: str) -> None:
    """Objects kept by value need cloudpickle to come back; it goes along, so that no environment has to have it."""
    here = os.path.dirname(os.path.abspath(sys.modules["cloudpickle"].__file__))
    shutil.copytree(here, os.path.join(out, "code", "cloudpickle"), ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
