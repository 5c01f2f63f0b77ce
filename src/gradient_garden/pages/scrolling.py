"""A region that scrolls by itself, so that a wide table does not widen the page."""

from __future__ import annotations

from gradient_garden.pages.markup import escape


def scrollable(table: str, label: str) -> str:
    """Wrap a table as Material does, with a name and a tab stop."""
    return (
        '<div class="md-typeset__scrollwrap">'
        f'<div class="md-typeset__table" tabindex="0" role="region" aria-label="{escape(label)}">'
        f"{table}</div></div>"
    )
