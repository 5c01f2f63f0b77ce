"""What formulas may ask of a vault: who links to whom, and properties as values."""

from __future__ import annotations

from functools import cached_property
from typing import cast

from gradient_garden.vault.backlinks import edges
from gradient_garden.vault.bases.clock import build_time
from gradient_garden.vault.bases.values import LinkTo, Value, moment
from gradient_garden.vault.linktext import Place, wiki_link, wikilink_end
from gradient_garden.vault.model import Vault
from gradient_garden.vault.resolve import resolve


class Library:
    """What formulas may ask of a vault; worked out once, when it is first asked for.

    clock: the time, if the builder has set one.
    """

    def __init__(self, vault: Vault) -> None:
        self.vault, self.clock = vault, build_time()

    @classmethod
    def of(cls, vault: Vault) -> Library:
        """The library of a vault, made once for all the bases in it."""
        if "bases" not in vault.made:
            vault.made["bases"] = cls(vault)
        return cast(Library, vault.made["bases"])

    @cached_property
    def linked(self) -> dict[str, list[str]]:
        """By path, the files that a note links to, in order."""
        found: dict[str, list[str]] = {}
        for source, _, target in edges(self.vault):
            found.setdefault(source, []).append(target)
        return found

    @cached_property
    def linking(self) -> dict[str, list[str]]:
        """By path, the notes that link to a file."""
        found: dict[str, list[str]] = {}
        for source, targets in self.linked.items():
            for target in dict.fromkeys(targets):
                found.setdefault(target, []).append(source)
        return found

    def value(self, raw: object, source: str) -> Value:
        """A property's value, with links and dates for the texts that are written so."""
        if isinstance(raw, list):
            return [self.value(item, source) for item in raw]
        if isinstance(raw, dict):
            return {str(key): self.value(item, source) for key, item in raw.items()}
        if not isinstance(raw, str):
            return raw
        if raw.startswith("[[") and wikilink_end(raw, 0, len(raw)) == len(raw):
            return self.link(raw[2:-2], source)
        return moment(raw) or raw

    def link(self, words: str, source: str) -> LinkTo:
        """The link that a wikilink's text is, seen from a note."""
        link = wiki_link(f"[[{words}]]", words, "property", Place(1, 1))
        target = resolve(self.vault, link.path, source).target
        return LinkTo(link.target, link.display or "", target)
