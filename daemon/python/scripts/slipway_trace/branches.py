"""Python functions with `if` over a value that is not known yet: every path is walked, and the answers joined by Where."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from . import terms
from .errors import CannotExport
from .graph import Graph

#: More paths than this through one function are refused.
PATHS = 64

_walks: list[list[tuple[Any, bool]]] = []
_plans: list[list[bool]] = []


def decide(condition: Any) -> bool:
    """Truth of a symbolic value inside `explore`: as the walk at hand has it. Elsewhere it has none."""
    from .series import Series

    if not _walks or not isinstance(condition, Series):
        raise CannotExport(
            f"if on a {type(condition).__name__}",
            "which way it goes is not known before a request comes, and may differ by row",
            "Use numpy.where, Series.where or Series.map.",
        )
    walk, plan = _walks[-1], _plans[-1]
    taken = plan[len(walk)] if len(walk) < len(plan) else True
    walk.append((terms.cast(condition.graph, condition.term, "b"), taken))
    return taken


def explore(graph: Graph, function: Callable[[], Any], name: Any, operation: str) -> Any:
    """The function's answer for every row, whichever way each row goes."""
    from .series import Series

    paths: list[tuple[list[tuple[Any, bool]], Any]] = []
    pending: list[list[bool]] = [[]]
    while pending:
        plan = pending.pop()
        _walks.append([])
        _plans.append(plan)
        try:
            answer = function()
        except (TypeError, AttributeError, ValueError) as error:
            raise CannotExport(operation, f"its function needs the value itself ({error})") from error
        finally:
            walk = _walks.pop()
            _plans.pop()
        paths.append((walk, answer.term if isinstance(answer, Series) else terms.constant(graph, answer)))
        if len(paths) + len(pending) > PATHS:
            raise CannotExport(operation, f"its function has more than {PATHS} ways through it")
        pending += [[taken for _, taken in walk[:at]] + [False] for at in range(len(plan), len(walk))]
    *others, (_, result) = paths
    for walk, answer in others:
        result = terms.where(graph, _all(graph, walk), answer, result)
    return Series(graph, result, name)


def _all(graph: Graph, walk: list[tuple[Any, bool]]) -> terms.Term:
    joined: terms.Term | None = None
    for condition, taken in walk:
        one = condition if taken else terms.invert(graph, condition)
        joined = one if joined is None else terms.logical(graph, "and", joined, one)
    if joined is None:
        raise AssertionError("a path without a condition is the only one")
    return joined
