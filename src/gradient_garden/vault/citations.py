"""What other notes say of a note: every link to it, with the sentence in which it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from gradient_garden.vault.backlinks import backlinks
from gradient_garden.vault.model import Link, Vault
from gradient_garden.vault.passages import Passage, passages
from gradient_garden.vault.published import is_published

Kind = Literal["mention", "embed", "property", "code"]
NOWHERE = Passage()


@dataclass(frozen=True, slots=True)
class Citation:
    """One link to a note, from the note at vault path `source`.

    key: of a link in a property, that property's name, such as `needs`; of a use of code, the
    symbol, such as `neuron.py#neuron`, which stands at `anchor` of the note that is cited.
    """

    source: str
    kind: Kind
    passage: Passage = NOWHERE
    key: str = ""
    anchor: str = ""


def citations(vault: Vault) -> Mapping[str, tuple[Citation, ...]]:
    """Return, for each note that others cite, the citations in order of their place.

    Nothing comes from comments, and nothing from or to notes that are not published.
    """

    @cache
    def passages_of(source: str) -> Mapping[Link, Passage]:
        return passages(vault.notes[source])

    open_notes = {path for path, note in vault.notes.items() if is_published(note)}
    return {
        target: tuple(
            _citation(vault, source, link, passages_of(source).get(link, NOWHERE))
            for source, link in links
            if source in open_notes
        )
        for target, links in backlinks(vault).items()
        if target in open_notes
    }


def _citation(vault: Vault, source: str, link: Link, passage: Passage) -> Citation:
    """A notebook's page is made elsewhere, with anchors that are not the index's."""
    if vault.notes[source].cells:
        passage = replace(passage, heading="", anchor="")
    return Citation(source, _kind(link), passage, link.key.partition(".")[0])


def _kind(link: Link) -> Kind:
    if link.form == "property":
        return "property"
    return "embed" if link.form in ("embed", "image") else "mention"
