"""A note that is as it was is not parsed again, and is the same note."""

import pytest

from gradient_garden import vault
from gradient_garden.vault import Memory, load, remembered

NOTES = {
    "A.md": "---\naliases: [First]\n---\n# Top\n\nSee [[B#Part|b]]. ^here\n\n> [!note] T\n> x\n",
    "B.md": "## Part\n\nText with #tag and ![[A]].\n",
    "N.ipynb": '{"nbformat": 4, "cells": [{"cell_type": "markdown", "source": ["[[A]]"]}]}',
}


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "docs"
    root.mkdir()
    for name, text in NOTES.items():
        (root / name).write_text(text, encoding="utf-8")
    return root


def build(folder, key="k"):
    memory = Memory(folder.parent / "notes.pickle", key)
    found = load(folder, memory=memory)
    for note in found.notes.values():
        vault.passages(note)
    memory.save()
    return found


def parses(monkeypatch):
    seen = []
    module = __import__("gradient_garden.vault.load", fromlist=["parse_note"])
    original = module.parse_note

    def counting(path, *arguments, **names):
        seen.append(path)
        return original(path, *arguments, **names)

    monkeypatch.setattr(module, "parse_note", counting)
    return seen


def test_the_second_build_parses_nothing_and_knows_the_same(folder, monkeypatch):
    first = build(folder)
    seen = parses(monkeypatch)
    second = build(folder)
    assert seen == []
    assert second.notes == first.notes
    assert second.diagnostics == first.diagnostics


def test_passages_come_from_the_memory_too(folder, monkeypatch):
    first = {path: vault.passages(note) for path, note in build(folder).notes.items()}
    seen = parses(monkeypatch)
    assert {p: vault.passages(note) for p, note in build(folder).notes.items()} == first
    assert seen == []


def test_tokens_are_the_same_when_asked_for(folder):
    first, second = build(folder), build(folder)
    for path, note in second.notes.items():
        assert list(note.tokens) == list(first.notes[path].tokens)
        assert note.tokens[0] == first.notes[path].tokens[0]
        assert len(note.tokens) == len(first.notes[path].tokens)


def test_a_changed_note_alone_is_parsed_again(folder, monkeypatch):
    build(folder)
    (folder / "B.md").write_text("## Other\n", encoding="utf-8")
    seen = parses(monkeypatch)
    assert [h.text for h in build(folder).notes["B.md"].headings] == ["Other"]
    assert seen == ["B.md"]


@pytest.mark.parametrize("change", ["settings", "key", "flipped", "cut", "gone"])
def test_other_settings_other_code_or_a_damaged_file_parse_again(folder, monkeypatch, change):
    first = build(folder)
    file = folder.parent / "notes.pickle"
    content = file.read_bytes()
    if change == "settings":
        (folder / ".obsidian").mkdir()
        (folder / ".obsidian/app.json").write_text('{"strictLineBreaks": true}', encoding="utf-8")
    elif change == "flipped":
        file.write_bytes(content[:-40] + bytes([content[-40] ^ 1]) + content[-39:])
    elif change == "cut":
        file.write_bytes(content[:1000])
    elif change == "gone":
        file.unlink()
    seen = parses(monkeypatch)
    assert build(folder, "other" if change == "key" else "k").notes == first.notes
    assert seen == ["A.md", "B.md"]


def test_what_a_function_makes_is_made_once(folder):
    calls = []

    @remembered
    def shouted(note):
        calls.append(note.path)
        return note.text.upper()

    note = load(folder).notes["A.md"]
    assert shouted(note) == shouted(note) == NOTES["A.md"].upper()
    assert calls == ["A.md"]


def test_a_folder_that_cannot_be_written_costs_only_the_memory(folder):
    (folder.parent / "file").write_text("", encoding="utf-8")
    memory = Memory(folder.parent / "file" / "notes.pickle", "k")
    assert len(load(folder, memory=memory).notes) == len(NOTES)
    memory.save()


@pytest.mark.parametrize("room", [0, 20, 10_000_000])
def test_tokens_that_have_no_room_are_made_again_and_are_the_same(folder, monkeypatch, room):
    plain = load(folder)
    seen = parses(monkeypatch)
    memory = Memory(room=room)
    found = load(folder, memory=memory)
    for _ in range(2):
        for path, note in found.notes.items():
            assert list(note.tokens) == list(plain.notes[path].tokens)
            assert note == plain.notes[path]
    assert len(seen) == {0: 6, 20: 6}.get(room, 2)
    memory.release()
    assert found.notes["A.md"].tokens[0] == plain.notes["A.md"].tokens[0]
    assert len(seen) == {0: 7, 20: 7}.get(room, 3)


def test_what_is_made_of_a_note_is_made_while_its_tokens_are_there(folder, monkeypatch):
    seen = parses(monkeypatch)
    for note in load(folder, memory=Memory(room=0)).notes.values():
        vault.passages(note)
    assert seen == ["A.md", "B.md"]
