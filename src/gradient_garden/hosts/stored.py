"""Notebooks of a vault whose code is never run: the outputs that lie in them, and HTML made safe.

Whoever wrote such a notebook is not trusted, so a page keeps only what the allow list names.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gradient_garden.pages.elements import ELEMENTS
from gradient_garden.pages.sanitise import ATTRIBUTES, EVERYWHERE, is_own_class
from gradient_garden.pages.urls import is_allowed, is_foreign

KINDS = ("image/gif", "image/jpeg", "image/png", "text/html", "text/plain")
RASTER = tuple(f"data:{kind};base64," for kind in KINDS if kind.startswith("image/"))
TEXTS = {"error": ("ename", "evalue", "traceback"), "stream": ("name", "text")}
Output = dict[str, Any]
RESULTS: Mapping[str, Output] = {
    "display_data": {},
    "execute_result": {"execution_count": None},
}


def outputs(stored: object) -> list[Output]:
    """The stored outputs of a cell that can be shown, in one normal form; others are left out."""
    found = stored if isinstance(stored, list) else []
    return [made for each in found if isinstance(each, dict) and (made := _output(each))]


def _output(stored: Output) -> Output:
    kind = str(stored.get("output_type"))
    if not all(_is_text(stored.get(name)) for name in TEXTS.get(kind, ())):
        return {}
    made: Output = {"output_type": kind, **{name: stored[name] for name in TEXTS.get(kind, ())}}
    if kind not in RESULTS:
        return made if kind in TEXTS else {}
    data = stored.get("data")
    shown = {k: data[k] for k in KINDS if _is_text(data.get(k))} if isinstance(data, dict) else {}
    made |= {"data": shown, "metadata": {}} | RESULTS[kind]
    return made if shown else {}


def _is_text(value: object) -> bool:
    return isinstance(value, str) or (
        isinstance(value, list) and all(isinstance(line, str) for line in value)
    )


def safe(html: str) -> str:
    """The HTML of a notebook's page without what a note may not hold either.

    html: without scripts and styles, whose text would be left. Addresses of other hosts stay in
    links only, and pictures are those that lie in the notebook or in the vault.
    """
    import bleach  # only here, since few vaults have notebooks

    return str(
        bleach.clean(
            html,
            tags=ELEMENTS,
            attributes=_is_allowed,
            protocols={"data", "http", "https", "mailto"},
            strip=True,
        )
    )


def _is_allowed(tag: str, name: str, value: str) -> bool:
    if name == "href":
        return tag == "a" and is_allowed(value)
    if name == "src":
        return tag == "img" and (value.startswith(RASTER) or not is_foreign(value))
    if name == "class":
        return is_own_class(value.replace("gg-code", ""))
    if name == "id":  # those of the frame around the page begin so
        return not value.startswith(("_", "gg-"))
    if name == "tabindex":  # what `cleaned` has put there
        return tag in {"code", "div"} and value == "0"
    return name in EVERYWHERE | ATTRIBUTES.get(tag, set())
