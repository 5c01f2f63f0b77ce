"""What a vault is made of, as frozen values: notes, headings, blocks, links, files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from markdown_it.token import Token

from gradient_garden.diagnostics import Diagnostic
from gradient_garden.vault.index import Index, index_of

LinkForm = Literal["wiki", "embed", "markdown", "image", "property"]


@dataclass(frozen=True, slots=True)
class Link:
    """One link or embed, as it was typed and as it is cleaned.

    original: the exact source, brackets included. target: the link text before the first `|`.
    path: the file part, trimmed, in NFC, "" for the note itself. subpath: what follows the first
    `#`, trimmed, without that `#`; for an embed of code it is the symbol or call, untouched.
    display: the text after `|` as typed, or None. line, column: of the first bracket, from 1.
    key: of a link in a property, where it stands, such as `needs.0`.
    """

    original: str
    target: str
    path: str
    subpath: str
    display: str | None
    form: LinkForm
    line: int
    column: int
    key: str = ""

    @property
    def text(self) -> str:
        """What is shown where the author wrote no display text: `Note > Heading > Sub`."""
        return " > ".join(part for part in self.target.split("#") if part.strip())


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its source text, its rendered text, its level 1 to 6 and its final anchor."""

    source: str
    text: str
    level: int
    anchor: str
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """A block that `^id` names; its anchor in the page is `^` and the id in lower case."""

    id: str
    line: int

    @property
    def anchor(self) -> str:
        """The id attribute of the block's element."""
        return "^" + self.id.lower()


@dataclass(frozen=True, slots=True)
class Tag:
    """One inline tag, without its `#`, and the place of that `#`, from 1.

    hidden: it stands in a comment, so a published page must not show it.
    """

    name: str
    line: int
    column: int
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """One parsed note. `tokens` feed both the index and the renderer; nobody changes them.

    hidden_links: those inside comments; the app indexes them, a published page must not.
    address: the page's address in the site, such as `the-machine/the-artificial-neuron/`.
    cells: of a notebook, the line of `text` at which each Markdown cell begins, from 1.
    made: what `remembered` functions have made of it.
    """

    path: str  # in the vault, with forward slashes: "2 The machine/The artificial neuron.md"
    title: str
    text: str
    properties: Mapping[str, object]
    tokens: Sequence[Token] = field(compare=False, repr=False)
    headings: tuple[Heading, ...] = ()
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    tags: tuple[str, ...] = ()  # property tags first, then inline, without "#", repeats kept
    aliases: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    inline_tags: tuple[Tag, ...] = ()
    hidden_links: tuple[Link, ...] = ()
    address: str = ""
    cells: tuple[int, ...] = ()
    made: dict[str, object] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the vault's own `.obsidian/app.json` says that changes the meaning of its notes."""

    strict_line_breaks: bool = False
    attachment_folder: str = ""
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vault:
    """All notes and files of a vault, read once.

    name: how diagnostics call the root, such as `docs`. files: every published file's path,
    notes included, sorted. withheld: paths that are not published, and are in neither of the two.
    moved: the addresses of files, other than notes, that have not the one of their path.
    has_code: whether a link to a `.py` file means a snippet. sizes: of files, in bytes, by path.
    index: what resolution looks names up in. made: what else is worked out once of all of it.
    """

    root: Path
    name: str
    notes: Mapping[str, Note]
    files: tuple[str, ...]
    settings: Settings = field(default_factory=Settings)
    diagnostics: tuple[Diagnostic, ...] = ()
    withheld: frozenset[str] = frozenset()
    moved: Mapping[str, str] = field(default_factory=dict)
    has_code: bool = True
    sizes: Mapping[str, int] = field(default_factory=dict)
    index: Index = field(init=False, repr=False, compare=False)
    made: dict[str, object] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        aliases = {path: note.aliases for path, note in self.notes.items()}
        files = sorted((*self.files, *self.withheld))  # a look-up depends on no walk
        object.__setattr__(self, "index", index_of(files, aliases))


@dataclass(frozen=True, slots=True)
class Resolution:
    """Where a link's path leads. target is None where nothing matches.

    rule: the rule of Obsidian's that chose, such as `exact`, `same-folder`, `shortest`, `alias`;
    `unpublished` where it chose a file that is kept off the site. candidates: every file that
    matched, best first.
    """

    target: str | None
    rule: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NavItem:
    """One line of the site's navigation; a section without a page of its own has no path."""

    title: str
    path: str | None
    children: tuple[NavItem, ...] = ()
