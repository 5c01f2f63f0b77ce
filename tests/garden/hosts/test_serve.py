"""The preview: it survives every error, shows it on the page, and recovers at the next save."""

import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from tests.garden.hosts.test_notebooks import JUPYTER

PATIENCE = 90  # seconds until a change is to be seen, on a busy machine


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


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
