"""What stands in for the kernel: libraries ask it where they are, and cells ask it for magics."""

from __future__ import annotations

import types
from typing import Any

from .shell import Shell


class ZMQInteractiveShell(Shell):
    """Libraries look at the name and at `kernel` to see that this is a notebook; pandas then writes tables as wide."""

    kernel = types.SimpleNamespace()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Nothing()


class _Nothing:
    """Takes every call and every attribute, holds nothing."""

    def __call__(self, *_: Any, **__: Any) -> None:
        return None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __contains__(self, _: Any) -> bool:
        return False

    def __iter__(self) -> Any:
        return iter(())
