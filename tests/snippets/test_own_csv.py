"""A table of one's own: reading, guards, network, and what the notebook concludes."""

import csv

import numpy as np
import pytest
import torch
from sklearn.impute import SimpleImputer
from sklearn.metrics import confusion_matrix
from sklearn.neighbors import NearestCentroid
from sklearn.preprocessing import StandardScaler

from snippets import bring_your_own_csv as own
from snippets import table_guards as guards
from snippets import table_network as network
from snippets.table_guards import Part
from tests.course import notebooks


@pytest.fixture(scope="module")
def ran():
    return notebooks.run("Bring your own CSV")


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    file = tmp_path_factory.mktemp("table") / "wine.csv"
    own.write_example(file)
    return own.read_table(file, "grower")


def written(tmp_path, text):
    file = tmp_path / "own.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_small_table_by_hand(tmp_path):
    file = written(tmp_path, "\ufeffa,b,kind,note\n1,,y,p\n2, 3.5 ,x,q\n1,,y,p\n")
    read = own.read_table(file, "kind", drop=("note",))
    assert (read.names, read.classes) == (["a", "b"], ["x", "y"])
    np.testing.assert_array_equal(read.x, [[1, np.nan], [2, 3.5]])
    assert read.y.tolist() == [1, 0]


@pytest.mark.parametrize(
    ("text", "target", "message"),
    [
        ("a,b\n1,x\n", "c", r"no column 'c'; there are \['a', 'b'\]"),
        ("a,b\n1,x\ntall,y\n", "b", r"line 3, column 'a': 'tall' is no number"),
        ("a,b\n1,x\n1,x\ntall,y\n", "b", r"line 4, column 'a': 'tall' is no number"),
        ("a,b\n", "b", "no rows"),
        ("a,b\n1,x\n2\n", "b", "line 3 has 1 values; there are 2 columns"),
    ],
)
def test_a_table_that_cannot_be_read_says_where(tmp_path, text, target, message):
    with pytest.raises(ValueError, match=message):
        own.read_table(written(tmp_path, text), target)


def test_the_example_has_what_the_text_says_of_it(tmp_path, table):
    own.write_example(tmp_path / "wine.csv")
    with (tmp_path / "wine.csv").open(encoding="utf-8") as lines:
        rows = list(csv.reader(lines))[1:]
    assert len(rows) == len(table.y) + 6
    assert np.isnan(table.x).sum() == 40
    assert np.all(np.diff(table.x[:, 0]) == 1)
    assert np.all(np.diff(table.y) >= 0)


def test_the_cut_shares_no_row_and_every_part_has_every_class(table):
    parts = guards.cut(table)
    assert sorted(np.concatenate(parts)) == list(range(len(table.y)))
    shares = [np.bincount(table.y[rows]) / np.bincount(table.y) for rows in parts]
    np.testing.assert_allclose(shares, np.array([[0.6], [0.2], [0.2]]) * np.ones(3), atol=0.03)
    assert not np.array_equal(guards.cut(table, seed=1)[0], parts[0])


def test_filled_and_scaled_as_scikit_learn_does_from_the_first_part_alone(table):
    parts = guards.cut(table)
    filler, scaler = SimpleImputer(strategy="median"), StandardScaler()
    scaler.fit(filler.fit_transform(table.x[parts[0]]))
    for rows, part in zip(parts, guards.prepared(table, parts), strict=True):
        wanted = scaler.transform(filler.transform(table.x[rows]))
        np.testing.assert_allclose(part.x, wanted, atol=1e-12)
        np.testing.assert_array_equal(part.y, table.y[rows])


def test_a_column_that_never_changes_does_no_harm(table):
    flat = table._replace(
        x=np.column_stack([np.full(len(table.y), 7.0), table.x]), names=["f", *table.names]
    )
    parts = guards.cut(flat)
    assert (guards.prepared(flat, parts)[1].x[:, 0] == 0).all()
    assert "f: says the same in every row" in guards.remarks(flat, parts[0])


def test_nearest_mean_is_scikit_learns(table):
    taught, chosen, _ = guards.prepared(table, guards.cut(table))
    other = NearestCentroid().fit(taught.x, taught.y)
    np.testing.assert_array_equal(guards.nearest_mean(taught, chosen.x), other.predict(chosen.x))
    lone = NearestCentroid().fit(taught.x[:, :1], taught.y)
    assert guards.alone(taught)[0] == lone.score(taught.x[:, :1], taught.y)


def test_the_guard_names_the_leak_gaps_and_small_classes(table):
    rows = guards.cut(table)[0]
    said = guards.remarks(table, rows)
    assert [line for line in said if "leak" in line] == ["bottle: right 95% alone. Is it a leak?"]
    gaps = dict(zip(table.names, np.isnan(table.x[rows]).sum(axis=0), strict=True))
    missing = [line for line in said if "missing" in line]
    assert missing == [f"{n}: {k} of 105 values are missing" for n, k in gaps.items() if k]
    assert "C: only 5 rows" in guards.remarks(
        table, np.concatenate([rows[:70], np.flatnonzero(table.y == 2)[:5]])
    )


def test_the_best_step_is_kept_and_nothing_is_learned_from_the_rows_to_choose_by():
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(60, 3)), rng.integers(0, 2, 60)
    taught, chosen = Part(x[:40], y[:40]), Part(x[40:], y[40:])
    net, losses = network.fit(taught, chosen, steps=120)
    with torch.no_grad():
        scores = net(torch.tensor(chosen.x, dtype=torch.float32))
    now = torch.nn.functional.cross_entropy(scores, torch.tensor(chosen.y)).item()
    assert losses[:, 1].argmin() < 119
    assert now == pytest.approx(losses[:, 1].min())
    _, other = network.fit(taught, Part(chosen.x, 1 - chosen.y), steps=120)
    np.testing.assert_array_equal(losses[:, 0], other[:, 0])


def test_the_confusion_is_scikit_learns():
    y, said = np.array([0, 0, 1, 2, 2, 2]), np.array([0, 1, 1, 2, 0, 2])
    text = network.confusion(y, said, ["a", "b", "a longer name"]).splitlines()
    cells = [[int(n) for n in line.split()[-3:]] for line in text[1:]]
    assert cells == confusion_matrix(y, said).tolist()
    assert len({len(line) for line in text[1:]} | {len(text[0])}) <= 2


def test_what_the_notebook_concludes(ran):
    assert ran.names["after"] > ran.names["before"] + 0.1
    assert ran.names["lazy"] < 0.5
    network_range, baseline_range = (
        tuple(int(part.rstrip("%")) for part in line.split("likely ")[1].split(" to "))
        for line in ran.printed["judge"].splitlines()
    )
    assert network_range[0] <= baseline_range[1]
    assert baseline_range[0] <= network_range[1]
    assert "bottle" not in ran.names["table"].names
