"""The MkDocs plugin: events only, in life-cycle order. What they do is in the files beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from gradient_garden.config import Config, read_config
from gradient_garden.diagnostics import Diagnostic
from gradient_garden.garden.addresses import destination
from gradient_garden.garden.downloads import downloads
from gradient_garden.garden.generated import generated_files, moved_pages
from gradient_garden.hosts import files as published_files
from gradient_garden.hosts import finished, nav, pages, publish
from gradient_garden.hosts.building import Builder
from gradient_garden.hosts.built import Reader
from gradient_garden.hosts.direction import direction_of
from gradient_garden.hosts.finished import Finished, Records, may_spare
from gradient_garden.hosts.judge import judge, judge_built
from gradient_garden.hosts.kept import OneOpen
from gradient_garden.hosts.look import install_look, quick_templates
from gradient_garden.hosts.plain_files import PlainFiles
from gradient_garden.hosts.search import Entries, SearchCache
from gradient_garden.hosts.sidebar import Sidebar, install
from gradient_garden.hosts.site import Site, prepare
from gradient_garden.lab import processes

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


class GardenPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]  # it has no options
    """Publishes a vault of notes and tested snippets with MkDocs."""

    serving = False
    site: Site
    contents: OneOpen
    search: SearchCache
    navigation: Navigation
    sidebar: Sidebar
    finished: Finished
    files: published_files.SomeBuilt
    pages: tuple[Page, ...] = ()  # all, in the order of MkDocs
    spared: tuple[Page, ...] = ()  # those that are as they were
    facts: dict[str, Any]  # of pages that are built and looked at
    records: Records  # of the last build
    target: Path | None = None  # where the site will be, while it is being built beside
    last: Site | None = None  # the last build, while previewing
    entries: Entries | None = None  # what a search finds in it
    given: Config | None = None  # settings of a vault that has none of its own

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Learn whether this is a preview. Defined also so that the plugin outlives a rebuild."""
        self.serving, self.records = command == "serve", {}
        self.last = self.entries = None
        if dirty:
            raise PluginError("a dirty build leaves wrong pages behind; the garden builds whole")

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read, check, run and render everything, while the old site is still untouched."""
        settings, problems = self._settings(config)
        strict = config.strict and not self.serving
        self.contents = OneOpen()
        self.site = prepare(settings, problems, strict=strict, preview=self.serving, last=self.last)
        self.last = self.site if self.serving else None
        judge(self.site.diagnostics, lives_on=self.serving)
        if self.site.garden.navigation or config.nav is None:
            config.nav = nav.nav_of(self.site.garden.navigation) + nav.nav_of_code(self.site.garden)
        nav.leave_links_to_us(config)
        published_files.link_assets(config)
        install_look(config)
        install(config)
        quick_templates(config, settings.cache / "templates")
        published_files.leave_runs_to_us(config)
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
        self.files = published_files.SomeBuilt(files)
        return self.files

    on_files = CombinedEvent(_choose_files, _place_files)

    def on_nav(self, nav_: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Make the build independent of the day; by now the search plugin has its index."""
        settings = self.site.garden.config
        nav.undated(files)
        nav.name_pages(files, self.site.garden.navigation)
        self.navigation, self.sidebar = nav_, Sidebar(nav_)
        self.search = SearchCache(settings.cache / "search", config, self.entries)
        return nav_

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Once every page is known, take over those that are as they were; the rest is built."""
        self.contents.turn_to(None)
        found = [file.page for file in files.documentation_pages()]
        self.pages = tuple(page for page in found if page is not None)
        target = Path(self.target or "")
        self.facts = {}
        self.finished = Finished(target, self._records(), stays=self.serving)
        framed = ((page, self._frame(page)) for page in self.pages)
        known = self.search.knows
        self.spared = tuple(self.finished.recognise(config, self.navigation, framed, known))
        for page in self.spared:
            self.search.take(page)
        self.files.spare(self.spared, target if self.serving else None)
        if may_spare(config) and not self.serving:
            self._build_pages(env, config)
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
                pages.show_generated(page, site.generated[address], lent=may_spare(config))
                self.contents.turn_to(page)
            return page
        faults = site.faults_of(path) if self.serving else []
        if path in site.pages:
            pages.show_note(page, note, site.pages, faults, lent=may_spare(config))
        elif path in site.notebooks:
            pages.show_notebook(page, note, site.garden, faults, serving=self.serving)
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
        if self.site.garden.config.bare:  # what comes next is no note, perhaps
            config.theme["direction"] = None
        self.finished.remember(page, output)
        return output

    @event_priority(100)
    def _arrange_search(self, *, config: MkDocsConfig) -> None:
        """Before the search plugin writes its index."""
        self.contents.turn_to(None)
        self.search.arrange(self.pages)

    @event_priority(-100)
    def _publish(self, *, config: MkDocsConfig) -> None:
        """Check what was built, after every other plugin has written its files, and publish it."""
        self._keep()
        self.records, self.entries = self.finished.fresh, self.search.fresh
        plain, done = PlainFiles(self.site, Path(config.site_dir)), self.files.notes_there
        plain.write_all(config, done)
        if self.target is None:
            return
        reader, staging, target = self._reader(config), Path(config.site_dir), self.target
        self.target, config.site_dir = None, str(target)
        try:
            if self.serving:
                publish.merge(staging, target, self.files.there.union(map(plain.place, done)))
            else:
                judge_built(reader, self.site.garden.config, name=target.name, strict=config.strict)
                publish.swap(staging, target)
        finally:
            publish.discard(staging)

    on_post_build = CombinedEvent(_arrange_search, _publish)

    def on_build_error(self, *, error: Exception) -> None:
        """Throw away a build that failed; the site is still as it was."""
        self._discard()

    @event_priority(100)
    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Watch everything that a page can depend on besides the vault."""
        from gradient_garden.hosts.watch import hear, watched  # with a web server, for no build

        settings = self.site.garden.config
        if not settings.poll:
            hear(server, settings.vault)
        for path in watched(settings, config):
            server.watch(str(path))
        return server

    def on_shutdown(self) -> None:
        """Throw away a build that was interrupted; keep what a preview knows for the next."""
        self._discard()
        if self.last is not None:
            self.last.garden.memory.save()

    def _settings(self, config: MkDocsConfig) -> tuple[Config, tuple[Diagnostic, ...]]:
        """The settings that were given; else the project's, with MkDocs' word for the vault."""
        if self.given is not None:
            return self.given, ()
        root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
        settings, problems = read_config(root)
        return replace(settings, vault=Path(config.docs_dir).resolve()), problems

    def _build_pages(self, env: Environment, config: MkDocsConfig) -> None:
        """Build pages on all cores, since no plugin is there that could mind."""
        every = self.files.documentation_pages()
        parts = config, env, self.navigation, every, self.finished, self.search
        plain = PlainFiles(self.site, Path(config.site_dir))
        builder = Builder(
            *parts,
            reader=lambda: self._reader(config),
            beside=lambda file: plain.write(published_files.vault_path(file.src_uri)),
        )
        left = self.files.documentation_pages(inclusion=InclusionLevel.is_included)
        built = builder.build(left, processes(self.site.garden.config.jobs))
        self.files.built(left)
        self.finished.fresh |= built.records
        self.search.add(built.entries)
        self.facts = built.facts

    def _reader(self, config: MkDocsConfig) -> Reader:
        """Who checks the built pages."""
        moved = frozenset(map(destination, self.site.garden.relations.old))
        mount = urlsplit(config.site_url or "/").path or "/"
        written = self.finished.digests(self.pages)
        memory = self.site.garden.config.cache / "built"
        site = Path(config.site_dir)
        return Reader(site, mount, moved, memory, known=self.facts, written=written)

    def _records(self) -> Records:
        """What the last build remembered; a preview's are its own, as its addresses are."""
        if self.serving:
            return self.records
        self.records = finished.load(self.site.garden.config.cache / "finished")
        return self.records

    def _keep(self) -> None:
        """Keep what the next build can take over."""
        self.search.save()
        if not self.serving:
            place = self.site.garden.config.cache / "finished"
            finished.save(place, self.finished.fresh, self.records)
            self.site.garden.memory.save()

    def _discard(self) -> None:
        if self.target is not None:
            publish.discard(publish.staging_of(self.target))
            self.target = None

    def _framed(self, context: TemplateContext, page: Page | None) -> TemplateContext:
        """Add to a template's context what it is told as `garden`."""
        garden = {**self._frame(page), "sidebar": self.sidebar.of(page)}
        return {**context, "garden": garden}  # type: ignore[typeddict-unknown-key]

    def _frame(self, page: Page | None) -> dict[str, object]:
        """What the template of a page is told besides the page and the sidebar."""
        return self.site.frame(published_files.vault_path(page.file.src_uri) if page else "")

    def _build_beside(self, config: MkDocsConfig) -> None:
        """Have MkDocs build into a folder of this process, so that only a good build is seen."""
        self.target = Path(config.site_dir).resolve()
        publish.recover(self.target)
        config.site_dir = str(publish.staging_of(self.target))
