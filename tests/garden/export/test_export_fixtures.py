"""Every case of `fixtures/*.md`: a note of the vault beside them, and below it its Markdown."""

from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import pytest
from markdown_it.utils import read_fixture_file

from gradient_garden.export import in_folder, plain
from gradient_garden.pages import Context
from gradient_garden.vault import Settings, Vault
from tests.garden.export.reading import addresses_of, page_of
from tests.garden.pages.helpers import OUTCOMES, parsed_note, shown

HERE = Path(__file__).parent
CASES = [
    pytest.param(text, expected, id=f"{file.stem}: {title}")
    for file in sorted((HERE / "fixtures").glob("*.md"))
    for _, title, text, expected in read_fixture_file(file)
]
FILES = {
    path.relative_to(HERE / "vault").as_posix(): path.read_text("utf-8")
    for path in sorted((HERE / "vault").rglob("*.*"))
}


def exported(text, path="Page.md"):
    files = {**FILES, path: text}
    made = (".md", ".canvas", ".base")
    notes = {p: parsed_note(p, t) for p, t in files.items() if PurePosixPath(p).suffix in made}
    vault = Vault(HERE, "vault", notes, tuple(sorted(files)), settings=Settings())
    context = Context(vault, lambda target, anchor: target, shown, OUTCOMES)
    return plain(notes[path], context, in_folder(vault.files))


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_note_gives_this_markdown(text, expected):
    assert exported(text.rstrip("\n")).removeprefix("# Page\n\n") == expected


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_every_address_is_that_of_a_file(text, expected):
    made = {f"{path}.md" for path in FILES if path.endswith((".canvas", ".base"))}
    for address in addresses_of(page_of(expected)):
        place = unquote(address.partition("#")[0])
        assert place in {"", "Page.md", *FILES, *made} or place.startswith("figures/")


def test_a_note_may_have_the_name_that_a_base_would_get():
    layout = in_folder(["Books.base", "books.base.MD"])
    assert layout.place("Books.base") == "Books.base (written out).md"


def test_embeds_of_embeds_of_embeds_end():
    """Ten notes that each embed the ten: a page of bounded length (F40)."""
    every = "\n\n".join(f"![[n{n}]]" for n in range(10))
    notes = {f"n{n}.md": parsed_note(f"n{n}.md", f"{'x ' * 500}\n\n{every}") for n in range(10)}
    context = Context(Vault(HERE, "v", notes, tuple(notes)), lambda t, a: t, shown)
    assert len(plain(notes["n0.md"], context, in_folder())) < 1024 * 1024


def test_of_a_note_that_writes_out_very_many_no_heading_is_sure_of_its_name():
    for number, name in ((100, "own"), (300, "heading.own")):
        notes = {f"n{n}.md": parsed_note(f"n{n}.md", "x") for n in range(number)}
        text = "## Own\n\n" + "".join(f"![[n{n}]]\n\n" for n in range(number))
        notes["All.md"] = parsed_note("All.md", text)
        vault = Vault(HERE, "v", notes, tuple(sorted(notes)))
        assert in_folder().href(vault, "All.md", "own", "n0.md") == f"All.md#{name}"
