"""All that the MkDocs plugin knows during one build, made before MkDocs reads a single file."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from gradient_garden import lab
from gradient_garden.config import Config
from gradient_garden.diagnostics import Diagnostic
from gradient_garden.garden.addresses import address_in, url_of
from gradient_garden.garden.garden import Garden, grow, survey
from gradient_garden.garden.generated import generated_pages
from gradient_garden.garden.proving import proved
from gradient_garden.garden.rendered import Rendered
from gradient_garden.garden.rendering import render_all, save
from gradient_garden.garden.runs import write_report
from gradient_garden.garden.verdict import verdict
from gradient_garden.hosts import notebooks
from gradient_garden.hosts.meta import safe
from gradient_garden.pages import Page, minutes_for
from gradient_garden.progress import reporting


@dataclass(frozen=True)
class Site:
    """One build: the grown garden, its rendered pages, its notebooks' copies, all diagnostics."""

    garden: Garden
    pages: Rendered
    notebooks: Mapping[str, Path]
    diagnostics: list[Diagnostic]

    @property
    def addresses(self) -> dict[str, str]:
        """The address of every published file of the vault."""
        return {path: address_in(self.garden.vault, path) for path in self.garden.vault.files}

    @property
    def beside(self) -> dict[str, str]:
        """The texts that stand beside pages, by address."""
        return {
            f"{address_in(self.garden.vault, path)}{name}": text
            for path in self.pages
            for name, text in self.pages.about(path).files.items()
        }

    @cached_property
    def generated(self) -> dict[str, Page]:
        """The pages that nobody wrote, by address."""
        return generated_pages(self.garden)

    def faults_of(self, path: str) -> list[Diagnostic]:
        """The diagnostics of one note; the home page has those of no note besides its own."""
        name, notes = self.garden.vault.name, self.garden.vault.notes
        found = [d for d in self.diagnostics if d.path == f"{name}/{path}"]
        if address_in(self.garden.vault, path) == "":
            known = {f"{name}/{note}" for note in notes}
            found += [d for d in self.diagnostics if d.path not in known]
        return found

    def frame(self, path: str = "") -> dict[str, object]:
        """What templates are told as `garden`: quick links, reading time, source."""
        words = self.pages.words(path) if path in self.pages else 0
        return {
            "quick": self.quick,
            "words": words,
            "minutes": minutes_for(words),
            "source": safe(path),
        }

    @cached_property
    def quick(self) -> list[tuple[str, str]]:
        """Title and address of the notes that every page links to, where they exist."""
        by_title = {note.title: note for note in reversed(list(self.garden.vault.notes.values()))}
        found = [by_title[title] for title in self.garden.config.quick if title in by_title]
        return [(safe(note.title), url_of(note.address)) for note in found]


def prepare(
    config: Config,
    problems: Iterable[Diagnostic] = (),
    *,
    strict: bool,
    preview: bool,
    last: Site | None = None,
) -> Site:
    """Read, run, prove and render everything of a project. problems: what its settings have wrong.

    preview: an edit should be seen soon, so tests are not run; what they proved is still shown.
    Drafts are shown too. last: the build before, in the same process.
    """
    with no_collection():
        return _prepared(config, problems, strict, preview, last)


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep the garbage collector from walking millions of tokens that all stay alive."""
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.freeze()


def _prepared(
    config: Config,
    problems: Iterable[Diagnostic],
    strict: bool,
    preview: bool,
    last: Site | None,
) -> Site:
    memory, entries = (last.garden.memory, last.pages.entries) if last else (None, None)
    seen = survey(config, drafts=preview, memory=memory)
    with reporting(len(seen.plan.tasks)) as report:
        grown = grow(seen, jobs=config.jobs, report=report)
    write_report(config, grown.plan, grown.outcomes, report)
    with reporting(len(lab.test_modules(config.tests))) as report:
        garden = proved(grown, run=not preview, report=report)
    pages = render_all(garden, config.cache / "pages", entries)
    garden.memory.release()
    save(pages, config.cache / "pages")
    pages = replace(pages, stored={})  # what was in the cache is not needed any more
    copies = notebooks.prepare(garden, config.cache / "notebooks")
    return Site(garden, pages, copies, verdict(garden, pages, problems, strict=strict))
