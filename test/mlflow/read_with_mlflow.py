"""Loads a model folder as any MLflow user would, and answers its input example: read_with_mlflow.py FOLDER

Prints the answer's rows as JSON.
"""

from __future__ import annotations

import json
import sys

import mlflow

folder = sys.argv[1]
model = mlflow.pyfunc.load_model(folder)
example = mlflow.models.Model.load(folder).load_input_example(folder)
print(json.dumps(model.predict(example).to_dict(orient="records")))
