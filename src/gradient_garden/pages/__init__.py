"""Pages: from parsed notes, sources and results to the HTML that the theme shows."""

from gradient_garden.pages.code import code_anchor
from gradient_garden.pages.model import Context, Page, Shown, TocEntry
from gradient_garden.pages.outputs import render_output
from gradient_garden.pages.references import code_links, code_references
from gradient_garden.pages.render import render

__all__ = [
    "Context",
    "Page",
    "Shown",
    "TocEntry",
    "code_anchor",
    "code_links",
    "code_references",
    "render",
    "render_output",
]
