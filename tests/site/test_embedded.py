"""What the course itself does not use, in a small site of its own: diagrams, films, canvases."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.garden.hosts.conftest import MKDOCS
from tests.site.browsing import DESKTOP, PHONE
from tests.site.conftest import Silent
from tests.site.test_accessibility import AXE, RUN, TAGS

CARD = {"width": 260, "height": 120}
MAP = {
    "nodes": [
        {**CARD, "id": "g", "type": "group", "label": "Inside", "x": 0, "y": 0, "width": 700},
        {**CARD, "id": "a", "type": "text", "text": "To [[Two]].", "x": 20, "y": 10, "height": 90},
        {**CARD, "id": "b", "type": "text", "text": "**Then**", "x": 400, "y": 10, "color": "5"},
        {**CARD, "id": "c", "type": "file", "file": "Two.md", "x": 400, "y": 300, "height": 200},
    ],
    "edges": [{"id": "e", "fromNode": "a", "toNode": "b", "label": "so"}],
}
NOTES = {
    "index.md": (
        "# Start\n\n```mermaid\ngraph TD\n  A[Two] --> B[No note]\n"
        "  class A,B internal-link;\n```\n\n"
        "![A talk](https://youtu.be/aircAruvnKk)\n\n![[paper.pdf#page=2]]\n"
    ),
    "Plain.md": "Nothing but text.\n",
    "Two.md": "A note.\n\n```mermaid\nthis is no diagram\n```\n",
    "Map.canvas": json.dumps(MAP),
    "paper.pdf": "%PDF-1.4\n",
    "Books.base": (
        "formulas: {n: file.links.length}\nviews: [{type: table, groupBy: file.ext, "
        "order: [file.name, formula.n, file.mtime]}, {type: cards}, {type: list}]\n"
    ),
    "Panel.md": "---\nshow-properties: true\nday: 2024-02-29\ndone: true\n---\nhttps://a.org\n",
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the small site."""
    root = tmp_path_factory.mktemp("embedded")
    for path, text in {"mkdocs.yml": MKDOCS, **{f"docs/{p}": t for p, t in NOTES.items()}}.items():
        file = root / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "gradient_garden", "build"]
    subprocess.run(command, cwd=root, check=True, timeout=110, capture_output=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(root / "site")))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join(timeout=10)


@pytest.fixture
def opened(chromium: Browser, small: str) -> Iterator[Page]:
    """A page that keeps a list of the other hosts it asks, none of which answers."""
    context = chromium.new_context(viewport=DESKTOP)
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.foreign = []  # type: ignore[attr-defined]

    def decide(route: object) -> None:
        url = route.request.url  # type: ignore[attr-defined]
        if not url.startswith(("http:", "https:")) or url.startswith(small):
            # The rest are data, blobs, and the browser's own document viewer: no host is asked.
            route.continue_()  # type: ignore[attr-defined]
        else:
            page.foreign.append(url)  # type: ignore[attr-defined]
            route.abort()  # type: ignore[attr-defined]

    context.route("**/*", decide)
    yield page
    context.close()


def test_a_diagram_is_drawn_and_its_notes_are_links(opened: Page, small: str) -> None:
    opened.goto(f"{small}/")
    drawing = opened.locator("gg-diagram[data-ready] .gg-diagram-drawing svg")
    expect(drawing).to_be_visible()
    link = drawing.locator("a")
    expect(link).to_have_count(1)
    expect(opened.locator(".gg-diagram-source")).to_be_hidden()
    link.click()
    opened.wait_for_url("**/two/")
    assert opened.foreign == []  # type: ignore[attr-defined]


def test_what_is_no_diagram_stays_text(opened: Page, small: str) -> None:
    opened.goto(f"{small}/two/", wait_until="networkidle")
    expect(opened.locator(".gg-diagram-source")).to_be_visible()
    expect(opened.locator(".gg-diagram-drawing")).to_have_count(0)


def test_a_diagram_follows_the_theme(opened: Page, small: str) -> None:
    opened.goto(f"{small}/")
    opened.locator("gg-diagram[data-ready]").wait_for()
    before = opened.locator(".gg-diagram-drawing").inner_html()
    opened.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    opened.wait_for_function(
        "before => document.querySelector('.gg-diagram-drawing').innerHTML !== before", arg=before
    )
    expect(opened.locator(".gg-diagram-drawing svg")).to_have_count(1)


def test_without_a_diagram_nothing_of_it_is_loaded(opened: Page, small: str) -> None:
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(f"{small}/plain/", wait_until="networkidle")
    assert asked
    assert [url for url in asked if "/diagram" in url] == []


def test_a_film_asks_for_nothing_before_it_is_wanted(opened: Page, small: str) -> None:
    opened.goto(f"{small}/", wait_until="networkidle")
    assert opened.foreign == []  # type: ignore[attr-defined]
    expect(opened.get_by_role("link", name="A talk, on YouTube")).to_be_visible()
    button = opened.get_by_role("button", name="Play it here, from YouTube")
    button.focus()
    opened.keyboard.press("Enter")
    expect(opened.locator("iframe[title='A talk']")).to_be_focused()
    hosts = {url.split("/")[2] for url in opened.foreign}  # type: ignore[attr-defined]
    assert hosts == {"www.youtube-nocookie.com"}


def test_a_document_opens_at_its_page(opened: Page, small: str) -> None:
    opened.goto(f"{small}/")
    opened.get_by_role("button", name="Show it here").click()
    frame = opened.locator("iframe[title='paper.pdf, page 2']")
    assert str(frame.get_attribute("src")).endswith("paper.pdf#page=2")
    assert opened.foreign == []  # type: ignore[attr-defined]


def boxes(page: Page, selector: str) -> list[dict[str, float]]:
    return [box for each in page.locator(selector).all() if (box := each.bounding_box())]


def test_a_canvas_is_laid_out_as_its_author_did(opened: Page, small: str) -> None:
    opened.goto(f"{small}/map-canvas/")
    one, two, three = boxes(opened, ".gg-card")
    (frame,) = boxes(opened, ".gg-card-frame")
    assert one["y"] == pytest.approx(two["y"], abs=1)
    assert one["x"] + one["width"] < two["x"]
    assert three["y"] > two["y"] + two["height"]
    assert three["x"] == pytest.approx(two["x"], abs=1)
    assert frame["x"] < one["x"]
    assert frame["x"] + frame["width"] > two["x"] + two["width"]
    expect(opened.locator(".gg-edges path")).to_have_count(1)
    opened.locator(".gg-card a", has_text="Two").first.click()
    opened.wait_for_url("**/two/")


def test_a_canvas_on_a_phone_is_a_list(opened: Page, small: str) -> None:
    opened.set_viewport_size(PHONE)
    opened.goto(f"{small}/map-canvas/")
    one, two, three = boxes(opened, ".gg-card")
    assert one["y"] + one["height"] < two["y"]
    assert two["y"] + two["height"] < three["y"]
    assert max(box["x"] + box["width"] for box in (one, two, three)) <= PHONE["width"]
    expect(opened.get_by_text("Leads to Then (so).")).to_be_visible()


@pytest.mark.parametrize(("size", "theme"), [(PHONE, "slate"), (DESKTOP, "default")])
def test_axe_finds_nothing(opened: Page, small: str, size: dict[str, int], theme: str) -> None:
    assert AXE.is_file(), "npm ci, in web/"
    opened.set_viewport_size(size)  # type: ignore[arg-type]
    found = {}
    for address in ("", "map-canvas/", "books-base/", "panel/"):
        opened.goto(f"{small}/{address}", wait_until="networkidle")
        opened.evaluate("theme => document.body.dataset.mdColorScheme = theme", theme)
        opened.wait_for_timeout(500)
        opened.add_script_tag(path=AXE)
        found[address] = opened.evaluate(RUN, TAGS)
    assert {address: said for address, said in found.items() if said} == {}
