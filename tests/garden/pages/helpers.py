"""A small vault in memory, and pages rendered from it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import quote

import html5lib

from gradient_garden.lab.model import Failure, Outcome, Output, Reference, Slice, Source
from gradient_garden.pages import Context, Page, Shown, render
from gradient_garden.vault import parse_note
from gradient_garden.vault.load import PARSERS
from gradient_garden.vault.model import Note, Settings, Vault

FILES = ("deep/picture.png", "doc.pdf", "film.mp4", "picture.png", "sound.mp3")
NOTES = {
    "Target.md": (
        "A target.\n\n## Layers\n\nLayers *stack*.[^1] ^stack\n\n### Deep\n\nDeeper.\n\n"
        "## After\n\n- one ^one\n  - inner\n- two\n\n[^1]: Like cake.\n"
    ),
    "deep/Relative.md": "# Relative\n\n![[./picture.png|A picture]] and [[#Place]].\n\n## Place\n",
    "Loop.md": "Round and [[Loop]].\n\n![[Loop]]\n",
    "Home of code.md": "![[neuron.py#neuron]]\n",
}
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'viewBox="0 0 9 9"><defs><path id="g1" d="M0 0h9"/></defs>'
    '<use xlink:href="#g1" style="clip-path: url(#g1); fill: var(--gg-ink, #1b1b1b)"/></svg>'
)
OUTCOMES: dict[str, Outcome] = {
    "lab.figure()": Output("figure", SVG),
    "lab.move(w=1)": Output("figure", SVG),
    "lab.move(w=2)": Output("figure", SVG),
    "lab.count()": Output("number", "109,386"),
    "lab.word()": Output("text", "five < six"),
    "lab.table()": Output("table", columns=("gate", "n"), rows=(("AND", 1), ("OR", None))),
    "lab()": Output("printed", "a < b\n"),
    "lab.nothing()": Output("nothing"),
    "lab.broken()": Failure("run-failed", "ValueError: no <luck>", "snippets/lab.py", 3),
}


def shown(reference: Reference) -> Shown | str:
    """A snippet with one function; any other symbol is unknown."""
    if (reference.module, reference.symbol) not in {("neuron", "neuron"), ("neuron", "")}:
        return f"There is no “{reference.symbol}” in {reference.module}.py."
    text = 'def neuron(x):\n    """Squash."""\n    return x < 1\n'
    source = Source("neuron", "neuron", "function", text, "snippets/neuron.py", 3, 5)
    return Shown(source, Slice("import numpy as np\n\n" + text))


def parsed_note(path: str, text: str) -> Note:
    """A note, or whatever else its suffix says, as the vault reads it."""
    return PARSERS.get(PurePosixPath(path).suffix, parse_note)(
        path, text, name="docs", settings=Settings()
    )


def vault(notes: Mapping[str, str]) -> Vault:
    """A vault of the standing notes and files, and these."""
    texts = NOTES | dict(notes)
    parsed = {path: parsed_note(path, text) for path, text in texts.items()}
    return Vault(Path("docs"), "docs", parsed, tuple(sorted([*FILES, *texts])))


def page(text: str, path: str = "Page.md", **notes: str) -> Page:
    """The page of a note with this text. notes: others, by name; with a suffix where not `.md`."""
    extra = {name if "." in name else f"{name}.md": note for name, note in notes.items()}
    return page_of(vault({path: text, **extra}), path)


def page_of(whole: Vault, path: str) -> Page:
    """The page of one note of a vault."""
    note = whole.notes[path]
    context = Context(
        vault=whole,
        href=lambda target, anchor: quote(f"/{target}") + (f"#{anchor}" if anchor else ""),
        shown=shown,
        outcomes=OUTCOMES,
        code_home=lambda module, symbol: (
            ("Home of code.md", "neuron.py-neuron") if module == "neuron" else None
        ),
        note_of_page=note,
    )
    return render(note, context)


def body(text: str, **notes: str) -> str:
    """The page's HTML below its title."""
    html = page(text, **notes).html
    return html.partition("</h1>\n")[2]


def codes(text: str, **notes: str) -> list[str]:
    """The codes of the page's diagnostics, in order."""
    return [d.code for d in page(text, **notes).diagnostics]


def faults_of_html(html: str) -> list[object]:
    """What a strict HTML parser objects to; unknown elements with a hyphen are fine."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    parser.parse(f"<!doctype html><html><head><title>t</title></head><body>{html}</body></html>")
    return list(parser.errors)
