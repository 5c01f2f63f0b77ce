"""What rendering needs and gives, as frozen values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from gradient_garden.diagnostics import Diagnostic
from gradient_garden.lab.model import Call, Outcome, Output, Reference, Slice, Source
from gradient_garden.lab.uses import Use
from gradient_garden.vault import Citation, Passage
from gradient_garden.vault.model import Note, Vault


@dataclass(frozen=True, slots=True)
class TocEntry:
    """One line of a page's table of contents; title is plain text."""

    title: str
    anchor: str
    level: int
    children: tuple[TocEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A rendered note. title and description are plain text; html goes into Material's article.

    searched: whether the site's search knows the page. plain: the note as plain Markdown, where
    it has been written so. files: texts that belong beside the page, by name.
    """

    html: str
    title: str
    description: str
    toc: tuple[TocEntry, ...] = ()
    words: int = 0
    searched: bool = True
    files: Mapping[str, str] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    plain: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything the page says about one symbol.

    slice: what the copy button gives. tests: those that execute the symbol, as
    `tests/snippets/test_neuron.py::test_name`; empty where no proof was asked for. uses: the names
    in the source that snippets define.
    """

    source: Source
    slice: Slice
    tests: tuple[str, ...] = ()
    uses: tuple[Use, ...] = ()


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another note, as a page speaks of it: path, title, a line about it, minutes to read it."""

    path: str
    title: str
    description: str = ""
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Citing:
    """A note that cites the page's note, and every place where it does, in order."""

    note: Neighbour
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rest of the vault has to do with one note, each in reading order.

    needs: what to know first; opens: notes that need this one. cited: who speaks of it; listed:
    who only lists it, as a table of contents does. leads: the notes that this one links to.
    related: near it by what they share, and not linked with it, nearest first. part: the notes of
    its part of the navigation, itself among them.
    """

    needs: tuple[Neighbour, ...] = ()
    opens: tuple[Neighbour, ...] = ()
    cited: tuple[Citing, ...] = ()
    listed: tuple[Neighbour, ...] = ()
    leads: tuple[Neighbour, ...] = ()
    related: tuple[Neighbour, ...] = ()
    part: tuple[Neighbour, ...] = ()
    part_title: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One note of the learning order, with what it needs."""

    note: Neighbour
    needs: tuple[Neighbour, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A word that a note explains; the note's description is what it means.

    spellings: how the word is written, without regard to case. lesson, anchor: the place that
    teaches it, if the note names one.
    """

    note: Neighbour
    spellings: tuple[str, ...]
    lesson: Neighbour | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class TermIndex:
    """The terms by path, and their spellings, cut into words, by first word, longest first."""

    terms: Mapping[str, Term] = field(default_factory=dict)
    spelt: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a note shows a symbol. call: whose result is shown there; "" for the source."""

    note: Neighbour
    anchor: str
    call: str = ""


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A number, or a short text, that flows into sentences; or the numbers of a table or a print.

    seed: such as `seed = 0`, "" where chance has no part. tests: that execute what made it.
    many: the table or print, None for a single value.
    """

    value: str
    call: Call
    seed: str
    tests: tuple[str, ...]
    places: tuple[Mention, ...]
    many: Output | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Words of a note, at a line and column, that rest on a test, by pytest's name."""

    note: Neighbour
    line: int
    column: int
    test: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Spent:
    """What the calls of a site took when they last ran.

    seconds: of all of them; slowest: the call that took longest, which is how many seconds; peak:
    the most memory of any, in bytes.
    """

    calls: int = 0
    seconds: float = 0.0
    slowest: str = ""
    longest: float = 0.0
    peak: int = 0


@dataclass(frozen=True, slots=True)
class Context:
    """What a note is rendered against; all of it values or pure functions.

    href(target, anchor): the address of a vault file (and an anchor in it) as seen from the page
    being rendered. shown(reference): a symbol's source and slice, or diagnostics-worthy text.
    outcomes: by `str(call)`. code_home(module, symbol): the (note path, anchor) of the first place
    that shows a symbol, or None. code_page(module, symbol): how the page links to the place of a
    symbol, or of none, on its module's own page; None without such pages. downloads: name
    and address of each file of the page's code. test_of(module, name): how pytest calls a test,
    "" if there is none. numbers, claims, spent: those of the whole vault. tag_href(tag): the
    address of a tag's page, or None. surroundings: of the note of the page. steps: the
    learning order of the whole vault. graph_href: the address of the graph of all notes, "" for
    none. terms: the words explained.
    """

    vault: Vault
    href: Callable[[str, str], str]
    shown: Callable[[Reference], Shown | str]
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    code_home: Callable[[str, str], tuple[str, str] | None] = lambda module, symbol: None
    code_page: Callable[[str, str], str | None] = lambda module, symbol: None
    downloads: tuple[tuple[str, str], ...] = ()
    test_of: Callable[[str, str], str] = lambda module, name: ""
    numbers: Callable[[], tuple[NumberRow, ...]] = lambda: ()
    claims: Callable[[], tuple[Claim, ...]] = lambda: ()
    spent: Callable[[], Spent] = lambda: Spent()
    note_of_page: Note | None = None
    surroundings: Surroundings = Surroundings()
    graph_href: str = ""
    terms: TermIndex = TermIndex()
    tag_href: Callable[[str], str | None] = lambda tag: None
    steps: tuple[Step, ...] = ()
