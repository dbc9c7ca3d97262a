"""Runs expressions on real rows with pandas and on symbolic rows as ONNX, and says where they part.

Reads from standard input `{"scripts": FOLDER, "export": FOLDER, "cases": [{"name", "body", "fitted"}]}`; `body` is the inside
of `features(df, fitted)`, `fitted` an expression over `df`. Writes a JSON object from name to `null` or what went wrong.
"""

from __future__ import annotations

import json
import sys
import textwrap
import warnings
from typing import Any


def main() -> None:
    job = json.load(sys.stdin)
    sys.path[:0] = [job["scripts"]]
    sys.path.append(job["export"])
    warnings.simplefilter("ignore")
    results = {case["name"]: outcome(case) for case in job["cases"]}
    print(json.dumps(results))


def rows() -> Any:
    import numpy as np
    import pandas as pd

    return pd.DataFrame(
        {
            "a": [1.5, -2.25, np.nan, 0.0, 39.1, 1e6],
            "b": [2.0, 4.5, -3.75, np.nan, 0.1, 7.0],
            "n": np.array([3, -4, 0, 7, 12, 5], dtype=np.int64),
            "m": np.array([2, 3, -5, 4, 6, 2], dtype=np.int64),
            "flag": [True, False, True, True, False, False],
            "s": ["red", "Green", None, "blue", "red", "GREEN"],
            "t": ["x", "y", "x", None, "z", "y"],
        }
    )


def outcome(case: dict[str, Any]) -> Any:
    from slipway_trace.errors import CannotExport

    try:
        return compare(case)
    except CannotExport as error:
        return {"refused": error.operation, "why": error.why, "line": error.line, "source": error.source}
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


def compare(case: dict[str, Any]) -> Any:
    import numpy as np
    import pandas as pd
    from onnx import TensorProto
    from onnxruntime import InferenceSession
    from slipway_run import wire
    from slipway_run.compare import first_difference
    from slipway_trace.decimals import worth_it
    from slipway_trace.trace import RawColumn, compiled, trace
    from slipway_trace.transformers import as_columns

    df = rows()
    source = "import numpy as np\nimport pandas as pd\n\n\ndef features(df, fitted):\n" + textwrap.indent(case["body"], "    ")
    features = compiled(source)
    fitted = eval(case.get("fitted") or "{}", {"df": df, "np": np, "pd": pd, **sklearn_names()})
    wanted = features(df.copy(), dict(fitted))
    columns = [RawColumn(name, wire.type_of(df[name]), df[name].dtype, worth(df[name], worth_it)) for name in df.columns]
    graph, got = trace(features, columns, fitted, list(df.columns))
    types = {"f": TensorProto.DOUBLE, "i": TensorProto.INT64, "b": TensorProto.BOOL, "s": TensorProto.STRING}
    for at, column in enumerate(as_columns(got)):
        graph.output(f"out{at}", column.term.tensor, types[column.term.kind], 1)
    session = InferenceSession(graph.model("test").SerializeToString())
    described = [{"name": one.name, "type": next(c.type for c in columns if c.name == one.name)} for one in session.get_inputs()]
    arrays = session.run(None, wire.tensors(df, described))
    table = pd.DataFrame({at: [None if one == "" else one for one in array.ravel()] for at, array in enumerate(arrays)}, dtype=object)
    plain = wanted.toarray() if hasattr(wanted, "toarray") else np.asarray(wanted, dtype=object)
    difference = first_difference(table.to_numpy(), plain)
    if difference is not None:
        return {"differs": difference.sentence()}
    names = list(wanted.columns) if hasattr(wanted, "columns") else None
    if names is not None and hasattr(got, "columns") and list(got.columns) != names:
        return {"differs": f"columns {list(got.columns)} for {names}"}
    return None


def worth(series: Any, worth_it: Any) -> bool:
    return str(series.dtype) == "float64" and worth_it(series.to_numpy())


def sklearn_names() -> dict[str, Any]:
    from sklearn import compose, decomposition, feature_selection, impute, pipeline, preprocessing

    modules = (compose, decomposition, feature_selection, impute, pipeline, preprocessing)
    return {name: getattr(module, name) for module in modules for name in module.__all__}


if __name__ == "__main__":
    main()
