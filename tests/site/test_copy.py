"""The promise: every copied block is what the page says it is, and runs by itself."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.site.browsing import OPEN_FOLDS, watched

pytestmark = pytest.mark.timeout(1200)


@dataclass(frozen=True)
class Copied:
    """What one button promised, and what was on the clipboard after pressing it."""

    page: str
    title: str
    promised: str
    clipboard: str
    python: bool


@pytest.fixture(scope="module")
def copied(chromium: Browser, origin: str, pages: list[str]) -> list[Copied]:
    """Press every copy button on every page, and read the clipboard after each."""
    everything = []
    with watched(chromium, origin, permissions=["clipboard-read", "clipboard-write"]) as context:
        for address in pages:
            page = context.new_page()
            page.goto(f"{origin}/{address}")
            reveal(page)
            buttons = page.locator("button.gg-copy")
            everything += [press(page, address, buttons.nth(i)) for i in range(buttons.count())]
            page.close()
    return everything


def reveal(page: Page) -> None:
    """Open all folds; blocks behind a tab are reached by choosing it."""
    page.evaluate(OPEN_FOLDS)


def press(page: Page, address: str, button: Locator) -> Copied:
    choose_tab(button)
    page.evaluate("navigator.clipboard.writeText('nothing was copied')")
    button.click()
    expect(button).to_have_text("Copied")
    block = button.locator("xpath=ancestor::*[contains(@class, 'gg-code')][1]")
    return Copied(
        page=address,
        title=block.locator(".filename").inner_text() if block.locator(".filename").count() else "",
        promised=button.get_attribute("data-copy") or folded(block),
        clipboard=page.evaluate("navigator.clipboard.readText()"),
        python=block.locator(".language-python").count() > 0,
    )


def folded(block: Locator) -> str:
    """The text of the fold below a block whose button has no text of its own."""
    return block.locator(".gg-whole code").text_content() or ""


def choose_tab(button: Locator) -> None:
    """Choose the tab that holds the button, and the tabs around that one."""
    script = """button => {
      let block = button.closest(".tabbed-block");
      while (block) {
        const set = block.closest(".tabbed-set");
        const index = [...block.parentElement.children].indexOf(block);
        set.querySelectorAll(":scope > input")[index].click();
        block = set.parentElement.closest(".tabbed-block");
      }
    }"""
    button.evaluate(script)


def test_the_site_has_copy_buttons(copied: list[Copied]) -> None:
    assert copied


def test_each_button_copies_what_it_promises(copied: list[Copied]) -> None:
    wrong = [
        (c.page, c.title) for c in copied if c.clipboard != c.promised or not c.promised.strip()
    ]

    assert wrong == []


def test_each_copied_python_block_runs_by_itself(copied: list[Copied], tmp_path: Path) -> None:
    blocks = {c.clipboard: f"{c.page} {c.title}" for c in copied if c.python}
    with ThreadPoolExecutor(2) as workers:
        results = workers.map(run_alone, blocks, (tmp_path / str(i) for i in range(len(blocks))))
        failed = {
            where: error for where, error in zip(blocks.values(), results, strict=True) if error
        }

    assert blocks
    assert failed == {}


def run_alone(text: str, folder: Path) -> str:
    """Run a piece of Python in a clean interpreter and an empty folder; the fault, or ""."""
    folder.mkdir()
    script = folder / "copied.py"
    script.write_text(text, encoding="utf-8")
    command = [sys.executable, "-I", str(script)]
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "ran for more than 300 seconds"
    return done.stderr[-800:] if done.returncode else ""
