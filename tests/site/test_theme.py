"""Light and dark: the figures follow, and every colour can be told from its ground."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.site.browsing import Visit

pytestmark = pytest.mark.timeout(600)

CYCLE = [f"--gg-c{number}" for number in range(8)]
PAINTED = ", ".join(
    f"article .gg-figure svg [{attribute}*='var(--gg-']"
    for attribute in ("style", "fill", "stroke")
)


def figure_colours(page: Page) -> list[str]:
    script = "marks => marks.map(m => getComputedStyle(m)).map(s => s.fill + ' ' + s.stroke)"
    colours: list[str] = page.locator(PAINTED).evaluate_all(script)
    return colours


def scheme(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


def test_switching_the_theme_repaints_every_figure(visit: Visit, pages: list[str]) -> None:
    drawn = 0
    for address in pages:
        page = visit(address)
        switch(page, "default")
        if before := figure_colours(page):
            switch(page, "slate")
            after = figure_colours(page)
            drawn += len(before)

            assert all(a != b for a, b in zip(before, after, strict=True)), address
        page.close()

    assert drawn, "no figure with colours as variables on the whole site"


def switch(page: Page, wanted: str) -> None:
    for _ in range(3):
        if scheme(page) == wanted:
            return
        page.locator("form[data-md-component=palette] label:not([hidden])").first.click()
    assert scheme(page) == wanted


def test_the_choice_of_theme_is_kept_on_the_next_page(visit: Visit, pages: list[str]) -> None:
    page = visit()
    switch(page, "slate")
    page.locator("footer .gg-quick a").first.click()

    assert scheme(page) == "slate"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_figures_colours_stand_out_from_the_page(visit: Visit, theme: str) -> None:
    page = visit(color_scheme=theme)
    paper = page.evaluate(COLOUR, "--gg-paper")
    contrasts = {name: contrast(page.evaluate(COLOUR, name), paper) for name in CYCLE}

    assert min(contrasts.values()) >= 3, contrasts
    assert contrast(page.evaluate(COLOUR, "--gg-ink"), paper) >= 7
    assert contrast(page.evaluate(COLOUR, "--gg-muted"), paper) >= 4.5


COLOUR = """name => {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.color = `var(${name})`;
  const parts = getComputedStyle(probe).color.match(/[0-9.]+/g).slice(0, 3).map(Number);
  probe.remove();
  return parts;
}"""


def contrast(one: list[float], other: list[float]) -> float:
    """WCAG 2.2's contrast ratio of two sRGB colours, each 0 to 255."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: list[float]) -> float:
    shares = [v / 255 for v in colour]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
