"""One neutral, small, safe SVG from the one that a drawing library wrote.

Neutral: ids start with `gg-`, colours are CSS variables, so that a page can prefix and theme it.
"""

import re
import xml.etree.ElementTree as ET

from . import palette

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
MAX_BYTES = 150_000
MAX_BYTES_WITH_IMAGES = 400_000
ID_PREFIX = "gg-"
_INHERITED = "fill: {}; stroke-linejoin: round; stroke-linecap: butt"
_FORBIDDEN = {"script", "foreignObject", "iframe", "animate", "set", "handler"}
_DROPPED = {"metadata", "style", "title", "desc"}
_NUMBER = re.compile(r"-?[0-9]+\.[0-9]{3,}(?:e-?[0-9]+)?|-?[0-9.]+e-[0-9]+")
_REFERENCE = re.compile(r"url\(\s*#([^)]{1,200})\)")
_AUTOMATIC = re.compile(r"[A-Za-z0-9._]{1,80}_[0-9]+")
_ROUNDED = {"d", "points", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "viewBox"}


class Unsafe(ValueError):
    """Says which part of an SVG may not be shown in a page."""


class TooLarge(ValueError):
    """Says how large an SVG is."""


def neutral(text: str) -> str:
    """Clean an SVG document. Raises Unsafe, TooLarge, or ElementTree's ParseError."""
    if "<!ENTITY" in text:
        raise Unsafe("an entity")
    root = ET.fromstring(text)  # noqa: S314 - entities are refused above
    if root.tag != f"{{{SVG}}}svg":
        raise Unsafe(f"the root {_local(root.tag)}")
    _drop(root)
    used = _used_ids(root)
    for element in root.iter():
        _clean(element, used)
    _drop_invisible(root)
    _dress(root)
    return _sized(_written(root), any(_local(e.tag) == "image" for e in root.iter()))


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def _drop(root: ET.Element) -> None:
    for parent in list(root.iter()):
        for child in list(parent):
            if _local(child.tag) in _FORBIDDEN:
                raise Unsafe(f"the element <{_local(child.tag)}>")
            if _local(child.tag) in _DROPPED:
                parent.remove(child)


def _used_ids(root: ET.Element) -> set[str]:
    used: set[str] = set()
    for element in root.iter():
        for name, value in element.attrib.items():
            if _local(name) == "href" and value.startswith("#"):
                used.add(value[1:])
            used.update(_REFERENCE.findall(value))
    return used


def _clean(element: ET.Element, used: set[str]) -> None:
    """Rewrite one element's attributes: ids, references, colours, roundings."""
    grid_of_cells = element.get("id", "").startswith("QuadMesh")
    attributes = dict(element.attrib)
    element.attrib.clear()
    for name, value in attributes.items():
        kept = _attribute(_local(name), value, used)
        if kept is not None:
            element.set(_local(name), kept)
    if grid_of_cells:
        # Its black cells carry no colour; black is a value there, not ink. No hairlines between.
        element.set("fill", "#000")
        element.set("shape-rendering", "crispEdges")
    if element.tail and not element.tail.strip():
        element.tail = None
    if element.text and not element.text.strip():
        element.text = None


def _attribute(name: str, value: str, used: set[str]) -> str | None:
    """Return an attribute's clean value; None drops it. Raises Unsafe."""
    if name.startswith("on"):
        raise Unsafe(f"the attribute {name}")
    if name == "id":
        return _id(value, used)
    if name == "href":
        return _href(value)
    if name == "transform":
        return _transform(value)
    if name in _ROUNDED:
        return _NUMBER.sub(_rounded, " ".join(value.split()))
    return _style(value) if name == "style" else _coloured(_local_urls(value))


def _id(value: str, used: set[str]) -> str | None:
    return ID_PREFIX + value if value in used or not _AUTOMATIC.fullmatch(value) else None


def _href(value: str) -> str:
    if value.startswith("#"):
        return f"#{ID_PREFIX}{value[1:]}"
    if value.startswith("data:image/png;base64,"):
        return "".join(value.split())
    raise Unsafe("a reference to something outside")


def _transform(value: str) -> str:
    """Round where things are moved to; a scale is a factor and keeps its digits."""
    head, moved, rest = value.partition("translate(")
    inside, bracket, tail = rest.partition(")")
    return head + moved + _NUMBER.sub(_rounded, inside) + bracket + tail


def _style(value: str) -> str:
    declarations = (d.strip() for d in value.split(";"))
    return "; ".join(_declaration(d) for d in declarations if d)


def _declaration(text: str) -> str:
    name, _, value = text.partition(":")
    return f"{name.strip()}: {_coloured(_local_urls(value.strip()))}"


def _coloured(value: str) -> str:
    return palette.VARIABLES.get(value.lower(), value)


def _local_urls(value: str) -> str:
    without = _REFERENCE.sub("", value)
    if "url(" in without.lower() or "javascript:" in without.lower():
        raise Unsafe("a reference to something outside")
    return _REFERENCE.sub(rf"url(#{ID_PREFIX}\1)", value)


def _rounded(match: re.Match[str]) -> str:
    text = f"{float(match[0]):.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _dress(root: ET.Element) -> None:
    """Let the page decide the size, and what has no colour take the ink's."""
    for name in ("width", "height", "version", "id"):
        root.attrib.pop(name, None)
    ink = palette.VARIABLES[palette.INK[0]]
    own = root.get("style")
    inherited = _INHERITED.format(ink)
    root.set("style", f"{inherited}; {own}" if own else inherited)
    root.set("role", "img")


def _written(root: ET.Element) -> str:
    ET.register_namespace("", SVG)
    return ET.tostring(root, encoding="unicode")


def _drop_invisible(root: ET.Element) -> None:
    """Drop backgrounds that are not painted, and empty definitions."""
    for parent in list(root.iter()):
        for child in list(parent):
            unpainted = _local(child.tag) == "path" and child.get("style") == "fill: none"
            if unpainted or (_local(child.tag) == "defs" and not len(child)):
                parent.remove(child)


def _sized(text: str, images: bool) -> str:
    size, most = len(text.encode()), MAX_BYTES_WITH_IMAGES if images else MAX_BYTES
    if size > most:
        raise TooLarge(f"{size / 1000:,.0f} kB, and at most {most / 1000:,.0f} kB are shown")
    return text
