"""Frames between the model server and this process, on the streams that were stdin and stdout when it began.

A frame is two unsigned 32-bit little-endian numbers, the bytes of its header and of its body, then both. The header is
a JSON object with a `kind`.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import struct
import sys
import threading
from typing import Any, Sequence

_SIZES = struct.Struct("<II")
_PR_SET_PDEATHSIG = 1


class Channel:
    """Takes both streams for itself: what the model prints goes to standard error, and it reads from nothing."""

    def __init__(self) -> None:
        sys.stdout.flush()
        self._input = os.fdopen(os.dup(0), "rb")
        self._output = os.fdopen(os.dup(1), "wb")
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.close(nothing)
        os.dup2(2, 1)
        self._frames: queue.SimpleQueue[tuple[dict[str, Any], memoryview]] = queue.SimpleQueue()
        _end_with_parent()
        threading.Thread(target=self._read, daemon=True).start()

    def receive(self) -> tuple[dict[str, Any], memoryview]:
        return self._frames.get()

    def send(self, header: dict[str, Any], parts: Sequence[bytes] = ()) -> None:
        head = json.dumps(header).encode()
        self._output.write(_SIZES.pack(len(head), sum(map(len, parts))))
        self._output.write(head)
        for part in parts:
            self._output.write(part)
        self._output.flush()

    def _read(self) -> None:
        """Reads on while the model computes, so that the end of the server is seen at once."""
        while True:
            sizes = self._input.read(_SIZES.size)
            if len(sizes) < _SIZES.size:
                _end()
            head, body = _SIZES.unpack(sizes)
            content = self._input.read(head + body)
            if len(content) < head + body:
                _end()
            self._frames.put((json.loads(content[:head]), memoryview(content)[head:]))


def _end() -> None:
    """Ends this process, and with it what the model started."""
    if sys.platform != "win32" and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(0)


def _end_with_parent() -> None:
    """The kernel ends this process when the server dies; where there is no such call, the end of its input does."""
    if sys.platform != "linux":
        return
    import ctypes

    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
