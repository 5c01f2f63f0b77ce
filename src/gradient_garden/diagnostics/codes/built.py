"""Codes of built pages, which are looked at once more before they are published."""

from gradient_garden.diagnostics.codes.model import ERROR, Code

CODES = (
    Code(
        "built-link",
        ERROR,
        "An address in a built page leads to no page or file of the site.",
        '<a href="gone.html">…</a> in a note',
        "Link with [[…]], which is checked and kept right.",
    ),
    Code(
        "built-anchor",
        ERROR,
        "An address in a built page leads to no place in the page that it names.",
        '<a href="#gone">…</a> in a note',
        "Link with [[#Heading]].",
    ),
    Code(
        "built-scheme",
        ERROR,
        "A built page has an address with a scheme that no page may use.",
        "an address in a theme's template",
        "Use http, https, mailto, obsidian or a relative address.",
    ),
    Code(
        "built-foreign",
        ERROR,
        "A built page loads something from another host.",
        "a font from elsewhere in a theme's template",
        "Publish a copy with the site.",
    ),
    Code(
        "built-forbidden",
        ERROR,
        "A built page has an element or attribute that a page of text has no use for.",
        "a frame in a theme's template",
        "Take it out.",
    ),
    Code(
        "built-id",
        ERROR,
        "An id is used twice in a built page, so that links to it are ambiguous.",
        'two elements with id="start" in one note',
        "Rename one of them.",
    ),
)
