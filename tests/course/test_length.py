"""A lesson is read in one sitting: 600 to 1,500 words, as the page itself counts them."""

from __future__ import annotations

import pytest

from gradient_garden.pages.tree import grow
from gradient_garden.pages.words import count
from tests.course.prose import lessons

SHORTEST, LONGEST = 600, 1500


@pytest.mark.parametrize("path", lessons())
def test_a_lesson_is_neither_a_stub_nor_a_chapter(path: str):
    words = count(grow(lessons()[path].tokens))

    assert SHORTEST <= words <= LONGEST
