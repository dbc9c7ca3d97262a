"""What a cell shows, in the words of nbformat, as it comes and up to a size."""

from __future__ import annotations

import json
import threading
from typing import Any

#: Kinds that are worth keeping when the rest is too large.
_PLAIN = "text/plain"


class Outputs:
    """Takes outputs from any thread. `begin` starts a cell's; what comes when the size is reached is counted and dropped."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._lock = threading.RLock()
        self.begin()

    def begin(self) -> None:
        with self._lock:
            self._list: list[dict[str, Any]] = []
            self._size = 0
            self._clear = False
            self.dropped = 0

    def stream(self, name: str, text: str) -> None:
        """Text on `stdout` or `stderr`; what follows on the same stream is one output with it."""
        if text == "":
            return
        with self._lock:
            self._cleared()
            kept = text[: max(0, self.most - self._size)]
            self._size += len(kept)
            self.dropped += len(text) - len(kept)
            if kept == "":
                return
            last = self._list[-1] if self._list else None
            if last is not None and last["output_type"] == "stream" and last["name"] == name:
                last["text"].append(kept)
            else:
                self._list.append({"output_type": "stream", "name": name, "text": [kept]})

    def data(self, data: dict[str, Any], metadata: dict[str, Any], count: int | None = None) -> dict[str, Any]:
        """A value by MIME type: an `execute_result` with its count, else `display_data`. Gives the output, for updates."""
        kind = {"output_type": "display_data"} if count is None else {"output_type": "execute_result", "execution_count": count}
        output: dict[str, Any] = {**kind, "data": data, "metadata": metadata}
        with self._lock:
            self._cleared()
            size = _size(data)
            if self._size + size > self.most:
                self.dropped += size
                output["data"] = {_PLAIN: str(data.get(_PLAIN, ""))[:1000]}
                size = _size(output["data"])
            self._size += size
            self._list.append(output)
        return output

    def error(self, name: str, value: str, lines: list[str]) -> None:
        with self._lock:
            self._cleared()
            self._list.append({"output_type": "error", "ename": name, "evalue": value[:10_000], "traceback": lines})

    def clear(self, wait: bool = False) -> None:
        """As `IPython.display.clear_output`: at once, or with the next output."""
        with self._lock:
            self._clear = True
            if not wait:
                self._cleared()

    def take(self) -> list[dict[str, Any]]:
        with self._lock:
            return [{**one, "text": "".join(one["text"])} if one["output_type"] == "stream" else one for one in self._list]

    def _cleared(self) -> None:
        if self._clear:
            self._list.clear()
            self._size = 0
            self._clear = False


def _size(data: dict[str, Any]) -> int:
    return sum(len(one) if isinstance(one, str) else len(json.dumps(one, default=str)) for one in data.values())
