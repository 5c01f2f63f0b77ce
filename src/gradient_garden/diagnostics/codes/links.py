"""Codes of links."""

from gradient_garden.diagnostics.codes.model import ERROR, HINT, WARNING, Code

CODES = (
    Code(
        "link-missing",
        ERROR,
        "A link names no note or file of the vault.",
        "See [[Gradiant descent]].",
        "Correct the name, or make the note. The hint gives the nearest name.",
    ),
    Code(
        "heading-missing",
        ERROR,
        "The note is there, but has no such heading; the link leads to the top of the note.",
        "[[Gradient descent#The stepp]]",
        "Correct the heading in the link.",
    ),
    Code(
        "block-missing",
        ERROR,
        "The note is there, but no block of it has this id; the link leads to the top of the note.",
        "[[Gradient descent#^rule]]",
        "Put the id, such as ^rule, at the end of the block, or correct the link.",
    ),
    Code(
        "link-ambiguous",
        WARNING,
        "Several files fit a link. The one that Obsidian would open is taken; the message names "
        "the others and the rule that chose.",
        "[[Overview]], with a/Overview.md and b/Overview.md",
        "Write more of the path: [[a/Overview]].",
    ),
    Code(
        "link-case",
        WARNING,
        "A link is written with other capitals than the file's name, which some programs reject.",
        "[[gradient Descent]]",
        "Write it as the file is called.",
    ),
    Code(
        "link-alias",
        WARNING,
        "A link names a note by an alias only. It works here, but Obsidian does not follow it.",
        "[[GD]], where Gradient descent.md has the alias GD",
        "Write [[Gradient descent|GD]].",
    ),
    Code(
        "link-unpublished",
        WARNING,
        "A link leads to a note that its author holds back. Readers see its text, but no link.",
        "[[Draft of a lesson]], whose note has `draft: true`",
        "Publish the note, or take the link out.",
    ),
    Code(
        "link-cut",
        WARNING,
        "In a table the | of a link ends the cell, in the app as well, so there is no link.",
        "| [[Gradient descent|the rule]] |",
        "Put a backslash before the |.",
    ),
    Code(
        "link-scheme",
        ERROR,
        "An address has a scheme that no page may lead to.",
        "[press](javascript:alert(1))",
        "Use http, https, mailto, obsidian or a relative address.",
    ),
    Code(
        "unlinked-mention",
        HINT,
        "A note says another note's name or alias without linking to it. Only the first mention "
        "of each note is told, no name that notes say everywhere, and only with --hints.",
        "Here gradient descent takes over.",
        "Make it a link if that is meant.",
    ),
    Code(
        "needs-cycle",
        ERROR,
        "Notes need each other in a circle, so nobody can begin with any of them.",
        'needs: ["[[B]]"] in A, and needs: ["[[A]]"] in B',
        "Take one link out of `needs`.",
    ),
    Code(
        "redirect-clash",
        WARNING,
        "An old address of a note, from an alias or a permalink, is in use by another page.",
        "aliases: [Guides/Start], while Guides/Start.md exists",
        "Take the alias out, or rename the other note.",
    ),
)
