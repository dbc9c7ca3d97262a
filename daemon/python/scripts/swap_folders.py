"""Exchanges two folders in one step, so that whoever looks sees the old or the new: swap_folders.py A B.

Ends with 3 where the system or the file system has no such call.
"""

from __future__ import annotations

import ctypes
import os
import sys

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2


def swap(first: str, second: str) -> bool:
    library = ctypes.CDLL(None, use_errno=True)
    a, b = os.fsencode(first), os.fsencode(second)
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        return library.renameat2(_AT_FDCWD, a, _AT_FDCWD, b, _RENAME_EXCHANGE) == 0
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        return library.renamex_np(a, b, _RENAME_SWAP) == 0
    return False


if __name__ == "__main__":
    sys.exit(0 if swap(sys.argv[1], sys.argv[2]) else 3)
