"""Pictures that would act, or that are too large (F29, F30), and signs that hide in code (F15)."""

import struct
import zlib

import pytest

from gradient_garden.vault import load, parse_note
from gradient_garden.vault.attachments import dimensions
from tests.garden.vault.build import codes, write

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def found(tmp_path, content, name="x.svg"):
    vault = load(write(tmp_path, {name: content}))
    return codes(vault.diagnostics), vault.files


@pytest.mark.parametrize(
    "inside",
    [
        *("<script>alert(1)</script>", '<rect onload="x()"/>', '<rect OnClick="x()"/>'),
        *('<a href="javascript:x()"/>', '<a xlink:href=" java\nscript:x()"/>', "<iframe/>"),
    ],
)
def test_a_drawing_with_a_script_is_refused(tmp_path, inside):
    assert found(tmp_path, SVG.format(inside)) == (["file-refused"], ())


def test_a_drawing_with_entities_is_refused(tmp_path):
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + SVG.format("&b;")
    assert found(tmp_path, bomb) == (["file-refused"], ())


@pytest.mark.parametrize(
    "inside",
    [
        *('<image href="https://example.org/a.png"/>', '<use xlink:href="//example.org/a.svg#b"/>'),
        '<rect style="fill: url(https://example.org/a.svg#b)"/>',
    ],
)
def test_a_drawing_that_asks_another_host_is_reported(tmp_path, inside):
    assert found(tmp_path, SVG.format(inside)) == (["image-foreign"], ("x.svg",))


@pytest.mark.parametrize(
    "content",
    [
        SVG.format('<a href="https://example.org/"><rect style="fill: url(#a)"/></a>'),
        SVG.format('<image href="data:image/png;base64,AAAA"/><foreignObject/>'),
        *("", "no drawing", "<svg"),
    ],
)
def test_other_drawings_are_published(tmp_path, content):
    assert found(tmp_path, content) == ([], ("x.svg",))


def png(width, height):
    """A whole picture of one bit a pixel, whose rows are never made."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunk = b"IHDR" + header
    return (
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    )


@pytest.mark.parametrize(
    ("head", "size"),
    [
        (png(30_000, 20), (30_000, 20)),
        (b"GIF89a" + struct.pack("<HH", 7, 9), (7, 9)),
        (b"BM" + bytes(16) + struct.pack("<ii", 5, -6) + bytes(6), (5, 6)),
        *((b"\xff\xd8\xff\xe0" + bytes(28), (0, 0)), (b"", (0, 0)), (b"\x89PNG\r\n\x1a\n", (0, 0))),
    ],
)
def test_dimensions_are_read_from_the_first_bytes(head, size):
    assert dimensions(head) == size


def test_a_picture_of_too_many_pixels_is_refused(tmp_path):
    assert found(tmp_path, png(30_000, 30_000), "x.png") == (["file-refused"], ())
    assert found(tmp_path, png(3_000, 3_000), "x.png") == ([], ("x.png",))


def test_a_heavy_picture_is_reported(tmp_path):
    assert found(tmp_path, bytes(2 * 1024 * 1024 + 1), "x.jpg") == (["image-heavy"], ("x.jpg",))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a\n\n```py\nx = 1\ny\u202e = 2\n```\n", (5, 2)),
        ("    a\n    b\u200b\n", (2, 6)),
        ("one\ntwo `x\u2066` y\n", (2, 7)),
        ("- `a\ufeff`\n", (1, 5)),
    ],
)
def test_invisible_signs_in_code(text, place):
    (found,) = parse_note("x.md", text).diagnostics
    assert (found.code, found.severity) == ("code-invisible", "warning")
    assert found.line == place[0]
    assert found.column == place[1]


@pytest.mark.parametrize(
    "text", ["שלום\u200f \u2067x\u2069", "می\u200cخواهم", "```\n👩\u200d🔬\n```"]
)
def test_signs_that_a_script_needs(text):
    assert parse_note("x.md", text).diagnostics == ()
