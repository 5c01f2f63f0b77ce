"""The MkDocs plugin: events only, in life-cycle order. What they do is in the files beside it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from gradient_garden.config import Config, read_config
from gradient_garden.diagnostics import Diagnostic, Severity, has_errors
from gradient_garden.garden.addresses import destination
from gradient_garden.garden.downloads import downloads
from gradient_garden.garden.generated import generated_files, moved_pages
from gradient_garden.hosts import files as published_files
from gradient_garden.hosts import kernel, nav, pages, publish
from gradient_garden.hosts.built import check_built
from gradient_garden.hosts.direction import direction_of
from gradient_garden.hosts.finished import Finished
from gradient_garden.hosts.kept import OneOpen
from gradient_garden.hosts.look import install_look
from gradient_garden.hosts.plain_files import write_plain
from gradient_garden.hosts.search import SearchCache
from gradient_garden.hosts.sidebar import install, sidebar
from gradient_garden.hosts.site import Site, prepare
from gradient_garden.hosts.watch import watched
from gradient_garden.severity import brief, counted, weigh

log = logging.getLogger("mkdocs.plugins.garden")
LEVELS = {
    Severity.ERROR: logging.ERROR,
    Severity.WARNING: logging.WARNING,
    Severity.HINT: logging.INFO,
}


class GardenPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]  # it has no options
    """Publishes a vault of notes and tested snippets with MkDocs."""

    serving = False
    site: Site
    contents: OneOpen
    search: SearchCache
    finished: Finished | None = None  # while previewing it outlives a rebuild
    navigation: Navigation
    target: Path | None = None  # where the site will be, while it is being built beside
    given: Config | None = None  # settings of a vault that has none of its own

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Learn whether this is a preview. Defined also so that the plugin outlives a rebuild."""
        self.serving = command == "serve"
        if dirty:
            raise PluginError("a dirty build leaves wrong pages behind; the garden builds whole")

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read, check, run and render everything, while the old site is still untouched."""
        settings, problems = self._settings(config)
        strict = config.strict and not self.serving
        self.contents = OneOpen()
        self.site = prepare(settings, problems, strict=strict, preview=self.serving)
        self._judge(self.site.diagnostics)
        if self.site.garden.navigation or config.nav is None:
            config.nav = nav.nav_of(self.site.garden.navigation) + nav.nav_of_code(self.site.garden)
        nav.leave_links_to_us(config)
        published_files.link_assets(config)
        install_look(config)
        install(config)
        if self.site.notebooks:
            kernel.limit_cells()
        if not self.serving:
            self._build_beside(config)
        return config

    @event_priority(100)
    def _choose_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        notes = self.site.garden.vault
        chosen = published_files.published(files, config.docs_dir, notes.files)
        if self.given is not None:
            published_files.add_vault(chosen, config, notes)
        published_files.add_made(chosen, config, notes)
        published_files.add_assets(chosen, config)
        published_files.add_generated(chosen, config, self.site.generated)
        published_files.add_texts(chosen, config, downloads(self.site.garden) | self.site.beside)
        language = str(config.theme.get("language") or "en")
        moved = moved_pages(self.site.garden, config.site_url or "", language)
        published_files.add_documents(chosen, config, moved)
        published_files.add_documents(chosen, config, generated_files(self.site.garden))
        return chosen

    @event_priority(-100)
    def _place_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Once mkdocs-jupyter has put its own file objects in place of the notebooks'."""
        published_files.place(files, self.site.addresses, self.site.notebooks)
        return files

    on_files = CombinedEvent(_choose_files, _place_files)

    def on_nav(self, nav_: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Make the build independent of the day; by now the search plugin has its index."""
        nav.undated(files)
        nav.name_pages(files, self.site.garden.navigation)
        self.navigation = nav_
        self.search = SearchCache(self.site.garden.config.cache / "search", config)
        return nav_

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Once every page has its content, find those that are as they were."""
        self.contents.turn_to(None)
        if self.finished is None or not self.serving:
            self.finished = Finished(self.site.garden.config.cache / "finished", self.target)
        made = [file.page for file in files.documentation_pages() if file.page is not None]
        framed = [(page, self._frame(page)) for page in made]
        self.finished.recognise(env, config, self.navigation, framed)
        return env

    @event_priority(-100)
    def on_pre_page(self, page: Page, /, *, config: MkDocsConfig, files: Files) -> Page:
        """Give each page its content: after mkdocs-jupyter, whose rendering is wrapped."""
        path, site = published_files.vault_path(page.file.src_uri), self.site
        self.contents.turn_to(None)
        note = site.garden.vault.notes.get(path)
        if note is None:
            address = published_files.address_of(path)
            if address is not None:
                pages.show_generated(page, site.generated[address])
                self.contents.turn_to(page)
            return page
        if path in site.pages:
            faults = site.faults_of(path) if self.serving else []
            pages.show_note(page, note, site.pages[path], faults)
        elif path in site.notebooks:
            copy = site.notebooks[path]
            pages.show_notebook(page, note, copy, site.garden, serving=self.serving)
        self.contents.turn_to(page)
        return page

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """Show neither MkDocs' metadata parser nor Python-Markdown the text of a note."""
        path = published_files.vault_path(page.file.src_uri)
        return "" if path in self.site.garden.vault.notes else None

    def on_template_context(
        self, context: TemplateContext, /, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give pages that are no notes, such as 404.html, their quick links."""
        return self._framed(context, None)

    def on_post_template(self, output: str, /, *, template_name: str, config: MkDocsConfig) -> str:
        """Take out of the sitemap what changes with the day."""
        return nav.undated_sitemap(output) if template_name == "sitemap.xml" else output

    @event_priority(100)
    def _before_search(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        self.contents.turn_to(page)
        self.search.before(page)
        note = self.site.garden.vault.notes.get(published_files.vault_path(page.file.src_uri))
        if self.site.garden.config.bare:  # a project says itself which way its lines run
            config.theme["direction"] = direction_of(note.text) if note else ""
        return self._framed(context, page)

    @event_priority(-100)
    def _after_search(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        self.search.after(page)
        return context

    on_page_context = CombinedEvent(_before_search, _after_search)

    @event_priority(-100)
    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """Remember each page as it is written."""
        if self.finished is not None:
            self.finished.remember(page, output)
        return output

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Check what was built, after every other plugin has written its files, and publish it."""
        self.contents.turn_to(None)
        self.search.save()
        write_plain(self.site, Path(config.site_dir), config)
        if self.finished is not None:
            self.finished.save()
        self.site.garden.memory.save()
        if self.target is None:
            return
        staging, self.target, config.site_dir = Path(config.site_dir), None, str(self.target)
        try:
            self._check(staging, config)
            publish.swap(staging, Path(config.site_dir))
        finally:
            publish.discard(staging)

    def on_build_error(self, *, error: Exception) -> None:
        """Throw away a build that failed; the site is still as it was."""
        self._discard()

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Watch everything that a page can depend on besides the vault."""
        for path in watched(self.site.garden.config, config):
            server.watch(str(path))
        return server

    def on_shutdown(self) -> None:
        """Throw away a build that was interrupted."""
        self._discard()

    def _settings(self, config: MkDocsConfig) -> tuple[Config, tuple[Diagnostic, ...]]:
        """The settings that were given; else the project's, with MkDocs' word for the vault."""
        if self.given is not None:
            return self.given, ()
        root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
        settings, problems = read_config(root)
        return replace(settings, vault=Path(config.docs_dir).resolve()), problems

    def _discard(self) -> None:
        if self.target is not None:
            publish.discard(publish.staging_of(self.target))
            self.target = None

    def _framed(self, context: TemplateContext, page: Page | None) -> TemplateContext:
        """Add to a template's context what it is told as `garden`."""
        html = self.finished.html(page) if page and self.finished else None
        if html is not None:
            return {**context, "garden": {"finished": Markup(html)}}  # type: ignore[typeddict-unknown-key]  # noqa: S704  ours
        garden = {**self._frame(page), "sidebar": sidebar(context["nav"], page)}
        return {**context, "garden": garden}  # type: ignore[typeddict-unknown-key]

    def _frame(self, page: Page | None) -> dict[str, object]:
        """What the template of a page is told besides the page and the sidebar."""
        return self.site.frame(published_files.vault_path(page.file.src_uri) if page else "")

    def _judge(self, diagnostics: list[Diagnostic]) -> None:
        """Say every diagnostic once; with an error among them, nothing more is built."""
        for severity, line in brief(diagnostics):
            log.log(LEVELS[severity], "%s", line)
        if has_errors(diagnostics) and not self.serving:
            raise PluginError(f"{counted(diagnostics)}; the site is as it was")

    def _build_beside(self, config: MkDocsConfig) -> None:
        """Have MkDocs build into a folder of this process, so that only a good build is seen."""
        self.target = Path(config.site_dir).resolve()
        publish.recover(self.target)
        config.site_dir = str(publish.staging_of(self.target))

    def _check(self, staging: Path, config: MkDocsConfig) -> None:
        """Check the built pages; MkDocs' own strict verdict would come after the swap."""
        name = Path(config.site_dir).name
        mount = urlsplit(config.site_url or "/").path or "/"
        settings = self.site.garden.config
        moved = frozenset(map(destination, self.site.garden.relations.old))
        memory = settings.cache / "built"
        found = check_built(staging, name=name, mount=mount, moved=moved, memory=memory)
        bare = settings.bare and not config.strict
        self._judge(list(weigh(found, settings.severity, bare=bare)))
        counters = [h for h in logging.getLogger("mkdocs").handlers if isinstance(h, CountHandler)]
        if any(counter.get_counts() for counter in counters):
            raise PluginError("warnings in strict mode; the site is as it was")
