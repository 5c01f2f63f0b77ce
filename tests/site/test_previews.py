"""Previews of links: by pointer, keyboard and touch, chained and pinned, and never in the way."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.site.browsing import PHONE, Visit, first_with

LESSON = "2-the-machine/the-artificial-neuron/"
TO_A_NOTE = "article p > a[href='../activation-functions/']"
TOUCH = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
OVERLAP = """([a, b]) => {
  const [p, q] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
  return p.left < q.right && q.left < p.right && p.top < q.bottom && q.top < p.bottom;
}"""


def previews(page: Page) -> Locator:
    return page.get_by_role("dialog", name=re.compile("^Preview"))


def hover(page: Page, selector: str) -> Locator:
    link = page.locator(selector).first
    link.scroll_into_view_if_needed()
    link.hover()
    return link


def covers(page: Page, link: Locator) -> bool:
    panel = previews(page).last
    return bool(page.evaluate(OVERLAP, [panel.element_handle(), link.element_handle()]))


def test_nothing_is_fetched_before_it_is_asked_for(visit: Visit) -> None:
    page = visit(LESSON)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    hover(page, TO_A_NOTE)
    expect(previews(page)).to_have_count(1)

    # Fonts, and pictures that the pointer's way has brought into view, come by themselves.
    names = [url.rpartition("/")[2] for url in asked if "font" not in url]
    assert [name for name in names if not name.endswith(".svg")] == ["preview.css", ""]


def test_a_link_to_a_note_shows_its_beginning_and_does_not_cover_itself(visit: Visit) -> None:
    page = visit(LESSON)
    link = hover(page, TO_A_NOTE)

    expect(previews(page)).to_have_attribute("aria-label", "Preview: Activation functions")
    assert not covers(page, link)
    page.mouse.move(5, 5)
    expect(previews(page)).to_have_count(0)


def test_a_link_to_a_heading_shows_that_section_and_no_more(visit: Visit) -> None:
    page = visit("9-back-matter/index-of-concepts/")
    hover(page, "article a[href$='/the-artificial-neuron/#reasons-with-numbers']")
    headings = previews(page).locator("h2")

    expect(headings).to_have_count(1)
    expect(headings).to_have_text("Reasons with numbers")
    expect(previews(page)).to_contain_text("thumb")
    assert previews(page).locator(".headerlink, [id]:not(svg *)").count() == 0


def test_a_link_to_code_shows_that_symbol(visit: Visit, pages: list[str]) -> None:
    page = first_with(visit, pages, "article a[href*='.py-']:visible")
    link = page.locator("article a[href*='.py-']:visible").first
    symbol = (link.get_attribute("href") or "").rpartition("-")[2]
    link.scroll_into_view_if_needed()
    link.hover()

    expect(previews(page).locator("pre").first).to_contain_text(symbol)


def test_a_preview_opens_further_ones_and_escape_closes_the_last(visit: Visit) -> None:
    page = visit(LESSON)
    hover(page, TO_A_NOTE)
    inner = previews(page).first.locator(".gg-preview__body a:visible").first
    inner.hover()

    expect(previews(page)).to_have_count(2)
    assert not covers(page, inner)
    page.keyboard.press("Escape")
    expect(previews(page)).to_have_count(1)
    page.keyboard.press("Escape")
    expect(previews(page)).to_have_count(0)


def test_a_pinned_preview_stays_until_it_is_closed(visit: Visit) -> None:
    page = visit(LESSON)
    hover(page, TO_A_NOTE)
    pin = previews(page).get_by_role("button", name="Pin")
    pin.click()

    expect(pin).to_have_attribute("aria-pressed", "true")
    page.mouse.move(5, 5)
    page.wait_for_timeout(600)
    expect(previews(page)).to_have_count(1)
    previews(page).get_by_role("button", name="Close").click()
    expect(previews(page)).to_have_count(0)


def test_keys_open_enter_and_leave_a_preview(visit: Visit) -> None:
    page = visit(LESSON)
    link = page.locator(TO_A_NOTE).first
    page.keyboard.press("Tab")  # from now on the keyboard is in use
    link.focus()
    expect(previews(page)).to_have_count(1)
    page.keyboard.press("Tab")

    expect(previews(page).locator("header a")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(link).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(previews(page)).to_have_count(0)
    expect(link).to_be_focused()


def test_tab_leads_out_of_a_preview_again(visit: Visit) -> None:
    page = visit(LESSON)
    page.keyboard.press("Tab")
    page.locator(TO_A_NOTE).first.focus()
    expect(previews(page)).to_have_count(1)
    for _ in range(40):
        page.keyboard.press("Tab")
        if previews(page).count() == 0:
            break

    expect(previews(page)).to_have_count(0)
    assert page.locator("article :focus").count() == 1


def test_a_term_says_what_it_means(visit: Visit) -> None:
    page = visit(LESSON)
    link = hover(page, "article a.gg-term")
    said = page.locator(f"[id='{link.get_attribute('aria-describedby')}']").text_content() or ""

    expect(previews(page)).to_contain_text(said.strip())
    previews(page).hover()  # the pointer may rest on what it reads
    page.wait_for_timeout(600)
    expect(previews(page)).to_have_count(1)
    page.keyboard.press("Escape")
    expect(previews(page)).to_have_count(0)


def test_a_tap_on_a_term_says_what_it_means_and_a_second_one_follows_it(visit: Visit) -> None:
    page = visit(LESSON, **TOUCH)
    link = page.locator("article p > a.gg-term").first
    tap(page, link)
    expect(previews(page)).to_have_count(1)
    assert page.url.endswith(LESSON)
    tap(page, link)
    page.wait_for_url("**/glossary/**")


def test_a_tap_on_another_link_follows_it(visit: Visit) -> None:
    page = visit(LESSON, **TOUCH)
    tap(page, page.locator(TO_A_NOTE).first)
    page.wait_for_url("**/activation-functions/")


def test_a_long_press_shows_a_preview(visit: Visit) -> None:
    page = visit(LESSON, **TOUCH)
    link = page.locator(TO_A_NOTE).first
    x, y = middle(link)
    touch = page.context.new_cdp_session(page)
    touch.send(
        "Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}
    )
    expect(previews(page)).to_have_count(1)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_timeout(400)

    assert page.url.endswith(LESSON)
    expect(previews(page)).to_have_count(1)
    assert not covers(page, link)
    panel = previews(page).bounding_box()
    assert panel is not None
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= PHONE["width"]


def tap(page: Page, link: Locator) -> None:
    page.touchscreen.tap(*middle(link))


def middle(link: Locator) -> tuple[float, float]:
    """The middle of a link, once it stands in the middle of the window."""
    link.evaluate("e => e.scrollIntoView({block: 'center'})")
    link.page.wait_for_timeout(300)
    x, y = link.evaluate(
        "e => { const b = e.getClientRects()[0]; return [b.x + b.width / 2, b.y + b.height / 2]; }"
    )
    return x, y


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_violation_in_a_preview(visit: Visit, theme: str) -> None:
    from tests.site.test_accessibility import AXE, RUN, TAGS

    page = visit(LESSON, color_scheme=theme, bypass_csp=True)
    hover(page, TO_A_NOTE)
    expect(previews(page)).to_have_count(1)
    page.add_script_tag(path=AXE)

    assert page.evaluate(RUN, TAGS) == []
