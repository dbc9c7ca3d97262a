"""The forms of a value by MIME type, from its own methods, for environments without IPython."""

from __future__ import annotations

import traceback
from base64 import b64encode
from typing import Any

from .pretty import pretty

_METHODS = {
    "_repr_html_": "text/html",
    "_repr_markdown_": "text/markdown",
    "_repr_latex_": "text/latex",
    "_repr_svg_": "image/svg+xml",
    "_repr_png_": "image/png",
    "_repr_jpeg_": "image/jpeg",
    "_repr_json_": "application/json",
    "_repr_javascript_": "application/javascript",
}


def own_forms(value: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    data: dict[str, Any] = {}
    metadata: dict[str, Any] = {}
    if not isinstance(value, type):
        bundle = _called(value, "_repr_mimebundle_", include=None, exclude=None)
        if isinstance(bundle, tuple):
            bundle, own = bundle
            metadata.update(own)
        for kind, form in (bundle or {}).items():
            data[kind] = portable(form)
        for method, kind in _METHODS.items():
            form = _called(value, method) if kind not in data else None
            if isinstance(form, tuple):
                form, metadata[kind] = form
            if form is not None:
                data[kind] = portable(form)
    if "text/plain" not in data:
        try:
            data["text/plain"] = pretty(value)
        except Exception:
            traceback.print_exc()
    return data, metadata


def _called(value: Any, name: str, **options: Any) -> Any:
    # A mock or a proxy has every name; only what its class has is meant.
    method = getattr(value, name, None) if hasattr(type(value), name) or name in getattr(value, "__dict__", {}) else None
    if not callable(method):
        return None
    try:
        return method(**options)
    except NotImplementedError:
        return None
    except Exception:
        traceback.print_exc()
        return None


def portable(form: Any) -> Any:
    return b64encode(form).decode() if isinstance(form, (bytes, bytearray)) else form
