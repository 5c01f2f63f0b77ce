"""Every link of a vault checked: one function per kind of fault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from gradient_garden.diagnostics import Diagnostic, Severity, did_you_mean, in_order
from gradient_garden.vault.bases.note import is_base
from gradient_garden.vault.code_links import leads_to_code
from gradient_garden.vault.model import Link, Note, Resolution, Vault
from gradient_garden.vault.notebook import cell_of
from gradient_garden.vault.prerequisites import cycles, needs_links, prerequisites
from gradient_garden.vault.redirects import redirects
from gradient_garden.vault.resolve import resolve, typed_exactly
from gradient_garden.vault.subpath import locate
from gradient_garden.vault.suggestions import as_typed, is_folder, near_heading, near_name
from gradient_garden.vault.terms import is_term

SAID = 4  # files that an ambiguous link names besides its own
CONTENTS, HOME = "Contents.md", "index.md"
RULES = {  # why one of several files was chosen
    "absolute": "its path from the top",
    "exact": "its whole path",
    "relative": "its path from this note",
    "same-folder": "the nearest",
    "shortest": "the shortest path",
}


def check(vault: Vault) -> tuple[Diagnostic, ...]:
    """Return all diagnostics of a vault, in order: those of reading it, and of its links.

    Links to `.py` files are the snippets' business, and those in comments are nobody's.
    """
    found = list(vault.diagnostics)
    for note in vault.notes.values():
        for link in note.links:
            if not leads_to_code(vault, link):
                found += check_link(vault, note, link)
    found += orphans(vault)
    found += needs_cycles(vault)
    found += redirects(vault).diagnostics
    return tuple(in_order(found))


def check_link(vault: Vault, note: Note, link: Link) -> Iterator[Diagnostic]:
    """Yield what is wrong with one link: its file, or else its subpath and spelling."""
    resolution = resolve(vault, link.path, note.path)
    if resolution.rule == "unpublished":
        yield unpublished(vault, note, link)
        return
    if resolution.target is None:
        yield missing(vault, note, link)
        return
    yield from subpath_missing(vault, note, link, resolution)
    yield from ambiguous(vault, note, link, resolution)
    yield from by_alias(vault, note, link, resolution)
    yield from by_other_case(vault, note, link, resolution)


def missing(vault: Vault, note: Note, link: Link) -> Diagnostic:
    """Rules R7 and E8: no file has this path."""
    code = "embed-missing" if link.form in ("embed", "image") else "link-missing"
    if is_folder(link.path, note.path, vault.files):
        message, hint = f"“{link.path}” is a folder, which no link leads to", "link to a note in it"
        return _diagnostic(vault, note, link, code, message, hint)
    message = f"nothing in the vault is called “{link.path}”"
    hint = near_name(link.path, vault.files, tuple(vault.index.aliases))
    return _diagnostic(vault, note, link, code, message, hint or "create it, or correct the link")


def unpublished(vault: Vault, note: Note, link: Link) -> Diagnostic:
    """Rule X16: the file is there, but its author holds it back."""
    message = f"“{link.path}” is not published, so readers see no link"
    hint = "publish it, or take the link out"
    return _diagnostic(vault, note, link, "link-unpublished", message, hint, Severity.WARNING)


def subpath_missing(
    vault: Vault, note: Note, link: Link, resolution: Resolution
) -> Iterator[Diagnostic]:
    """Rule S6: the note is there, the heading or block is not."""
    target = vault.notes.get(resolution.target or "")
    wanted = link.subpath.strip("# ")
    if target is None or not wanted or wanted.startswith("[^") or locate(target, wanted):
        return
    if is_base(target.path):  # it names a view, and the page that embeds it knows them
        return
    if wanted.rpartition("#")[2].strip().startswith("^"):
        name = wanted.rpartition("^")[2]
        hint = did_you_mean(name, [block.id for block in target.blocks])
        hint = hint or f"write ^{name} after the block that is meant, or correct the link"
        message = f"“{target.path}” has no block ^{name}"
        yield _diagnostic(vault, note, link, "block-missing", message, hint)
    else:
        message = f"“{target.path}” has no heading “{wanted}”"
        yield _diagnostic(
            vault, note, link, "heading-missing", message, near_heading(target, wanted)
        )


def ambiguous(vault: Vault, note: Note, link: Link, found: Resolution) -> Iterator[Diagnostic]:
    """Rule R11: several files match; the app's choice is taken."""
    if len(found.candidates) > 1:
        others = _some(found.candidates[1:])
        why = RULES.get(found.rule, found.rule)
        message = f"“{link.path}” means “{found.target}” here ({why}), but could be {others}"
        hint = "write more of the path"
        yield _diagnostic(vault, note, link, "link-ambiguous", message, hint, Severity.WARNING)


def _some(paths: tuple[str, ...]) -> str:
    """The first few paths, and how many more there are."""
    more = f" and {len(paths) - SAID} more" if len(paths) > SAID else ""
    return ", ".join(f"“{path}”" for path in paths[:SAID]) + more


def by_alias(vault: Vault, note: Note, link: Link, found: Resolution) -> Iterator[Diagnostic]:
    """Rule R9: the app itself does not follow aliases."""
    if found.rule == "alias":
        message = f"“{link.path}” is only an alias of “{found.target}”"
        name = PurePosixPath(found.target or "").stem
        hint = f"write [[{name}|{link.path}]]"
        yield _diagnostic(vault, note, link, "link-alias", message, hint, Severity.WARNING)


def by_other_case(vault: Vault, note: Note, link: Link, found: Resolution) -> Iterator[Diagnostic]:
    """Rule R8: found, but written with other capitals than the file."""
    if found.rule not in ("self", "alias") and not typed_exactly(link.path, found.target or ""):
        message = f"“{link.path}” differs in capitals from “{found.target}”"
        hint = f"write {as_typed(link.path, found.target or '')}"
        yield _diagnostic(vault, note, link, "link-case", message, hint, Severity.WARNING)


def orphans(vault: Vault) -> Iterator[Diagnostic]:
    """Notes that neither the contents nor the home page link to; only where there are contents."""
    if CONTENTS not in vault.notes:
        return
    reached = {CONTENTS, HOME}
    for path in (CONTENTS, HOME):
        links = vault.notes[path].links if path in vault.notes else ()
        reached |= {resolve(vault, link.path, path).target or "" for link in links}
    for path, note in vault.notes.items():
        if path not in reached and note.properties.get("draft") is not True and not is_term(note):
            message, hint = f"“{note.title}” is not in {CONTENTS}", f"link to it in {CONTENTS}"
            where = f"{vault.name}/{path}"
            yield Diagnostic(where, 1, 1, "note-orphan", message, hint, Severity.WARNING)


def needs_cycles(vault: Vault) -> Iterator[Diagnostic]:
    """Notes that need each other in a circle: nobody can begin anywhere in it."""
    for cycle in cycles(prerequisites(vault)):
        first = cycle.index(min(cycle))
        path, wanted, *_ = way = [*cycle[first:], *cycle[:first], cycle[first]]
        note = vault.notes[path]
        links = needs_links(note)
        link = next(k for k in links if resolve(vault, k.path, path).target == wanted)
        names = " → ".join(f"“{vault.notes[each].title}”" for each in way)
        message = f"the note needs itself: {names}"
        yield _diagnostic(vault, note, link, "needs-cycle", message, "take one link out of `needs`")


def _diagnostic(
    vault: Vault,
    note: Note,
    link: Link,
    code: str,
    message: str,
    hint: str,
    severity: Severity = Severity.ERROR,
) -> Diagnostic:
    """Place a fault at its link; in a notebook, name the cell instead of a line."""
    where, line, column = f"{vault.name}/{note.path}", link.line, link.column
    if note.cells:
        message, line, column = f"Markdown cell {cell_of(note, line)}: {message}", 1, 1
    return Diagnostic(where, line, column, code, message, hint, severity)
