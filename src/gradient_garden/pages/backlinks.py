"""Backlinks: every note that cites the page's note, with the sentences in which it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from gradient_garden.pages.markup import attributes, escape
from gradient_garden.pages.model import Citing, Context
from gradient_garden.pages.scope import Ledger
from gradient_garden.pages.sections import joined, link, section
from gradient_garden.pages.sentences import parts, sentence
from gradient_garden.vault import Citation

OPEN = 10  # notes that are shown at once; the others are folded


def backlinks(context: Context, ledger: Ledger) -> str:
    """The section at the end of a page; nothing where no note says anything of this one."""
    around = context.surroundings
    if not around.cited:
        return ""
    body = _list(around.cited[:OPEN], context)
    if more := around.cited[OPEN:]:
        count = f"{len(more)} more note" + ("s" if len(more) > 1 else "")
        folded = _list(more, context)
        body += f'<details class="gg-more">\n<summary>{count}</summary>\n{folded}</details>\n'
    if around.listed:
        names = joined([link(note, context) for note in around.listed])
        body += f'<p class="gg-listed">Also listed in {names}.</p>\n'
    return section("gg-backlinks", "What links here", body, ledger)


def _list(cited: Iterable[Citing], context: Context) -> str:
    return f"<ul>\n{''.join(_citing(each, context) for each in cited)}</ul>\n"


def _citing(citing: Citing, context: Context) -> str:
    """One note: what its properties say, and each of its sentences once."""
    head = link(citing.note, context)
    roles = [_role(key) for key in dict.fromkeys(_keys(citing, "property"))]
    if uses := {c.key: c.anchor for c in citing.citations if c.kind == "code"}:
        roles.append(f"uses {joined([_use(*use) for use in uses.items()])}")
    if roles:
        head += f' <span class="gg-role">{joined(roles)}</span>'
    places = dict.fromkeys(_place(c, citing, context) for c in citing.citations)
    inner = "".join(filter(None, places))
    inner = f"<ul>\n{inner}</ul>" if inner else ""
    return f"<li>{head}{inner}</li>\n"


def _keys(citing: Citing, kind: str) -> Iterator[str]:
    return (citation.key for citation in citing.citations if citation.kind == kind)


def _use(name: str, anchor: str) -> str:
    """Code of this page that the citing note shows, runs or links to."""
    return f"<a{attributes({'href': '#' + quote(anchor)})}><code>{escape(name)}</code></a>"


def _role(key: str) -> str:
    """What a property's link says: `needs` is a word of ours, others are the author's."""
    return "needs this" if key == "needs" else f"names this in “{escape(key)}”"


def _place(citation: Citation, citing: Citing, context: Context) -> str:
    """One sentence and its heading; an embed says that this is shown there."""
    if citation.kind in {"property", "code"}:
        return ""
    passage = citation.passage
    if citation.kind == "embed":
        role = '<span class="gg-role">shows this</span>'
        text = f"{role} {''.join(parts(passage)).strip()}".rstrip()
    else:
        text = sentence(passage)
    href = context.href(citing.note.path, passage.anchor)
    where = (
        f" <a{attributes({'href': href})}>{escape(passage.heading)}</a>" if passage.anchor else ""
    )
    return f"<li{attributes({'data-kind': citation.kind})}>{text}{where}</li>\n"
