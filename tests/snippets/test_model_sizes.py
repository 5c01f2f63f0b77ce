"""Counts: layer lists against PyTorch and published numbers, and a source for each row."""

from pathlib import Path

import pytest
from torch import nn

from snippets import brain, layer_lists, model_sizes
from snippets.digits_torch import network

SOURCES = Path(__file__).parents[2] / "docs/9 Back matter/Bibliography.md"


def numbers(*layers: nn.Module) -> int:
    return sum(p.numel() for layer in layers for p in layer.parameters())


def test_ours_is_what_pytorch_counts():
    assert layer_lists.ours() == numbers(network()) == 109_386


def test_lenet_is_what_pytorch_counts():
    theirs = numbers(
        nn.Conv2d(1, 6, 5),
        nn.Conv2d(6, 16, 5),
        nn.Linear(400, 120),
        nn.Linear(120, 84),
        nn.Linear(84, 10),
    )
    assert layer_lists.lenet() == theirs == 61_706


def test_alexnet_is_what_pytorch_counts_and_about_what_was_published():
    theirs = numbers(
        nn.Conv2d(3, 96, 11),
        nn.Conv2d(96, 256, 5, groups=2),
        nn.Conv2d(256, 384, 3),
        nn.Conv2d(384, 384, 3, groups=2),
        nn.Conv2d(384, 256, 3, groups=2),
        nn.Linear(9216, 4096),
        nn.Linear(4096, 4096),
        nn.Linear(4096, 1000),
    )
    assert layer_lists.alexnet() == theirs
    assert theirs == pytest.approx(60e6, rel=0.02)


def test_resnet_152_is_the_documented_number():
    assert layer_lists.resnet_152() == 60_192_808
    assert layer_lists.normalised(3, 4, 5) == numbers(
        nn.Conv2d(4, 5, 3, bias=False), nn.BatchNorm2d(5)
    )


def test_every_row_has_its_source_and_its_status():
    known = SOURCES.read_text("utf-8")
    for row in model_sizes.COUNTS:
        assert row.status in {"computed", "reported"}
        assert row.source or (row.status == "computed" and row.what == "our digit reader")
        assert not row.source or f" ^{row.source}\n" in known


@pytest.mark.parametrize(
    ("count", "said"),
    [(202, "202"), (60_192_808, "60.2 million"), (175e9, "175 billion"), (1.5e14, "150 trillion")],
)
def test_counts_as_people_say_them(count, said):
    assert model_sizes.short(count) == said


def test_the_ratios_are_divisions():
    unlike, like = brain.ratios()
    assert unlike["one to"] == "1,430"
    assert pytest.approx(1430, abs=5) == 86e9 / 60_192_808
    assert like["one to"] == "2.49 million"
    assert pytest.approx(2.49e6, rel=0.002) == 1.5e14 / 60_192_808
    assert (unlike["like with like"], like["like with like"]) == ("no", "yes")
    assert brain.share_of_synapses() == "860"
    assert model_sizes.size("GPT-3", "parameters") == 175e9


def test_no_bar_stands_beside_an_unlike_one():
    neurons, connections = (brain.counts(what).axes[0] for what in ("neurons", "connections"))
    assert len(neurons.patches) == 3
    assert all("neurons" in text.get_text() for text in neurons.texts)
    assert len(connections.patches) == 6
    assert not any("neurons" in text.get_text() for text in connections.texts)
    widths = [bar.get_width() for bar in connections.patches]
    assert widths[0] == 109_386
    assert widths[-1] == 1.5e14
