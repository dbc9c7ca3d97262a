"""Loads a model folder as any MLflow user would and answers its captured rows: read_with_mlflow.py FOLDER RUNTIME.

RUNTIME is a folder with onnxruntime, which MLflow itself does not bring. Writes the labels and the example's answer as JSON.
"""

from __future__ import annotations

import json
import sys

sys.path.append(sys.argv[2])

import mlflow
import pandas as pd

folder = sys.argv[1]
model = mlflow.pyfunc.load_model(folder)
example = mlflow.models.Model.load(folder).load_input_example(folder)
with open(f"{folder}/slipway/captured.json", encoding="utf-8") as file:
    captured = json.load(file)
rows = pd.DataFrame(captured["rows"])
for column in model.metadata.signature.inputs:
    if column.type.name == "double":
        rows[column.name] = rows[column.name].astype(float)
print(json.dumps({"labels": list(model.predict(rows)["label"]), "example": len(model.predict(example))}))
