"""The plain text of a value as IPython writes it, for environments without IPython: its layout of containers and its names."""

from __future__ import annotations

import inspect
import types
from typing import Any

_WIDTH = 79
#: Elements of a container that are written, as IPython's `max_seq_length`.
_MOST = 1000
_DEEPEST = 30


def pretty(value: Any) -> str:
    return _text(value, 0, 0, frozenset())


def _text(value: Any, column: int, indent: int, above: frozenset[int]) -> str:
    """`column` is where it begins; `indent` how far lines below it are moved in, which is by the brackets around it."""
    kind = type(value)
    own = kind.__repr__
    if isinstance(value, type):
        return _name(value)
    if isinstance(value, (types.FunctionType, types.BuiltinFunctionType)):
        return _function(value)
    if own is object.__repr__:
        return f"<{_name(kind)} at {id(value):#x}>"
    if id(value) in above:
        return {list: "[...]", tuple: "(...)", dict: "{...}"}.get(kind, "...")
    if len(above) > _DEEPEST:
        return "..."
    inside = above | {id(value)}
    if own is list.__repr__:
        return _many("[", [(None, one) for one in value[:_MOST]], "]", column, indent, inside, len(value))
    if own is tuple.__repr__:
        end = ",)" if len(value) == 1 else ")"
        return _many("(", [(None, one) for one in value[:_MOST]], end, column, indent, inside, len(value))
    if own in (set.__repr__, frozenset.__repr__):
        if not value:
            return f"{kind.__name__}()"
        begin, end = ("{", "}") if kind is set else (f"{kind.__name__}({{", "})")
        items = list(value)
        if len(items) <= _MOST:
            try:
                items.sort()
            except Exception:
                pass  # elements without an order stay as they come
        return _many(begin, [(None, one) for one in items[:_MOST]], end, column, indent, inside, len(items))
    if own is dict.__repr__:
        pairs = [(key, one) for key, one in list(value.items())[:_MOST]]
        return _many("{", pairs, "}", column, indent, inside, len(value), keyed=True)
    return repr(value)


def _name(kind: type) -> str:
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _many(begin: str, items: list[tuple[Any, Any]], end: str, column: int, indent: int, above: frozenset[int], length: int, keyed: bool = False) -> str:
    inner = indent + len(begin)

    def parts(start: int) -> list[str]:
        made = []
        for key, one in items:
            head = f"{_text(key, start, inner, above)}: " if keyed else ""
            made.append(head + _text(one, start + len(head), inner, above))
        return [*made, "..."] if length > len(items) else made

    # What would break somewhere within breaks here first.
    flat = begin + ", ".join(parts(-(10**6))) + end
    if "\n" not in flat and column + len(flat) <= _WIDTH:
        return flat
    return begin + (",\n" + " " * inner).join(parts(inner)) + end


def _function(value: types.FunctionType | types.BuiltinFunctionType) -> str:
    name = value.__qualname__ if value.__module__ in (None, "builtins") else f"{value.__module__}.{value.__qualname__}"
    try:
        return f"<function {name}{inspect.signature(value)}>"
    except (TypeError, ValueError):
        return f"<function {name}>"
