"""Loads the model that the first frames name or bring, then answers a frame at a time until its input ends."""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any

from slipway_serve import memory
from slipway_serve.channel import Channel


def run() -> None:
    channel = Channel()
    start, files = _start(channel)
    try:
        # Not before the streams are taken: an import may print.
        from slipway_serve import columns

        model = memory.load(files) if start["folder"] is None else _load(start["folder"])
    except Exception as error:
        channel.send({"kind": "refused", "message": _message(error)})
        return
    del files
    channel.send({"kind": "loaded"})
    while True:
        batch, body = channel.receive()
        try:
            frame = columns.frame_of(start["inputs"], batch["rows"], batch["sizes"], body)
            parts = columns.parts_of(start["outputs"], batch["rows"], model.answers(frame))
        except Exception as error:
            channel.send({"kind": "failed", "id": batch["id"], "message": _message(error)})
        else:
            channel.send({"kind": "answered", "id": batch["id"], "sizes": [len(part) for part in parts]}, parts)


def _start(channel: Channel) -> tuple[dict[str, Any], memory.Files]:
    """The frame that says what to load, and the files that came before it."""
    reader = memory.Reader()
    while True:
        header, body = channel.receive()
        if header["kind"] == "start":
            return header, reader.files
        if header["kind"] == "file":
            reader.file(header["path"], header["size"])
        else:
            reader.piece(body)


def _load(folder: str) -> Any:
    # As MLflow does: what lies beside the loader can be imported by it.
    sys.path.insert(0, os.path.join(folder, "code"))
    return importlib.import_module("slipway_model").load(folder)


def _message(error: Exception) -> str:
    """A refusal in the model's own words; of other errors their kind as well, since `KeyError` says nothing else."""
    text = str(error)
    if text and (isinstance(error, ValueError) or type(error).__name__ == "BadAnswer"):
        return text
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
