"""The diagram is the model: as many columns as it has layers, lines for its own weights."""

import runpy

import numpy as np
import pytest
from torch import nn

from snippets import network_diagram
from snippets.digits_torch import network
from snippets.network_diagram import diagram, drawn, linear_layers, to_scale, widths


def columns(figure):
    """The drawn units of each column, by the place of the column."""
    dots = [line for line in figure.axes[0].lines if line.get_marker() == "o"]
    return {int(line.get_xdata()[0]): len(line.get_xdata()) for line in dots}


def test_the_columns_are_the_layers_of_the_model():
    net = network()
    assert widths(net) == [784, 128, 64, 10]
    assert widths(nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 1))) == [2, 3, 1]
    assert columns(diagram()) == {0: 8, 1: 8, 2: 8, 3: 10}
    words = [t.get_text() for t in diagram().axes[0].texts]
    for text in ("784\ninput", "128\nhidden", "64\nhidden", "10\noutput"):
        assert text in words


@pytest.mark.parametrize("units", [1, 10, 11, 784])
def test_the_drawn_units_are_the_first_and_the_last(units):
    rows, heights = drawn(units)
    assert len(rows) == len(heights) == (units if units <= 10 else 8)
    assert (rows[0], rows[-1]) == (0, units - 1)
    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize("layer", [1, 2, 3])
def test_lit_wires_have_the_signs_of_the_models_weights(layer):
    lit = [
        line
        for line in diagram(layer=layer).axes[0].lines
        if line.get_linewidth() == 1 and line.get_marker() == "None"
    ]
    part = linear_layers(network())[layer - 1]
    assert {line.get_xdata()[0] for line in lit} == {layer - 1}
    W = part.weight.detach().numpy()
    rows, columns = drawn(part.out_features)[0], drawn(part.in_features)[0]
    signs = [W[j, i] > 0 for j in rows for i in columns]
    assert [line.get_color() == "C0" for line in lit] == signs
    assert [line.get_linestyle() == "-" for line in lit] == signs


def test_the_title_counts_the_layers_numbers():
    titles = [diagram(layer=k).axes[0].get_title() for k in (1, 2, 3)]
    for title, part in zip(titles, linear_layers(network()), strict=True):
        assert f"{part.in_features} × {part.out_features} weights" in title
        assert title.endswith(f"{part.bias.numel()} biases")


def test_every_layer_but_the_last_has_its_constant_one():
    squares = [line for line in diagram().axes[0].lines if line.get_marker() == "s"]
    assert [line.get_xdata()[0] for line in squares] == [0, 1, 2]


def test_the_areas_are_the_numbers_of_weights():
    areas = [p.get_width() * p.get_height() for p in to_scale().axes[0].patches]
    assert areas == [part.weight.numel() for part in linear_layers(network())]
    words = [t.get_text() for t in to_scale().axes[0].texts]
    assert words == ["784 × 128 = 100,352", "128 × 64 = 8,192", "64 × 10 = 640"]
    assert np.prod(to_scale().axes[0].get_aspect()) == 1.0


def test_the_demonstration_prints_the_widths(capsys):
    runpy.run_path(network_diagram.__file__, run_name="__main__")
    assert capsys.readouterr().out == "784 -> 128 -> 64 -> 10\n"
