"""Pictures from folders, lamps that differ, and what the project's notebook claims of them."""

import numpy as np
import pytest
from skimage import io

from snippets import artist_folder as own
from snippets.artist_eye import lent, share, taught
from snippets.artist_style import STYLES
from snippets.artist_trap import balanced


@pytest.fixture(scope="module")
def data():
    return own.photographs()


def test_a_folder_is_read_style_by_style(tmp_path):
    for style, shade in (("dry", 40), ("wet", 200)):
        (tmp_path / style).mkdir()
        x = np.full((90, 140, 3), 255, np.uint8)
        x[:, 25:115] = shade, shade, 0
        io.imsave(tmp_path / style / "one.PNG", x, check_contrast=False)
        io.imsave(tmp_path / style / "two.png", x[..., 0], check_contrast=False)
        (tmp_path / style / "notes.txt").write_text("no picture")
    found = own.from_folder(tmp_path)
    assert found.style.tolist() == ["dry", "dry", "wet", "wet"]
    assert found.x.shape == (4, 56, 56, 3)
    assert found.x.dtype == np.float32
    np.testing.assert_allclose(found.x[0, 9, 9], np.array([40, 40, 0]) / 255, atol=1e-3)
    np.testing.assert_allclose(found.x[3], 200 / 255, atol=1e-3)


def test_lamps_get_warmer_and_only_they_differ(data):
    tints = own.tints(data)
    assert list(tints) == list(STYLES)
    for n, tint in enumerate(tints.values()):
        white = np.array([0.97, 0.97, 0.95])
        np.testing.assert_allclose(tint, white * (1, 1 - n * 0.025, 1 - n * 0.05), atol=0.02)
    assert set(data.paper) == {"white"}


def test_halves_share_no_picture_and_balance_styles_and_subjects(data):
    first, second = own.halves(data)
    assert not {x.tobytes() for x in first.x} & {x.tobytes() for x in second.x}
    for half in (first, second):
        pairs = list(zip(half.style, half.subject, strict=True))
        assert {pairs.count(pair) for pair in pairs} == {5}


def test_another_light_is_the_light_of_the_next_style(data):
    tints, changed = own.tints(data), own.tints(own.relit(data))
    np.testing.assert_allclose(changed["hatched"], tints["stippled"], atol=0.01)
    np.testing.assert_allclose(changed["dabbed"], tints["hatched"], atol=0.02)


def test_counts_stand_in_rows_and_columns():
    true, said = np.array(list("aabb")), np.array(list("abbb"))
    _, first, second = own.counts(true, said).splitlines()
    assert (first.split(), second.split()) == (["a", "1", "1"], ["b", "0", "2"])


def test_the_head_has_learned_the_lamp_and_balance_mends_it(data):
    seen, unseen = own.halves(data)
    eye = lent()
    head, mended = taught(eye, seen), taught(eye, balanced(seen))
    assert share(eye, head, unseen) > 0.95
    assert share(eye, head, own.relit(unseen)) < 0.85
    assert share(eye, mended, balanced(own.relit(unseen))) > 0.93
