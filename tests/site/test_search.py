"""Search: by keyboard, to a lesson, and against hostile terms."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.site.browsing import PHONE, Visit

HOSTILE = [
    '"><img src=x onerror=alert(1)>',
    "<script>alert(1)</script>",
    "{{7*7}}",
    "[[",
    "*" * 200,
]


def test_search_finds_a_lesson_and_opens_it(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("/")
    page.keyboard.type("neuron")
    results = page.locator(".md-search-result__link")
    expect(results.first).to_be_visible(timeout=15_000)
    results.and_(page.locator("[href*='/the-artificial-neuron/?']")).first.click()
    page.wait_for_url("**/the-artificial-neuron/**")

    assert "neuron" in page.locator("h1").inner_text().lower()


def test_search_opens_on_a_phone(visit: Visit) -> None:
    page = visit(viewport=PHONE)
    page.locator("label.md-header__button[for=__search]").click()
    page.get_by_role("textbox", name="Search").press_sequentially("activation")

    expect(page.locator(".md-search-result__link").first).to_be_visible(timeout=15_000)


@pytest.mark.parametrize("wanted", ["key", "pointer", "address"])
def test_the_index_is_loaded_when_search_is_first_used(visit: Visit, wanted: str) -> None:
    asked: list[str] = []
    page = visit("404.html")
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page.url.replace("404.html", "?q=neuron" if wanted == "address" else ""))
    page.wait_for_load_state("networkidle")
    index = [url for url in asked if url.endswith("search_index.json")]
    assert len(index) == (1 if wanted == "address" else 0)
    if wanted == "key":
        page.keyboard.press("/")
    elif wanted == "pointer":
        page.get_by_role("textbox", name="Search").click()
    if wanted != "address":
        page.keyboard.type("neuron")
    expect(page.locator(".md-search-result__link").first).to_be_visible(timeout=15_000)
    assert len([url for url in asked if url.endswith("search_index.json")]) == 1


@pytest.mark.parametrize("key", ["/", "f", "s"])
def test_a_key_opens_search_and_escape_closes_it(visit: Visit, key: str) -> None:
    page = visit()
    page.keyboard.press(key)

    expect(page.locator("#__search")).to_be_checked()
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()


@pytest.mark.parametrize("term", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_term_stays_text(visit: Visit, term: str) -> None:
    page = visit()
    page.keyboard.press("/")
    page.get_by_role("textbox", name="Search").press_sequentially(term)
    page.wait_for_timeout(600)

    assert elements_made_by(page) == 0


def test_a_hostile_address_stays_text(visit: Visit) -> None:
    for address in (
        "?q=<img src=x onerror=alert(1)>",
        "?h=<img src=x onerror=alert(1)>",
        "#<img src=x onerror=alert(1)>",
    ):
        page = visit(address)
        page.wait_for_timeout(600)

        assert elements_made_by(page) == 0
        page.close()


def elements_made_by(page: Page) -> int:
    return page.locator("img[src='x'], [onerror], .md-search script").count()
