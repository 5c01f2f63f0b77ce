"""The vault: notes read and indexed, links resolved and checked. Imports nothing else of ours."""

from gradient_garden.vault.backlinks import backlinks
from gradient_garden.vault.check import check
from gradient_garden.vault.load import load
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
from gradient_garden.vault.resolve import resolve
from gradient_garden.vault.rules.heading import plain_text
from gradient_garden.vault.slug import address, slugify
from gradient_garden.vault.subpath import locate

__all__ = [
    "Block",
    "Heading",
    "Link",
    "LinkForm",
    "NavItem",
    "Note",
    "Resolution",
    "Settings",
    "Tag",
    "Vault",
    "address",
    "backlinks",
    "check",
    "load",
    "locate",
    "navigation",
    "parse_note",
    "plain_text",
    "resolve",
    "slugify",
]
