"""What cannot be said in ONNX, in words a person can act on."""

from __future__ import annotations


class CannotExport(Exception):
    """An operation of `features` or of the model that has no counterpart in the exported graph.

    `operation` is named as the notebook writes it (`Series.rank`); `line` and `source` are those of the features
    function, filled in by the tracer; `remedy` says what to write instead, where that is known.
    """

    def __init__(self, operation: str, why: str, remedy: str | None = None) -> None:
        super().__init__(f"{operation} cannot be exported: {why}")
        self.operation = operation
        self.why = why
        self.remedy = remedy
        self.line: int | None = None
        self.source: str | None = None
