"""A model whose files came over the channel: it is imported and read from memory, and nothing of it is written to a disk."""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import io
import sys
from typing import Any, Mapping, Sequence

Files = Mapping[str, bytes]


class _Importer(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Imports what lies below `code/`, before anything of the same name elsewhere, as a first entry of `sys.path` would."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def find_spec(self, fullname: str, path: Sequence[str] | None = None, target: Any = None) -> importlib.machinery.ModuleSpec | None:
        place = self._place(fullname)
        if place is None:
            return None
        package = place.endswith("/__init__.py")
        spec = importlib.machinery.ModuleSpec(fullname, self, origin=f"<sealed>/{place}", is_package=package)
        spec.has_location = True
        return spec

    def is_package(self, fullname: str) -> bool:
        return (self._place(fullname) or "").endswith("/__init__.py")

    def get_code(self, fullname: str) -> Any:
        return self.source_to_code(self.get_source(fullname) or "", f"<sealed>/{self._place(fullname)}")

    def get_source(self, fullname: str) -> str | None:
        place = self._place(fullname)
        if place is None:
            raise ImportError(f"No module named {fullname!r}", name=fullname)
        return importlib.util.decode_source(bytes(self._files[place]))

    def _place(self, fullname: str) -> str | None:
        stem = f"code/{fullname.replace('.', '/')}"
        return next((place for place in (f"{stem}/__init__.py", f"{stem}.py") if place in self._files), None)


class Reader:
    """Puts files together from their pieces."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self._path = ""
        self._size = 0
        self._buffer = io.BytesIO()

    def file(self, path: str, size: int) -> None:
        self._path, self._size, self._buffer = path, size, io.BytesIO()
        self._keep()

    def piece(self, body: memoryview) -> None:
        self._buffer.write(body)
        self._keep()

    def _keep(self) -> None:
        if self._buffer.tell() == self._size:
            self.files[self._path] = self._buffer.getvalue()


def load(files: Files) -> Any:
    # Code may be imported at any time; of the rest the model keeps what it wants.
    sys.meta_path.insert(0, _Importer({path: content for path, content in files.items() if path.startswith("code/")}))
    loader = importlib.import_module("slipway_model")
    if not hasattr(loader, "load_files"):
        raise ValueError(
            "code/slipway_model.py has no load_files(files), so this model can only be loaded from a folder in the clear. "
            "Prepare it again, or decrypt it: slipway decrypt"
        )
    return loader.load_files(files)
