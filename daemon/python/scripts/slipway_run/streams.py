"""Standard output and error of the notebook: what Python prints, and what C libraries and child processes write."""

from __future__ import annotations

import codecs
import ctypes
import faulthandler
import io
import os
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable

from .outputs import Outputs

#: Seconds between two looks at what is written.
_PAUSE = 0.2


class _Printed(io.TextIOBase):
    """`sys.stdout` or `sys.stderr`: goes to the outputs as it is, so that prints and figures keep their order."""

    def __init__(self, outputs: Outputs, name: str, number: int, before: Callable[[], None]) -> None:
        self._outputs = outputs
        self._before = before
        self._number = number
        self._owner = os.getpid()
        self._name = name
        self.buffer = _Bytes(self)

    @property
    def name(self) -> str:
        return f"<{self._name}>"

    encoding = "utf-8"
    errors = "replace"

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._number

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if os.getpid() == self._owner:
            # What was written to the real descriptors meanwhile comes first.
            self._before()
            self._outputs.stream(self._name, text)
        else:
            # A forked child: its outputs are a copy that nobody reads.
            os.write(self._number, text.encode("utf-8", "replace"))
        return len(text)


class _Bytes(io.RawIOBase):
    def __init__(self, text: _Printed) -> None:
        self._text = text
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:  # type: ignore[no-untyped-def, override]
        raw = bytes(data)
        self._text.write(self._decoder.decode(raw))
        return len(raw)


class _File:
    """Stands in for a file descriptor. A file and no pipe: code that writes much and holds the interpreter cannot get stuck."""

    def __init__(self, outputs: Outputs, name: str, number: int) -> None:
        self._outputs = outputs
        self._name = name
        self._lock = threading.RLock()
        self._read = 0
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        path = os.path.join(tempfile.gettempdir(), f"{name}-{uuid.uuid4().hex}")
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o600)
        if os.name == "posix":
            os.unlink(path)
        os.dup2(self._file, number)

    def drain(self, room: int | None = None) -> None:
        """Brings what was written so far to the outputs; empties the file where it holds more than `room` bytes."""
        if os.fstat(self._file).st_size == self._read and room is None:
            return
        with self._lock:
            os.lseek(self._file, self._read, os.SEEK_SET)
            while chunk := os.read(self._file, 1 << 20):
                self._read += len(chunk)
                self._outputs.stream(self._name, self._decoder.decode(chunk))
            if room is not None and self._read > room:
                os.ftruncate(self._file, 0)
                self._read = 0


class Streams:
    """From now on everything written goes to `outputs`; a crash of the interpreter still reaches the daemon."""

    def __init__(self, outputs: Outputs) -> None:
        faulthandler.enable(file=os.fdopen(os.dup(2), "w"))
        self._most = outputs.most
        self._files = [_File(outputs, "stdout", 1), _File(outputs, "stderr", 2)]
        sys.stdout = sys.__stdout__ = _Printed(outputs, "stdout", 1, self._drain)  # type: ignore[assignment, misc]
        sys.stderr = sys.__stderr__ = _Printed(outputs, "stderr", 2, self._drain)  # type: ignore[assignment, misc]
        self._flush = getattr(ctypes.CDLL(None), "fflush", None) if os.name == "posix" else None
        threading.Thread(target=self._watch, daemon=True).start()

    def settle(self) -> None:
        """The end of a cell: what is on its way arrives."""
        if self._flush is not None:
            self._flush(None)
        self._drain(0)

    def _drain(self, room: int | None = None) -> None:
        for file in self._files:
            file.drain(room)

    def _watch(self) -> None:
        """A program that writes without end is not to fill the disk."""
        while True:
            time.sleep(_PAUSE)
            # Beyond what is kept of a cell nothing is lost with what is written just now.
            self._drain(self._most)
