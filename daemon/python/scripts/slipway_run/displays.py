"""How a value is shown: its forms by MIME type, and `display` for the notebook and for the libraries that call IPython's."""

from __future__ import annotations

import importlib.util
import traceback
import types
from typing import Any

from . import drawings
from .forms import own_forms, portable
from .hooks import ImportHooks
from .outputs import Outputs


class Handle:
    """What `display(..., display_id=...)` gives."""

    def __init__(self, displays: Displays, name: str, shown: list[dict[str, Any]]) -> None:
        self._displays = displays
        self.display_id = name
        self._shown = shown

    def display(self, value: Any, **_: Any) -> None:
        self._shown.append(self._displays.show(value))

    def update(self, value: Any, **_: Any) -> None:
        data, metadata = self._displays.forms(value)
        for output in self._shown:
            output["data"], output["metadata"] = data, metadata


class Displays:
    """Shows values among the outputs, with IPython's formatters where the environment has them."""

    def __init__(self, outputs: Outputs) -> None:
        self._outputs = outputs
        self._formatter = _ipython_formatter()
        self._handles: dict[str, Handle] = {}

    def forms(self, value: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """Data and metadata by MIME type. What a value's own methods raise is told on standard error, as in Jupyter."""
        if drawings.is_figure(value):
            return drawings.drawn(value), {}
        if self._formatter is not None:
            data, metadata = self._formatter.format(value)
            return {kind: portable(form) for kind, form in data.items()}, metadata
        return own_forms(value)

    def show(self, value: Any, raw: bool = False, metadata: dict[str, Any] | None = None) -> dict[str, Any]:
        data, own = (value, {}) if raw else self.forms(value)
        return self._outputs.data({kind: portable(form) for kind, form in data.items()}, {**own, **(metadata or {})})

    def result(self, value: Any, count: int) -> None:
        data, metadata = self.forms(value)
        self._outputs.data(data, metadata, count)

    def figure(self, figure: Any) -> None:
        """One that was open: a drawing that fails is told and ends nothing."""
        try:
            self.show(figure)
        except Exception:
            traceback.print_exc()

    def display(self, *values: Any, display_id: Any = None, raw: bool = False, clear: bool = False, update: bool = False, metadata: Any = None, transient: Any = None, **_: Any) -> Any:
        """As `IPython.display.display`."""
        name = display_id if isinstance(display_id, str) else (transient or {}).get("display_id")
        if clear:
            self.clear(wait=True)
        if update and name in self._handles:
            for value in values:
                self._handles[name].update(value)
            return None
        shown = [self.show(value, raw and isinstance(value, dict), metadata) for value in values]
        if name is None and display_id is not True:
            return None
        name = name or f"slipway-{len(self._handles)}"
        self._handles[name] = Handle(self, name, shown)
        return self._handles[name]

    def publish(self, data: dict[str, Any], metadata: Any = None, *_: Any, transient: Any = None, update: bool = False, **__: Any) -> None:
        """As `IPython.display.publish_display_data`."""
        self.display(data, raw=True, metadata=metadata, transient=transient, update=update)

    def clear(self, wait: bool = False) -> None:
        self._outputs.clear(wait)

    def install(self, hooks: ImportHooks, shell: Any) -> None:
        """Figures, IPython's functions and plotly's renderers come here."""
        hooks.after("matplotlib.pyplot", lambda pyplot: drawings.install(pyplot, self.figure))
        for name in ("IPython.core.display_functions", "IPython.core.display", "IPython.display"):
            hooks.after(name, self._into_ipython)
        hooks.after("IPython.core.getipython", lambda module: setattr(module, "get_ipython", lambda: shell))
        hooks.after("IPython", lambda module: setattr(module, "get_ipython", lambda: shell))
        hooks.after("plotly.io._renderers", lambda module: setattr(module, "show", self._plotly))

    def _into_ipython(self, module: types.ModuleType) -> None:
        for name, own in {"display": self.display, "publish_display_data": self.publish, "clear_output": self.clear}.items():
            if hasattr(module, name):
                setattr(module, name, own)
        if hasattr(module, "update_display"):
            setattr(module, "update_display", lambda value, *, display_id, **rest: self.display(value, display_id=display_id, update=True))

    def _plotly(self, figure: Any, *_: Any, **__: Any) -> None:
        data = figure.to_dict() if hasattr(figure, "to_dict") else dict(figure)
        self._outputs.data({"application/vnd.plotly.v1+json": _plain_json(data)}, {})


def _ipython_formatter() -> Any:
    if importlib.util.find_spec("IPython") is None:
        return None
    from IPython.core.formatters import DisplayFormatter

    return DisplayFormatter()


def _plain_json(value: Any) -> Any:
    """Without arrays: what the plot consists of is counted, not compared."""
    return {"data": [{"type": str(one.get("type", ""))} for one in value.get("data", []) if isinstance(one, dict)], "layout": {}}


