"""Boosters inside estimators of scikit-learn, such as a vote or a stack: onnxmltools' converters, made known to skl2onnx."""

from __future__ import annotations

import copy
import importlib.util
import sys
from typing import Any

from .xgboost import placed


def register() -> None:
    """Those of the libraries that the run imported. Where the converter did not come along, skl2onnx says what it does not know."""
    if importlib.util.find_spec("onnxmltools") is None:
        return
    if "xgboost" in sys.modules:
        import xgboost
        from onnxmltools.convert.xgboost.operator_converters.XGBoost import convert_xgboost

        _register(xgboost, ("XGBClassifier", "XGBRFClassifier"), ("XGBRegressor", "XGBRFRegressor"), _by_place(convert_xgboost))
    if "lightgbm" in sys.modules:
        import lightgbm
        from onnxmltools.convert.lightgbm.operator_converters.LightGbm import convert_lightgbm

        _register(lightgbm, ("LGBMClassifier",), ("LGBMRegressor",), convert_lightgbm)


def _by_place(convert: Any) -> Any:
    """The converter knows columns by their place only, and a booster in a vote has the names of the notebook's table."""

    def converted(scope: Any, operator: Any, container: Any) -> None:
        own = operator.raw_operator
        operator.raw_operator = copy.copy(own)
        operator.raw_operator._Booster = placed(own.get_booster())
        try:
            convert(scope, operator, container)
        finally:
            operator.raw_operator = own

    return converted


def _register(library: Any, classifiers: tuple[str, ...], regressors: tuple[str, ...], convert: Any) -> None:
    from skl2onnx import update_registered_converter
    from skl2onnx.common import shape_calculator as shapes

    options = {"nocl": [True, False], "zipmap": [True, False, "columns"]}
    for names, calculator, known in (
        (classifiers, shapes.calculate_linear_classifier_output_shapes, options),
        (regressors, shapes.calculate_linear_regressor_output_shapes, {}),
    ):
        for name in names:
            if hasattr(library, name):
                update_registered_converter(getattr(library, name), f"{library.__name__}{name}", calculator, convert, options=known)
