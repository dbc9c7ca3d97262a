"""Loads this model: for MLflow by `mlflow.pyfunc.load_model(folder)`, for a service by `load(folder)`.

One row of a table in, one row out: labels and predictions under their names, probabilities as `probabilities[0]` and so on.
"""

from __future__ import annotations

import importlib.util
import json
import os
import pickle
import sys
from typing import Any

import numpy as np
import pandas as pd

_NUMBERS = {"tensor(float)": np.float32, "tensor(int64)": np.int64, "tensor(bool)": np.bool_}


def load(folder: str) -> Model:
    """The model of a folder: its ONNX graph where there is one, else the notebook's own Python objects."""
    return OnnxModel(folder) if os.path.exists(os.path.join(folder, "model.onnx")) else PythonModel(folder)


class Model:
    def answers(self, frame: pd.DataFrame) -> dict[str, np.ndarray]:
        """Output name to an array of shape [rows, width]."""
        raise NotImplementedError

    def predict(self, data: pd.DataFrame, params: dict[str, Any] | None = None) -> pd.DataFrame:
        columns: dict[str, np.ndarray] = {}
        for name, array in self.answers(data).items():
            for at in range(array.shape[1]):
                columns[name if array.shape[1] == 1 else f"{name}[{at}]"] = array[:, at]
        return pd.DataFrame(columns, index=data.index)


class OnnxModel(Model):
    """An ONNX graph whose inputs are columns of shape [rows, 1]."""

    def __init__(self, folder: str) -> None:
        import onnxruntime

        path = os.path.join(folder, "model.onnx")
        self._session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])

    def answers(self, frame: pd.DataFrame) -> dict[str, np.ndarray]:
        feeds = {one.name: _tensor(frame[one.name], one.type) for one in self._session.get_inputs()}
        return {one.name: made for one, made in zip(self._session.get_outputs(), self._session.run(None, feeds))}


class PythonModel(Model):
    """The notebook's own preprocessing (`python/features.py` with what it learned) and its model. Nothing is fitted here."""

    def __init__(self, folder: str) -> None:
        here = os.path.dirname(os.path.abspath(__file__))
        if here not in sys.path:
            sys.path.append(here)
        from slipway_forms import Form

        inside = os.path.join(folder, "python")
        with open(os.path.join(inside, "model.json"), encoding="utf-8") as file:
            said = json.load(file)
        self._form = Form.from_json(said["rows"])
        self._outputs: list[dict[str, Any]] = said["outputs"]
        self._features = _module("features", os.path.join(inside, "features.py")).features
        self._fitted = _unpickled(os.path.join(inside, "fitted.pkl"))
        words = os.path.join(inside, "names.pkl")
        names = _unpickled(words) if os.path.exists(words) else {}
        self._model = _keras(inside) if said["format"] == "keras" else _unpickled(os.path.join(inside, "model.pkl"), names)

    def answers(self, frame: pd.DataFrame) -> dict[str, np.ndarray]:
        rows = self._features(self._form.back(frame), dict(self._fitted))
        return {one["name"]: _typed(ask(self._model, one["method"], rows).reshape(len(frame), one["width"]), one["type"]) for one in self._outputs}


def _typed(array: np.ndarray, kind: str) -> np.ndarray:
    """Labels as whole numbers or text, scores in double precision."""
    return array.astype(str).astype(object) if kind == "string" else array.astype(np.int64 if kind == "integer" else np.float64)


def ask(model: Any, method: str, rows: Any) -> np.ndarray:
    """What a model answers, as an array with one row for each; `__call__` is how PyTorch is asked."""
    if method == "__call__" and hasattr(model, "eval"):
        import torch

        model.eval()
        with torch.no_grad():
            answer = model(rows)
    elif method == "forecast":
        # Rows say which step after the last one seen is wanted.
        steps = np.asarray(rows, dtype=np.int64).ravel()
        if len(steps) and steps.min() < 1:
            raise ValueError("a forecast begins with step 1, the first after the last one seen")
        answer = np.asarray(model.forecast(int(steps.max(initial=1))))[steps - 1]
    elif method == "predict_design":
        answer = model.predict(rows, transform=False)
    elif type(model).__module__.startswith("keras"):
        answer = model.predict(rows, verbose=0)
    else:
        answer = getattr(model, method)(rows)
    if hasattr(answer, "detach"):
        answer = answer.detach().cpu().numpy()
    if hasattr(answer, "toarray"):
        answer = answer.toarray()
    array = np.asarray(answer)
    return array if array.ndim > 0 else array.reshape(1)


def _module(name: str, path: str) -> Any:
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _unpickled(path: str, names: dict[str, Any] | None = None) -> Any:
    """`names` are there while it comes back: a formula of statsmodels is evaluated anew, and looks around for what it calls."""
    with open(path, "rb") as file:
        space = {**(names or {}), "pickle": pickle, "file": file}
        exec("value = pickle.load(file)", space)
        return space["value"]


def _keras(inside: str) -> Any:
    import keras

    return keras.saving.load_model(os.path.join(inside, "model.keras"), compile=False)


def _tensor(series: pd.Series, kind: str) -> np.ndarray:
    if kind == "tensor(string)":
        return np.asarray([["" if pd.isna(one) else str(one)] for one in series], dtype=object)
    return series.to_numpy(dtype=_NUMBERS[kind]).reshape(-1, 1)


def _load_pyfunc(path: str) -> Model:
    return load(path)
