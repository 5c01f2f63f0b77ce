"""Figures for notebooks: described, transparent, the same bytes each time."""

import re
from base64 import b64decode
from io import BytesIO

import matplotlib
import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.image import imread

from snippets import notebook_figure as notebook


def drawn() -> Figure:
    with matplotlib.rc_context(notebook.STYLE):
        fig = Figure(figsize=(2, 2))
        fig.subplots().plot([0, 1])
    return fig


def shown(words: str) -> tuple[str, bytes]:
    html = notebook.Described(drawn(), words)._repr_html_()
    alt, data = re.fullmatch(r'<img alt="(.*?)" src="data:image/png;base64,(.*)">', html).groups()
    return alt, b64decode(data)


def test_words_are_the_alternative_text_and_escaped():
    assert shown('5 > 3 & "so"')[0] == "5 &gt; 3 &amp; &quot;so&quot;"


def test_the_ground_is_transparent():
    pixels = imread(BytesIO(shown("a line")[1]))
    assert pixels.shape == (300, 300, 4)
    assert pixels[0, 0, 3] == 0
    assert pixels[..., 3].max() == 1


def test_the_same_figure_gives_the_same_bytes():
    assert shown("a line") == shown("a line")


def luminance(colour: str) -> float:
    rgb = np.array(matplotlib.colors.to_rgb(colour))
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


@pytest.mark.parametrize("ground", ["#ffffff", "#1b1b1b"])
def test_every_colour_stands_out_from_light_and_from_dark(ground):
    colours = [notebook.GREY, *notebook.STYLE["axes.prop_cycle"].by_key()["color"]]
    for colour in colours:
        pair = sorted((luminance(colour), luminance(ground)))
        assert (pair[1] + 0.05) / (pair[0] + 0.05) > 3, (colour, ground)
