"""The vault: notes read and indexed, links resolved and checked. Imports nothing else of ours."""

from gradient_garden.vault.addressing import address_of
from gradient_garden.vault.backlinks import backlinks
from gradient_garden.vault.bases.note import is_base
from gradient_garden.vault.canvas import read_board
from gradient_garden.vault.canvas_note import file_link, is_canvas, text_card
from gradient_garden.vault.check import check
from gradient_garden.vault.citations import Citation, citations
from gradient_garden.vault.code_links import leads_to_code
from gradient_garden.vault.load import load
from gradient_garden.vault.loose_ends import loose_ends
from gradient_garden.vault.memory import Memory, remembered
from gradient_garden.vault.mentions import mentions
from gradient_garden.vault.model import (
    Block,
    Heading,
    Link,
    LinkForm,
    NavItem,
    Note,
    Resolution,
    Settings,
    Tag,
    Vault,
)
from gradient_garden.vault.navigation import navigation
from gradient_garden.vault.note import parse_note
from gradient_garden.vault.passages import Passage, passages
from gradient_garden.vault.prerequisites import learning_order, opened_by, prerequisites
from gradient_garden.vault.published import is_published
from gradient_garden.vault.redirects import Redirects, redirects
from gradient_garden.vault.resolve import resolve
from gradient_garden.vault.rules.heading import plain_text
from gradient_garden.vault.slug import address, slugify
from gradient_garden.vault.subpath import locate
from gradient_garden.vault.tags import TagEntry, tag_index, tag_key
from gradient_garden.vault.terms import is_term, spellings

__all__ = [
    "Block",
    "Citation",
    "Heading",
    "Link",
    "LinkForm",
    "Memory",
    "NavItem",
    "Note",
    "Passage",
    "Redirects",
    "Resolution",
    "Settings",
    "Tag",
    "TagEntry",
    "Vault",
    "address",
    "address_of",
    "backlinks",
    "check",
    "citations",
    "file_link",
    "is_base",
    "is_canvas",
    "is_published",
    "is_term",
    "leads_to_code",
    "learning_order",
    "load",
    "locate",
    "loose_ends",
    "mentions",
    "navigation",
    "opened_by",
    "parse_note",
    "passages",
    "plain_text",
    "prerequisites",
    "read_board",
    "redirects",
    "remembered",
    "resolve",
    "slugify",
    "spellings",
    "tag_index",
    "tag_key",
    "text_card",
]
