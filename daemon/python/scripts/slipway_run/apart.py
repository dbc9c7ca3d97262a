"""A script asked in a Python process of its own, which never saw the notebook."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

_SCRIPTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
#: Seconds after which it is stuck.
LIMIT = 300


class Silent(Exception):
    """Why it said nothing, and the lines it wrote to standard error."""

    def __init__(self, why: str, lines: list[str]) -> None:
        super().__init__(why)
        self.lines = lines


def told(script: str, arguments: list[str], folder: str, asked: Any) -> tuple[dict[str, Any], list[str]]:
    """The JSON object a script prints last when it is asked with JSON, and what it wrote to standard error. Raises `Silent`."""
    try:
        made = subprocess.run(
            [sys.executable, os.path.join(_SCRIPTS, script), *arguments],
            cwd=folder,
            input=json.dumps(asked).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            timeout=LIMIT,
        )
    except subprocess.TimeoutExpired as error:
        raise Silent(f"it gave no answer within {LIMIT} seconds", []) from error
    lines = made.stderr.decode(errors="replace").splitlines()
    try:
        return json.loads(made.stdout.decode().strip().splitlines()[-1]), lines
    except (ValueError, IndexError) as error:
        raise Silent(f"it ended with code {made.returncode}", lines) from error
