"""Figures as files of their own: drawn without the page's colours, named by what they show."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

from gradient_garden.lab.model import Outcome, Output

FOLDER = "figures"
# A colour of the page, with what stands for it where there is no page.
_VARIABLE = re.compile(r"var\(--[a-z0-9-]+, *([^()]*)\)")
_SUFFIX = {"image/png": "png", "image/jpeg": "jpg"}


def name_of(output: Output) -> str:
    """The path of a figure's file, from the top."""
    digest = hashlib.sha256(output.text.encode("utf-8")).hexdigest()[:16]
    suffix = "svg" if output.kind == "figure" else _SUFFIX.get(output.mime, "png")
    return f"{FOLDER}/{digest}.{suffix}"


def pictures(outcomes: Iterable[Outcome]) -> dict[str, bytes]:
    """Every figure that calls gave, by the path of its file."""
    found = [o for o in outcomes if isinstance(o, Output) and o.kind in {"figure", "image"}]
    return {name_of(output): _data(output) for output in found}


def _data(output: Output) -> bytes:
    if output.kind == "image":
        return base64.b64decode(output.text)
    return _VARIABLE.sub(r"\1", output.text).encode("utf-8")
