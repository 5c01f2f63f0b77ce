"""What the browser tests share: window sizes, and a browser that tells on the page it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    Request,
)

ROOT = Path(__file__).resolve().parents[2]
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
OPEN_FOLDS = """() => document.querySelectorAll("details").forEach(fold => {
  fold.removeAttribute("name");
  fold.open = true;
})"""

# No name but this machine's is found, so that nothing is asked of another host by the tests either.
# Answering each request from here instead would take the browser's cache away from it.
ALONE = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]

Visit = Callable[..., Page]


def first_with(visit: Visit, pages: list[str], selector: str, **options: object) -> Page:
    """Open the first page that has an element; a site without any fails the test."""
    for address in pages:
        page = visit(address, **options)
        if page.locator(selector).count():
            return page
        page.close()
    pytest.fail(f"no page has {selector}")


@contextmanager
def watched(browser: Browser, origin: str, **options: object) -> Iterator[BrowserContext]:
    """A browser context that notes every fault, and raises them when it ends."""
    settings = {"viewport": DESKTOP, "color_scheme": "light", "reduced_motion": "reduce"} | options
    context = browser.new_context(**settings)  # type: ignore[arg-type]
    faults: list[str] = []

    def notice(request: Request) -> None:
        if not request.url.startswith((f"{origin}/", "data:", "blob:")):
            faults.append(f"asked another host: {request.url}")

    def refuse(dialog: Dialog) -> None:
        faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def hear(line: ConsoleMessage) -> None:
        if line.type == "error":
            faults.append(f"console: {line.text} at {line.location.get('url')}")

    context.on("request", notice)
    context.on("page", lambda page: page.on("dialog", refuse))
    context.on("weberror", lambda error: faults.append(f"script error: {error.error}"))
    context.on("console", hear)
    yield context
    context.close()
    assert faults == []
