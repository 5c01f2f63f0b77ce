"""Codes of embeds and pictures."""

from gradient_garden.diagnostics.codes.model import ERROR, WARNING, Code

CODES = (
    Code(
        "embed-missing",
        ERROR,
        "An embed or picture names no file of the vault; the page shows a box that says so.",
        "![[plat.png]]",
        "Correct the name, or add the file.",
    ),
    Code(
        "embed-cycle",
        WARNING,
        "A note embeds itself, perhaps by way of others; a link stands in the place of the last.",
        "![[A]] in B, and ![[B]] in A",
        "Turn one of the embeds into a link.",
    ),
    Code(
        "embed-depth",
        WARNING,
        "Embeds are nested more than five deep; a link stands in the place of the sixth.",
        "A embeds B, which embeds C, and so on to G",
        "Embed less deeply.",
    ),
    Code(
        "embed-too-large",
        WARNING,
        "What a page embeds is too long to be read on one page.",
        "![[A very long note]], many times over",
        "Embed a heading of it, or link to it.",
    ),
    Code(
        "embed-inline",
        ERROR,
        "Something that is a block is embedded in the middle of a sentence.",
        "The curve ![[Losses#Curve]] falls.",
        "Give it a paragraph of its own.",
    ),
    Code(
        "embed-in-notebook",
        ERROR,
        "A notebook's text embeds code, but a notebook runs its own.",
        "![[neuron.py#neuron]] in a Markdown cell",
        "Import the snippet in a code cell, or link to the note that shows it.",
    ),
    Code(
        "image-without-alt",
        WARNING,
        "A picture has no text for those who cannot see it.",
        "![[plot.png]]",
        "Say what it shows: ![[plot.png|The loss falls]].",
    ),
    Code(
        "diagram-foreign",
        ERROR,
        "A Mermaid diagram would load a picture or a style sheet. Its text is shown instead.",
        'A@{ img: "https://example.org/a.png" }',
        "Leave out pictures and style sheets.",
    ),
    Code(
        "image-heavy",
        WARNING,
        "A picture is larger than 2 MiB, which is slow to read on a phone.",
        "photo.png, 7.4 MiB",
        "Save it smaller, or in a denser format such as webp.",
    ),
    Code(
        "image-foreign",
        ERROR,
        "A picture is on another host. Pages ask no other host for anything, so a link is shown.",
        "![A curve](https://example.org/curve.png)",
        "Save the picture in the vault.",
    ),
    Code(
        "figure-without-alt",
        ERROR,
        "A figure that code draws has no caption, which is also its text for those who cannot "
        "see it.",
        "![[descent.py#path()]]",
        "Write ![[descent.py#path()|The path falls]].",
    ),
)
