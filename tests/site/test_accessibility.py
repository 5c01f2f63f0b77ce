"""axe-core finds nothing: WCAG 2.2 A and AA, every page, both themes, phone and desktop."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.site.browsing import DESKTOP, OPEN_FOLDS, PHONE, ROOT, Visit

AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = """tags => axe.run(document, {runOnly: {type: "tag", values: tags}}).then(result =>
  result.violations.flatMap(rule =>
    rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 160)}`)))"""


@pytest.fixture(scope="module")
def axe() -> Path:
    if not AXE.is_file():
        message = "axe-core is not installed (npm ci in web/): accessibility is not tested"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    return AXE


@pytest.mark.timeout(600)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_no_violation(
    visit: Visit, pages: list[str], axe: Path, viewport: dict[str, int], theme: str
) -> None:
    found = {}
    for address in pages:
        page = visit(address, viewport=viewport, color_scheme=theme, bypass_csp=True)
        page.evaluate(OPEN_FOLDS)
        page.add_script_tag(path=axe)
        if violations := page.evaluate(RUN, TAGS):
            found[address] = violations
        page.close()

    assert found == {}
