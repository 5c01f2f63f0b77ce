"""Which files MkDocs publishes, and under which addresses."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from gradient_garden.garden.addresses import address_in, destination, url_of
from gradient_garden.hosts.kept import KeptPage
from gradient_garden.vault import Vault
from gradient_garden.vault.slug import MADE_SUFFIXES

log = logging.getLogger("mkdocs.plugins.garden")
ASSETS = Path(__file__).parents[1] / "assets"
ASSETS_ADDRESS = "assets/garden"
GENERATED = ".generated/"
MADE = ".made/"


class SomeBuilt(Files):
    """The files of a site, some of whose pages are not built: those are spared.

    there: files that a site has already, by their path in it. notes_there: notes, by vault path,
    that have all that lies beside their page.
    """

    def __init__(self, files: Iterable[File]) -> None:
        super().__init__(files)
        self._spared: frozenset[str] = frozenset()
        self._site: Path | None = None
        self.there: set[str] = set()
        self.notes_there: set[str] = set()

    def spare(self, pages: Collection[Page], site: Path | None) -> None:
        """Have MkDocs build all pages but these, and give the others their content.

        site: a folder in which these pages, and perhaps other files, are and stay.
        """
        self._spared, self._site = frozenset(page.file.src_uri for page in pages), site
        if site is not None:
            self.there = {page.file.dest_uri for page in pages}
            self.notes_there = set(map(vault_path, self._spared))
        for file in self:
            if isinstance(file.page, KeptPage) and file.src_uri not in self._spared:
                file.page.wake()

    def built(self, files: Iterable[File]) -> None:
        """Have MkDocs leave out these too, since they are built, with all that lies beside."""
        done = {file.src_uri for file in files}
        self._spared |= done
        self.notes_there |= set(map(vault_path, done))

    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] | None = None
    ) -> list[File]:
        """All pages; to MkDocs' build, which alone says which to include, those to be built."""
        chosen = inclusion or InclusionLevel.is_included
        pages = list(super().documentation_pages(inclusion=chosen))
        return [f for f in pages if inclusion is None or f.src_uri not in self._spared]

    def copy_static_files(
        self,
        dirty: bool = False,
        *,
        inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included,
    ) -> None:
        """Copy what is no page, except what is there already."""
        for file in self:
            if not file.is_documentation_page() and inclusion(file.inclusion):
                if self._site is not None and _is_copied(file, self._site):
                    self.there.add(file.dest_uri)
                else:
                    file.copy_file(dirty)


def _is_copied(file: File, site: Path) -> bool:
    """Tell whether a site has a file, copied from a source that has not changed since."""
    if file.abs_src_path is None:
        return False
    with suppress(OSError):
        source, copy = Path(file.abs_src_path).stat(), (site / file.dest_uri).stat()
        return source.st_mtime < copy.st_mtime and source.st_size == copy.st_size
    return False


def leave_runs_to_us(config: MkDocsConfig) -> None:
    """Have mkdocs-jupyter run no notebook: it is given each with the outputs of its run."""
    renderer = config.plugins.get("mkdocs-jupyter")
    if renderer is not None:
        renderer.config["execute"] = False


def published(files: Files, docs: str, vault_files: Iterable[str]) -> Files:
    """Keep the theme's files and, of those in the folder `docs`, the ones that the vault lists."""
    allowed = frozenset(path for path in vault_files if source_path(path) == path)
    return Files([f for f in files if f.src_dir != docs or f.src_uri in allowed])


def source_path(path: str) -> str:
    """The source path by which MkDocs knows a file of the vault.

    One whose page is made of data, such as a canvas, gets a name that MkDocs takes for a page's,
    and so does `Note.MD`.
    """
    is_loud = path.lower().endswith(".md") and not path.endswith(".md")
    return f"{MADE}{path}.md" if is_loud or path.lower().endswith(MADE_SUFFIXES) else path


def vault_path(source: str) -> str:
    """The path in the vault of what MkDocs knows by a source path."""
    return source.removeprefix(MADE).removesuffix(".md") if source.startswith(MADE) else source


def add_made(files: Files, config: MkDocsConfig, vault: Vault) -> None:
    """Publish the pages that are made of data."""
    for path in vault.notes:
        if source_path(path) != path:
            files.append(File.generated(config, source_path(path), content=""))


def place(files: Files, addresses: Mapping[str, str], copies: Mapping[str, Path]) -> None:
    """Give each file of the vault, by its vault path, its address in the site.

    copies: what is read in the place of a file.
    """
    for file in files:
        address = addresses.get(vault_path(file.src_uri))
        if address is None:
            continue
        _move(file, address)
        if file.src_uri in copies:
            file.abs_src_path = str(copies[file.src_uri])


def _move(file: File, address: str) -> None:
    file.dest_uri = destination(address)
    file.url = url_of(address) or "./"
    file.abs_dest_path = str(Path(file.dest_dir) / file.dest_uri)
    file.inclusion = InclusionLevel.INCLUDED


def source_of(address: str) -> str:
    """The source path by which MkDocs knows a page that has no source; no vault file has it."""
    return f"{GENERATED}{address}index.md"


def address_of(source: str) -> str | None:
    """The address of such a page from that path; None for any other."""
    if not source.startswith(GENERATED):
        return None
    return source.removeprefix(GENERATED).removesuffix("index.md")


def add_generated(files: Files, config: MkDocsConfig, addresses: Iterable[str]) -> None:
    """Publish pages at these addresses; what they show is given to them later."""
    for address in addresses:
        file = File.generated(config, source_of(address), content="")
        _move(file, address)
        files.append(file)


def add_vault(files: Files, config: MkDocsConfig, vault: Vault) -> None:
    """Publish every file of a vault that is not MkDocs' own folder of documents.

    MkDocs takes some suffixes for a page's, so only what is a note bears its own name here.
    """
    for path in vault.files:
        source = str(vault.root / path)
        if source_path(path) != path:
            continue
        if path in vault.notes:
            files.append(File.generated(config, path, abs_src_path=source))
        else:
            attachment = File.generated(config, f"{GENERATED}{path}.file", abs_src_path=source)
            _move(attachment, address_in(vault, path))
            files.append(attachment)


def add_texts(files: Files, config: MkDocsConfig, texts: Mapping[str, str]) -> None:
    """Publish files of text, by address; under a name from which no plugin makes a page."""
    for address, text in texts.items():
        file = File.generated(config, f"{GENERATED}{address}.file", content=text)
        _move(file, address)
        files.append(file)


def add_documents(files: Files, config: MkDocsConfig, documents: Mapping[str, str]) -> None:
    """Publish whole HTML documents, by address."""
    for address, html in documents.items():
        included = InclusionLevel.INCLUDED
        source = destination(address)
        files.append(File.generated(config, source, content=html, inclusion=included))


def add_assets(files: Files, config: MkDocsConfig, assets: Path = ASSETS) -> None:
    """Publish what the web part built, under one address."""
    for path in sorted(p for p in assets.rglob("[!.]*") if p.is_file()):
        address = f"{ASSETS_ADDRESS}/{path.relative_to(assets).as_posix()}"
        files.append(File.generated(config, address, abs_src_path=str(path)))


def link_assets(config: MkDocsConfig, assets: Path = ASSETS) -> None:
    """Have every page load the style sheet and the script, where they were built."""
    if not assets.is_dir():
        log.warning("the style sheet and scripts are not built: python3 noxfile.py -s web")
    if (assets / "garden.css").is_file():
        config.extra_css.append(f"{ASSETS_ADDRESS}/garden.css")
    if (assets / "garden.js").is_file():
        script = ExtraScriptValue(f"{ASSETS_ADDRESS}/garden.js")
        script.type = "module"
        config.extra_javascript.append(script)
