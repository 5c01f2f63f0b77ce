"""What is shown in a frame, and only once a reader asks for it: films elsewhere, documents here.

Without JavaScript there is a link. With it there is a button, and nothing of another host is asked
for before it is pressed (E7, S12).
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from gradient_garden.pages.markup import attributes, escape
from gradient_garden.pages.scope import Scope

_HOSTS = ("youtube.com", "youtube-nocookie.com", "youtu.be")
_POSTS = ("twitter.com", "x.com")
_ID = re.compile(r"[A-Za-z0-9_-]{11}")
_TIME = re.compile(r"(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,5})s?)?")
_POST = re.compile(r"/(\w{1,20})/status/\d{1,20}")


class Film(NamedTuple):
    """A film on YouTube, and the second at which it begins."""

    id: str
    start: int = 0


def film_of(url: str) -> Film | None:
    """The film that an address of YouTube's shows, or None."""
    parts = urlsplit(url) if _is_plain(url) else urlsplit("")
    host = (parts.netloc or "").lower().removeprefix("www.").removeprefix("m.")
    if host not in _HOSTS:
        return None
    query = parse_qs(parts.query)
    steps = [step for step in parts.path.split("/") if step]
    if host != "youtu.be" and steps[:1] == ["watch"]:
        name = query.get("v", [""])[0]
    elif host == "youtu.be":
        name = steps[0] if steps else ""
    else:
        name = steps[1] if steps[:1] in (["embed"], ["shorts"], ["live"]) and steps[1:] else ""
    start = query.get("t", query.get("start", ["0"]))[0]
    return Film(name, _seconds(start)) if _ID.fullmatch(name) else None


def _is_plain(url: str) -> bool:
    return url.startswith(("https://", "http://")) and not set(url) & set("[]\\ ")


def _seconds(text: str) -> int:
    """`90`, `90s` and `1m30s` are the same."""
    found = _TIME.fullmatch(text)
    hours, minutes, seconds = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    return hours * 3600 + minutes * 60 + seconds


def is_post(url: str) -> bool:
    """Tell whether an address is that of a post on Twitter, which is shown as a link."""
    parts = urlsplit(url) if _is_plain(url) else urlsplit("")
    host = (parts.netloc or "").lower().removeprefix("www.")
    return host in _POSTS and bool(_POST.fullmatch(parts.path))


def film(url: str, found: Film, title: str, scope: Scope) -> str:
    """A box for a film, that becomes its player."""
    start = f"&start={found.start}" if found.start else ""
    source = f"https://www.youtube-nocookie.com/embed/{found.id}?autoplay=1{start}"
    name = title or "A film"
    link = scope.anchor(f"{escape(name)}, on YouTube", {"href": url, "rel": "external noopener"})
    return _frame(source, name, "Play it here, from YouTube", "film", link)


def document(href: str, name: str, subpath: str, scope: Scope) -> str:
    """A box for a document of the vault, that becomes the browser's own reader."""
    values = {key: part[0] for key, part in parse_qs(subpath).items()}
    page, height = values.get("page", ""), values.get("height", "")
    said = f"{name}, page {page}" if page.isdecimal() else name
    link = scope.anchor(escape(said), {"class": "gg-file", "href": href})
    tall = height if height.isdecimal() and len(height) < 5 else None
    return _frame(href, said, "Show it here", "document", link, tall)


def _frame(
    source: str, title: str, label: str, kind: str, link: str, height: str | None = None
) -> str:
    data = {"data-source": source, "data-title": title, "data-label": label, "data-height": height}
    extra = attributes({"class": f"gg-frame gg-frame-{kind}", **data})
    return f"<gg-frame{extra}>{link}</gg-frame>"
