"""Fitted transformers of scikit-learn, written with the same symbolic operations a notebook would use.

Numbers stay in double precision, as scikit-learn computes them; a class without an entry here goes through skl2onnx.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from . import lookup, terms
from .errors import CannotExport
from .frame import Frame
from .matrix import Matrix
from .series import Series
from .terms import Term


def as_columns(x: Any) -> list[Series]:
    if isinstance(x, Series):
        return [x]
    if isinstance(x, (Frame, Matrix)):
        return x._columns_like()
    raise CannotExport("a transformer on what is no table", f"it got a {type(x).__name__}")


def as_matrix(x: Any) -> Matrix:
    """All columns as doubles."""
    if isinstance(x, Matrix):
        return Matrix(x.graph, terms.cast(x.graph, x.term, "f"), x.width)
    columns = as_columns(x)
    graph = columns[0].graph
    numbers = []
    for column in columns:
        if column.term.kind == "s":
            raise CannotExport(f"column {column.name!r} as a number", "it is text", "Encode it first.")
        numbers.append(Series(graph, terms.cast(graph, column.term, "f")))
    return Matrix.of(graph, numbers)


def _pipeline(est: Any, x: Any) -> Any:
    for _, step in est.steps:
        x = transform(step, x)
    return x


def _columns_of(x: Any, chosen: Any) -> Any:
    """What a ColumnTransformer hands to one of its parts."""
    if callable(chosen):
        raise CannotExport("a ColumnTransformer that is not fitted", "its columns are not known yet")
    if isinstance(x, Frame):
        labels = x.columns
        if isinstance(chosen, str):
            return x[chosen]
        listed = [chosen] if np.ndim(chosen) == 0 and not isinstance(chosen, slice) else chosen
        if isinstance(listed, slice):
            return x.loc[:, listed] if isinstance(listed.start, str) or isinstance(listed.stop, str) else x[list(labels[listed])]
        names = [one if isinstance(one, str) else labels[one] for one in listed]
        if len(names) == len(labels) and all(isinstance(one, (bool, np.bool_)) for one in listed):
            names = [label for label, kept in zip(labels, listed, strict=True) if kept]
        return x[names]
    return x[:, chosen if not np.ndim(chosen) == 0 else [chosen]]


def _column_transformer(est: Any, x: Any) -> Any:
    parts: list[Series] = []
    for _, part, chosen in est.transformers_:
        if part == "drop" or (isinstance(chosen, (list, np.ndarray)) and len(chosen) == 0):
            continue
        picked = _columns_of(x, chosen)
        parts += as_columns(picked if part == "passthrough" else transform(part, picked))
    return _beside(parts)


def _union(est: Any, x: Any) -> Any:
    parts = [column for _, part in est.transformer_list if part != "drop" for column in as_columns(x if part == "passthrough" else transform(part, x))]
    return _beside(parts)


def _beside(parts: list[Series]) -> Any:
    """Side by side: an array where all are numbers, else columns, for a later step to take apart."""
    kinds = {part.term.kind for part in parts}
    if "s" in kinds and len(kinds) > 1:
        return Frame(parts[0].graph, dict(enumerate(parts)))
    return Matrix.of(parts[0].graph, parts)


def _standard(est: Any, x: Any) -> Any:
    made: Any = as_matrix(x)
    if est.with_mean:
        made = made - est.mean_
    return made / est.scale_ if est.with_std else made


def _min_max(est: Any, x: Any) -> Any:
    made = as_matrix(x) * est.scale_ + est.min_
    return made.clip(*est.feature_range) if est.clip else made


def _robust(est: Any, x: Any) -> Any:
    made: Any = as_matrix(x)
    if est.with_centering:
        made = made - est.center_
    return made / est.scale_ if est.with_scaling else made


def _imputer(est: Any, x: Any) -> Any:
    if not (est.missing_values is None or (isinstance(est.missing_values, float) and np.isnan(est.missing_values)) or est.missing_values is pd.NA):
        raise CannotExport(f"SimpleImputer(missing_values={est.missing_values!r})", "only missing values themselves have a counterpart")
    columns = as_columns(x)
    graph = columns[0].graph
    made: list[Series] = []
    for column, value in zip(columns, est.statistics_, strict=True):
        if pd.isna(value):
            if est.keep_empty_features:
                raise CannotExport("SimpleImputer with an empty column", "there is nothing to fill it with")
            continue
        made.append(column.fillna(value))
    if est.add_indicator and est.indicator_ is not None:
        made += [columns[at].isna().rename(f"missingindicator_{columns[at].name or at}") for at in est.indicator_.features_]
    if isinstance(x, Frame) or len({one.term.kind for one in made}) > 1:
        return Frame(graph, {at if one.name is None else one.name: one for at, one in enumerate(made)})
    return Matrix.of(graph, made)


def _known(graph: Any, column: Series, categories: Any) -> str:
    """Position of each value among the categories, their number for an unknown one; a missing one may be a category."""
    present = [value for value in categories if not pd.isna(value)]
    if column.term.kind != "s" and any(isinstance(value, str) for value in present):
        raise CannotExport(f"encoding column {column.name!r}", "it was text in training and comes as numbers")
    position = lookup.index(graph, column.term, present)
    if len(present) == len(categories):
        return position
    gap = terms.isna(graph, column.term).tensor
    last = graph.constant([[len(present)]], np.int64)
    beyond = graph.constant([[len(categories)]], np.int64)
    unknown = graph.node("Where", graph.node("Equal", position, last), beyond, position)
    return graph.node("Where", gap, last, unknown)


def _one_hot(est: Any, x: Any) -> Any:
    if est.handle_unknown in ("infrequent_if_exist", "warn") and getattr(est, "_infrequent_enabled", False):
        raise CannotExport("OneHotEncoder with infrequent categories", "use OneHotEncoder(handle_unknown='ignore')")
    columns = as_columns(x)
    graph = columns[0].graph
    made: list[Series] = []
    for at, (column, categories) in enumerate(zip(columns, est.categories_, strict=True)):
        position = _known(graph, column, categories)
        dropped = None if est.drop_idx_ is None else est.drop_idx_[at]
        for place in range(len(categories)):
            if place == dropped:
                continue
            hit = graph.node("Equal", position, graph.constant([[place]], np.int64))
            made.append(Series(graph, terms.cast(graph, Term(hit, "b"), "f")))
    return Matrix.of(graph, made)


def _ordinal(est: Any, x: Any) -> Any:
    columns = as_columns(x)
    graph = columns[0].graph
    made: list[Series] = []
    for column, categories in zip(columns, est.categories_, strict=True):
        values = [est.encoded_missing_value if pd.isna(value) else float(at) for at, value in enumerate(categories)]
        unknown = est.unknown_value if est.handle_unknown == "use_encoded_value" else np.nan
        numbers = graph.constant(np.asarray([*values, unknown], dtype=np.float64), np.float64)
        made.append(Series(graph, Term(graph.node("Gather", numbers, _known(graph, column, categories), axis=0), "f")))
    return Matrix.of(graph, made)


def _label(est: Any, x: Any) -> Any:
    column = as_columns(x)[0]
    return column.map({value: at for at, value in enumerate(est.classes_)})


def _function(est: Any, x: Any) -> Any:
    return x if est.func is None else est.func(x, **(est.kw_args or {}))


def _polynomial(est: Any, x: Any) -> Any:
    columns = as_columns(as_matrix(x))
    graph = columns[0].graph
    made: list[Any] = []
    for powers in est.powers_:
        product: Any = None
        for column, power in zip(columns, powers, strict=True):
            for _ in range(int(power)):
                product = column if product is None else product * column
        made.append(product if product is not None else columns[0].fillna(0) * 0.0 + 1.0)
    return Matrix.of(graph, made)


def _pca(est: Any, x: Any) -> Any:
    made: Any = as_matrix(x) - est.mean_
    made = made.dot(est.components_.T)
    return made / np.sqrt(est.explained_variance_) if est.whiten else made


def _svd(est: Any, x: Any) -> Any:
    return as_matrix(x).dot(est.components_.T)


def _selected(est: Any, x: Any) -> Any:
    kept = [column for column, keep in zip(as_columns(x), est.get_support(), strict=True) if keep]
    return Frame(kept[0].graph, {column.name: column for column in kept}) if isinstance(x, Frame) else Matrix.of(kept[0].graph, kept)


OURS: dict[str, Callable[[Any, Any], Any]] = {
    "Pipeline": _pipeline,
    "ColumnTransformer": _column_transformer,
    "FeatureUnion": _union,
    "StandardScaler": _standard,
    "MinMaxScaler": _min_max,
    "MaxAbsScaler": lambda est, x: as_matrix(x) / est.scale_,
    "RobustScaler": _robust,
    "SimpleImputer": _imputer,
    "OneHotEncoder": _one_hot,
    "OrdinalEncoder": _ordinal,
    "LabelEncoder": _label,
    "FunctionTransformer": _function,
    "PolynomialFeatures": _polynomial,
    "PCA": _pca,
    "TruncatedSVD": _svd,
}


def transform(est: Any, x: Any) -> Any:
    """The fitted transformer's answer to symbolic rows. A class of the notebook's own is run as it is."""
    if est is None or est == "passthrough":
        return x
    if isinstance(est, Standing):
        est = object.__getattribute__(est, "_real")
    name, module = type(est).__name__, type(est).__module__
    if not module.startswith("sklearn."):
        return est.transform(x)
    if name in OURS:
        made = OURS[name](est, x)
    elif hasattr(est, "get_support"):
        made = _selected(est, x)
    else:
        from .convert import convert_transformer

        made = convert_transformer(est, as_matrix(x))
    config = getattr(est, "_sklearn_output_config", {}).get("transform")
    if config == "pandas" and not isinstance(made, Frame):
        return Frame(made.graph, dict(zip(est.get_feature_names_out(), as_columns(made), strict=True)))
    return made


class Standing:
    """Stands for a fitted estimator while `features` is traced: `transform` takes symbolic rows, all else is the real one's."""

    def __init__(self, real: Any) -> None:
        object.__setattr__(self, "_real", real)

    def transform(self, x: Any, *_: Any, **__: Any) -> Any:
        return transform(self._real, x)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("fit") and not name.endswith("_"):
            raise CannotExport(f"{type(self._real).__name__}.{name}", "a request must not fit anything anew")
        return getattr(self._real, name)


def standing(value: Any) -> Any:
    """`value` with every fitted estimator in it, at any depth of dicts and lists, replaced by its stand-in."""
    if isinstance(value, dict):
        return {key: standing(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(standing(one) for one in value) if type(value) in (list, tuple) else value
    return Standing(value) if hasattr(value, "transform") and hasattr(value, "fit") and not isinstance(value, (pd.Series, pd.DataFrame)) else value
