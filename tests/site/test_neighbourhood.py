"""The drawings of what lies around a note: their labels can be read on the smallest phone."""

from __future__ import annotations

import pytest

from tests.site.browsing import Visit

pytestmark = pytest.mark.timeout(600)

SMALLEST = 10.95  # pixels that a letter is high, so as not to ask for the last bit of a fraction
WIDTHS = (320, 360, 390, 430, 768, 1280)
LABELS = """() => [...document.querySelectorAll(".gg-web > svg text")].map(text => {
  const { left, right } = text.getBoundingClientRect();
  const size = parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a;
  return { said: text.textContent, size, left, right };
})"""


def test_labels_are_large_enough_and_within_the_window(visit: Visit, pages: list[str]) -> None:
    wrong, count = [], 0
    for address in pages:
        page = visit(address, viewport={"width": WIDTHS[0], "height": 800})
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            labels = page.evaluate(LABELS)
            wrong += [(address, width, each) for each in labels if not is_legible(each, width)]
            count += len(labels)
        page.close()
    assert wrong == []
    assert count > 1000


def is_legible(label: dict[str, float], width: int) -> bool:
    return label["size"] >= SMALLEST and label["left"] >= 0 and label["right"] <= width
