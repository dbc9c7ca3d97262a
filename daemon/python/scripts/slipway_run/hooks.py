"""Does something right after a module was imported for the first time, whoever imports it."""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import sys
import types
from collections.abc import Callable, Sequence

After = Callable[[types.ModuleType], None]


class _Loader(importlib.abc.Loader):
    def __init__(self, inner: importlib.abc.Loader, after: After) -> None:
        self._inner = inner
        self._after = after

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType | None:
        return self._inner.create_module(spec)

    def exec_module(self, module: types.ModuleType) -> None:
        # Whoever asks the module for its loader later is to find the one that has its source.
        module.__loader__ = self._inner
        if module.__spec__ is not None:
            module.__spec__.loader = self._inner
        self._inner.exec_module(module)
        self._after(module)


class ImportHooks(importlib.abc.MetaPathFinder):
    """A module that is there already is treated at once."""

    def __init__(self) -> None:
        self._waiting: dict[str, After] = {}
        sys.meta_path.insert(0, self)

    def after(self, name: str, work: After) -> None:
        module = sys.modules.get(name)
        if module is not None:
            work(module)
        else:
            self._waiting[name] = work

    def find_spec(self, name: str, path: Sequence[str] | None, target: types.ModuleType | None = None) -> importlib.machinery.ModuleSpec | None:
        work = self._waiting.pop(name, None)
        if work is None:
            return None
        spec = importlib.util.find_spec(name) if path is None else _among(name, path, target, self)
        if spec is None or spec.loader is None:
            self._waiting[name] = work
            return spec
        spec.loader = _Loader(spec.loader, work)  # type: ignore[arg-type]
        return spec


def _among(name: str, path: Sequence[str], target: types.ModuleType | None, own: ImportHooks) -> importlib.machinery.ModuleSpec | None:
    for finder in sys.meta_path:
        spec = None if finder is own else finder.find_spec(name, path, target)
        if spec is not None:
            return spec
    return None
