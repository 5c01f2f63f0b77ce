"""Bases: tables of notes by their properties, computed when the site is built (rule X15)."""

from gradient_garden.vault.bases.base import LANGUAGE, Base, View, read_base
from gradient_garden.vault.bases.clock import build_time
from gradient_garden.vault.bases.library import Library
from gradient_garden.vault.bases.note import is_base, parse_base
from gradient_garden.vault.bases.table import Column, Group, Table, compute
from gradient_garden.vault.bases.values import File, LinkTo, Moment, Picture, Span, Value, text

__all__ = [
    "LANGUAGE",
    "Base",
    "Column",
    "File",
    "Group",
    "Library",
    "LinkTo",
    "Moment",
    "Picture",
    "Span",
    "Table",
    "Value",
    "View",
    "build_time",
    "compute",
    "is_base",
    "parse_base",
    "read_base",
    "text",
]
