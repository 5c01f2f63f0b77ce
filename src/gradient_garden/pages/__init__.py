"""Pages: from parsed notes, sources and results to the HTML that the theme shows."""

from gradient_garden.pages.arrange import tree_of
from gradient_garden.pages.changes_page import Change, changes_page
from gradient_garden.pages.code import code_anchor, result_anchor
from gradient_garden.pages.code_page import ModuleAbout, Part, code_index, module_page
from gradient_garden.pages.furniture import page_end
from gradient_garden.pages.graph_page import graph_page
from gradient_garden.pages.home_page import home_page
from gradient_garden.pages.made import asks_all_notes, asks_sizes, is_made
from gradient_garden.pages.model import (
    Citing,
    Claim,
    Context,
    Mention,
    Neighbour,
    NumberRow,
    Page,
    Shown,
    Spent,
    Step,
    Surroundings,
    Term,
    TermIndex,
    TocEntry,
)
from gradient_garden.pages.moved import moved_page
from gradient_garden.pages.numbers import has_digit
from gradient_garden.pages.outputs import render_output
from gradient_garden.pages.paths import shows_cost, shows_paths
from gradient_garden.pages.reading import minutes, minutes_for, shows_times
from gradient_garden.pages.references import code_links, code_references
from gradient_garden.pages.render import render
from gradient_garden.pages.run_report import RunRow, run_report
from gradient_garden.pages.tag_page import tag_page, tags_page
from gradient_garden.pages.term_index import term_index
from gradient_garden.pages.words import description, meaning

__all__ = [
    "Change",
    "Citing",
    "Claim",
    "Context",
    "Mention",
    "ModuleAbout",
    "Neighbour",
    "NumberRow",
    "Page",
    "Part",
    "RunRow",
    "Shown",
    "Spent",
    "Step",
    "Surroundings",
    "Term",
    "TermIndex",
    "TocEntry",
    "asks_all_notes",
    "asks_sizes",
    "changes_page",
    "code_anchor",
    "code_index",
    "code_links",
    "code_references",
    "description",
    "graph_page",
    "has_digit",
    "home_page",
    "is_made",
    "meaning",
    "minutes",
    "minutes_for",
    "module_page",
    "moved_page",
    "page_end",
    "render",
    "render_output",
    "result_anchor",
    "run_report",
    "shows_cost",
    "shows_paths",
    "shows_times",
    "tag_page",
    "tags_page",
    "term_index",
    "tree_of",
]
