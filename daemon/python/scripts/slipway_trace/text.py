"""`Series.str`: what ONNX can do to text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from . import terms
from .errors import CannotExport
from .terms import Term

if TYPE_CHECKING:
    from .series import Series


class Text:
    def __init__(self, series: Series) -> None:
        if series.term.kind != "s":
            raise CannotExport("Series.str on numbers", "pandas refuses it too")
        self._series = series

    def _made(self, tensor: str, kind: str = "s") -> Series:
        from .series import Series

        return Series(self._series.graph, Term(tensor, kind), self._series.name)

    def _case(self, action: str) -> Series:
        graph = self._series.graph
        flat = graph.node("Reshape", self._series.term.tensor, graph.constant([-1], np.int64))
        # The C locale is the one every image has; it knows the letters of ASCII.
        changed = graph.node("StringNormalizer", flat, case_change_action=action, is_case_sensitive=1, locale="C")
        return self._made(graph.node("Reshape", changed, graph.constant([-1, 1], np.int64)))

    def lower(self) -> Series:
        return self._case("LOWER")

    def upper(self) -> Series:
        return self._case("UPPER")

    def fullmatch(self, pattern: str, **_: Any) -> Series:
        return self._made(self._series.graph.node("RegexFullMatch", self._series.term.tensor, pattern=pattern), "b")

    def contains(self, pattern: str, case: bool = True, flags: int = 0, na: Any = None, regex: bool = True) -> Series:
        import re

        inner = pattern if regex else re.escape(pattern)
        if flags or not case:
            inner = f"(?i:{inner})"
        found = self._made(self._series.graph.node("RegexFullMatch", self._series.term.tensor, pattern=f"(?s:.*)({inner})(?s:.*)"), "b")
        return found if na is None or na is False else found | self._series.isna()

    def startswith(self, prefix: str, na: Any = None) -> Series:
        import re

        return self.contains(f"^{re.escape(prefix)}", na=na)

    def endswith(self, suffix: str, na: Any = None) -> Series:
        import re

        return self.contains(f"{re.escape(suffix)}$", na=na)

    def strip(self, to_strip: Any = None) -> Series:
        raise CannotExport(
            "Series.str.strip", "ONNX cannot cut text", "Strip the text where the data is read, for instance with sep=', '."
        )

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        raise CannotExport(f"Series.str.{name}", "ONNX has no counterpart for it")
