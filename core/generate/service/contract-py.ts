/**
 * `contract.py` of a generated service: everything that is the same under every framework. `folder` is the model folder
 * relative to the project, of which the service is one folder below.
 */
export function contractPy(name: string, folder: string): string {
  return `"""The contract of ${name}: what a request may hold, what an answer looks like, and who may ask.

The same under every framework; app.py beside it has the routes, openapi.json says the same to callers. Settings:
SLIPWAY_API_KEYS_SHA256 (hashes of the keys, separated by commas) or SLIPWAY_AUTH=none, SLIPWAY_MODEL_FOLDER,
SLIPWAY_MAX_BODY_BYTES, SLIPWAY_MAX_ROWS.
"""

from __future__ import annotations

import hashlib
import hmac
import importlib
import json
import logging
import math
import os
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

HERE = Path(__file__).resolve().parent
FOLDER = Path(os.environ.get("SLIPWAY_MODEL_FOLDER") or HERE.parent / ${JSON.stringify(folder)}).resolve()
MOST_BODY_BYTES = int(os.environ.get("SLIPWAY_MAX_BODY_BYTES") or 16 * 1024 * 1024)
MOST_ROWS = int(os.environ.get("SLIPWAY_MAX_ROWS") or 10_000)
MOST_PROBLEMS = 20

log = logging.getLogger("service")


class Refusal(Exception):
    """A request that gets no prediction: its status, why, and the cells that are at fault."""

    def __init__(self, status: int, error: str, problems: list[dict[str, Any]] | None = None) -> None:
        super().__init__(error)
        self.status = status
        self.body = {"error": error, "problems": problems or []}


class Service:
    """One model with its contract. It is loaded in the background: health can be asked from the first moment on."""

    def __init__(self) -> None:
        self.openapi: dict[str, Any] = json.loads((HERE / "openapi.json").read_text("utf-8"))
        self.signature: dict[str, Any] = json.loads((FOLDER / "slipway" / "signature.json").read_text("utf-8"))
        stated = self.openapi["components"]["schemas"]["Record"]["required"]
        if stated != [column["name"] for column in self.signature["inputs"]]:
            raise RuntimeError("openapi.json is about other columns than the model's. Draft the service again: slipway draft.")
        self._keys = _key_hashes()
        self._model: Any = None
        # A model need not be able to answer two callers at once.
        self._turn = threading.Lock()
        threading.Thread(target=self._load, daemon=True).start()

    @property
    def ready(self) -> bool:
        return self._model is not None

    def admit(self, headers: Mapping[str, str]) -> None:
        """Raises a Refusal (401) where the request has no key that is known."""
        if self._keys is None:
            return
        given = headers.get("x-api-key") or headers.get("authorization", "").removeprefix("Bearer ")
        digest = hashlib.sha256(given.encode()).hexdigest()
        if not any([hmac.compare_digest(digest, known) for known in self._keys]):
            raise Refusal(401, "A valid API key is needed: send it as X-API-Key or Authorization: Bearer.")

    def predict(self, body: bytes) -> dict[str, Any]:
        """The answers to the records of a request's body. Raises a Refusal."""
        if len(body) > MOST_BODY_BYTES:
            raise too_long()
        if not self.ready:
            raise Refusal(503, "The model is being loaded. Try again in a second.")
        records = _records(body)
        frame, warnings = _frame(self.signature["inputs"], records)
        try:
            with self._turn:
                answers = self._model.answers(frame)
        except Exception as error:
            log.warning("The model refused rows: %s", type(error).__name__)
            raise Refusal(422, f"The model cannot answer these rows: {error}") from error
        return {"answers": _rows(self.signature["outputs"], len(records), answers), "warnings": warnings}

    def _load(self) -> None:
        try:
            sys.path.insert(0, str(FOLDER / "code"))
            self._model = importlib.import_module("slipway_model").load(str(FOLDER))
        except Exception:
            log.exception("The model in %s cannot be loaded.", FOLDER)


def too_long() -> Refusal:
    return Refusal(413, f"The body is longer than {MOST_BODY_BYTES} bytes. Send fewer records at a time.")


def _key_hashes() -> list[str] | None:
    hashes = [one.strip().lower() for one in os.environ.get("SLIPWAY_API_KEYS_SHA256", "").split(",") if one.strip()]
    if hashes:
        return hashes
    if os.environ.get("SLIPWAY_AUTH") == "none":
        return None
    raise RuntimeError("Set SLIPWAY_API_KEYS_SHA256 to the SHA-256 of each key in hex, or SLIPWAY_AUTH=none to answer everyone.")


def _records(body: bytes) -> list[dict[str, Any]]:
    try:
        request = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Refusal(400, f"The body is not JSON: {error}.") from error
    records = request.get("records") if isinstance(request, dict) else None
    if not isinstance(records, list) or not records:
        raise Refusal(422, 'The body needs "records", a list of one record or more.')
    if len(records) > MOST_ROWS:
        raise Refusal(422, f"{len(records)} records are too many; one request may have {MOST_ROWS}.")
    return records


def _frame(inputs: list[dict[str, Any]], records: list[Any]) -> tuple[pd.DataFrame, list[dict[str, Any]]]:
    """The records as the model's columns, and warnings. Raises a Refusal (422) with the first cells that do not fit."""
    problems: list[dict[str, Any]] = []
    warnings: list[dict[str, Any]] = []
    known = {column["name"] for column in inputs}
    values: dict[str, list[Any]] = {column["name"]: [] for column in inputs}
    for row, record in enumerate(records):
        if not isinstance(record, dict):
            problems.append(_note(row, None, "is no object of values by column name"))
        else:
            problems += [_note(row, name, "is no column of the model") for name in record if name not in known]
            for column in inputs:
                name = column["name"]
                try:
                    value, warning = _cell(column, record)
                except ValueError as error:
                    problems.append(_note(row, name, str(error)))
                else:
                    values[name].append(value)
                    if warning and len(warnings) < MOST_PROBLEMS:
                        warnings.append(_note(row, name, warning))
        if len(problems) >= MOST_PROBLEMS:
            break
    if problems:
        first = problems[0]
        where = f"Row {first['row']}" + (f", column {json.dumps(first['column'])}" if first["column"] is not None else "")
        raise Refusal(422, f"{where}: {first['message']}.", problems[:MOST_PROBLEMS])
    types = {"float": "float64", "integer": "int64", "string": object, "boolean": bool}
    return pd.DataFrame({c["name"]: pd.Series(values[c["name"]], dtype=types[c["type"]]) for c in inputs}), warnings


def _note(row: int, column: str | None, message: str) -> dict[str, Any]:
    return {"row": row, "column": column, "message": message}


def _cell(column: dict[str, Any], record: dict[str, Any]) -> tuple[Any, str | None]:
    """One value as the model takes it, and a warning or None. Raises ValueError with what is wrong."""
    if column["name"] not in record:
        raise ValueError("is missing")
    value = record[column["name"]]
    kind = column["type"]
    if value is None:
        if kind in ("integer", "boolean"):
            raise ValueError("is null, and this column has to have a value")
        warning = None if column["missing"] else "is null, which no row of the training data was"
        return (math.nan if kind == "float" else None), warning
    if kind == "boolean":
        if not isinstance(value, bool):
            raise ValueError(f"is {_show(value)}; true or false is needed")
        return value, None
    if kind == "string":
        if not isinstance(value, str):
            raise ValueError(f"is {_show(value)}; a string is needed")
        if value not in column.get("categories", [value]):
            raise ValueError(f"is {_show(value)}, which is not among the values seen in training")
        return value, None
    return _number(value, kind), _out_of_range(value, column.get("range"))


def _number(value: Any, kind: str) -> float | int:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError(f"is {_show(value)}; a number is needed")
    if kind == "float":
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if not math.isfinite(number):
            raise ValueError("is not a finite number; send null for a missing value")
        return number
    if not math.isfinite(value) or value != int(value):
        raise ValueError(f"is {_show(value)}; a whole number is needed")
    if abs(value) > 2**53:
        raise ValueError("is beyond 2^53, which JSON does not carry exactly")
    return int(value)


def _out_of_range(value: float, seen: list[float] | None) -> str | None:
    if seen is None or seen[0] <= value <= seen[1]:
        return None
    return f"is {_show(value)}, outside of what was seen in training ({seen[0]} to {seen[1]})"


def _show(value: Any) -> str:
    text = json.dumps(value)
    return text if len(text) <= 60 else f"{text[:60]}..."


def _rows(outputs: list[dict[str, Any]], rows: int, answers: dict[str, Any]) -> list[dict[str, Any]]:
    """One object a row: a value for each output, a list where it is wider than one. What is no number is null."""
    columns = {}
    for output in outputs:
        values = np.asarray(answers[output["name"]]).reshape(rows, output["width"]).tolist()
        clean = [[None if isinstance(one, float) and not math.isfinite(one) else one for one in row] for row in values]
        columns[output["name"]] = [row[0] for row in clean] if output["width"] == 1 else clean
    return [{name: values[row] for name, values in columns.items()} for row in range(rows)]
`;
}
