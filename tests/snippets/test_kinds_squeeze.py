"""The autoencoder: against scikit-learn's PCA, and its shapes."""

import numpy as np
import pytest
import torch
from sklearn.decomposition import PCA

from snippets import kinds_squeeze as own
from snippets.small_digits import seen_unseen


@pytest.mark.parametrize("numbers", [2, 8])
def test_the_flat_map_is_pca(numbers):
    seen, unseen = (data.x for data in seen_unseen())
    theirs = PCA(numbers).fit(seen)
    np.testing.assert_allclose(
        own.flat(seen, unseen, numbers),
        theirs.inverse_transform(theirs.transform(unseen)),
        atol=1e-8,
    )


def test_all_dots_pass_through_the_narrow_place():
    net = own.autoencoder(8)
    x = torch.rand(5, 64)
    assert net[:3](x).shape == (5, 8)
    assert net(x).shape == (5, 64)
    assert own.miss(net, x).item() == pytest.approx(
        float(((net(x) - x).detach().numpy() ** 2).mean())
    )


def test_it_beats_the_flat_map_at_equal_numbers():
    two, eight = own.table()
    for row in (two, eight):
        assert float(row["autoencoder"]) < 0.9 * float(row["flat map"])
    assert float(eight["autoencoder"]) < float(two["autoencoder"])
    assert [row["numbers kept of 64"] for row in (two, eight)] == [2, 8]


def test_the_pictures_are_unseen_digits_and_what_came_back():
    axes = own.pictures().axes
    above, below = (
        np.array([a.images[0].get_array().ravel() for a in line]) for line in (axes[:10], axes[10:])
    )
    unseen = seen_unseen()[1]
    for digit, picture in enumerate(above):
        row = int(np.flatnonzero(unseen.y == digit)[0])
        np.testing.assert_allclose(picture, unseen.x[row], atol=1e-6)
    assert ((above - below) ** 2).mean() < 0.04
    assert not np.allclose(above, below, atol=0.05)
