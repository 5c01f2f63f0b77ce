"""Codes of notes and files as wholes."""

from gradient_garden.diagnostics.codes.model import ERROR, HINT, WARNING, Code

CODES = (
    Code(
        "note-orphan",
        WARNING,
        "A note is not in Contents.md. In a vault without one: no note links to it, which is a "
        "suggestion and told only with --hints.",
        "a new note that nobody listed",
        "Link to it.",
    ),
    Code(
        "note-dead-end",
        HINT,
        "A note links to no other, so a reader has to go back. Told only with --hints.",
        "a note without any link",
        "Link to what comes next.",
    ),
    Code(
        "note-encoding",
        ERROR,
        "A note is not UTF-8 text, and is left out.",
        "a note saved as Latin-1",
        "Save it as UTF-8.",
    ),
    Code(
        "note-too-large",
        ERROR,
        "A note is too large for a page.",
        "a log of several megabytes with the suffix .md",
        "Split it, or give it another suffix.",
    ),
    Code(
        "note-control-character",
        ERROR,
        "A note has an invisible character that changes how it reads. In text it is a warning.",
        "a pasted NUL, or a mark that turns the direction of writing",
        "Delete the character.",
    ),
    Code(
        "nesting-too-deep",
        ERROR,
        "Lists, quotes or elements are nested deeper than can be shown.",
        "a hundred `>` at the start of a line",
        "Nest less deeply.",
    ),
    Code(
        "notebook-malformed",
        ERROR,
        "A notebook is not the JSON that notebooks are.",
        "an .ipynb file cut short",
        "Save it again from Jupyter.",
    ),
    Code(
        "notebook-failed",
        ERROR,
        "A cell of a notebook failed when it was run.",
        "1 / 0",
        "Correct the cell.",
    ),
    Code(
        "file-refused",
        ERROR,
        "A file is neither read nor published: a symbolic link, a device, or one far too large.",
        "a link in the vault to a file elsewhere",
        "Keep plain files only in the vault.",
    ),
    Code(
        "name-not-portable",
        WARNING,
        "A file's name does not work on every system or in every address. With control "
        "characters it is an error.",
        "What is this?.md",
        "Rename the file.",
    ),
    Code(
        "address-clash",
        ERROR,
        "Two files would have the same address in the site; one of them gets a number.",
        "Note 1.md and Note-1.md",
        "Rename one of them.",
    ),
    Code(
        "properties-malformed",
        ERROR,
        "The properties at the top of a note cannot be read, or one has a value that it cannot "
        "have.",
        "title: [unclosed",
        "Correct the line that is named.",
    ),
    Code(
        "properties-duplicate",
        WARNING,
        "A property is there twice; the last one counts.",
        "title: One, and again title: Two",
        "Delete one of them.",
    ),
    Code(
        "settings-malformed",
        WARNING,
        "The vault's own settings, .obsidian/app.json, cannot be read; the app's defaults count.",
        "a file that was cut short",
        "Open the vault's settings in Obsidian and save them.",
    ),
)
