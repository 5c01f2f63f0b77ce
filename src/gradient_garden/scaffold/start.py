"""Write the files of a new project. They lie in `files/`, each with `.txt` after its name."""

from __future__ import annotations

import json
from pathlib import Path

FILES = Path(__file__).parent / "files"
SUFFIX = ".txt"
HIDDEN = {"gitignore": ".gitignore"}


def start(folder: Path) -> tuple[Path, ...]:
    """Write a new project into a folder, which is made if need be; return what was written.

    The folder's name is the site's. Raises FileExistsError if the folder has anything in it, and
    other OSErrors if it cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(folder)
    title = folder.resolve().name or "Garden"
    written = []
    for source in sorted(path for path in FILES.rglob(f"*{SUFFIX}") if path.is_file()):
        name = source.relative_to(FILES).as_posix().removesuffix(SUFFIX)
        target = folder / HIDDEN.get(name, name)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text(encoding="utf-8")
        target.write_text(_filled(text, title), encoding="utf-8")
        written.append(target)
    return tuple(written)


def _filled(text: str, title: str) -> str:
    """Put the project's name where it belongs: `name` as YAML, `title` as it is."""
    name = json.dumps(title, ensure_ascii=False)  # a JSON string is a YAML string
    return text.replace("{{ name }}", name).replace("{{ title }}", title)
