"""With scripting off, everything but search and play is still there."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.site.browsing import Visit, first_with

pytestmark = pytest.mark.timeout(300)

KINDS = ("article p", ".gg-code pre", ".gg-figure", ".gg-states li", ".gg-number")
# For each kind: how many lie open (in no closed fold, behind no tab), and how many of those show.
OPEN_AND_SHOWN = """kinds => kinds.map(kind => {
  const folded = "details:not([open]) *, .tabbed-block *";
  const open = [...document.querySelectorAll(kind)].filter(element => !element.matches(folded));
  const shown = open.filter(element => element.getClientRects().length > 0
    && getComputedStyle(element).visibility === "visible");
  return [kind, open.length, shown.length];
})"""
SHOWN_BUTTONS = """() => [...document.querySelectorAll(".gg-copy")]
  .filter(button => button.checkVisibility()).length"""


def test_everything_that_was_computed_is_visible(visit: Visit, pages: list[str]) -> None:
    seen: Counter[str] = Counter()
    for address in pages:
        page = visit(address, java_script_enabled=False)
        for kind, laid_open, shown in page.evaluate(OPEN_AND_SHOWN, KINDS):
            seen[kind] += laid_open

            assert shown == laid_open, (address, kind)
        assert page.evaluate(SHOWN_BUTTONS) == 0, address
        page.close()

    assert all(seen[kind] for kind in KINDS), seen


def test_each_tab_shows_its_block_and_hides_the_others(visit: Visit, pages: list[str]) -> None:
    page = first_with(visit, pages, ".tabbed-labels", java_script_enabled=False)
    for tabs in page.locator(".tabbed-set").all():
        blocks = tabs.locator(":scope > .tabbed-content > .tabbed-block")
        labels = tabs.locator(":scope > .tabbed-labels > label").all()
        for chosen, label in enumerate(labels):
            label.click()

            shown = [block.is_visible() for block in blocks.all()]
            assert shown == [number == chosen for number in range(len(labels))]


def test_each_fold_opens_and_closes(visit: Visit, pages: list[str]) -> None:
    page = first_with(visit, pages, "article details:not([open])", java_script_enabled=False)
    for fold in page.locator("article details:not([open])").element_handles():
        summary = fold.query_selector("summary")
        if summary and summary.is_visible():
            before = fold.bounding_box()
            summary.click()
            after = fold.bounding_box()

            assert before is not None
            assert after is not None
            assert after["height"] > before["height"]
            summary.click()
            assert fold.get_attribute("open") is None
