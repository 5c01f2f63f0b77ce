"""Sentences of other notes, as pages quote them: formulas drawn, code as code, a link marked."""

from __future__ import annotations

from collections.abc import Iterator

from gradient_garden.pages.markup import escape
from gradient_garden.pages.maths import quoted
from gradient_garden.vault import Passage


def sentence(passage: Passage) -> str:
    """The whole of it, with the text of its link marked."""
    before, text, after = parts(passage)
    return before + (f"<mark>{text}</mark>" if text else "") + after


def parts(passage: Passage) -> tuple[str, str, str]:
    """What stands before the link, its text, and what stands after it."""
    if not passage.atoms:
        return escape(passage.before), escape(passage.text), escape(passage.after)
    middle = len(passage.before)
    end = middle + len(passage.text)
    whole = passage.sentence
    bounds = (0, middle), (middle, end), (end, len(whole))
    before, text, after = ("".join(_pieces(passage, whole, *each)) for each in bounds)
    return before, text, after


def _pieces(passage: Passage, whole: str, start: int, end: int) -> Iterator[str]:
    for atom in passage.atoms:
        if start <= atom.start and atom.end <= end:
            yield escape(whole[start : atom.start])
            yield _drawn(whole[atom.start : atom.end], atom.kind)
            start = atom.end
    yield escape(whole[start:end])


def _drawn(content: str, kind: str) -> str:
    return quoted(content) if kind == "maths" else f"<code>{escape(content)}</code>"
