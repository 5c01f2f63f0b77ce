"""Everything a pointer can do, keys can do."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.site.browsing import Visit, first_with


def test_the_first_stop_skips_to_the_text(visit: Visit, pages: list[str]) -> None:
    page = first_with(visit, pages, ".gg-code")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")

    assert "Skip" in focused.inner_text()
    expect(focused).to_be_in_viewport()
    page.keyboard.press("Enter")
    target = page.evaluate("decodeURIComponent(location.hash.slice(1))")
    expect(page.locator(f"[id='{target}']")).to_be_in_viewport()


def test_a_slider_shows_one_state_and_arrows_move_it(visit: Visit, pages: list[str]) -> None:
    page = first_with(visit, pages, "gg-states")
    states = page.locator("gg-states").first
    slider = states.get_by_role("slider")
    items = states.locator("li")
    slider.focus()

    assert [item.is_visible() for item in items.all()].index(True) == 0
    assert slider.get_attribute("aria-valuetext")
    before = slider.get_attribute("aria-valuetext")
    page.keyboard.press("ArrowRight")
    expect(items.nth(1)).to_be_visible()  # its figure may have to be fetched first
    assert [item.is_visible() for item in items.all()].index(True) == 1
    assert slider.get_attribute("aria-valuetext") != before
    page.keyboard.press("End")
    expect(items.last).to_be_visible()
    assert [item.is_visible() for item in items.all()] == [False] * (items.count() - 1) + [True]
    expect(items.last.locator(":is(svg, table, p, data)").first).to_be_visible()


def test_a_copy_button_says_that_it_copied(visit: Visit, pages: list[str]) -> None:
    page = first_with(visit, pages, ".gg-copy", permissions=["clipboard-read", "clipboard-write"])
    button = page.locator(".gg-copy:visible").first
    button.focus()
    page.keyboard.press("Enter")

    expect(button).to_have_text("Copied")
    expect(page.get_by_role("status").filter(has_text="Copied")).to_have_count(1)
    expect(button).to_have_text("Copy", timeout=5000)
    block = button.locator("xpath=ancestor::*[contains(@class, 'gg-code')][1]")
    fold = block.locator(".gg-whole code")
    promised = fold.text_content() if fold.count() else button.get_attribute("data-copy")
    assert page.evaluate("navigator.clipboard.readText()") == promised


def test_what_has_focus_can_be_seen(visit: Visit, pages: list[str]) -> None:
    page = first_with(visit, pages, ".gg-copy")
    for _ in range(30):
        page.keyboard.press("Tab")
        style = page.locator(":focus").evaluate(
            "e => getComputedStyle(e).outlineStyle + getComputedStyle(e).boxShadow"
        )

        assert style != "nonenone"


def test_a_copied_formula_is_its_source(visit: Visit, pages: list[str]) -> None:
    page = first_with(
        visit, pages, "article math", permissions=["clipboard-read", "clipboard-write"]
    )
    formula = page.locator("article math").first
    source = formula.locator("annotation").text_content() or ""
    formula.evaluate("e => getSelection().selectAllChildren(e.parentElement)")
    page.keyboard.press("ControlOrMeta+c")

    assert source.strip() in page.evaluate("navigator.clipboard.readText()")
