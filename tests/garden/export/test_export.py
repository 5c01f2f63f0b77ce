"""A vault with everything in it, exported and built, read by a parser that knows no dialect."""

import os
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

from tests.garden.export.reading import ids_of, page_of
from tests.garden.hosts.conftest import GOOD, Project

READER = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])
SNIPPET = (
    GOOD["snippets/neuron.py"]
    + '''

def table() -> list[dict[str, float]]:
    """Two rows."""
    return [{"step": 1, "loss|error": 0.5}, {"step": 2, "loss|error": 0.25}]


def greet() -> None:
    """Say so."""
    print("``` hello")
'''
)
LESSON = """---
description: All there is.
---
Back to [[index|the *start*]] and [[#Its sum]], [[Straße 1 (neu)#Größe & Maß]], [[Nope]], #a/b.
A %%hidden [[secret]]%% word with ==marks==, $a_1 * b$ and 2 * 3 * 4 [not a link].
%%
Nobody sees this.
%%

## Its sum

> [!warning] Mind *this*
> Text ^[A note at the foot.]
> > [!note]
> > Inner

> [!quiz] What?
> - [x] yes
> - [ ] no

| a | b |
|---|--:|
| [[index\\|home]] | `x\\|y` |

$$
\\frac{1}{2}
$$

![[neuron.py#neuron|The code]]

![[neuron.py#line(w={0.5, 2.0})|A line with $w$]]

![[neuron.py#table()|The *table*]]

![[neuron.py#greet()]]

It has ![[neuron.py#count()]] parameters. ![[dot.png|A dot|20]]

![[Straße 1 (neu)#Größe & Maß]]

![[Straße 1 (neu)#^only]]

- one
- two
  1. three
"""
FILES = {
    **{path: text for path, text in GOOD.items() if not path.endswith("Neuron.md")},
    "snippets/neuron.py": SNIPPET,
    "docs/1 Lessons/Neuron.md": LESSON,
    "docs/1 Lessons/Straße 1 (neu).md": (
        "Top.\n\n## Größe & Maß\n\nBig [[Neuron]].\n\nOnly. ^only\n"
    ),
    "docs/index.md": "Start with [[Neuron]].\n",
    "docs/Contents.md": "- [[index|Home]]\n- Part\n  - [[Neuron]]\n  - [[Straße 1 (neu)]]\n",
    "docs/1 Lessons/dot.png": b"x",
    "pyproject.toml": '[tool.garden.severity]\nlink-missing = "warning"\nnote-orphan = "off"\n',
}


def names(file):
    return ids_of(page_of(file.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The project, exported into one folder and built into another."""
    project = Project(tmp_path_factory.mktemp("made"), FILES)
    exported = project.run("export", "--to", "plain")
    assert exported.returncode == 0, exported.stderr
    built = project.run("build")
    assert built.returncode == 0, built.stderr
    return project.root


def tokens_of(text):
    for token in READER.parse(text):
        yield token
        yield from token.children or ()


@pytest.mark.parametrize("folder", ["plain", "site"])
def test_every_relative_link_leads_to_a_file_and_a_heading(made, folder):
    top, count = made / folder, 0
    for file in sorted(top.rglob("*.md")):
        for token in tokens_of(file.read_text(encoding="utf-8")):
            address = token.attrs.get("href") or token.attrs.get("src")
            if address is None or "//" in address:
                continue
            place, _, fragment = unquote(address).partition("#")
            target = Path(os.path.normpath(file.parent / place)) if place else file
            assert target.is_file(), (file, address)
            assert not fragment or fragment in names(target), (file, address)
            count += 1
    assert count >= 15


@pytest.mark.parametrize("folder", ["plain", "site"])
def test_nothing_of_the_dialect_is_left(made, folder):
    for file in [*(made / folder).rglob("*.md"), made / folder / "llms-full.txt"]:
        text = "".join(
            token.content
            for token in tokens_of(file.read_text(encoding="utf-8"))
            if token.type in {"text", "html_inline", "html_block"}
        )
        for sign in (
            "[[",
            "![[",
            "%%",
            "==",
            "hidden",
            "Nobody",
            "secret",
            "^only",
            "{{",
            "<script",
        ):
            assert sign not in text, (file, sign)


def lesson(made):
    return (made / "plain/1 Lessons/Neuron.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "part",
    [
        "# Neuron\n\nBack to [the *start*](../index.md) and [Its sum](#its-sum)",
        "[Straße 1 (neu) > Größe & Maß](Stra%C3%9Fe%201%20%28neu%29.md#",
        "<mark>marks</mark>, $a_1 * b$ and 2 \\* 3 \\* 4 \\[not a link\\].",
        "> [!WARNING]\n> **Mind *this***\n>\n> Text [^1]\n>\n> > **Note**\n> >\n> > Inner",
        "> **What?**\n>\n> - [x] yes\n> - [ ] no",
        "| [home](../index.md) | `x\\|y` |",
        "$$\n\\frac{1}{2}\n$$",
        "The code (`snippets/neuron.py`):\n\n```python\ndef neuron(x: float)",
        "![w = 0.5: A line with w](../figures/",
        "| step | loss\\|error |\n| ---: | ---: |\n| 1 | 0.50 |\n| 2 | 0.25 |\n\nThe *table*",
        "````text\n``` hello\n````",
        "It has 109,386 parameters. ![A dot](dot.png)",
        "## Größe & Maß\n\nBig [Neuron](Neuron.md).",
        "Only.\n\nFrom [Straße 1 (neu)](Stra%C3%9Fe%201%20%28neu%29.md#block.only)",
        "- one\n- two\n  1. three",
        "[^1]: A note at the foot.",
    ],
)
def test_each_thing_is_written_as_plain_markdown(made, part):
    assert part in lesson(made)


def test_figures_are_files_with_colours_of_their_own(made):
    for folder in ("plain/figures", "site/assets/figures"):
        figures = sorted((made / folder).glob("*.svg"))
        assert len(figures) == 2
        assert all(
            "<svg" in f.read_text("utf-8") and "var(--" not in f.read_text("utf-8") for f in figures
        )


def test_a_markdown_file_lies_beside_every_page(made):
    pages = [p for p in (made / "site").rglob("index.html") if p.parent.name != "code"]
    notes = [
        p for p in pages if "article" in p.read_text("utf-8") and p.with_suffix(".md").is_file()
    ]
    names = {p.parent.relative_to(made / "site").as_posix() for p in notes}
    assert names == {".", "1-lessons/neuron", "1-lessons/straße-1-neu", "contents"}


def test_the_list_for_language_models_names_every_note_of_the_navigation(made):
    index = (made / "site/llms.txt").read_text(encoding="utf-8")
    assert index.startswith("# Tiny\n\n## Notes\n\n- [index](https://tiny.example/index.md)")
    assert (
        "## Part\n\n- [Neuron](https://tiny.example/1-lessons/neuron/index.md): All there is.\n"
        in index
    )
    plain = (made / "plain/llms.txt").read_text(encoding="utf-8")
    for token in tokens_of(plain):
        if token.type == "link_open":
            assert (made / "plain" / unquote(token.attrs["href"])).is_file()


def test_a_second_export_gives_the_same_bytes(made):
    project = Project(made, {})
    assert project.run("export", "--to", "again", PYTHONHASHSEED="7").returncode == 0
    files = {
        p.relative_to(made / "plain"): p.read_bytes()
        for p in (made / "plain").rglob("*.*")
        if p.is_file()
    }
    again = {
        p.relative_to(made / "again"): p.read_bytes()
        for p in (made / "again").rglob("*.*")
        if p.is_file()
    }
    assert files == again


@pytest.mark.parametrize("to", ["plain", "docs/out"])
def test_a_folder_in_use_and_the_vault_itself_are_refused_in_one_line(made, to):
    done = Project(made, {}).run("export", "--to", to)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert not (made / "docs/out").exists()


def test_a_vault_without_settings_is_exported_as_it_is(tmp_path):
    project = Project(
        tmp_path, {"V/梯度.md": "[[شبكة]] [[Nope]]", "V/شبكة.md": "![[梯度]]", "V/a.txt": "x"}
    )
    done = project.run("export", "V", "--to", "out", XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert done.returncode == 0, done.stderr
    files = sorted(p.name for p in (tmp_path / "out").iterdir())
    assert files == ["a.txt", "llms-full.txt", "llms.txt", "شبكة.md", "梯度.md"]
    assert (tmp_path / "out/شبكة.md").read_text("utf-8").count("From [梯度](") == 1
