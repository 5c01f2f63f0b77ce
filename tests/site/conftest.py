"""The built site, served on a free port of this machine, and a browser that tells on it.

The site is the folder in GARDEN_SITE; or `site/`, if there is one; or it is built into a temporary
folder. Where no Chromium is found the browser tests are skipped; with CI=true that is a failure.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.site.browsing import ALONE, ROOT, Visit, watched

ALIKE = ("tags/", "code/", "glossary/")
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "chrome")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    given = os.environ.get("GARDEN_SITE")
    folder = Path(given) if given else ROOT / "site"
    if not given and not folder.is_dir():
        folder = tmp_path_factory.mktemp("built") / "site"
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)]
        subprocess.run(command, cwd=ROOT, check=True, timeout=1200)
    assert (folder / "index.html").is_file(), f"no site in {folder}"
    return folder


@pytest.fixture(scope="session")
def pages(site: Path) -> list[str]:
    """The address of every page from the site's root: "", "2-the-machine/…/", "404.html".

    Of the pages of tags, of code and of terms, which are alike, the list of all and a few.
    """
    found = sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    kept = [path for path in found if not path.startswith(ALIKE)]
    for folder in ALIKE:
        alike = [path for path in found if path.startswith(folder)]
        kept += [path for path in alike if path == f"{folder}index.html"]
        kept += [path for path in alike if path != f"{folder}index.html"][:3]
    return [quote(path.removesuffix("index.html")) for path in kept]


class Silent(SimpleHTTPRequestHandler):
    """A file server that does not write a line for each request."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def origin(site: Path) -> Iterator[str]:
    """The address under which the site is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(site)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join(timeout=10)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """An installed Chromium, or a skip that says so."""
    named = os.environ.get("CHROMIUM")
    program = named or next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if program is None:
        message = (
            "no Chromium on this machine (Debian: apt install chromium): not tested in a browser"
        )
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ALONE)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, origin: str) -> Iterator[Visit]:
    """Open a page: `visit("address/", viewport=PHONE, color_scheme="dark")`.

    The test fails if the page asks another host for anything, or reports an error, or shows a
    dialog. Missing pages are the business of who asks for them.
    """
    with ExitStack() as stack:
        contexts: dict[str, BrowserContext] = {}

        def open_page(address: str = "", **options: object) -> Page:
            key = repr(sorted(options.items()))
            if key not in contexts:
                contexts[key] = stack.enter_context(watched(chromium, origin, **options))
            page = contexts[key].new_page()
            page.goto(f"{origin}/{address}")
            return page

        yield open_page
