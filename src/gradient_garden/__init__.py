"""Turns a vault of linked notes and tested snippets into a site that shows only what ran."""

__version__ = "0.1.0"
