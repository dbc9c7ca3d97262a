"""The reference profile: how the training rows and their answers are spread (`ProfileSet` of protocol/drift.ts)."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pandas as pd

BINS = 20


def numeric(name: str, values: Any) -> dict[str, Any]:
    """About twenty bins of equal count. Edges lie between values seen, so that single precision cannot move one across."""
    array = np.asarray(values, dtype=np.float64).ravel()
    present = array[~np.isnan(array)]
    distinct = np.unique(present)
    edges: list[float] = []
    if len(distinct) > 1:
        middles = (distinct[:-1] + distinct[1:]) / 2
        wanted = np.quantile(present, np.linspace(0, 1, BINS + 1)[1:-1], method="inverted_cdf")
        places = np.clip(np.searchsorted(distinct, wanted), 0, len(middles) - 1)
        edges = [float(one) for one in (middles if len(distinct) <= BINS else np.unique(middles[places]))]
    counts = np.bincount(np.searchsorted(edges, present, side="left"), minlength=len(edges) + 1)
    return {
        "kind": "numeric",
        "name": name,
        "edges": edges,
        "counts": [int(one) for one in counts],
        "missing": int(len(array) - len(present)),
        "mean": float(np.mean(present[np.isfinite(present)])) if np.isfinite(present).any() else None,
    }


def categorical(name: str, values: list[str | None], most: int = 50) -> dict[str, Any]:
    counts = Counter(one for one in values if one not in (None, ""))
    kept = sorted(category for category, _ in counts.most_common(most))
    return {
        "kind": "categorical",
        "name": name,
        "categories": kept,
        "counts": [counts[category] for category in kept],
        "other": sum(counts.values()) - sum(counts[category] for category in kept),
        "missing": sum(1 for one in values if one in (None, "")),
    }


def of_input(column: dict[str, Any], series: pd.Series) -> dict[str, Any]:
    if column["type"] in ("float", "integer"):
        return numeric(column["name"], series.to_numpy(dtype=np.float64, na_value=np.nan))
    if column["type"] == "boolean":
        return categorical(column["name"], ["true" if one else "false" for one in series])
    return categorical(column["name"], [None if pd.isna(one) else str(one) for one in series])


def of_output(output: dict[str, Any], rows: list[list[Any]]) -> list[dict[str, Any]]:
    name, width = output["name"], output["width"]
    if output["role"] == "label":
        return [categorical(name, [str(row[0]) for row in rows])]
    if width == 1:
        return [numeric(name, [np.nan if row[0] is None else row[0] for row in rows])]
    # Of two probabilities that sum to one, the first says nothing of its own.
    first = 1 if width == 2 and output.get("classes") else 0
    return [numeric(f"{name}[{at}]", [np.nan if row[at] is None else row[at] for row in rows]) for at in range(first, width)]
