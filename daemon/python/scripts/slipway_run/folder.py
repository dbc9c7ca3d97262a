"""The files of a model folder in MLflow's format, all but the proof and the provenance."""

from __future__ import annotations

import json
import os
import platform
import shutil
from importlib.metadata import version
from typing import Any

_TYPES = {"float": "double", "integer": "long", "string": "string", "boolean": "boolean"}
LOADER = "slipway_model"
EXAMPLE = 5


def write(job: dict[str, Any], *, model: bytes, signature: dict[str, Any], captured: dict[str, Any], profiles: dict[str, Any]) -> None:
    out = job["out"]
    os.makedirs(os.path.join(out, "slipway"))
    os.makedirs(os.path.join(out, "code"))
    with open(os.path.join(out, "model.onnx"), "wb") as file:
        file.write(model)
    shutil.copy(os.path.join(os.path.dirname(__file__), "loader.py"), os.path.join(out, "code", f"{LOADER}.py"))
    _text(out, "requirements.txt", "".join(f"{name}=={version(name)}\n" for name in ("numpy", "onnxruntime", "pandas")))
    _text(out, "python_env.yaml", f"python: {platform.python_version()}\ndependencies:\n- -r requirements.txt\n")
    _text(out, "MLmodel", _mlmodel(signature))
    _text(out, os.path.join("slipway", "features.py"), job["plan"]["features"].rstrip() + "\n")
    names = [column["name"] for column in signature["inputs"]]
    example = [[row[name] for name in names] for row in captured["rows"][:EXAMPLE]]
    _json(out, "input_example.json", {"columns": names, "data": example})
    _json(out, os.path.join("slipway", "signature.json"), signature)
    _json(out, os.path.join("slipway", "captured.json"), captured)
    _json(out, os.path.join("slipway", "profile.json"), profiles)


def _text(out: str, name: str, text: str) -> None:
    with open(os.path.join(out, name), "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _json(out: str, name: str, value: Any) -> None:
    _text(out, name, json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n")


def _mlmodel(signature: dict[str, Any]) -> str:
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
            "  onnx:",
            "    code: code",
            "    data: model.onnx",
            f"    onnx_version: {version('onnx')}",
            "    providers: [CPUExecutionProvider]",
            "  python_function:",
            "    code: code",
            "    data: model.onnx",
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
