"""Runs a notebook as planned and leaves a model folder without its proof. Started by the daemon: prepare_model.py JOB.json

The job says: `notebook` (name for messages), `folder` (where to run), `plan` (`PreparationPlan`), `export` (folder with the
export tools, kept apart from what the notebook sees), `out` (model folder to fill), `facts` (file for what the proof needs),
`name`. Events go to standard output, one JSON object a line; the last one is `done` or `failed`.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from typing import Any


def main(job_file: str) -> int:
    from slipway_run import lifeline
    from slipway_run.events import Events, Refusal

    lifeline.hold()
    events = Events()
    with open(job_file, encoding="utf-8") as file:
        job: dict[str, Any] = json.load(file)
    try:
        from slipway_run.job import run

        run(job, events)
    except Refusal as refusal:
        events.send("failed", **refusal.fields)
        return 1
    except BaseException as error:
        lines = traceback.format_exception(type(error), error, error.__traceback__)
        events.send(
            "failed",
            reason="script-failed",
            message=f"{type(error).__name__}: {error}",
            details="".join(lines).rstrip().splitlines()[-40:],
        )
        return 1
    events.send("done")
    return 0


if __name__ == "__main__":
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    code = main(sys.argv[1])
    sys.stderr.flush()
    # A notebook may leave threads and child processes behind; none of them may hold this process.
    os._exit(code)
