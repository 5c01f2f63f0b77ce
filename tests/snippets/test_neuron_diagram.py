"""The diagram is drawn from the neuron's own numbers."""

from snippets.neuron import BIAS, QUESTIONS, WEIGHTS
from snippets.neuron_diagram import diagram


def test_every_weight_and_the_bias_is_drawn():
    words = [t.get_text() for t in diagram().axes[0].texts]
    for number in (*WEIGHTS, BIAS):
        assert f"{number:+g}" in words
    assert set(QUESTIONS) <= set(words)


def test_negative_weights_are_dashed_as_well_as_coloured():
    arrows = [t.arrow_patch for t in diagram().axes[0].texts if getattr(t, "arrow_patch", None)]
    drawn = [(a.get_linestyle(), a.get_linewidth()) for a in arrows[:4]]
    expected = [("dashed" if n < 0 else "solid", abs(n)) for n in (*WEIGHTS, BIAS)]
    assert drawn == expected
