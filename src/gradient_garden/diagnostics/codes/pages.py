"""Codes of what stands in a note."""

from gradient_garden.diagnostics.codes.model import ERROR, WARNING, Code

CODES = (
    Code(
        "block-id-glued",
        WARNING,
        "A block's id is written without a space before it, so that it may be meant as text.",
        "The loss falls.^falls",
        "Put a space before it.",
    ),
    Code(
        "html-forbidden",
        ERROR,
        "An HTML element, attribute or address that no page may have; it is left out.",
        "<script>…</script>",
        "Use Markdown, or an element that is allowed.",
    ),
    Code(
        "html-unbalanced",
        WARNING,
        "An HTML element is opened and not closed, or closed and not opened.",
        "<b>bold",
        "Close what is opened.",
    ),
    Code(
        "maths-malformed",
        ERROR,
        "A formula cannot be set.",
        "$\\frac{1}$",
        "Correct the formula; the message says what is wrong with it.",
    ),
    Code(
        "quiz-no-options",
        ERROR,
        "A quiz has no list of tasks, so there is nothing to choose from.",
        "> [!quiz] Which way is down?",
        "Write the options as a list of tasks: > - [x] this one.",
    ),
    Code(
        "quiz-no-answer",
        ERROR,
        "No option of a quiz is marked as right.",
        "> - [ ] left, > - [ ] right",
        "Mark the right one with [x].",
    ),
    Code(
        "garden-unknown",
        ERROR,
        "A fence asks the engine for something that it does not make.",
        "```garden with the word `pahts`",
        "Write one of the words that the hint lists.",
    ),
    Code(
        "canvas-malformed",
        ERROR,
        "A canvas is not the JSON that the format asks for.",
        "a card without an id",
        "Open it in Obsidian and save it again.",
    ),
    Code(
        "base-malformed",
        ERROR,
        "A base is not the YAML that the app writes.",
        "filters: [unclosed",
        "Open it in Obsidian and save it again.",
    ),
    Code(
        "base-unsupported",
        WARNING,
        "A formula, filter or layout of a base is not made here; its page says so.",
        "file.mtime > now()",
        "Use a property of your own instead.",
    ),
    Code(
        "code-invisible",
        WARNING,
        "Code holds a sign that nobody sees and that turns its reading order, or has no width.",
        "`access` with the sign U+202E in it",
        "Delete the sign.",
    ),
)
