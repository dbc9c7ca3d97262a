"""Loads this model for MLflow: `mlflow.pyfunc.load_model(folder)`.

One row of a table in, one row out: labels and predictions under their names, probabilities as `probabilities[0]` and so on.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import onnxruntime
import pandas as pd

_NUMBERS = {"tensor(float)": np.float32, "tensor(int64)": np.int64, "tensor(bool)": np.bool_}


class OnnxTable:
    """An ONNX graph whose inputs are columns of shape [rows, 1]."""

    def __init__(self, path: str) -> None:
        self._session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])

    def predict(self, data: pd.DataFrame, params: dict[str, Any] | None = None) -> pd.DataFrame:
        feeds = {one.name: _column(data[one.name], one.type) for one in self._session.get_inputs()}
        answers: dict[str, np.ndarray] = {}
        for output, array in zip(self._session.get_outputs(), self._session.run(None, feeds)):
            for at in range(array.shape[1]):
                answers[output.name if array.shape[1] == 1 else f"{output.name}[{at}]"] = array[:, at]
        return pd.DataFrame(answers, index=data.index)


def _column(series: pd.Series, kind: str) -> np.ndarray:
    if kind == "tensor(string)":
        return np.asarray([["" if pd.isna(one) else str(one)] for one in series], dtype=object)
    return series.to_numpy(dtype=_NUMBERS[kind]).reshape(-1, 1)


def _load_pyfunc(path: str) -> OnnxTable:
    return OnnxTable(path)
