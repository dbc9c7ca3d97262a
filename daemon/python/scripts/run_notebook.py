"""Runs a whole notebook and leaves what each cell shows. Started by the daemon: run_notebook.py JOB.json

The job says: `notebook` (name for messages), `folder` (where to run), `cells` (`RunPlan.cells` in protocol/rpc/run.ts),
`outputs` (folder for one file a cell, `INDEX.json`), `most` (bytes of outputs kept of a cell). Events go to what was standard
output, one JSON object a line; the last one is `done`, also where a cell failed: that is a result.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from typing import Any


def main(job_file: str) -> int:
    from slipway_run import lifeline
    from slipway_run.events import Events

    lifeline.hold()
    events = Events()
    with open(job_file, encoding="utf-8") as file:
        job: dict[str, Any] = json.load(file)
    try:
        from slipway_run.notebook import run

        run(job, events)
    except BaseException as error:
        lines = traceback.format_exception(type(error), error, error.__traceback__)
        details = "".join(lines).rstrip().splitlines()[-40:]
        events.send("failed", message=f"{type(error).__name__}: {error}", details=details)
        return 1
    events.send("done")
    return 0


if __name__ == "__main__":
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    code = main(sys.argv[1])
    # A notebook may leave threads and child processes behind; none of them may hold this process.
    os._exit(code)
