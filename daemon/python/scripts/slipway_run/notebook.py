"""Runs the cells of a notebook one after the other, as Jupyter would, and keeps what each shows."""

from __future__ import annotations

import __future__

import ast
import asyncio
import builtins
import inspect
import io
import json
import linecache
import os
import sys
import time
import tokenize
import traceback
import types
from typing import Any

from . import drawings
from .displays import Displays
from .events import Events
from .hooks import ImportHooks
from .kernel import ZMQInteractiveShell
from .outputs import Outputs
from .shell import shell_names
from .streams import Streams

#: `from __future__ import ...` holds for the cells below, too.
_FUTURES = sum({getattr(__future__, name).compiler_flag for name in __future__.all_feature_names})


def run(job: dict[str, Any], events: Events) -> None:
    """Runs all cells, or those up to the first that raises and may not."""
    outputs = Outputs(job["most"])
    notebook = Notebook(outputs)
    os.chdir(job["folder"])
    sys.path.insert(0, job["folder"])
    sys.argv = [""]
    streams = Streams(outputs)
    cells = job["cells"]
    for number, cell in enumerate(cells):
        index = cell["cell"]
        events.send("cell", cell=index, state="running", number=number, of=len(cells))
        outputs.begin()
        began = time.monotonic()
        failed = notebook.cell(cell, number + 1)
        streams.settle()
        if cell["hides"] and not failed:
            outputs.begin()
        _write(os.path.join(job["outputs"], f"{index}.json"), {"outputs": outputs.take(), "dropped": outputs.dropped})
        state = "failed" if failed else "done"
        events.send("cell", cell=index, state=state, number=number, of=len(cells), seconds=round(time.monotonic() - began, 3))
        if failed and not cell["mayFail"]:
            return


def _write(file: str, value: Any) -> None:
    with open(file, "w", encoding="utf-8") as stream:
        json.dump(value, stream, default=str)


class Notebook:
    """One namespace, and what a kernel puts into it."""

    def __init__(self, outputs: Outputs) -> None:
        self._outputs = outputs
        self._displays = Displays(outputs)
        self._flags = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        shell = ZMQInteractiveShell()
        self._displays.install(ImportHooks(), shell)
        module = types.ModuleType("__main__")
        self.names: dict[str, Any] = module.__dict__
        self.names.update(shell_names(), get_ipython=lambda: shell, display=self._displays.display)
        # Where a kernel has it: libraries ask there whether they are in a notebook.
        builtins.get_ipython = self.names["get_ipython"]  # type: ignore[attr-defined]
        builtins.display = self._displays.display  # type: ignore[attr-defined]
        # Classes and functions of the notebook belong to __main__; copying and pickling look there.
        sys.modules["__main__"] = module

    def cell(self, cell: dict[str, Any], count: int) -> bool:
        """Whether it raised. What it shows is among the outputs either way."""
        name = f"<cell {cell['cell'] + 1}>"
        source = cell["source"]
        linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
        try:
            self._execute(source, name, cell["shows"] and not _is_silenced(source), count)
            failed = False
        except BaseException as error:
            self._outputs.error(type(error).__name__, str(error), _own_lines(error, name))
            failed = True
        drawings.flush()
        return failed

    def _execute(self, source: str, name: str, shows: bool, count: int) -> None:
        tree = ast.parse(source, name)
        body = tree.body
        last = body.pop() if shows and body and isinstance(body[-1], ast.Expr) else None
        if body:
            self._run(compile(tree, name, "exec", self._flags | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True))
        if last is None:
            return
        expression = ast.Expression(last.value)
        value = self._run(compile(expression, name, "eval", self._flags | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True))
        if value is None:
            return
        self.names["_"] = value
        self.names["Out"][count] = value
        self._displays.result(value, count)

    def _run(self, code: types.CodeType) -> Any:
        self._flags |= code.co_flags & _FUTURES
        made = eval(code, self.names)
        if not code.co_flags & inspect.CO_COROUTINE:
            return made
        self._loop = self._loop or asyncio.new_event_loop()
        return self._loop.run_until_complete(made)


def _is_silenced(source: str) -> bool:
    """Whether the last token is a semicolon; comments after it do not count."""
    quiet = False
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type not in (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.ENDMARKER, tokenize.INDENT, tokenize.DEDENT):
                quiet = token.string == ";"
    except (tokenize.TokenError, SyntaxError):
        return False
    return quiet


def _own_lines(error: BaseException, name: str) -> list[str]:
    """The traceback from the notebook's own lines on."""
    lines = traceback.format_exception(type(error), error, error.__traceback__)
    first = next((at for at, line in enumerate(lines) if f'"{name}"' in line), 0)
    return "".join(lines[first:]).rstrip().splitlines()[-60:]
