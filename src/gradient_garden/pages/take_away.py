"""At the end of a page: its code to take away."""

from __future__ import annotations

from gradient_garden.pages.markup import UNSEARCHED, Attributes, attributes, escape
from gradient_garden.pages.model import Context


def take_away(context: Context) -> str:
    """Links to the page's code as files; nothing where it shows none."""
    if not context.downloads:
        return ""
    extra: Attributes = {"class": "gg-downloads", **UNSEARCHED}
    links = " · ".join(_link(name, href) for name, href in context.downloads)
    return f"<p{attributes(extra)}>All code of this page, ready to run: {links}</p>\n"


def _link(name: str, href: str) -> str:
    file = href.rpartition("/")[2]
    return f"<a{attributes({'href': href, 'download': file})}>{escape(name)}</a>"
