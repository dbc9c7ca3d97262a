"""Functions of other libraries that make their own rows of columns; put in their place while `features` is traced."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from .pandas_functions import _class, _either, symbolic_pandas
from .tensor import Tensor, element_of


def _tensor(data: Any, dtype: Any = None, **_: Any) -> Tensor:
    return Tensor.of_rows(data, element_of(dtype))


def _single(data: Any, *_: Any, **__: Any) -> Tensor:
    return Tensor.of_rows(data, "float32")


def _whole(data: Any, *_: Any, **__: Any) -> Tensor:
    return Tensor.of_rows(data, "int64")


def _expanded(data: Any, at: int = -1, **options: Any) -> Tensor:
    return Tensor.of_rows(data).unsqueeze(options.get("axis", options.get("dim", at)))


def _rows_of(data: Any, *_: Any, **__: Any) -> Any:
    """An XGBoost matrix is its rows; labels and weights are of training."""
    return data


FUNCTIONS: dict[str, dict[str, Callable[..., Any]]] = {
    "torch": {"tensor": _tensor, "as_tensor": _tensor, "from_numpy": _tensor, "unsqueeze": _expanded},
    "tensorflow": {"convert_to_tensor": _tensor, "constant": _tensor, "cast": _tensor, "expand_dims": _expanded},
    "numpy": {"expand_dims": _expanded},
}
CLASSES: dict[str, dict[str, Callable[..., Any]]] = {
    "torch": {"Tensor": _single, "FloatTensor": _single, "LongTensor": _whole},
    "xgboost": {"DMatrix": _rows_of},
}


@contextmanager
def symbolic_libraries() -> Iterator[None]:
    """pandas and what else the run imported take symbolic columns inside this block."""
    with ExitStack() as stack:
        stack.enter_context(symbolic_pandas())
        for table, stand in ((FUNCTIONS, _function), (CLASSES, _made)):
            for module, names in table.items():
                for name, ours in names.items():
                    real = getattr(sys.modules.get(module), name, None)
                    if real is not None:
                        stack.enter_context(patch.object(sys.modules[module], name, stand(real, ours)))
        yield


def _function(real: Any, ours: Callable[..., Any]) -> Callable[..., Any]:
    return _either(real, ours)


def _made(real: Any, ours: Callable[..., Any]) -> type:
    return _class(real, ours, Tensor)
