"""What a graph answers with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Output:
    """One answer of the model; the same words as `Output` in protocol/model.ts."""

    name: str
    role: str
    type: str
    width: int
    classes: list[Any] | None
    method: str
