"""A neutral SVG made fit for one place in one page."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from gradient_garden.pages.markup import names

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_FORBIDDEN = names(
    "animate animateMotion animateTransform foreignObject handler iframe metadata script set style"
)


def svg_file(inline: str) -> tuple[str, str, str]:
    """An inline SVG as a file of its own, with its width and height, "" if it does not say."""
    box = ET.fromstring(inline).get("viewBox", "").split()  # noqa: S314 (made by inline_svg)
    width, height = (str(round(float(n))) for n in box[2:]) if len(box) == 4 else ("", "")
    return inline.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1), width, height


def inline_svg(text: str, title: str, prefix: str) -> str:
    """Prefix all ids and their uses, name the picture, and drop what could act.

    text: an SVG without DOCTYPE, as the lab stores it; one that is not well formed gives "".
    """
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        return ""
    try:
        root = ET.fromstring(text)  # noqa: S314 (no entities: refused above)
    except ET.ParseError:
        return ""
    for element in root.iter():
        _clean(element, prefix)
    _name_once(root)
    _name(root, title, prefix)
    return ET.tostring(root, encoding="unicode")


def _clean(element: ET.Element, prefix: str) -> None:
    for child in list(element):
        if not isinstance(child.tag, str) or _local(child.tag) in _FORBIDDEN:
            element.remove(child)
    element.tag = _local(element.tag)
    element.attrib = {
        _local(name): _value(_local(name), value, prefix)
        for name, value in element.attrib.items()
        if _is_harmless(_local(name), value)
    }


def _name_once(root: ET.Element) -> None:
    """Leave an id to the first that has it: Matplotlib names equal images alike."""
    seen: set[str] = set()
    for element in root.iter():
        name = element.get("id")
        if name in seen:
            del element.attrib["id"]
        elif name is not None:
            seen.add(name)


def _local(name: str) -> str:
    """A name without its namespace: HTML knows SVG by its element, not by a prefix."""
    return name.removeprefix(_SVG).removeprefix(_XLINK)


def _is_harmless(name: str, value: str) -> bool:
    if name.startswith(("on", "{")):
        return False
    if name == "href":
        return value.startswith(("#", "data:image/png;base64,"))
    return all(use.startswith("#") for use in value.split("url(")[1:])


def _value(name: str, value: str, prefix: str) -> str:
    if name == "id":
        return f"{prefix}-{value}"
    if name == "href" and value.startswith("#"):
        return f"#{prefix}-{value[1:]}"
    if name == "aria-labelledby":
        return " ".join(f"{prefix}-{part}" for part in value.split())
    return value.replace("url(#", f"url(#{prefix}-")


def _name(root: ET.Element, title: str, prefix: str) -> None:
    for child in [c for c in root if c.tag == "title"]:
        root.remove(child)
    root.set("role", "img")
    root.set("data-search-exclude", "")  # the caption below says the same
    if not title:
        return
    name = ET.Element("title", {"id": f"{prefix}-title"})
    name.text = title
    root.insert(0, name)
    root.set("aria-labelledby", f"{prefix}-title")
