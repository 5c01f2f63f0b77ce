"""Whatever notes embed each other, a page ends, is bounded, and is valid."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from gradient_garden.pages.excerpts import MOST_TEXT
from tests.garden.pages.helpers import faults_of_html, page

NAMES = ("One", "Two", "Three", "Map.canvas", "Base.base")
EMBEDS = st.lists(st.sampled_from([f"![[{n}{p}]]" for n in NAMES for p in ("", "#H", "#^b")]))


def canvas(embeds):
    card = {"type": "text", "x": 0, "y": 0, "width": 9, "height": 9}
    nodes = [{**card, "id": str(n), "text": text} for n, text in enumerate(embeds)]
    return json.dumps({"nodes": nodes})


@given(st.tuples(EMBEDS, EMBEDS, EMBEDS, EMBEDS))
@settings(max_examples=40, deadline=None)
def test_embeds_end(embeds):
    texts = ["Text. ^b\n\n## H\n\n" + "\n\n".join(each) for each in embeds[:3]]
    notes = dict(zip(NAMES[:3], texts, strict=True))
    notes |= {"Map.canvas": canvas(embeds[3]), "Base.base": "filters: file.hasLink(this)"}
    made = page(texts[0], **notes)
    assert len(made.html) < 5 * MOST_TEXT
    assert faults_of_html(made.html) == []
