"""PyTorch's neuron and NumPy's, from the same numbers."""

import numpy as np
import torch

from snippets import neuron, neuron_torch


def test_both_forms_agree_with_numpy():
    rng = np.random.default_rng(3)
    x, w = rng.normal(size=(7, 3)).astype("float32"), rng.normal(size=3).astype("float32")
    expected = neuron.neuron(x, w, -1.5)
    tx, tw = torch.from_numpy(x), torch.from_numpy(w)
    np.testing.assert_allclose(neuron_torch.neuron(tx, tw, -1.5), expected, atol=1e-6)
    with torch.no_grad():
        layer = neuron_torch.neuron_layer(tw, -1.5)(tx)
    np.testing.assert_allclose(layer, expected, atol=1e-6)


def test_the_layer_holds_exactly_these_numbers():
    layer = neuron_torch.neuron_layer(torch.tensor([2.0, 2.0, -3.0]), -1.5)
    assert layer[0].weight.tolist() == [[2.0, 2.0, -3.0]]
    assert layer[0].bias.tolist() == [-1.5]
