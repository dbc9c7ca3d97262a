"""Modules of PyTorch by its own export: through onnxscript where there is one, else the older way of tracing a call."""

from __future__ import annotations

import contextlib
import copy
import importlib.util
import inspect
import io
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from typing import Any

import onnx

from ..errors import CannotExport
from ..graph import OPSET, Graph
from ..outputs import Output
from ..tensor import Tensor
from .rows import ELEMENTS, shaped

#: What the older way can write.
_OLDER_OPSET = 17


def tensors(graph: Graph, model: Any, rows: Any, answers: Sequence[Output]) -> dict[str, str]:
    import torch

    module = copy.deepcopy(model).cpu().eval()
    # Fractions have to be as wide as the weights, or PyTorch itself refuses them.
    element = rows.element if isinstance(rows, Tensor) and "float" not in rows.element else _element(module)
    if element not in ELEMENTS:
        raise CannotExport(type(model).__name__, f"it takes {element}, and only plain numbers have a counterpart")
    tensor, shape = shaped(graph, rows, element)
    # Two rows: one alone is taken for a size that never changes.
    example = torch.ones((2, *shape), dtype=getattr(torch, element))
    made = _exported(module, example)
    if len(made.graph.output) != 1:
        raise CannotExport(type(model).__name__, f"it answers with {len(made.graph.output)} tensors at once")
    return {"__call__": graph.merge(made, {made.graph.input[0].name: tensor})[0]}


def _element(module: Any) -> str:
    """What its first weights are of."""
    first = next(iter(module.parameters()), None)
    return "float32" if first is None else str(first.dtype).removeprefix("torch.")


def _exported(module: Any, example: Any) -> onnx.ModelProto:
    import torch

    known = inspect.signature(torch.onnx.export).parameters
    with torch.no_grad(), _quiet():
        if "dynamic_shapes" in known and _has_onnxscript():
            batch = torch.export.Dim("rows", min=1)
            name = next(iter(inspect.signature(module.forward).parameters))
            program = torch.onnx.export(module, (example,), dynamo=True, dynamic_shapes={name: {0: batch}}, opset_version=OPSET, verbose=False)
            return program.model_proto
        stream = io.BytesIO()
        older = {"dynamo": False} if "dynamo" in known else {}
        torch.onnx.export(module, (example,), stream, input_names=["rows"], dynamic_axes={"rows": {0: "count"}}, opset_version=_OLDER_OPSET, **older)
        return onnx.load_from_string(stream.getvalue())


def _has_onnxscript() -> bool:
    return importlib.util.find_spec("onnxscript") is not None


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """The export tells at length what it does."""
    level = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        with open(os.devnull, "w", encoding="utf-8") as nothing, contextlib.redirect_stdout(nothing), contextlib.redirect_stderr(nothing):
            yield
    finally:
        logging.disable(level)
        sys.stdout.flush()
