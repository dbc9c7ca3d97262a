"""The files of a model folder in MLflow's format, all but the proof and the provenance."""

from __future__ import annotations

import json
import os
import platform
import shutil
from importlib.metadata import version
from typing import Any

from .artifacts import write_loader, write_python
from .attempts import Way

_TYPES = {"float": "double", "integer": "long", "string": "string", "boolean": "boolean"}
_ONNX_FLAVOR = ["  onnx:", "    code: code", "    data: model.onnx", "    providers: [CPUExecutionProvider]"]
LOADER = "slipway_model"
EXAMPLE = 5


def write(
    job: dict[str, Any],
    way: Way,
    *,
    onnx: bytes | None,
    signature: dict[str, Any],
    outputs: list[dict[str, Any]],
    captured: dict[str, Any],
    profiles: dict[str, Any],
) -> None:
    """`onnx` is None where the model is served by Python. Raises `Refusal` where its objects cannot be kept."""
    out = job["out"]
    shutil.rmtree(out, ignore_errors=True)  # of a way that did not hold to the end
    os.makedirs(os.path.join(out, "slipway"))
    write_loader(out)
    if onnx is not None:
        with open(os.path.join(out, "model.onnx"), "wb") as file:
            file.write(onnx)
    kept = way.captured
    write_python(out, form=way.inputs.form, features=way.features, fitted=kept.fitted, model=kept.model, outputs=outputs)
    if onnx is not None:
        # Of a model in Python it is the lock, once it is known what answering needs.
        _text(out, "requirements.txt", "".join(f"{name}=={version(name)}\n" for name in ("numpy", "onnxruntime", "pandas")))
    _text(out, "python_env.yaml", f"python: {platform.python_version()}\ndependencies:\n- -r requirements.txt\n")
    _text(out, "MLmodel", _mlmodel(signature, onnx is not None))
    names = [column["name"] for column in signature["inputs"]]
    example = [[row[name] for name in names] for row in captured["rows"][:EXAMPLE]]
    _json(out, "input_example.json", {"columns": names, "data": example})
    write_signature(out, signature)
    _json(out, os.path.join("slipway", "captured.json"), captured)
    _json(out, os.path.join("slipway", "profile.json"), profiles)


def write_signature(out: str, signature: dict[str, Any]) -> None:
    _json(out, os.path.join("slipway", "signature.json"), signature)


def _text(out: str, name: str, text: str) -> None:
    with open(os.path.join(out, name), "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _json(out: str, name: str, value: Any) -> None:
    _text(out, name, json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n")


def _mlmodel(signature: dict[str, Any], is_onnx: bool) -> str:
    """MLmodel is YAML; JSON strings are YAML strings."""
    inputs = [
        {"name": one["name"], "type": _TYPES[one["type"]], "required": True} for one in signature["inputs"]
    ]
    outputs = [
        {"name": name, "type": _TYPES[one["type"]], "required": True}
        for one in signature["outputs"]
        for name in answer_columns(one)
    ]
    quoted = json.dumps
    return "\n".join(
        [
            "flavors:",
            *(_ONNX_FLAVOR if is_onnx else []),
            *([f"    onnx_version: {version('onnx')}"] if is_onnx else []),
            "  python_function:",
            "    code: code",
            "    env: {virtualenv: python_env.yaml}",
            f"    loader_module: {LOADER}",
            f"    python_version: {platform.python_version()}",
            "saved_input_example_info:",
            "  artifact_path: input_example.json",
            "  pandas_orient: split",
            "  type: dataframe",
            "signature:",
            f"  inputs: {quoted(json.dumps(inputs, ensure_ascii=False))}",
            f"  outputs: {quoted(json.dumps(outputs, ensure_ascii=False))}",
            "  params: null",
            "",
        ]
    )


def answer_columns(output: dict[str, Any]) -> list[str]:
    """Columns of an answer as a table: the output's name, with the place where it has several values a row."""
    if output["width"] == 1:
        return [output["name"]]
    return [f"{output['name']}[{at}]" for at in range(output["width"])]
