"""Packs installed distributions as wheels again: slipway_wheel.py FOLDER NAME...

For what came from a repository or a folder, so that a model folder has it and nobody needs the way to it. Prints JSON: a list
of `name`, `file` and `sha256`. The same files make the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import sys
import zipfile
from importlib.metadata import Distribution, distribution

#: What an installer writes for itself; `RECORD` is made anew.
_INSTALLERS = {"INSTALLER", "RECORD", "REQUESTED", "direct_url.json", "uv_build.json", "uv_cache.json"}


def pack(one: Distribution, folder: str) -> dict[str, str]:
    """Scripts are left to whoever installs it, who makes them anew from its entry points."""
    info = os.path.basename(str(one._path))  # type: ignore[attr-defined]
    files = {}
    for file in one.files or ():
        path = str(file).replace(os.sep, "/")
        inside = path.partition(info + "/")[2]
        if path.startswith("../") or os.path.isabs(path) or path.endswith(".pyc") or inside in _INSTALLERS:
            continue
        with open(str(one.locate_file(file)), "rb") as stream:
            files[path] = stream.read()
    wheel = files.get(f"{info}/WHEEL")
    if wheel is None or len(files) < 3:
        raise ValueError(f"{one.metadata['Name']} does not say which files it has")
    files[f"{info}/RECORD"] = _record(files, f"{info}/RECORD")
    name = f"{info[: -len('.dist-info')]}-{_tag(wheel.decode())}.whl"
    os.makedirs(folder, exist_ok=True)
    place = os.path.join(folder, name)
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as made:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, files[path])
    with open(place, "rb") as stream:
        return {"name": one.metadata["Name"], "file": name, "sha256": hashlib.sha256(stream.read()).hexdigest()}


def _record(files: dict[str, bytes], own: str) -> bytes:
    lines = []
    for path in sorted(files):
        digest = base64.urlsafe_b64encode(hashlib.sha256(files[path]).digest()).rstrip(b"=").decode()
        quoted = f'"{path}"' if "," in path else path
        lines.append(f"{quoted},sha256={digest},{len(files[path])}\n")
    return "".join([*lines, f"{own},,\n"]).encode()


def _tag(wheel: str) -> str:
    """`py2.py3-none-any` of the tags `py2-none-any` and `py3-none-any`."""
    tags = [tag.split("-") for tag in re.findall(r"^Tag: *(\S+)", wheel, re.MULTILINE)]
    return "-".join(".".join(sorted({tag[at] for tag in tags})) for at in range(3))


if __name__ == "__main__":
    print(json.dumps([pack(distribution(name), sys.argv[1]) for name in sys.argv[2:]]))
