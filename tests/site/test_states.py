"""Only the first state of a slider loads at once; each other one when it is wanted."""

from __future__ import annotations

from playwright.sync_api import Browser, Locator, Page, expect

from tests.site.browsing import Visit, first_with, watched

LATER = "gg-states img.gg-later"


def where(visit: Visit, pages: list[str]) -> str:
    """The address of the first page whose slider has figures that are files."""
    page = first_with(visit, pages, LATER, java_script_enabled=False)
    return page.url


def slider_of(page: Page) -> Locator:
    """The first slider with such figures, found again after they are fetched."""
    found = page.locator("gg-states").filter(has=page.locator("img.gg-later")).first
    return page.locator(f'[id="{found.get_attribute("id")}"]')


def opened(context: object, url: str) -> tuple[Page, list[str]]:
    """A page, and the figures that it asks for."""
    page = context.new_page()  # type: ignore[attr-defined]
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if ".svg" in request.url else None)
    page.goto(url)
    page.wait_for_load_state("networkidle")
    return page, [url for url in asked if "/state-" in url]


def test_no_later_state_is_fetched_until_the_slider_is_used(
    chromium: Browser, origin: str, visit: Visit, pages: list[str]
) -> None:
    url = where(visit, pages)
    with watched(chromium, origin) as context:
        page, before = opened(context, url)
        states = slider_of(page)
        states.scroll_into_view_if_needed()
        page.wait_for_load_state("networkidle")

        assert before == []
        later = states.locator("img.gg-later").count()
        states.get_by_role("slider").focus()
        page.keyboard.press("End")
        expect(states.locator("li").last.locator("svg")).to_be_visible()
        assert later >= 1
        expect(states.locator("img.gg-later")).to_have_count(0)


def test_a_fetched_figure_has_the_pages_colours_and_its_name(
    chromium: Browser, origin: str, visit: Visit, pages: list[str]
) -> None:
    url = where(visit, pages)
    with watched(chromium, origin) as context:
        page, _ = opened(context, url)
        states = slider_of(page)
        states.get_by_role("slider").focus()
        page.keyboard.press("End")
        figures = states.locator("figure svg")
        expect(figures.last).to_be_visible()
        colours = figures.evaluate_all("all => all.map(svg => getComputedStyle(svg).fill)")

        assert len(set(colours)) == 1
        assert figures.last.locator("title").first.text_content()


def test_without_script_every_state_is_a_picture_with_its_text(
    visit: Visit, pages: list[str]
) -> None:
    page = first_with(visit, pages, LATER, java_script_enabled=False)
    for picture in page.locator(LATER).all():
        picture.scroll_into_view_if_needed()
        expect(picture).to_be_visible()
        expect(picture).to_have_js_property("complete", True)
        assert picture.get_attribute("alt")
