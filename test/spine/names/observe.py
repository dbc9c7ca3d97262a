"""Runs programs statement by statement and says which names each read before it set them, set, deleted and lacked.

A line of standard input is a program: cells of statements, as JSON; its answer is a line of standard output. A name that
is lacking is made up, and the statement runs again as if it had been there. The answer is null for one that runs too long.
"""

import builtins
import json
import sys


class TooLong(BaseException):
    """Loops in loops in functions: such a program says nothing that a short one does not."""


class Names(dict):
    """A module's names that notes what is asked of it. Python asks a mapping that is not exactly a dict through these."""

    def __init__(self):
        super().__init__(__builtins__=builtins, __name__="program")
        self.begin()

    def begin(self):
        self.looked_up = 0
        self.read, self.bound, self.deleted, self.before = [], [], [], dict(self)

    def set_since(self, name):
        """What a function declares global is set without asking the mapping."""
        return name in self.bound or self.get(name) is not self.before.get(name)

    def __getitem__(self, name):
        self.looked_up += 1
        if self.looked_up > 20_000:
            raise TooLong
        # Its own methods read this one, whatever the statement reads.
        if name != "Box" and not self.set_since(name) and not hasattr(builtins, name):
            self.read.append(name)
        return super().__getitem__(name)

    def __setitem__(self, name, value):
        self.bound.append(name)
        super().__setitem__(name, value)

    def __delitem__(self, name):
        if not self.set_since(name):
            self.read.append(name)
        super().__delitem__(name)
        self.deleted.append(name)


def run(names, statement):
    code = compile(statement, "statement", "exec")
    lacking = []
    while True:
        before = dict(names)
        names.begin()
        try:
            exec(code, names)
        except NameError as error:
            if isinstance(error, UnboundLocalError) or error.name in lacking:
                raise
            made_up = before["Box"]()
            names.clear()
            names.update(before)
            dict.__setitem__(names, error.name, made_up)
            lacking.append(error.name)
            continue
        silent = [name for name in names if names.get(name) is not before.get(name)]
        return {
            "reads": sorted(set(names.read)),
            "binds": sorted({*names.bound, *silent}),
            "deletes": names.deleted,
            "lacks": lacking,
        }


def observe(program):
    names = Names()
    try:
        return [[run(names, statement) for statement in cell] for cell in program]
    except TooLong:
        return None


for line in sys.stdin:
    print(json.dumps(observe(json.loads(line))), flush=True)
