"""Fits the fixture's model and pickles it: `make.py FOLDER`, a model folder whose `code/` is there already.

Prices of flats by size, district, rooms and lift; `district` has missing values, as has `size`.
"""

import json
import pickle
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

folder = Path(sys.argv[1])
random = np.random.default_rng(7)
rows = 400
frame = pd.DataFrame(
    {
        "size": random.normal(80, 20, rows).round(1),
        "district": random.choice(["north", "south", "harbour"], rows).astype(object),
        "rooms": random.integers(1, 6, rows),
        "lift": random.random(rows) < 0.4,
    }
)
target = np.where(frame["size"] + 10 * frame["rooms"] + 15 * frame["lift"] > 110, "dear", "cheap")
frame.loc[random.random(rows) < 0.05, "size"] = np.nan
frame["district"] = pd.Series([None if random.random() < 0.05 else name for name in frame["district"]], dtype=object)

model = make_pipeline(
    make_column_transformer(
        (make_pipeline(SimpleImputer(), StandardScaler()), ["size", "rooms"]),
        (OneHotEncoder(handle_unknown="ignore"), ["district"]),
        ("passthrough", ["lift"]),
    ),
    LogisticRegression(max_iter=1000),
).fit(frame, target)

(folder / "python").mkdir(exist_ok=True)
(folder / "python" / "model.pkl").write_bytes(pickle.dumps(model))

some = frame.head(60)
records = [
    {name: None if value is None or value != value else value for name, value in record.items()}
    for record in json.loads(some.to_json(orient="records"))
]
json.dump(
    {
        "rows": records,
        "labels": model.predict(some).tolist(),
        "probabilities": model.predict_proba(some).tolist(),
        "classes": model.classes_.tolist(),
        "python": sys.version.split()[0],
    },
    sys.stdout,
)
