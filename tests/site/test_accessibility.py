"""axe-core finds nothing: WCAG 2.2 A and AA, both themes, phone and desktop."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.site.browsing import DESKTOP, OPEN_FOLDS, PHONE, ROOT, Visit

AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# A list that has scrolled to the current page hides some of its links, which axe finds too small.
TO_THE_TOP = """() => {
  for (const list of document.querySelectorAll(".md-sidebar__scrollwrap")) list.scrollTop = 0;
}"""
RUN = """tags => axe.run(document, {runOnly: {type: "tag", values: tags}}).then(result =>
  result.violations.flatMap(rule =>
    rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 160)}`)))"""


@pytest.fixture(scope="module")
def axe() -> Path:
    if not AXE.is_file():
        message = "axe-core is not installed (npm ci in web/): accessibility is not tested"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    return AXE


KINDS = (  # home, a lesson, a notebook, lists, the graph, the tags, the page for nothing
    "",
    "2-the-machine/the-artificial-neuron/",
    "projects/train-a-digit-reader/",
    "contents/",
    "9-back-matter/glossary/",
    "graph/",
    "tags/",
    "404.html",
)


@pytest.mark.timeout(1200)
@pytest.mark.parametrize(
    ("viewport", "theme", "every"),
    [
        pytest.param(PHONE, "dark", True, id="every page on a dark phone"),
        pytest.param(DESKTOP, "light", True, id="every page on a light desktop"),
        pytest.param(PHONE, "light", False, id="each kind on a light phone"),
        pytest.param(DESKTOP, "dark", False, id="each kind on a dark desktop"),
    ],
)
def test_no_violation(
    visit: Visit, pages: list[str], axe: Path, viewport: dict[str, int], theme: str, every: bool
) -> None:
    found = {}
    for address in pages if every else KINDS:
        page = visit(address, viewport=viewport, color_scheme=theme, bypass_csp=True)
        page.evaluate(OPEN_FOLDS)
        page.evaluate(TO_THE_TOP)
        page.add_script_tag(path=axe)
        if violations := page.evaluate(RUN, TAGS):
            found[address] = violations
        page.close()

    assert found == {}
