"""What must hold on each page of the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.browsing import OPEN_FOLDS, PHONE, Visit

pytestmark = pytest.mark.timeout(600)


def test_no_page_asks_another_host_or_reports_an_error(visit: Visit, pages: list[str]) -> None:
    for address in pages:
        visit(address).close()  # what goes wrong is raised by the fixture


@pytest.mark.parametrize("width", [320, 390])
def test_no_page_scrolls_sideways_on_a_phone(visit: Visit, pages: list[str], width: int) -> None:
    wide = {}
    for address in pages:
        page = visit(address, viewport={"width": width, "height": 844})
        page.evaluate(OPEN_FOLDS)
        excess = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
        if excess > 0:
            wide[address] = excess
        page.close()

    assert wide == {}


def test_each_page_has_one_main_title_and_says_what_it_is(visit: Visit, pages: list[str]) -> None:
    for address in pages:
        page = visit(address)

        assert page.locator("h1").count() == 1, address
        assert page.locator("h1").inner_text().strip(), address
        assert page.title().strip(), address
        assert page.locator("html").get_attribute("lang") == "en", address
        page.close()


def test_each_page_leads_to_the_back_matter(visit: Visit, pages: list[str]) -> None:
    for address in pages:
        page = visit(address, viewport=PHONE)
        links = page.locator("footer .gg-quick a").all_inner_texts()

        assert {"Contents", "Projects", "Colophon"} <= set(links), address
        assert any(link.startswith("Index") for link in links), address
        page.close()


def test_no_personal_or_working_file_is_published(site: Path) -> None:
    hidden = [
        file
        for file in site.rglob("*")
        if any(part.startswith(".") for part in file.relative_to(site).parts)
    ]

    assert [file.name for file in hidden if file.name != ".nojekyll"] == []
