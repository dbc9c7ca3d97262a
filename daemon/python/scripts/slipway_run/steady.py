"""The same bytes for the same objects, whenever and wherever they are kept."""

from __future__ import annotations

import hashlib
from typing import Any

#: Numbers given so far: a class that is in two files has the same in both.
_given: dict[bytes, bytes] = {}


def steady(made: bytes, cloudpickle: Any) -> bytes:
    """cloudpickle's bytes with numbers made of their content, where it numbered the notebook's classes at random.

    By its number a class is known again within a process, so classes of other content have to have others.
    """
    tracked = getattr(cloudpickle.cloudpickle, "_DYNAMIC_CLASS_TRACKER_BY_CLASS", {})
    there = sorted((made.find(number), number) for number in {str(one).encode() for one in list(tracked.values())})
    numbers = [number for at, number in there if at >= 0]
    blank = made
    for at, number in enumerate(numbers):
        blank = blank.replace(number, b"%032x" % at)
    content = hashlib.sha256(blank).digest()
    for at, number in enumerate(numbers):
        _given.setdefault(number, hashlib.sha256(content + b"%d" % at).hexdigest()[:32].encode())
        made = made.replace(number, _given[number])
    return made
