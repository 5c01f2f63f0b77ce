"""What must be taught: each topic has its lesson, and its evidence stands on the built page."""

from __future__ import annotations

import html
import re
from functools import cache
from pathlib import Path

import pytest

from gradient_garden import vault
from gradient_garden.pages import code_references
from gradient_garden.vault import Link, Note
from tests.site.browsing import ROOT

EVIDENCE = {
    "A2 the artificial neuron": ("The artificial neuron", "neuron.go_outside neuron.boundary"),
    "A3 layers": ("Layers and shapes", "network_diagram.diagram shapes_torch.ledger"),
    "A4 a digit classifier": (
        "A digit classifier in PyTorch",
        "digits_torch.layers digits_training.learning_curve digits_mistakes.confusion_matrix",
    ),
    "A5 function approximators": (
        "Networks as function approximators",
        "approximate_trained.table approximate_trained.drawn",
    ),
    "A6 from rules to examples": ("Learning from examples", "learned_rule.versus"),
    "B1 why non-linearity": ("Activation functions", "collapse.bends"),
    "B2 five functions": ("Activation functions", "activations.measured activations.curve"),
    "B3 saturation": ("Activation functions", "saturation.slopes"),
    "C1 the seven steps": ("The learning loop", "one_update.seven_steps"),
    "C2 forward pass": ("The forward pass", "forward.every_node"),
    "C3 loss functions": ("Loss functions", "losses.cost losses.costs"),
    "C4 backpropagation": ("Backpropagation", "backprop_check.pairs"),
    "C5 gradient descent": ("Gradient descent", "gd.fog"),
    "C6 learning rate": ("The learning rate", "lr.curve lr.compare"),
    "C7 XOR from scratch": (
        "XOR from scratch",
        "xor_scratch.loss_curve xor_scratch.surface xor_lone_neuron.beside",
    ),
    "C8 batches": ("Epochs and batches", "batches_noise.noise"),
    "C9 optimizers": ("Optimizers", "optim_race.race"),
    "C10 initialisation": (
        "Initialisation, normalisation and skip connections",
        "symmetry.starts",
    ),
    "D1 overfitting": ("Overfitting and underfitting", "overfit.curves"),
    "D2 underfitting": ("Overfitting and underfitting", "overfit_widths.table"),
    "D3 remedies": ("Regularisation", "regularize.table"),
    "D4 vanishing gradients": ("Vanishing gradients", "vanish.ratios"),
    "D4 its remedies": (
        "Initialisation, normalisation and skip connections",
        "cures.toggle residual.compare",
    ),
    "D5 local minima": ("Minima and saddles", "landscape.endings"),
    "D6 is it learning?": ("Reading the curves", "monitor_ward.curves"),
    "E1 feature hierarchy": (
        "What layers see",
        "features.favourites features.hierarchy features.first_weights features_shuffled.table",
    ),
    "E2 distributed representations": (
        "Where the knowledge lives",
        "ablate.curve ablate.single ablate_units.specialists",
    ),
    "E3 learned and hand-made": (
        "Features by hand and by learning",
        "strokes.drawn strokes_rivals.table strokes_rivals.sizes",
    ),
    "E4 convolution": ("Convolution", "conv_pictures.stencil_at conv_pictures.beside"),
    "E4 convolutional networks": (
        "Convolutional networks",
        "cnn_torch.ledger cnn_shift.compare cnn_shift.curves cnn_inside.along",
    ),
    "E6 why depth works": (
        "Why depth helps",
        "fold.line fold.table fold_trained.folds depth.table",
    ),
    "F4 transfer": ("Transfer learning", "transfer.curves transfer_harm.table"),
    "A1 brains and where the likeness ends": (
        "Brains and networks",
        "brain.counts brain.ratios brain_forgets.table",
    ),
    "E5 scale": ("Scale", "scale.table scale.growth scale_loop.table"),
    "F1 supervised": ("Kinds of learning", "digits_ladder.ladder"),
    "F2 unsupervised": (
        "Kinds of learning",
        "kinds_groups.centres kinds_groups.table kinds_squeeze.pictures kinds_squeeze.table",
    ),
    "F3 reinforcement": ("Kinds of learning", "kinds_reward.policy kinds_reward.table"),
    "F4 transfer, in a row": ("Kinds of learning", "kinds_loan.table"),
    "F5 online learning": ("Kinds of learning", "kinds_drift.curves kinds_drift.table"),
    "G1 data as an education": (
        "Bias and shortcuts",
        "shortcut.table shortcut_verdicts.clearest",
    ),
    "G2 quality": ("Datasets", "dataset_labels.table"),
    "G3 diversity": ("Datasets", "dataset_turns.figure dataset_turns.table"),
    "G4 balance": ("Datasets", "dataset_balance.table"),
    "G4 bias in balanced data": ("Bias and shortcuts", "shortcut_map.maps"),
    "H1 applications": ("Applications", "next_letter.table taste.misses understand.table"),
    "H2 questions": (
        "Questions and answers",
        "faq.circles faq.after_the_turn dataset_size.table calibration.table understand.table",
    ),
    "H2 does it understand": ("Does it understand", "understand.table understand.shown"),
    "H3 history": ("History", "timeline.drawn encoder.codes encoder.table"),
    "H4 learning as mastery": (
        "Learning as mastery",
        "mastery.first_digits mastery.table mastery.more_rounds",
    ),
    "I1 for artists": ("Neural networks for artists", "painter.painting painter.one_dot"),
    "I2 the apprentice": (
        "The apprentice",
        "apprentice.education forward_digit.journey apprentice.corrections mastery.first_digits "
        "transfer.curves apprentice.obedience",
    ),
    "I2 education, by choosing pictures": (
        "Looking at many pictures",
        "album.verdicts album.table album.more album_titles.table twelve.table",
    ),
    "G4 false clues, caught": (
        "Style or subject",
        "clues.table clues.on_white cover.table planted.table",
    ),
    "I3 limits, stated fairly": (
        "What it can and cannot invent",
        "painter_beyond.drawn painter_beyond.table approximate_trained.drawn dataset_turns.table",
    ),
    "I3 an exhibition of mistakes": (
        "Make it fail",
        "exhibition.hung exhibition.table exhibition.blank",
    ),
    "I4 creative work": (
        "Neural networks in creative work",
        "texture_stats.drawn texture_stats.table texture_style.transferred texture_stats.portraits",
    ),
    "I5 a style classifier": (
        "A style classifier",
        "artist_card.wall artist_card.card artist_trials.by_subject artist_trials.confusion "
        "artist_trials.worst artist_trap.table artist_trap.papers",
    ),
    "F4 transfer, for artists": (
        "A style classifier",
        "artist_eye.fingerprints artist_shoulders.table",
    ),
    "I4 ownership and consent": (
        "Ownership and consent",
        "by_name.given_back by_name.copies overfit_widths.dice licences.table licences.card",
    ),
}


@cache
def notes() -> dict[str, Note]:
    """The lessons and lists by title; a term may have the name of its lesson."""
    every = vault.load(ROOT / "docs").notes.values()
    return {note.title: note for note in every if not note.properties.get("term")}


def captions(note: Note, name: str) -> list[str]:
    """The captions under which a note shows results of `module.symbol`."""
    return [
        link.display or ""
        for reference, link in code_references(note)
        if shows(reference, name) and isinstance(link, Link)
    ]


def shows(reference: object, name: str) -> bool:
    calls = getattr(reference, "calls", ())
    return any(f"{call.module}.{call.symbol}" == name for call in calls)


def words(text: str) -> list[str]:
    """The first words of a caption, as far as no markup stands between them."""
    return re.split(r"[*_$`=\[]", text, maxsplit=1)[0].split()[:6]


def text_of(page: Path) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", page.read_text("utf-8"))).split())


@pytest.mark.parametrize("topic", EVIDENCE)
def test_each_topic_has_its_lesson_and_its_evidence(site: Path, topic: str) -> None:
    title, evidence = EVIDENCE[topic]
    note = notes()[title]
    page = text_of(site / note.address / "index.html")

    for name in evidence.split():
        found = captions(note, name)
        assert found, f"{title} does not show {name}"
        assert all(" ".join(words(caption)) in page for caption in found)


def test_no_page_shows_a_fault(site: Path) -> None:
    shown = [p for p in site.rglob("*.html") if 'class="gg-fault' in p.read_text("utf-8")]

    assert shown == []
