"""Giving MkDocs' pages our content: rendered notes; notebooks that mkdocs-jupyter renders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from gradient_garden.diagnostics import Diagnostic
from gradient_garden.digests import digest
from gradient_garden.garden.garden import Garden, context_of
from gradient_garden.garden.rendered import Rendered
from gradient_garden.hosts.faults import boxes
from gradient_garden.hosts.kept import KeptPage, keep
from gradient_garden.hosts.meta import generated_meta, meta_of, safe
from gradient_garden.hosts.notebook_html import cleaned
from gradient_garden.hosts.stored import safe as without_danger
from gradient_garden.pages import Page, TocEntry, page_end
from gradient_garden.vault import Note

Render = Callable[[MkDocsConfig, Files], None]


def show_note(
    host: HostPage, note: Note, pages: Rendered, faults: Sequence[Diagnostic], *, lent: bool
) -> None:
    """Have MkDocs render a page as what was rendered already, with a box for each fault.

    lent: the page has its content only once it is woken.
    """

    def render(config: MkDocsConfig, files: Files) -> None:
        page = pages.about(note.path)
        made_of = digest(pages.key(note.path), repr(faults)) if lent else ""
        _fill(host, page, lambda: boxes(faults) + pages.html(note.path), made_of)
        host.meta = meta_of(note, page)

    _render_by(host, render)


def show_generated(host: HostPage, page: Page, *, lent: bool) -> None:
    """Have MkDocs render a page that no note stands behind."""

    def render(config: MkDocsConfig, files: Files) -> None:
        made_of = digest(page.html, repr(page.toc)) if lent else ""
        _fill(host, page, lambda: page.html, made_of)
        host.meta = generated_meta(page)

    _render_by(host, render)


def _fill(host: HostPage, page: Page, html: Callable[[], str], made_of: str) -> None:
    """Give a page its content and what belongs to it. made_of: names it, if it is lent only."""
    host.title = safe(page.title)
    host.toc = toc_of(page.toc)
    if made_of and isinstance(host, KeptPage):
        host.lend(html, made_of)
        host.content = ""
    else:
        host.content = html()


def show_notebook(
    host: HostPage, note: Note, garden: Garden, faults: list[Diagnostic], *, serving: bool
) -> None:
    """Have mkdocs-jupyter render a page, and take in its HTML, with a box for each fault.

    What cannot be rendered is a box as well while serving, and else a PluginError.
    """
    inner: Render = host.render

    def render(config: MkDocsConfig, files: Files) -> None:
        try:
            inner(config, files)
            html = cleaned(host.content or "")
        except Exception as error:  # whatever mkdocs-jupyter raises becomes a diagnostic
            said = _unrendered(error, f"{garden.vault.name}/{note.path}")
            if not serving:
                raise PluginError(str(said)) from None
            host.content, host.toc = boxes([*faults, said]), TableOfContents([])
        else:
            end = page_end(note, context_of(garden, note))
            shown = without_danger(html) if garden.config.bare else html
            host.content = boxes(faults) + shown + end
        host.title = safe(note.title)
        host.meta = meta_of(note, Page(html="", title=note.title, description=""))

    _render_by(host, render)


def _unrendered(error: Exception, path: str) -> Diagnostic:
    message = " ".join(str(error).split())[:300] or type(error).__name__
    return Diagnostic(path, 1, 1, "notebook-malformed", f"it cannot be shown: {message}")


def _render_by(host: HostPage, render: Render) -> None:
    """Have MkDocs render one page so, once; what the function knows is let go then."""
    keep(host)

    def once(config: MkDocsConfig, files: Files) -> None:
        del host.render
        render(config, files)

    host.render = once  # type: ignore[method-assign]  # for this one page


def toc_of(entries: Iterable[TocEntry]) -> TableOfContents:
    """A page's table of contents in MkDocs' own kind; the first entry is marked as the theme's."""
    links = [_link(entry) for entry in entries]
    if links:
        links[0].active = True  # type: ignore[attr-defined]  # as mkdocs.structure.toc does
    return TableOfContents(links)


def _link(entry: TocEntry) -> AnchorLink:
    link = AnchorLink(safe(entry.title), entry.anchor, entry.level)
    link.children = [_link(child) for child in entry.children]
    return link
