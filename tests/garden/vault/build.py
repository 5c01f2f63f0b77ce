"""Small vaults for tests: in memory from texts, or on disk."""

from pathlib import Path

from gradient_garden.vault import Vault, parse_note


def vault_of(texts, *files):
    """A vault of notes by path, and of other files that are only names."""
    notes = {path: parse_note(path, text, name="docs") for path, text in texts.items()}
    found = tuple(d for note in notes.values() for d in note.diagnostics)
    return Vault(Path("docs"), "docs", notes, tuple(sorted([*texts, *files])), diagnostics=found)


def write(root, texts):
    """Write files by path; texts or bytes."""
    for path, text in texts.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return root


def codes(diagnostics):
    return [d.code for d in diagnostics]
