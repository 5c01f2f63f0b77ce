"""With scripting off, everything but search and play is still there."""

from __future__ import annotations

import pytest

from tests.site.browsing import Visit

pytestmark = pytest.mark.timeout(300)


def test_everything_that_was_computed_is_visible(visit: Visit, pages: list[str]) -> None:
    seen = {"article p": 0, ".gg-code pre": 0, ".gg-figure": 0, ".gg-states li": 0, ".gg-number": 0}
    for address in pages:
        page = visit(address, java_script_enabled=False)
        for kind in seen:
            elements = [e for e in page.locator(kind).all() if not folded(e)]
            seen[kind] += len(elements)

            assert all(element.is_visible() for element in elements), (address, kind)
        assert not any(button.is_visible() for button in page.locator(".gg-copy").all()), address
        page.close()

    assert all(seen.values()), seen


def folded(element: object) -> bool:
    """Tell whether an element lies in a closed fold or behind a tab, where a reader opens it."""
    inside = element.locator(
        "xpath=ancestor::details[not(@open)] | ancestor::*[@class='tabbed-block']"
    )  # type: ignore[attr-defined]
    return bool(inside.count())


def test_tabs_and_folds_work(visit: Visit, pages: list[str]) -> None:
    opened = 0
    for address in pages:
        page = visit(address, java_script_enabled=False)
        for label in page.locator(".tabbed-labels > label").all():
            label.click()
            opened += 1
        closed = page.locator("article details:not([open]) > summary:visible")
        for _ in range(min(3, closed.count())):  # each click leaves one closed fold less
            closed.first.click()
            opened += 1
        page.close()

    assert opened
