"""Write a whole vault as plain Markdown into a folder."""

from __future__ import annotations

import shutil
from pathlib import Path

from gradient_garden.export.layout import in_folder, is_plain
from gradient_garden.export.llms import llms_full, llms_index
from gradient_garden.export.pictures import pictures
from gradient_garden.export.plain import plain
from gradient_garden.garden.garden import Garden, context_of


def export_vault(garden: Garden, folder: Path) -> int:
    """Write every note, attachment and figure into a folder that is there; return how many notes.

    Raises OSError where something cannot be written.
    """
    vault, layout = garden.vault, in_folder(garden.vault.files)
    texts = {
        path: plain(note, context_of(garden, note), layout)
        for path, note in vault.notes.items()
        if is_plain(path)
    }
    for path, text in texts.items():
        _write(folder / layout.place(path), text.encode("utf-8", "replace"))
    written = {layout.place(path) for path in texts}
    for path in vault.files:
        if path not in written and (vault.root / path).is_file():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(vault.root / path, folder / path)
    for path, data in pictures(garden.outcomes.values()).items():
        _write(folder / path, data)
    items, name = garden.navigation, vault.root.name
    index = llms_index(
        vault, items, name, "", lambda path: layout.way(layout.place(path), "llms.txt")
    )
    _write(folder / "llms.txt", index.encode("utf-8"))
    _write(folder / "llms-full.txt", llms_full(texts, items).encode("utf-8", "replace"))
    return len(texts)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
