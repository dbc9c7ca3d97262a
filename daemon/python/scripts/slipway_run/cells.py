"""Executes cells in one namespace, statement by statement, with probes between them."""

from __future__ import annotations

import ast
import linecache
import sys
import time
import traceback
import types
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from .events import Events, Refusal
from .shell import shell_names

#: A probe gets the namespace; it runs right before or right after the statement it stands at.
Probe = Callable[[dict[str, Any]], None]
Place = tuple[int, int, str]


class Runner:
    """`probes` go by document index of the cell, zero-based first line of the statement, and `before` or `after`."""

    def __init__(self, notebook: str, events: Events, look: Callable[[dict[str, Any], bool], None] = lambda *_: None) -> None:
        """`look` gets the namespace before each statement, and whether the one before it defined a class."""
        self.notebook = notebook
        self.look = look
        self.events = events
        self.probes: dict[Place, list[Probe]] = defaultdict(list)
        self.module = types.ModuleType("__main__")
        self.names: dict[str, Any] = self.module.__dict__
        self.names.update(shell_names())

    def probe(self, cell: int, line: int, at: str, probe: Probe) -> None:
        self.probes[(cell, line, at)].append(probe)

    def run(self, cells: list[dict[str, Any]]) -> None:
        """Runs all cells. Raises `Refusal` with cell and line when one fails."""
        # Classes and functions of the notebook belong to __main__, as in a kernel; copying and pickling look there.
        sys.modules["__main__"] = self.module
        waiting = set(self.probes)
        for number, cell in enumerate(cells):
            began = time.monotonic()
            self.events.send("cell", cell=cell["cell"], state="running", number=number, of=len(cells))
            self._cell(cell["cell"], cell["source"], waiting)
            self.events.send("cell", cell=cell["cell"], state="done", seconds=round(time.monotonic() - began, 3))
        if waiting:
            where = ", ".join(f"cell {cell + 1}, line {line + 1}" for cell, line, _ in sorted(waiting))
            raise Refusal("plan-does-not-fit", f"No statement begins at {where}: the plan is not of this notebook.", remedy="Prepare again.")

    def _cell(self, index: int, source: str, waiting: set[Place]) -> None:
        name = f"<cell {index + 1}>"
        linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
        try:
            tree = ast.parse(source, name)
            defined = True
            for statement in tree.body:
                line = _first_line(statement) - 1
                self.look(self.names, defined)
                defined = isinstance(statement, ast.ClassDef)
                self._probe((index, line, "before"), waiting)
                exec(compile(ast.Module([statement], []), name, "exec", dont_inherit=True), self.names)
                self._probe((index, line, "after"), waiting)
        except Refusal:
            raise
        except BaseException as error:
            raise self._failed(index, name, error) from error

    def _probe(self, place: Place, waiting: set[Place]) -> None:
        waiting.discard(place)
        for probe in self.probes.get(place, []):
            probe(self.names)

    def _failed(self, index: int, name: str, error: BaseException) -> Refusal:
        line = error.lineno if isinstance(error, SyntaxError) else None
        for frame in traceback.extract_tb(error.__traceback__):
            if frame.filename == name:
                line = frame.lineno
        where = f"cell {index + 1}" + (f", line {line}" if line else "")
        text = linecache.getline(name, line).strip() if line else ""
        return Refusal(
            "cell-failed",
            f"{type(error).__name__} in {where} of {self.notebook}: {error}" + (f" ({text})" if text else ""),
            subject=where,
            remedy=_remedy(error),
            details=_own_lines(error),
        )


def _first_line(statement: ast.stmt) -> int:
    decorators = getattr(statement, "decorator_list", [])
    return min([statement.lineno, *[decorator.lineno for decorator in decorators]])


def _own_lines(error: BaseException) -> list[str]:
    """The traceback from the notebook on."""
    lines = traceback.format_exception(type(error), error, error.__traceback__)
    first = next((at for at, line in enumerate(lines) if '"<cell ' in line), 0)
    return "".join(lines[first:]).rstrip().splitlines()[-40:]


def _remedy(error: BaseException) -> str:
    if isinstance(error, ModuleNotFoundError):
        return f"Add the package that brings {error.name} to requirements.in and prepare again."
    if isinstance(error, FileNotFoundError):
        return "Put the file into the project folder and read it by a path relative to the notebook."
    if isinstance(error, EOFError):
        return "Nobody is there to answer input(); give the value in the cell."
    return "Mend the cell, run it, and prepare again."
