"""What a preview watches, and how it hears of a change.

MkDocs looks at every watched file twice a second. Here the system says what changed, so that an
edit is seen at once; where it cannot (`poll = true` in the settings asks for that too, as file
systems of other machines need it), MkDocs' way is left.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog import events
from watchdog.observers import Observer

from gradient_garden import config as settings
from gradient_garden.hosts.files import ASSETS

# That a file was read, as a build does, is no change.
CHANGES = [
    events.FileCreatedEvent,
    events.FileDeletedEvent,
    events.FileModifiedEvent,
    events.FileMovedEvent,
]


def watched(config: settings.Config, host: MkDocsConfig) -> list[Path]:
    """Besides the vault and mkdocs.yml, which MkDocs watches by itself: all that pages depend on.

    Snippets, data, settings, our built assets and the project's own templates, if present.
    """
    paths = [config.snippets, *config.data, config.root / settings.FILE, ASSETS]
    if host.theme.custom_dir:
        paths.append(Path(host.theme.custom_dir))
    return [path for path in paths if path.exists()]


def hear(server: LiveReloadServer, vault: Path) -> None:
    """Have a preview's server told of changes by the system, if the system can."""
    if not _can_tell(vault):
        return
    paths = list(server._watched_paths)
    for path in paths:
        server.unwatch(path)
    server.observer = _Told()
    for path in paths:
        server.watch(path)


class _Told(Observer):  # type: ignore[valid-type,misc]  # which class it is depends on the system
    """Tells of changes to files, but not in hidden folders, where apps keep their state."""

    def schedule(
        self, handler: events.FileSystemEventHandler, path: str, *, recursive: bool = False
    ) -> object:
        tell = handler.on_any_event

        def changed(event: events.FileSystemEvent) -> None:
            names = [event.src_path, getattr(event, "dest_path", "")]
            if not all(_is_hidden(Path(str(name)), Path(path)) for name in names if name):
                tell(event)

        handler.on_any_event = changed  # type: ignore[method-assign]  # as MkDocs does
        return super().schedule(handler, path, recursive=recursive, event_filter=CHANGES)


def _is_hidden(path: Path, top: Path) -> bool:
    """Tell whether a file lies in a hidden folder; the settings that a vault has there count."""
    if path == top or not path.is_relative_to(top) or path.name == "app.json":
        return False
    return any(part.startswith(".") for part in path.relative_to(top).parts)


def _can_tell(folder: Path) -> bool:
    """Try to watch a folder: systems have only so many watches to give."""
    trial = Observer()
    try:
        trial.schedule(events.FileSystemEventHandler(), str(folder), recursive=True)
        trial.start()
    except OSError:
        return False
    trial.stop()
    trial.join()
    return True
