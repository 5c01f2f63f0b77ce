"""Reading a folder: what is listed, what is refused, and that nothing outside is touched."""

import json
import os
import threading

import pytest

from gradient_garden.vault import check, load
from tests.garden.vault.build import codes, write


def faults(root):
    return [(d.path, d.code, str(d.severity)) for d in load(root, name="docs").diagnostics]


def test_files_are_listed_in_order_and_hidden_ones_are_not(tmp_path):
    write(
        tmp_path,
        {
            "b.md": "B",
            "a/z.md": "Z",
            "a/pic.png": b"\x89PNG",
            ".obsidian/workspace.json": "{}",
            ".obsidian/app.json": "{}",
            ".git/x.md": "",
            ".trash/y.md": "",
            "a/.hidden.md": "",
        },
    )
    vault = load(tmp_path)
    assert vault.name == tmp_path.name
    assert vault.files == ("a/pic.png", "a/z.md", "b.md")
    assert list(vault.notes) == ["a/z.md", "b.md"]
    assert vault.diagnostics == ()


def test_not_utf8_names_the_byte_and_other_notes_are_read(tmp_path):
    write(tmp_path, {"bad.md": "größe\nab ".encode() + b"\xff", "good.md": "[["})
    vault = load(tmp_path, name="docs")
    (fault,) = vault.diagnostics
    assert (fault.path, fault.line, fault.column) == ("docs/bad.md", 2, 4)
    assert (fault.code, "byte 11 is 0xff" in fault.message) == ("note-encoding", True)
    assert list(vault.notes) == ["good.md"]


@pytest.mark.parametrize("char", ["\0", "\a", "\x1b", "\x0c", "\x9f"])
def test_control_characters(tmp_path, char):
    write(tmp_path, {"a.md": f"one\n\ttwo {char} [[b]]", "b.md": ""})
    (fault,) = load(tmp_path).diagnostics
    assert (fault.code, fault.line, fault.column) == ("note-control-character", 2, 6)


def test_links_are_refused_and_not_followed(tmp_path):
    outside = write(tmp_path / "docs_evil", {"secret.md": "secret"})
    root = write(tmp_path / "docs", {"a.md": "A"})
    (root / "file.md").symlink_to(outside / "secret.md")
    (root / "inside.md").symlink_to(root / "a.md")
    (root / "loop").symlink_to(root)
    (root / "nowhere.md").symlink_to(root / "none.md")
    vault = load(root)
    assert vault.files == ("a.md",)
    assert all("symbolic link" in fault.message for fault in vault.diagnostics)
    assert faults(root) == [
        (f"docs/{name}", "file-refused", "error")
        for name in ("file.md", "inside.md", "loop", "nowhere.md")
    ]


def test_pipes_and_folders_like_notes_are_refused_without_blocking(tmp_path):
    write(tmp_path, {"folder.md/x.md": "X"})
    os.mkfifo(tmp_path / "pipe.md")
    found = []
    reading = threading.Thread(target=lambda: found.append(faults(tmp_path)), daemon=True)
    reading.start()
    reading.join(timeout=20)
    assert found == [
        [("docs/folder.md", "file-refused", "error"), ("docs/pipe.md", "file-refused", "error")]
    ]


@pytest.mark.parametrize(
    "error", [PermissionError(13, "Permission denied"), FileNotFoundError(2, "gone")]
)
def test_a_file_that_cannot_be_read_or_vanished_is_refused(tmp_path, monkeypatch, error):
    def fail(path, flags):
        raise error

    write(tmp_path, {"a.md": "A"})
    monkeypatch.setattr(os, "open", fail)
    assert faults(tmp_path) == [("docs/a.md", "file-refused", "error")]


def test_a_large_file_is_refused_unread(tmp_path):
    with (tmp_path / "big.bin").open("wb") as file:
        file.truncate(26 * 1024 * 1024)
    assert faults(tmp_path) == [("docs/big.bin", "file-refused", "error")]


def test_no_vault_at_all(tmp_path):
    vault = load(tmp_path / "none")
    assert vault.files == ()
    assert codes(vault.diagnostics) == ["file-refused"]


@pytest.mark.parametrize(
    "name",
    [
        "a?b",
        "a#b",
        "a[1]",
        "con",
        "Aux.v2",
        "dot.",
        "-dash",
        " space",
        "a\u202eb",
        "a\u200bb",
        "e\u0301",
        "x" * 245,
    ],
)
def test_names_that_are_not_portable_are_warned_of(tmp_path, name):
    write(tmp_path, {f"{name}.md" if name != "dot." else "dot./x.md": ""})
    ((_, code, severity),) = faults(tmp_path)
    assert (code, severity) == ("name-not-portable", "warning")


@pytest.mark.parametrize("name", ["Größe 神经", "a - b", "what's (new)", "v1.2", "1, 2 & 3!"])
def test_names_that_are_fine(tmp_path, name):
    write(tmp_path, {f"{name}.md": ""})
    assert faults(tmp_path) == []


def test_a_control_character_in_a_name_is_an_error_and_prints_safely(tmp_path):
    write(tmp_path, {"a\x1b[2Jb.md": ""})
    (fault,) = load(tmp_path, name="docs").diagnostics
    assert (fault.code, fault.severity) == ("name-not-portable", "error")
    assert "\x1b" not in str(fault)


def test_a_name_that_is_not_utf8_is_refused(tmp_path):
    with open(os.fsencode(tmp_path) + b"/a\xff.md", "wb"):  # noqa: PTH123
        pass
    assert [code for _, code, _ in faults(tmp_path)] == ["file-refused"]


@pytest.mark.parametrize(
    "files",
    [
        ("Note.md", "note.md"),
        ("a.md", "a/index.md"),
        ("what's.md", "whats.md"),
        ("a b.md", "a-b.md"),
        ("x.md", "x.ipynb"),
        ("P.png", "p.PNG"),
    ],
)
def test_two_files_with_one_address(tmp_path, files):
    empty = json.dumps({"cells": []})
    write(tmp_path, {file: empty if file.endswith("ipynb") else "" for file in files})
    (fault,) = load(tmp_path).diagnostics
    assert (fault.code, fault.severity) == ("address-clash", "error")
    assert all(f"“{file}”" in fault.message for file in files)


def test_a_permalink_can_clash_too(tmp_path):
    write(tmp_path, {"a.md": "---\npermalink: B\n---", "b.md": ""})
    assert codes(load(tmp_path).diagnostics) == ["address-clash"]


def test_settings_of_the_app(tmp_path):
    settings = {
        "strictLineBreaks": True,
        "attachmentFolderPath": "files",
        "userIgnoreFilters": ["templates/", 7],
    }
    write(
        tmp_path,
        {
            ".obsidian/app.json": json.dumps(settings),
            "templates/t.md": "",
            "templates.md": "",
            "a.md": "a\nb",
        },
    )
    vault = load(tmp_path)
    assert vault.settings.strict_line_breaks
    assert vault.settings.attachment_folder == "files"
    assert vault.files == ("a.md", "templates.md")
    assert vault.withheld == {"templates/t.md"}
    assert vault.diagnostics == ()
    assert [c.type for c in vault.notes["a.md"].tokens[1].children] == ["text", "softbreak", "text"]


def test_ignored_files_are_there_for_what_is_published(tmp_path):
    """As in the app, whose links and embeds still find them (X16: `publish: true` goes first)."""
    texts = {
        ".obsidian/app.json": json.dumps({"userIgnoreFilters": ["hidden/"]}),
        "a.md": "![[shown.png]] [[Held]]",
        "hidden/Held.md": "![[theirs.png]] [[gone]]",
        "hidden/Chosen.md": "---\npublish: true\n---\n![[chosen.png]]",
        "hidden/bad?.md": b"\xff",
        **{f"hidden/{name}.png": "" for name in ("shown", "theirs", "chosen", "unused?")},
    }
    vault = load(write(tmp_path, texts), name="docs")
    assert vault.files == (
        "a.md",
        *(f"hidden/{f}" for f in ("Chosen.md", "chosen.png", "shown.png")),
    )
    assert [(d.code, d.line) for d in check(vault)] == [("link-unpublished", 1)]
    assert load(tmp_path, name="docs", drafts=True).files == vault.files


def test_a_pattern_of_ignored_files_is_said_to_be_unread(tmp_path):
    settings = json.dumps({"userIgnoreFilters": ["/(a+)+$/", "b/"]})
    vault = load(write(tmp_path, {".obsidian/app.json": settings, "a.md": "", "b/c.md": ""}))
    assert codes(vault.diagnostics) == ["settings-malformed"]
    assert vault.files == ("a.md",)


@pytest.mark.parametrize("text", ["{", "[]", "\xff", '{"strictLineBreaks": "yes"}', "[" * 10_000])
def test_settings_that_are_none(tmp_path, text):
    write(tmp_path, {".obsidian/app.json": text.encode("latin-1"), "a.md": "a\nb"})
    vault = load(tmp_path)
    assert not vault.settings.strict_line_breaks
    assert set(codes(vault.diagnostics)) <= {"settings-malformed"}


NOTEBOOK = {
    "cells": [
        {"cell_type": "markdown", "source": ["# Reader\n", "See [[Loss]]."]},
        {"cell_type": "code", "source": "'[[no link]]'"},
        {"cell_type": "markdown", "source": "And [[gone]] and [x](Loss.md#H)"},
    ]
}


def test_a_notebook_is_a_note(tmp_path):
    write(tmp_path, {"Train it.ipynb": json.dumps(NOTEBOOK), "Loss.md": "# H"})
    vault = load(tmp_path)
    note = vault.notes["Train it.ipynb"]
    assert (note.title, note.address) == ("Train it", "train-it/")
    assert [link.path for link in note.links] == ["Loss", "gone", "Loss.md"]
    assert note.cells == (1, 4)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"cells": 3}', '{"cells": [3]}', "[" * 10_000]
)
def test_a_notebook_that_is_none(tmp_path, text):
    write(tmp_path, {"a.ipynb": text})
    vault = load(tmp_path)
    assert codes(vault.diagnostics) == ["notebook-malformed"]
    assert list(vault.notes) == ["a.ipynb"]
