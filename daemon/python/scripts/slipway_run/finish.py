"""From a run notebook to a model folder: rows, export, answers, profile, files."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from slipway_trace.decimals import worth_it
from slipway_trace.errors import CannotExport
from slipway_trace.trace import Exported, RawColumn, compiled, export

from . import profile, wire
from .capture import Captured
from .compare import first_difference
from .events import Refusal
from .folder import write
from .inputs import Inputs
from .metrics import Metrics
from .rows import match, training
from .splits import Splits


def finish(job: dict[str, Any], captured: Captured, splits: Splits, metrics: Metrics, clock: Any) -> None:
    from .job import CAPTURED

    plan = job["plan"]
    clock.step("separate", "Asking the separated features for the notebook's rows")
    features = compiled(plan["features"])
    inputs = Inputs(captured.raw, plan["target"], features, captured.fitted)
    matched = match(captured, splits, inputs.features)
    trained = training(captured, splits, matched.labels)

    clock.step("export", "Writing the chain from raw columns to answers as ONNX")
    exported = _export(job, inputs, captured)
    session = _session(exported)
    columns = [
        wire.describe(name, captured.raw.loc[trained, name], inputs.columns[name]) for name in exported.inputs
    ]
    outputs = [_output(one) for one in exported.outputs]

    clock.step("answer", "Answering the captured rows")
    inputs.blank(exported.inputs)
    labels = matched.labels[:CAPTURED]
    rows = captured.raw.loc[labels]
    own = {one.name: wire.answers(captured.answers[one.method][:CAPTURED], _output(one)) for one in exported.outputs}
    python = {
        one.name: wire.answers(inputs.answer(captured.model, one.method, labels), _output(one)) for one in exported.outputs
    }
    onnx = _answers(session, rows, columns, outputs)
    difference = matched.difference or first_difference(
        inputs.features(matched.labels), captured.argument
    )

    clock.step("profile", f"Profiling {len(trained)} training rows")
    reference = captured.raw.loc[trained]
    answered = _answers(session, reference, columns, outputs)
    profiles = {
        "rows": len(reference),
        "inputs": [profile.of_input(column, reference[column["name"]]) for column in columns],
        "outputs": [made for output in outputs for made in profile.of_output(output, answered[output["name"]])],
    }

    write(
        job,
        model=exported.model.SerializeToString(),
        signature={"inputs": columns, "outputs": outputs},
        captured={"rows": wire.records(rows, [column["name"] for column in columns]), "answers": own},
        profiles=profiles,
    )
    facts = {
        "answers": {"python": python, "onnx": onnx},
        "difference": None if difference is None else difference.sentence(),
        "model": _model(captured.model),
        "metrics": metrics.values,
        "rawRows": len(captured.raw),
        "trainingRows": len(reference),
    }
    with open(job["facts"], "w", encoding="utf-8") as file:
        json.dump(facts, file, allow_nan=False)


def _export(job: dict[str, Any], inputs: Inputs, captured: Captured) -> Exported:
    plan = job["plan"]
    columns = [
        RawColumn(name, kind, inputs.raw[name].dtype, kind == "float" and worth_it(inputs.raw[name].to_numpy(float)))
        for name, kind in inputs.columns.items()
    ]
    try:
        exported = export(compiled(plan["features"]), columns, captured.fitted, captured.model, plan["model"]["methods"], "slipway")
    except CannotExport as error:
        where = f"line {error.line} of features: {error.source}" if error.line else None
        raise Refusal(
            "cannot-export",
            f"{error}" + (f" ({where})" if where else "") + ".",
            subject=error.operation,
            remedy=error.remedy or "Write this step with operations on whole columns, or leave it out of the model's input.",
            details=[where] if where else None,
        ) from error
    if not exported.inputs:
        raise Refusal("no-inputs", "The model's answers depend on no column of the raw data.", subject=plan["raw"]["name"])
    return exported


def _session(exported: Exported) -> Any:
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.log_severity_level = 4
    try:
        return InferenceSession(exported.model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise Refusal(
            "cannot-export",
            f"The exported chain does not load in onnxruntime: {error}",
            subject="model.onnx",
            remedy="Please report this with the model's class and versions; the notebook and its Python model are fine.",
        ) from error


def _answers(session: Any, frame: Any, columns: list[dict[str, Any]], outputs: list[dict[str, Any]]) -> dict[str, Any]:
    arrays = session.run([output["name"] for output in outputs], wire.tensors(frame, columns))
    return {output["name"]: wire.answers(array, output) for output, array in zip(outputs, arrays, strict=True)}


def _output(one: Any) -> dict[str, Any]:
    made = {"name": one.name, "role": one.role, "type": one.type, "width": one.width}
    return made if one.classes is None else {**made, "classes": one.classes}


def _model(model: Any) -> dict[str, Any]:
    parameters = model.get_params(deep=False) if hasattr(model, "get_params") else {}
    return {
        "class": f"{type(model).__module__}.{type(model).__name__}",
        "library": type(model).__module__.split(".")[0],
        "parameters": {name: _plain(value) for name, value in sorted(parameters.items())},
    }


def _plain(value: Any) -> Any:
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float) and not np.isfinite(value):
        return str(value)
    return value if value is None or isinstance(value, (bool, int, float, str)) else " ".join(repr(value).split())[:400]
