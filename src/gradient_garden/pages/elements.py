"""Which HTML elements a note may hold, and how they nest. Content of a note is never script."""

from __future__ import annotations

from gradient_garden.pages.markup import names

VOID = names("br col hr img wbr")
PHRASING = names(
    "a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q rp rt ruby s samp"
    " small span strong sub sup time u var wbr"
)
BLOCK = names(
    "blockquote caption col colgroup dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6"
    " hr li ol p pre summary table tbody td tfoot th thead tr ul"
)
ELEMENTS = PHRASING | BLOCK
# Forbidden, and what they hold is no text either.
SILENT = names("script style template textarea title")
# These hold no blocks.
FLAT = names("h1 h2 h3 h4 h5 h6 p summary")

_HEADINGS = names("h1 h2 h3 h4 h5 h6")
_ROWS = names("tbody tfoot thead")
TABLE = _ROWS | names("colgroup table tr")
OPTIONAL_END = _ROWS | names("dd dt li p td th tr")
# An element that opens inside one of these closes it first, as browsers do.
CLOSES = {
    **{tag: names("p") for tag in BLOCK},
    **{tag: _HEADINGS | names("p") for tag in _HEADINGS},
    **{tag: _ROWS | names("caption colgroup td th tr") for tag in _ROWS},
    "dd": names("dd dt p"),
    "dt": names("dd dt p"),
    "li": names("li p"),
    "td": names("p td th"),
    "th": names("p td th"),
    "tr": names("caption colgroup p td th tr"),
}
# These look for what they close through elements of this kind.
THROUGH = {tag: PHRASING | names("div p") for tag in ("dd", "dt", "li")}
# Elements that have a meaning only directly inside one of these.
PARENTS = {
    **{tag: names("table") for tag in _ROWS | names("caption colgroup")},
    "col": names("colgroup"),
    "dd": names("div dl"),
    "dt": names("div dl"),
    "li": names("ol ul"),
    "td": names("tr"),
    "th": names("tr"),
    "tr": _ROWS | names("table"),
}


def objection(tag: str, *, in_sentence: bool) -> str:
    """Why an element is not allowed where it stands; "" if it is."""
    if tag not in ELEMENTS:
        return "is not allowed in a note"
    if in_sentence and tag not in PHRASING:
        return "cannot stand in a sentence: give it lines of its own"
    return ""
