"""On paper: no chrome, folds open, all states of a slider."""

from __future__ import annotations

from tests.site.browsing import Visit, first_with


def test_a_lesson_prints_without_chrome_and_with_all_states(visit: Visit, pages: list[str]) -> None:
    page = first_with(visit, pages, "gg-states")
    page.emulate_media(media="print")

    assert not page.locator(".md-header").is_visible()
    assert not page.locator(".md-sidebar").first.is_visible()
    assert not page.locator(".gg-copy").first.is_visible()
    assert all(item.is_visible() for item in page.locator("gg-states").first.locator("li").all())
    assert page.pdf().startswith(b"%PDF")
