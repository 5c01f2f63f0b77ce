"""Budgets: what a page costs to fetch, compressed as a host would send it."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.browsing import ROOT

KB = 1000
ON_EVERY_PAGE = (
    "brygada-1918-latin-wght-normal",
    "brygada-1918-latin-wght-italic",
    "figtree-latin-wght-normal",
    "source-code-pro-latin-wght-normal",
)


FIGURE = re.compile(
    r'<figure class="gg-figure"[^>]*>.*?</figure>|<img [^>]*src="data:[^>]*>', re.DOTALL
)


def packed(content: Path | str) -> int:
    text = content if isinstance(content, str) else content.read_text(encoding="utf-8")
    return len(gzip.compress(text.encode(), 9))


def test_our_script_and_styles_are_light(site: Path) -> None:
    assets = site / "assets" / "garden"

    assert packed(assets / "garden.js") <= 12 * KB
    assert packed(assets / "garden.css") <= 10 * KB
    assert packed(assets / "home.css") <= 3 * KB
    assert packed(assets / "search.js") <= KB
    assert packed(assets / "preview.css") <= KB


def test_the_graph_is_light(site: Path) -> None:
    assets = site / "assets" / "garden"

    assert packed(assets / "graph.js") + packed(assets / "graph.css") <= 8 * KB
    assert packed(site / "graph" / "notes.json") <= 20 * KB


def test_the_fonts_of_a_normal_page_are_light(site: Path) -> None:
    fonts = site / "assets" / "garden" / "fonts"
    sizes = {name: (fonts / f"{name}.woff2").stat().st_size for name in ON_EVERY_PAGE}

    assert sum(sizes.values()) < 100 * KB, sizes
    assert (fonts / "stix-two-math.woff2").stat().st_size < 160 * KB


def test_each_font_has_its_licence_beside_it(site: Path) -> None:
    fonts = site / "assets" / "garden" / "fonts"
    families = {
        licence.name.removesuffix(".LICENSE.txt") for licence in fonts.glob("*.LICENSE.txt")
    }

    assert families
    for font in fonts.glob("*.woff2"):
        assert any(font.name.startswith(family) for family in families), font.name


def test_no_page_is_heavy(site: Path) -> None:
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        text = FIGURE.sub("", html)

        assert packed(text) <= 40 * KB, page
        assert packed(html) <= 200 * KB, page


def test_no_figure_is_heavy(site: Path) -> None:
    for page in site.rglob("*.html"):
        drawings = FIGURE.findall(page.read_text(encoding="utf-8"))

        assert max(map(len, drawings), default=0) <= 150 * KB, page


def test_the_garden_on_the_home_page_is_what_its_script_draws() -> None:
    node = shutil.which("node", path=f"{Path(sys.executable).parent}:/usr/bin:/usr/local/bin")
    if node is None:
        pytest.skip("no Node: the drawing of the home page is not compared")
    script = ROOT / "web" / "illustration.mjs"
    drawn = subprocess.run(
        [node, str(script)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )

    assert drawn.stdout == (ROOT / "overrides" / "partials" / "garden.html").read_text(
        encoding="utf-8"
    )
