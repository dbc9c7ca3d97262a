"""Gives single-precision inputs back the decimal digits they were written with.

Columns cross the wire as single-precision floats, and notebooks compute in double: 39.1 arrives as 39.09999847. That is far
within any tolerance, but a tree whose threshold lies half way between 39.0 and 39.2 asks for exactly 39.1, and people's
numbers lie on such grids. A float has at least six decimal digits (FLT_DIG), so a number written with six or fewer is the
only such number that rounds to its float: the one is found from the other, in the graph, for every row.
"""

from __future__ import annotations

import numpy as np
from onnx import TensorProto

from .graph import Graph

#: Significant digits tried, fewest first: six always come back, seven mostly do.
DIGITS = (6, 7)
_POWERS = 10.0 ** np.arange(23)


def worth_it(values: np.ndarray) -> bool:
    """Whether a column's numbers are short decimals. Long ones (computed before) have nothing to give back."""
    present = values[np.isfinite(values)]
    return bool(np.array_equal(_recover(present), present))


def _recover(values: np.ndarray) -> np.ndarray:
    """The graph of `recover`, in numpy."""
    single = values.astype(np.float32)
    wide = single.astype(np.float64)
    size = np.abs(wide)
    safe = np.where((size > 1e-12) & (size < 1e12), size, 1.0)
    result = wide
    for digits in reversed(DIGITS):
        places = np.clip(digits - 1 - np.floor(np.log(safe) / np.log(10)), 0, 22).astype(np.int64)
        candidate = np.round(wide * _POWERS[places]) / _POWERS[places]
        result = np.where(candidate.astype(np.float32) == single, candidate, result)
    return result


def recover(graph: Graph, single: str) -> str:
    """From a tensor of floats to doubles: the shortest decimal that rounds to the float, or the float itself."""
    wide = graph.cast(single, TensorProto.DOUBLE)
    size = graph.node("Abs", wide)
    inside = graph.node(
        "And",
        graph.node("Greater", size, graph.constant(1e-12, np.float64)),
        graph.node("Less", size, graph.constant(1e12, np.float64)),
    )
    # Zero, NaN and infinities have no digits to look for; they come back as they are.
    safe = graph.node("Where", inside, size, graph.constant(1.0, np.float64))
    magnitude = graph.node("Floor", graph.node("Div", graph.node("Log", safe), graph.constant(np.log(10), np.float64)))
    powers = graph.constant(_POWERS, np.float64)
    result = wide
    for digits in reversed(DIGITS):
        wanted = graph.node("Sub", graph.constant(digits - 1.0, np.float64), magnitude)
        low, high = graph.constant(0.0, np.float64), graph.constant(22.0, np.float64)
        places = graph.cast(graph.node("Clip", wanted, low, high), TensorProto.INT64)
        scale = graph.node("Gather", powers, places, axis=0)
        candidate = graph.node("Div", graph.node("Round", graph.node("Mul", wide, scale)), scale)
        same = graph.node("Equal", graph.cast(candidate, TensorProto.FLOAT), single)
        result = graph.node("Where", same, candidate, result)
    return result
