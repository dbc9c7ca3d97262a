"""Standard output and error of the notebook: what Python prints, and what C libraries and child processes write."""

from __future__ import annotations

import codecs
import ctypes
import faulthandler
import io
import os
import sys
import threading
import uuid

from .outputs import Outputs

#: Seconds that the end of a cell waits for what was written to the real descriptors.
_PATIENCE = 2.0


class _Printed(io.TextIOBase):
    """`sys.stdout` or `sys.stderr`: goes to the outputs as it is, so that prints and figures keep their order."""

    def __init__(self, outputs: Outputs, name: str, number: int) -> None:
        self._outputs = outputs
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


class _Pipe:
    """Stands in for a file descriptor and reads what is written to it."""

    def __init__(self, outputs: Outputs, name: str, number: int) -> None:
        self._outputs = outputs
        self._name = name
        self._reader, writer = os.pipe()
        os.dup2(writer, number)
        # A copy that the notebook cannot close.
        self._writer = writer
        self._mark = f"\0{uuid.uuid4().hex}\0".encode()
        self._seen = threading.Event()
        threading.Thread(target=self._read, daemon=True).start()

    def drain(self) -> None:
        """Waits until all that was written so far is among the outputs."""
        self._seen.clear()
        os.write(self._writer, self._mark)
        self._seen.wait(_PATIENCE)

    def _read(self) -> None:
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        rest = b""
        while chunk := os.read(self._reader, 65536):
            rest += chunk
            while self._mark in rest:
                before, rest = rest.split(self._mark, 1)
                self._outputs.stream(self._name, decode(before))
                self._seen.set()
            # The mark is written in one piece, but may be read in two.
            held = next((size for size in range(min(len(self._mark) - 1, len(rest)), 0, -1) if rest.endswith(self._mark[:size])), 0)
            self._outputs.stream(self._name, decode(rest[: len(rest) - held]))
            rest = rest[len(rest) - held :]


class Streams:
    """From now on everything written goes to `outputs`; a crash of the interpreter still reaches the daemon."""

    def __init__(self, outputs: Outputs) -> None:
        faulthandler.enable(file=os.fdopen(os.dup(2), "w"))
        self._pipes = [_Pipe(outputs, "stdout", 1), _Pipe(outputs, "stderr", 2)]
        self._out, self._err = _Printed(outputs, "stdout", 1), _Printed(outputs, "stderr", 2)
        sys.stdout = sys.__stdout__ = self._out  # type: ignore[assignment, misc]
        sys.stderr = sys.__stderr__ = self._err  # type: ignore[assignment, misc]
        self._flush = getattr(ctypes.CDLL(None), "fflush", None) if os.name == "posix" else None

    def settle(self) -> None:
        """The end of a cell: what is on its way arrives."""
        if self._flush is not None:
            self._flush(None)
        for pipe in self._pipes:
            pipe.drain()
