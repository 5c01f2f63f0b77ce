"""Following a link to a heading in another lesson, and coming back."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.garden.export.reading import lost
from tests.site.browsing import DESKTOP, PHONE, Visit

pytestmark = pytest.mark.timeout(600)

ELSEWHERE = "article p a[href*='#']:not([href^='#'], [href^='http'], .headerlink)"


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_link_to_a_heading_arrives_there_and_back_returns(
    visit: Visit, pages: list[str], viewport: dict[str, int]
) -> None:
    page = page_with_link(visit, pages, viewport)
    start = page.url
    link = page.locator(ELSEWHERE).first
    link.scroll_into_view_if_needed()
    link.click()
    page.wait_for_function("location.hash")
    anchor = page.evaluate("decodeURIComponent(location.hash.slice(1))")
    page.wait_for_function(
        "id => document.getElementById(id)?.getBoundingClientRect().top < innerHeight", arg=anchor
    )
    top = page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", anchor)

    assert page.url.split("#")[0] != start.split("#")[0]
    assert top >= 0
    page.go_back()
    assert page.url == start
    assert page.locator(ELSEWHERE).first.is_visible()


def page_with_link(visit: Visit, pages: list[str], viewport: dict[str, int]) -> Page:
    for address in pages:
        page = visit(address, viewport=viewport)
        if page.locator(ELSEWHERE).count():
            return page
        page.close()
    pytest.fail("no lesson links to a heading of another")


def test_every_link_of_the_markdown_beside_the_pages_leads_somewhere(site: Path) -> None:
    wrong, count = lost(site)
    assert wrong == []
    assert count > 1000
