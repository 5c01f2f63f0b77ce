"""Jupyter's rich display methods, found by name: what shows itself in a notebook, shows here."""

import base64
from typing import Any

from . import svg

_METHODS = {
    "image/svg+xml": "_repr_svg_",
    "text/html": "_repr_html_",
    "image/png": "_repr_png_",
    "image/jpeg": "_repr_jpeg_",
}


def shown(value: Any) -> dict[str, Any] | None:  # noqa: ANN401 - a value of any library
    """Return the best of a value's displays as an output; None if it has none. May raise."""
    if isinstance(value, type):
        return None
    bundle = _bundle(value)
    for mime, method in _METHODS.items():
        data = bundle.get(mime) or _called(value, method)
        if data:
            return _output(mime, data)
    return None


def _bundle(value: Any) -> dict[str, Any]:  # noqa: ANN401 - a value of any library
    if not hasattr(value, "_repr_mimebundle_"):
        return {}
    bundle = value._repr_mimebundle_(include=None, exclude=None)
    found = bundle[0] if isinstance(bundle, tuple) else bundle
    return found if isinstance(found, dict) else {}


def _called(value: Any, method: str) -> Any:  # noqa: ANN401 - text or bytes
    found = getattr(value, method, None)
    data = found() if callable(found) else None
    return data[0] if isinstance(data, tuple) else data


def _output(mime: str, data: str | bytes) -> dict[str, Any]:
    if mime == "image/svg+xml":
        return {"kind": "figure", "text": svg.neutral(_text(data))}
    if mime == "text/html":
        return {"kind": "html", "text": _text(data)}
    encoded = base64.b64encode(data).decode() if isinstance(data, bytes) else "".join(data.split())
    return {"kind": "image", "text": encoded, "mime": mime}


def _text(data: str | bytes) -> str:
    return data.decode() if isinstance(data, bytes) else data
