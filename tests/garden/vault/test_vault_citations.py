"""Who cites whom, and what is never told."""

from dataclasses import replace

from gradient_garden.vault import citations
from tests.garden.vault.build import vault_of


def told(texts):
    """By target: source, kind, key and sentence of each citation."""
    found = citations(vault_of(texts))
    return {
        target: [(c.source, c.kind, c.key, c.passage.sentence) for c in cited]
        for target, cited in found.items()
    }


def test_mentions_embeds_and_properties_are_told_apart():
    page = "---\nneeds: ['[[Loss]]']\nsee: '[[Loss]]'\n---\nThe [[Loss]] falls.\n\n![[Loss]]\n"
    assert told({"Loss.md": "", "Page.md": page}) == {
        "Loss.md": [
            ("Page.md", "property", "needs", ""),
            ("Page.md", "property", "see", ""),
            ("Page.md", "mention", "", "The Loss falls."),
            ("Page.md", "embed", "", ""),
        ]
    }


def test_nothing_hidden_is_told():
    texts = {
        "Loss.md": "",
        "Draft.md": "---\ndraft: true\n---\nSecret [[Loss]].",
        "Held.md": "---\npublish: false\n---\nSecret [[Loss]].",
        "Page.md": "%%Secret [[Loss]].%% Open `[[Loss]]`.\n\n%%\n[[Loss]]\n%%",
        "Open.md": "[[Draft]] and [[Held]]",
    }
    assert told(texts).get("Loss.md", []) == []
    assert told(texts).keys() <= {"Loss.md"}


def test_a_notebook_cites_without_an_anchor():
    vault = vault_of({"Loss.md": "", "Lab.ipynb": "## Part\n\nSee [[Loss]]."})
    notes = {**vault.notes, "Lab.ipynb": replace(vault.notes["Lab.ipynb"], cells=(1,))}
    (citation,) = citations(replace(vault, notes=notes))["Loss.md"]
    assert (citation.passage.sentence, citation.passage.anchor) == ("See Loss.", "")
