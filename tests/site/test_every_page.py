"""What must hold on each page of the site, seen in one walk over all of them on a phone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site.browsing import OPEN_FOLDS, PHONE, watched

pytestmark = pytest.mark.timeout(600)

NARROWEST = {"width": 320, "height": 844}
EXCESS = "document.scrollingElement.scrollWidth - innerWidth"
FACTS = """() => ({
  headings: [...document.querySelectorAll("h1")].map(heading => heading.innerText.trim()),
  title: document.title.trim(),
  language: document.documentElement.lang,
  links: [...document.querySelectorAll("footer .gg-quick a")].map(link => link.innerText),
})"""


@dataclass(frozen=True)
class Seen:
    """What a page says of itself, and by how many pixels it is too wide at two widths."""

    headings: list[str]
    title: str
    language: str
    links: list[str]
    excess: dict[int, int]


@pytest.fixture(scope="module")
def seen(chromium: Browser, origin: str, pages: list[str]) -> dict[str, Seen]:
    """Each page's facts by its address. A request to another host, or an error, ends the walk."""
    found = {}
    with watched(chromium, origin, viewport=PHONE) as context:
        for address in pages:
            page = context.new_page()
            page.goto(f"{origin}/{address}")
            facts = page.evaluate(FACTS)
            page.evaluate(OPEN_FOLDS)
            excess = {}
            for size in (PHONE, NARROWEST):
                page.set_viewport_size(size)
                excess[size["width"]] = page.evaluate(EXCESS)
            found[address] = Seen(**facts, excess=excess)
            page.close()
    return found


def test_no_page_asks_another_host_or_reports_an_error(seen: dict[str, Seen]) -> None:
    assert seen  # what goes wrong is raised by the walk


@pytest.mark.parametrize("width", [320, 390])
def test_no_page_scrolls_sideways_on_a_phone(seen: dict[str, Seen], width: int) -> None:
    wide = {address: page.excess[width] for address, page in seen.items() if page.excess[width] > 0}

    assert wide == {}


def test_each_page_has_one_main_title_and_says_what_it_is(seen: dict[str, Seen]) -> None:
    for address, page in seen.items():
        assert len(page.headings) == 1, address
        assert page.headings[0], address
        assert page.title, address
        assert page.language == "en", address


def test_each_page_leads_to_the_back_matter(seen: dict[str, Seen]) -> None:
    for address, page in seen.items():
        assert {"Contents", "Projects", "Colophon"} <= set(page.links), address
        assert any(link.startswith("Index") for link in page.links), address


def test_no_personal_or_working_file_is_published(site: Path) -> None:
    hidden = [
        file
        for file in site.rglob("*")
        if any(part.startswith(".") for part in file.relative_to(site).parts)
    ]

    assert [file.name for file in hidden if file.name != ".nojekyll"] == []
