"""Holds generated code against the notebook it was made from: the cells are run by plain exec, and their answers are the truth.

Reads a job from standard input: {cells, cut, folder, model_folder}. Writes {"ok": ..., "why": ..., "rows": ...} to standard output.
"""

import ast
import contextlib
import io
import json
import os
import runpy
import subprocess
import sys
import traceback
import types
from pathlib import Path

os.environ.setdefault("MPLBACKEND", "Agg")
import numpy as np
import pandas as pd
import pytest


def run_cells(job):
    """The notebook's namespace, with what the cut says was seen on the way."""
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    names = module.__dict__
    names["display"] = lambda *values, **options: None
    seen = {}
    cut = job["cut"]
    for cell in job["cells"]:
        for statement in ast.parse(cell["source"]).body:
            first = min([statement.lineno, *[one.lineno for one in getattr(statement, "decorator_list", [])]]) - 1
            place = (cell["cell"], first)

            def note(where, key, expression):
                if where is not None and place == (where["cell"], where["line"]):
                    try:
                        value = eval(expression, names)
                    except Exception:
                        return
                    seen[key] = copied(value)

            note(cut["at"], "before", cut["input"])
            exec(compile(ast.Module([statement], []), f"<cell {cell['cell'] + 1}>", "exec", dont_inherit=True), names)
            note(cut["at"], "after", cut["input"])
            note(cut["asked"], "model", cut["model"])
            if cut["raw"] is not None:
                note(cut["raw"], "raw", cut["raw"]["name"])
    return seen


def copied(value):
    import copy

    return value.copy() if hasattr(value, "copy") else copy.deepcopy(value)


def dense(values):
    if hasattr(values, "get_data"):
        values = values.get_data()
    if hasattr(values, "toarray"):
        values = values.toarray()
    if hasattr(values, "detach"):
        values = values.detach().cpu().numpy()
    values = np.asarray(values)
    return values.reshape(len(values), -1)


def table(values, sample):
    """Rows as they come from outside: under the names of the sample's columns where they have none."""
    if hasattr(values, "columns"):
        return values
    return pd.DataFrame(dense(values), columns=sample.columns)


def keys(values):
    """One text for each row, numbers rounded, so that equal rows are found again."""

    def key(value):
        if isinstance(value, (float, np.floating)):
            return "nan" if np.isnan(value) else f"{float(np.float32(value)):.4g}"
        if isinstance(value, (int, bool, np.integer, np.bool_)):
            return f"{float(np.float32(value)):.4g}"
        return str(value)

    return ["|".join(key(value) for value in row) for row in dense(values)]


def ask(model, framework, given):
    if framework == "torch":
        import torch

        model.eval()
        with torch.no_grad():
            given = given if isinstance(given, torch.Tensor) else torch.tensor(np.asarray(given), dtype=torch.float32)
            return model(given).cpu().numpy()
    if framework == "xgboost":
        import xgboost

        given = given if isinstance(given, xgboost.DMatrix) else xgboost.DMatrix(given)
    if framework == "keras":
        return model.predict(given, verbose=0)
    return np.asarray(model.predict(given))


def python(arguments, folder):
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, capture_output=True, text=True, env={**os.environ, "MPLBACKEND": "Agg"}
    )
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, arguments))} failed:\n{(done.stdout + done.stderr)[-3000:]}")
    return done.stdout


def same(left, right):
    left, right = np.asarray(left), np.asarray(right)
    left, right = left.reshape(len(left), -1), right.reshape(len(right), -1)
    if left.shape != right.shape:
        return False
    if left.dtype.kind in "fiub" and right.dtype.kind in "fiub":
        return np.allclose(left.astype(float), right.astype(float), rtol=1e-4, atol=1e-5, equal_nan=True)
    return bool(np.all(left.astype(str) == right.astype(str)))


def check(job):
    folder = Path(job["folder"])
    os.chdir(folder)
    sys.path.insert(0, str(folder))
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            seen = run_cells(job)
        except BaseException as error:
            raise SystemExit(f"NOTEBOOK fails by itself: {type(error).__name__}: {error}") from error
    cut = job["cut"]
    given = seen.get("before", seen.get("after"))
    truth = ask(seen["model"], cut["framework"], given)

    for name in ("train.py", "predict.py", "features.py"):
        compile((folder / name).read_text(encoding="utf-8"), name, "exec")
    trained = python(["train.py"], folder)

    sys.modules.pop("features", None)
    from features import features
    from predict import Predictor

    predictor = Predictor()
    if cut["raw"] is None:
        rows = table(given, predictor.sample)
        matched, labels = list(range(len(rows))), rows
    else:
        raw = table(seen["raw"], predictor.sample)
        places = {}
        for number, key in enumerate(keys(features(raw.copy(), predictor.fitted))):
            places.setdefault(key, number)
        found = [(at, places[key]) for at, key in enumerate(keys(given)) if key in places]
        if len(found) < 0.99 * len(keys(given)):
            raise SystemExit(f"features() gives {len(found)} of the {len(keys(given))} rows that the notebook asked its model about")
        matched = [at for at, _ in found]
        labels = raw.iloc[[number for _, number in found]]
    truth = np.asarray(truth)[matched]
    answers = predictor.predict(labels)
    columns = [name for name in answers if str(name) == "prediction" or str(name).startswith("prediction_")]
    if not len(matched) or not same(answers[columns].to_numpy(), truth):
        raise SystemExit(f"predict.py answers {answers[columns].to_numpy()[:5].tolist()}, the notebook {truth[:5].tolist()}")

    metrics = json.loads((folder / "artifacts" / "metrics.json").read_text(encoding="utf-8"))
    if job.get("quick"):
        return {"ok": True, "rows": len(matched), "metrics": metrics}
    kept = Path(job["model_folder"]) / "slipway"
    kept.mkdir(parents=True, exist_ok=True)
    first = labels.head(25)
    known = {
        "rows": json.loads(first.to_json(orient="records")),
        "answers": {"label": [np.atleast_1d(one).tolist() for one in truth[:25]]},
    }
    (kept / "captured.json").write_text(json.dumps(known), encoding="utf-8")
    first.to_csv(folder / "rows.csv", index=False)
    sys.argv = ["predict.py", "rows.csv", "--out", "answers.csv"]
    runpy.run_path("predict.py", run_name="__main__")
    if not same(pd.read_csv(folder / "answers.csv")[columns].to_numpy(), truth[:25]):
        raise SystemExit("predict.py answers otherwise from a CSV file")
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        code = pytest.main(["-q", "-p", "no:cacheprovider", "--no-header", "tests"])
    if code != 0:
        raise SystemExit(f"the generated tests fail:\n{said.getvalue()[-3000:]}")
    passed = said.getvalue().strip().splitlines()[-1]
    return {"ok": True, "rows": len(matched), "tests": passed, "metrics": metrics, "trained": trained[-300:]}


job = json.load(sys.stdin)
out = sys.stdout
try:
    with contextlib.redirect_stdout(io.StringIO()):
        result = check(job)
except SystemExit as error:
    result = {"ok": False, "why": str(error)}
except BaseException:
    result = {"ok": False, "why": traceback.format_exc()[-2500:]}
json.dump(result, out, default=str)
