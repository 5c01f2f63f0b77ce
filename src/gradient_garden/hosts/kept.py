"""Pages of MkDocs whose content is packed while it is not looked at.

MkDocs renders every page before it writes the first. The contents of ten thousand pages would
take more memory than all else; packed they take a fifth.
"""

from __future__ import annotations

import zlib

from mkdocs.structure.pages import Page


class KeptPage(Page):
    """A page that has its content whenever it is asked for; `keep` makes one of any page."""

    _text: str | None = None
    _packed: bytes | None = None
    _was: str | None = None  # what is packed, while the page is open

    @property
    def content(self) -> str | None:
        """The HTML of the page's own text."""
        if self._text is not None or self._packed is None:
            return self._text
        return zlib.decompress(self._packed).decode("utf-8", "surrogatepass")

    @content.setter
    def content(self, html: str | None) -> None:
        self._text = html
        if html is None:
            self._packed = None

    def open(self) -> None:
        """Hold the content as text too, since it is about to be asked for more than once."""
        if self._text is None:
            self._text = self._was = self.content

    def close(self) -> None:
        """Hold the content in little room."""
        if self._text is not None and (self._packed is None or self._text is not self._was):
            self._packed = zlib.compress(self._text.encode("utf-8", "surrogatepass"), 1)
        self._text = self._was = None


class OneOpen:
    """Lets only the page that is worked at be open."""

    def __init__(self) -> None:
        self._open: KeptPage | None = None

    def turn_to(self, page: Page | None) -> None:
        """Close the page that was open, and open this one, if it can be closed."""
        if self._open is page:
            return
        if self._open is not None:
            self._open.close()
        self._open = page if isinstance(page, KeptPage) else None
        if self._open is not None:
            self._open.open()


def keep(page: Page) -> None:
    """Let a page's content be packed from now on, unless another plugin has a kind of its own."""
    if type(page) is Page:
        content = vars(page).pop("content", None)
        page.__class__ = KeptPage
        page.content = content
