"""What the daemon is told: one JSON object a line on the stream that was standard output when the process began."""

from __future__ import annotations

import json
import os
import sys
import threading
from typing import Any


class Events:
    """Takes standard output for itself; whatever else writes to it lands on standard error."""

    def __init__(self) -> None:
        sys.stdout.flush()
        self._stream = os.fdopen(os.dup(1), "w", encoding="utf-8")
        os.dup2(2, 1)
        self._lock = threading.Lock()

    def send(self, event: str, **fields: Any) -> None:
        with self._lock:
            self._stream.write(json.dumps({"event": event, **fields}) + "\n")
            self._stream.flush()


class Refusal(Exception):
    """Ends the job with a reason of the user's: the fields of `ErrorData` in protocol/rpc/errors.ts."""

    def __init__(self, reason: str, message: str, *, subject: str | None = None, remedy: str | None = None, details: list[str] | None = None) -> None:
        super().__init__(message)
        self.fields = {
            "reason": reason,
            "message": message,
            **({"subject": subject} if subject else {}),
            **({"remedy": remedy} if remedy else {}),
            **({"details": details} if details else {}),
        }
