"""What is inside an attachment that would act, or be too large to be shown (faults F29 and F30)."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.parsers import expat

from gradient_garden.diagnostics import Diagnostic, Severity
from gradient_garden.vault.files import read_bytes, refusal

HEAVY = 2 * 1024 * 1024  # bytes of a picture
MOST_PIXELS = 100_000_000
PICTURES = (".avif", ".bmp", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")


def inspected(
    root: Path, files: Iterable[str], name: str
) -> tuple[tuple[str, ...], list[Diagnostic]]:
    """Return the files that can be published, and what is wrong with these and the others.

    A drawing with a script is refused, as is a picture of more pixels than a browser can hold;
    one that asks another host for something, or that is heavy, is only reported.
    """
    kept: list[str] = []
    found: list[Diagnostic] = []
    for path in files:
        refused, said = _look(root, path, name) if path.lower().endswith(PICTURES) else ("", [])
        found += [refusal(path, name, refused)] if refused else said
        if not refused:
            kept.append(path)
    return tuple(kept), found


def _look(root: Path, path: str, name: str) -> tuple[str, list[Diagnostic]]:
    """Why a picture is refused, "" if it is not, and what else is to be said of it."""
    try:
        data = _head(root, path) if not path.lower().endswith(".svg") else read_bytes(root, path)
        size = (root / path).stat().st_size
    except OSError as error:
        return f"it cannot be read ({error.strerror or error})", []
    said = [_heavy(path, name, size)] if size > HEAVY else []
    if path.lower().endswith(".svg"):
        drawing = Drawing(data)
        return drawing.acts, said + [_foreign(path, name, each) for each in drawing.asks]
    width, height = dimensions(data)
    if width * height > MOST_PIXELS:
        return f"it has {width} × {height} pixels, more than a page can show", said
    return "", said


def _head(root: Path, path: str) -> bytes:
    with (root / path).open("rb") as file:
        return file.read(32)


def _heavy(path: str, name: str, size: int) -> Diagnostic:
    message = f"the picture is {size / 1024 / 1024:.1f} MiB large, which is slow to read"
    hint = "save it smaller, or in a denser format such as webp"
    return Diagnostic(f"{name}/{path}", 1, 1, "image-heavy", message, hint, Severity.WARNING)


def _foreign(path: str, name: str, what: str) -> Diagnostic:
    message = f"the drawing would load “{what[:60]}” from elsewhere"
    hint = "put what it needs into it"
    return Diagnostic(f"{name}/{path}", 1, 1, "image-foreign", message, hint, Severity.WARNING)


def dimensions(head: bytes) -> tuple[int, int]:
    """Width and height of a PNG, GIF or BMP from its first 32 bytes; 0, 0 for anything else."""
    if head.startswith(b"\x89PNG\r\n\x1a\n") and len(head) >= 24:
        width, height = struct.unpack(">II", head[16:24])
    elif head[:6] in (b"GIF87a", b"GIF89a") and len(head) >= 10:
        width, height = struct.unpack("<HH", head[6:10])
    elif head.startswith(b"BM") and len(head) >= 26:
        width, height = map(abs, struct.unpack("<ii", head[18:26]))
    else:
        return 0, 0
    return width, height


class Drawing:
    """What an SVG would do. acts: why it is refused, or ""; asks: what it would load.

    Read as a stream, without its own entities: one that declares any is refused.
    """

    def __init__(self, data: bytes) -> None:
        self.acts = ""
        self.asks: tuple[str, ...] = ()
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._element
        parser.EntityDeclHandler = self._entity
        try:
            parser.Parse(data, True)
        except expat.ExpatError:
            pass  # it is no drawing, and no browser shows it
        except _Found:
            pass

    def _entity(self, *_: object) -> None:
        self.acts = "it declares entities of its own"
        raise _Found

    def _element(self, tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] in ("script", "handler", "iframe"):
            self.acts = f"it holds a <{tag}>"
            raise _Found
        for key, value in attributes.items():
            self._attribute(tag, key.rpartition(":")[2].lower(), "".join(value.split()))

    def _attribute(self, tag: str, key: str, value: str) -> None:
        if key.startswith("on") or (key == "href" and value.lower().startswith("javascript:")):
            self.acts = f"its attribute “{key}” holds a script"
            raise _Found
        if tag != "a" and key in ("href", "src") and value.startswith(("http:", "https:", "//")):
            self.asks += (value,)
        self.asks += tuple(_outside(value))


class _Found(Exception):
    """Ends the reading of a drawing."""


def _outside(value: str) -> Iterator[str]:
    """Addresses of other hosts in a style."""
    for use in value.split("url(")[1:]:
        address = use.strip("'\"")
        if address.startswith(("http:", "https:", "//")):
            yield address.partition(")")[0]
