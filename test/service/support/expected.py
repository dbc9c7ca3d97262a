"""Answers of a model folder to the records on stdin, asked directly: `expected.py FOLDER`. The oracle of the suite."""

import json
import sys

import numpy as np
import pandas as pd

folder = sys.argv[1]
sys.path.insert(0, f"{folder}/code")
sys.stdout, out = sys.stderr, sys.stdout
import slipway_model  # noqa: E402

records = json.load(sys.stdin)
types = {"size": "float64", "district": object, "rooms": "int64", "lift": bool}
columns = pd.DataFrame({name: pd.Series([one[name] for one in records], dtype=kind) for name, kind in types.items()})
answers = slipway_model.load(folder).pipeline
rows = [
    {"label": label, "probability": probability}
    for label, probability in zip(answers.predict(columns).tolist(), np.asarray(answers.predict_proba(columns)).tolist())
]
json.dump(rows, out)
