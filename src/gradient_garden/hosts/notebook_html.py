"""What mkdocs-jupyter makes of a notebook, freed from what the site must not load.

Its HTML brings half a megabyte of styles, scripts that ask other hosts for maths and diagrams, and
a copy button of its own. What is left is the notebook's text, code and outputs, in the classes of
the theme, so that both colour schemes and our styles apply.
"""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)
DROPPED = frozenset({"script", "style", "clipboard-copy", "link", "meta"})
# Prompts are decoration, and the hidden text served the copy button that is gone.
DROPPED_CLASSES = frozenset(
    {
        "celltoolbar",
        "clipboard-copy-txt",
        "jp-Collapser",
        "jp-InputPrompt",
        "jp-OutputPrompt",
        "zeroclipboard-container",
    }
)
PRINTED = "jp-RenderedText"  # may be wider than the page, so that keys must be able to scroll it
RENAMED = {
    "CodeMirror": "gg-code",
    "anchor-link": "headerlink",
    "highlight-ipynb": "highlight",
    "hl-python": "language-python",
    "hl-ipython3": "language-python",
}


def cleaned(html: str) -> str:
    """Keep a notebook's text, code and outputs, and drop its styles, scripts and buttons."""
    cleaner = _Cleaner()
    cleaner.feed(html)
    cleaner.close()
    return "".join(cleaner.kept)


class _Cleaner(HTMLParser):
    """Copies the markup through, without the elements that are dropped and all they hold."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.kept: list[str] = []
        self._dropping: list[str] = []
        self._code = ""  # "next" before the <pre> of a code cell, "inside" within it
        self._began = False  # whether any text was kept: until then, spaces are not

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._dropping or _is_dropped(tag, attrs):
            if tag not in VOID:
                self._dropping.append(tag)
            return
        stop = ' tabindex="0"' if PRINTED in _classes(attrs) else ""
        self.kept.append(f"<{tag}{''.join(_attribute(*pair) for pair in attrs)}{stop}>")
        if "highlight-ipynb" in _classes(attrs):
            self._code = "next"
        elif tag == "pre" and self._code == "next":
            self._code = "inside"
            self.kept.append('<code tabindex="0">')

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._dropping and not _is_dropped(tag, attrs):
            self.kept.append(f"<{tag}{''.join(_attribute(*pair) for pair in attrs)} />")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._dropping:
            while self._dropping.pop() != tag:
                pass
        elif not self._dropping:
            if tag == "pre" and self._code == "inside":
                self._code = ""
                self.kept.append("</code>")
            self.kept.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._began = self._began or not (self._dropping or data.isspace())
        if self._began:
            self._keep(data)

    def handle_entityref(self, name: str) -> None:
        self._keep(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._keep(f"&#{name};")

    def _keep(self, text: str) -> None:
        if not self._dropping:
            self.kept.append(text)


def _classes(attrs: list[tuple[str, str | None]]) -> list[str]:
    return next((value or "" for name, value in attrs if name == "class"), "").split()


def _is_dropped(tag: str, attrs: list[tuple[str, str | None]]) -> bool:
    return tag in DROPPED or not DROPPED_CLASSES.isdisjoint(_classes(attrs))


def _attribute(name: str, value: str | None) -> str:
    """One attribute as it was, but script attributes vanish and classes become the theme's.

    The stops of the Tab key vanish too: there was one at every cell.
    """
    if name.startswith("on") or name == "tabindex":
        return ""
    if name == "class" and value:
        value = " ".join(RENAMED.get(word, word) for word in value.split())
    return f" {name}" if value is None else f' {name}="{escape(value)}"'
