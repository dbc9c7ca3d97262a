"""Fits estimators on penguins, exports them with their raw columns, and says how far ONNX is from scikit-learn.

Reads `{"scripts", "export", "data", "models": [{"name", "target"}]}`; `name` is the estimator as a Python expression. Writes
from name to `{"labels": share of equal labels, "worst": worst score as a multiple of the tolerance}` or to what it refused.
"""

from __future__ import annotations

import json
import sys
import warnings
from typing import Any

NUMERIC = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm"]


def names() -> dict[str, Any]:
    from importlib import import_module

    made: dict[str, Any] = {}
    for module in (
        "calibration cluster compose cross_decomposition decomposition discriminant_analysis dummy ensemble "
        "feature_selection gaussian_process impute linear_model model_selection naive_bayes neighbors neural_network "
        "pipeline preprocessing svm tree"
    ).split():
        loaded = import_module(f"sklearn.{module}")
        made |= {name: value for name, value in vars(loaded).items() if name[0].isalpha()}
    return made


def outcome(model: Any, raw: Any, target: Any) -> dict[str, Any]:
    import numpy as np
    from onnxruntime import InferenceSession
    from slipway_run import wire
    from slipway_trace.errors import CannotExport
    from slipway_trace.trace import RawColumn, compiled, export

    features = compiled(f"def features(df, fitted):\n    return df[{NUMERIC}]\n")
    model.fit(raw[NUMERIC], target)
    columns = [RawColumn(name, "float", raw[name].dtype, True) for name in NUMERIC]
    try:
        exported = export(features, columns, {}, model, ["predict"], "test")
    except CannotExport as error:
        return {"refused": error.operation}
    session = InferenceSession(exported.model.SerializeToString())
    arrays = session.run(None, wire.tensors(raw, [{"name": name, "type": "float"} for name in exported.inputs]))
    labels, worst = 1.0, 0.0
    for output, array in zip(exported.outputs, arrays, strict=True):
        own = np.asarray(wire.answers(getattr(model, output.method)(raw[NUMERIC]), vars(output)))
        got = np.asarray(wire.answers(array, vars(output)))
        if output.role == "label":
            labels = float((own == got).mean())
        else:
            own, got = own.astype(float), got.astype(float)
            worst = float(np.max(np.abs(own - got) / (1e-5 + 1e-4 * np.abs(own))))
    return {"labels": labels, "worst": worst}


def main() -> None:
    job = json.load(sys.stdin)
    sys.path[:0] = [job["scripts"]]
    sys.path.append(job["export"])
    warnings.simplefilter("ignore")
    import numpy as np
    import pandas as pd

    raw = pd.read_csv(job["data"]).dropna()
    targets = {"species": raw["species"], "male": raw["sex"] == "male", "mass": raw["body_mass_g"], "none": None}
    known = {**names(), "np": np}
    results: dict[str, Any] = {}
    for case in job["models"]:
        try:
            results[case["name"]] = outcome(eval(case["name"], known), raw, targets[case["target"]])
        except Exception as error:
            results[case["name"]] = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(results))


if __name__ == "__main__":
    main()
