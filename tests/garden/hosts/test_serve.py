"""The preview: it survives every error, shows it on the page, and recovers at the next save."""

import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver

from gradient_garden.hosts.watch import hear
from tests.garden.hosts.test_notebooks import JUPYTER

PATIENCE = 90  # seconds until a change is to be seen, on a busy machine


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


ADDRESS = "http://127.0.0.1:8000/"


class Previewed:
    """A preview in this process, built anew whenever it is told to, as MkDocs' server does."""

    def __init__(self, made, site):
        self.made, self.site = made, site
        self._load().plugins.on_startup(command="serve", dirty=False)
        self.build()

    def _load(self):
        loaded = load_config(str(self.made.root / "mkdocs.yml"), site_dir=str(self.site))
        loaded.site_url = ADDRESS
        return loaded

    def build(self):
        build(self._load(), serve_url=ADDRESS)
        return self

    def files(self):
        return {
            path.relative_to(self.site).as_posix(): path.read_bytes()
            for path in self.site.rglob("*")
            if path.is_file()
        }


EDITS = {
    "a sentence": {"docs/index.md": "Another sentence, and [[Neuron#Its sum]].\n"},
    "a heading": {"docs/1 Lessons/Neuron.md": "## Before\n\n## Its sum\n\nOf [[index]].\n"},
    "a title": {"docs/1 Lessons/Neuron.md": "---\ntitle: Cell\n---\n## Its sum\n"},
    "a new note": {"docs/1 Lessons/New.md": "See [[Neuron]] #new\n"},
    "a picture": {
        "docs/p.png": b"\x89PNG\r\n\x1a\n",
        "docs/index.md": "[[Neuron#Its sum]] [[p.png]]",
    },
    "a note that goes": {"docs/1 Lessons/Aside.md": None},
    "a picture that changes": {"docs/aside.txt": "2"},
    "a result": {"snippets/neuron.py": "109386"},
}


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_the_preview_is_as_if_it_had_just_begun(project, tmp_path, edit):
    light = "Back to [[index]].\n\n## Its sum\n\nIt has ![[neuron.py#count()]].\n"
    aside = {"docs/1 Lessons/Aside.md": "[[Neuron]] #aside\n", "docs/aside.txt": "1"}
    made = project({"docs/1 Lessons/Neuron.md": light, **aside})
    preview = Previewed(made, tmp_path / "first")
    before = preview.files()
    for path, content in EDITS[edit].items():
        if content is None:
            (made.root / path).unlink()
        elif path.endswith(".py"):
            made.write(path, made.good[path].replace(content, "42"))
        else:
            made.write(path, content)
    after = preview.build().files()
    assert after != before
    assert after == Previewed(made, tmp_path / "second").files()


def test_an_edit_writes_its_page_and_no_other(project, tmp_path):
    made = project()
    preview = Previewed(made, tmp_path / "site")
    inodes = {path: (preview.site / path).stat().st_ino for path in preview.files()}
    made.write("docs/index.md", made.good["docs/index.md"] + "\nAnother sentence.\n")
    files = preview.build().files()
    new = {
        p
        for p in files
        if p.endswith("index.html") and (preview.site / p).stat().st_ino != inodes[p]
    }
    assert new == {"index.html"}


@pytest.fixture
def told(tmp_path):
    """A server that hears of changes below a folder, and whether it wants to build."""
    (tmp_path / ".obsidian").mkdir()
    (tmp_path / "a.md").write_text("a", encoding="utf-8")
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    server.watch(str(tmp_path))
    hear(server, tmp_path)
    server.observer.start()

    def wants(seconds):
        with server._rebuild_cond:
            asked = server._rebuild_cond.wait_for(lambda: server._want_rebuild, seconds)
            server._want_rebuild = False
        return asked

    yield server, wants
    server.observer.stop()
    server.observer.join()
    server.server_close()


def test_the_system_tells_of_changes_and_not_of_reading_nor_of_what_apps_keep(told, tmp_path):
    server, wants = told
    assert not isinstance(server.observer, PollingObserver)
    (tmp_path / "a.md").read_bytes()
    (tmp_path / ".obsidian/workspace.json").write_text("{}", encoding="utf-8")
    assert not wants(1)
    (tmp_path / "a.md").write_text("b", encoding="utf-8")
    assert wants(PATIENCE)
    (tmp_path / "b.md").write_text("b", encoding="utf-8")
    assert wants(PATIENCE)
    (tmp_path / ".obsidian/app.json").write_text("{}", encoding="utf-8")
    assert wants(PATIENCE)
    (tmp_path / "b.md").rename(tmp_path / "c.md")
    assert wants(PATIENCE)


@pytest.fixture
def preview(project, request):
    made = project(getattr(request, "param", None))
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{port}"],
        cwd=made.root,
        env=made.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    made.address = f"http://127.0.0.1:{port}/"
    yield made
    server.terminate()
    server.wait(timeout=30)


def page(made, path=""):
    try:
        with urllib.request.urlopen(made.address + path, timeout=PATIENCE) as answer:
            return answer.read().decode("utf-8")
    except (urllib.error.URLError, ConnectionError):
        return ""


def wait_for(made, path, expected):
    """Ask for a page until it is as expected; the last answer, for the failure's message."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        html = page(made, path)
        if html and expected(html):
            return html
        time.sleep(0.3)
    raise AssertionError(f"not seen in time: {page(made, path)[-3000:]}")


@pytest.mark.timeout(600)
def test_errors_show_on_the_page_and_go_away(preview):
    wait_for(preview, "", lambda html: "Neuron" in html and "gg-fault" not in html)

    preview.write("docs/index.md", "A [[Broken link]] here.\n")
    html = wait_for(preview, "", lambda html: "gg-fault" in html)
    assert "link-missing" in html
    assert "docs/index.md:1:3" in html

    preview.write("snippets/neuron.py", "def neuron(:\n")
    wait_for(preview, "1-lessons/neuron/", lambda html: "gg-fault" in html)

    preview.write("docs/index.md", b"\xff\xfe")
    wait_for(preview, "contents/", lambda html: "Contents" in html)

    preview.write("docs/index.md", "All is well, see [[Neuron]].\n")
    preview.write("snippets/neuron.py", preview.good["snippets/neuron.py"])
    wait_for(preview, "", lambda html: "All is well" in html and "gg-fault" not in html)
    wait_for(preview, "1-lessons/neuron/", lambda html: "gg-fault" not in html)


def book(code):
    cell = {"cell_type": "code", "metadata": {}, "source": code, "outputs": []}
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


BOOK = {
    "mkdocs.yml": JUPYTER,
    "docs/index.md": "See [[Neuron]] and [[Book.ipynb]].\n",
    "docs/Contents.md": "- [[index]]\n- [[Neuron]]\n- [[Book.ipynb]]\n",
    "docs/Book.ipynb": book("print(6 * 7)"),
}


@pytest.mark.timeout(600)
@pytest.mark.parametrize("preview", [BOOK], indirect=True)
def test_a_failing_notebook_is_a_box_on_its_page(preview):
    wait_for(preview, "book/", lambda html: ">42" in html and "gg-fault" not in html)

    preview.write("docs/Book.ipynb", book("print(6 / 0)"))
    html = wait_for(preview, "book/", lambda html: "gg-fault" in html)
    assert "notebook-failed" in html
    assert "cell 1 failed: ZeroDivisionError" in html
    assert ">42" not in html

    preview.write("docs/Book.ipynb", book("print(6 * 8)"))
    wait_for(preview, "book/", lambda html: ">48" in html and "gg-fault" not in html)
