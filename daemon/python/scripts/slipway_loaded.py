"""What a process has loaded, by distribution: which packages answering needs, beside what they themselves ask for."""

from __future__ import annotations

import os
import sys
from importlib.metadata import Distribution, distributions
from typing import Any


def installed() -> list[dict[str, Any]]:
    """Each distribution of this environment: `name`, what it `requires` (PEP 508), and whether one of its files is `loaded`."""
    loaded = {os.path.normpath(file) for module in list(sys.modules.values()) if isinstance(file := getattr(module, "__file__", None), str)}
    made = {}
    for one in distributions():
        name = one.metadata["Name"]
        # The first on the path is the one that is imported.
        if name and name not in made:
            made[name] = {"name": name, "requires": list(one.requires or []), "loaded": _is_loaded(one, loaded)}
    return [made[name] for name in sorted(made)]


def _is_loaded(one: Distribution, loaded: set[str]) -> bool:
    home = str(one.locate_file(""))
    return any(os.path.normpath(os.path.join(home, str(file))) in loaded for file in one.files or ())
