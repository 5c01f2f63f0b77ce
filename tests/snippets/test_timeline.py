"""The dates: in order, each with a source that exists and that the lesson links to."""

from pathlib import Path

import pytest

from snippets import timeline as own

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("event", own.EVENTS, ids=lambda event: str(event.year))
def test_every_event_has_a_source_that_is_there_and_linked(event):
    sources = (DOCS / "9 Back matter/Bibliography.md").read_text("utf-8")
    lesson = (DOCS / "7 Meaning/History.md").read_text("utf-8")
    assert f" ^{event.source}\n" in sources + "\n"
    assert f"[[Bibliography#^{event.source}|" in lesson
    assert str(event.year) in lesson


@pytest.mark.parametrize("event", own.EVENTS, ids=lambda event: str(event.year))
def test_the_year_is_that_of_the_entry(event):
    text = (DOCS / "9 Back matter/Bibliography.md").read_text("utf-8")
    entry = next(part for part in text.split("\n\n") if f" ^{event.source}" in part)
    assert str(event.year) in entry
    assert event.who.split(",")[0].split()[0] in entry


def test_the_order_is_that_of_the_years():
    years = [event.year for event in own.EVENTS]
    assert years == sorted(years)
    assert len(years) == 15
    assert own.years() == 2020 - 1943
    assert [row["year"] for row in own.table()] == years


def test_the_figure_has_a_dot_for_each():
    axes = own.drawn().axes[0]
    assert [line.get_xdata()[0] for line in axes.lines] == [e.year for e in own.EVENTS]
    assert axes.texts[3].get_text() == "1970  the sweep back"
