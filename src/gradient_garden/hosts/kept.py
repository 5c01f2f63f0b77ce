"""Pages of MkDocs that hold their content in little room, or not at all.

MkDocs renders every page before it writes the first. The contents of ten thousand pages would
take more memory than all else. What is rendered by us is held packed already, and is lent to a
page while it is worked at; what another plugin rendered is packed here.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable

from mkdocs.structure.pages import Page


class KeptPage(Page):
    """A page that has its content whenever it is asked for; `keep` makes one of any page.

    made_of: names what is lent, so that nobody has to look at it to know whether it changed.
    """

    made_of = ""
    _text: str | None = None
    _packed: bytes | None = None
    _was: str | None = None  # what is packed or lent, while the page is open
    _lent: Callable[[], str] | None = None
    _is_awake = True

    @property
    def content(self) -> str | None:
        """The HTML of the page's own text; of a page that sleeps, nothing."""
        if self._text is not None:
            return self._text
        if self._lent is not None:
            return self._lent() if self._is_awake else ""
        if self._packed is None:
            return None
        return zlib.decompress(self._packed).decode("utf-8", "surrogatepass")

    @content.setter
    def content(self, html: str | None) -> None:
        self._text = html
        if html is None:
            self._packed = None

    def lend(self, content: Callable[[], str], made_of: str) -> None:
        """Take the content from a function, once `wake` was called: not every page is printed."""
        self._lent, self.made_of, self._is_awake = content, made_of, False

    def wake(self) -> None:
        """Have the content that was lent."""
        self._text, self._is_awake = None, True

    def open(self) -> None:
        """Hold the content as text too, since it is about to be asked for more than once."""
        if self._text is None and self._is_awake:
            self._text = self._was = self.content

    def close(self) -> None:
        """Hold the content in little room."""
        if self._text is not None and self._text is not self._was and self._is_awake:
            self._lent = None
            self._packed = zlib.compress(self._text.encode("utf-8", "surrogatepass"), 1)
        self._text = self._was = None


class OneOpen:
    """Lets only the page that is worked at be open."""

    def __init__(self) -> None:
        self._open: KeptPage | None = None

    def turn_to(self, page: Page | None) -> None:
        """Let this page be open, and every other be closed."""
        if self._open is page:
            return
        if self._open is not None:
            self._open.close()
        self._open = page if isinstance(page, KeptPage) else None
        if self._open is not None:
            self._open.open()


def keep(page: Page) -> KeptPage | None:
    """Let a page's content be packed from now on, unless another plugin has a kind of its own."""
    if type(page) is Page:
        content = vars(page).pop("content", None)
        page.__class__ = KeptPage
        page.content = content
    return page if isinstance(page, KeptPage) else None
