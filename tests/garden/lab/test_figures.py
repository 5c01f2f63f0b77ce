"""Figures: drawn by real processes, read back as XML, compared with what Matplotlib wrote."""

import base64
import io
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import matplotlib
import pytest
from matplotlib.figure import Figure

from gradient_garden.lab import Failure, Output
from gradient_garden.lab.child import palette, svg
from gradient_garden.lab.key import CHILD
from tests.garden.lab.bench import Bench

PICTURES = """
import numpy as np
from matplotlib.figure import Figure


def lines():
    figure = Figure()
    axes = figure.subplots()
    x = np.linspace(0, 1, 50)
    (line,) = axes.plot(x, np.sin(9 * x), label="sine")
    line.set_gid("sine")
    axes.plot(x, x, color="black")
    axes.fill_between(x, 0, x, hatch="//", alpha=0.2)
    axes.annotate("here", (0.5, 0.5), (0.2, 0.8), arrowprops={"arrowstyle": "->"})
    axes.set(title="Loss $\\\\eta$", xlabel="step")
    axes.grid(True)
    axes.legend()
    return figure


def grid():
    figure = Figure()
    figure.colorbar((axes := figure.subplots()).pcolormesh(np.eye(3), cmap="gray"))
    return axes


def picture():
    figure = Figure()
    axes = figure.subplots()
    axes.imshow(np.arange(9).reshape(3, 3))
    return figure, axes


def huge():
    figure = Figure()
    figure.subplots().scatter(np.arange(9000), np.sin(np.arange(9000)), c=np.arange(9000))
    return figure


def empty():
    figure = Figure()
    figure.subplots().set_title("\\u795e\\u7ecf")
    return figure
"""
SVG = "{http://www.w3.org/2000/svg}"


def figure(bench: Bench, call: str) -> str:
    outcome = bench.one(call)
    assert isinstance(outcome, Output), outcome
    assert outcome.kind == "figure"
    return outcome.text


@pytest.fixture
def drawn(bench: Bench) -> Bench:
    bench.write(p=PICTURES)
    return bench


def test_a_figure_is_neutral_and_small(drawn: Bench) -> None:
    text = figure(drawn, "p.lines()")
    root = ET.fromstring(text)
    assert (root.tag, root.get("role")) == (f"{SVG}svg", "img")
    assert root.get("viewBox") == "0 0 460.8 259.2"
    assert {"width", "height", "id"}.isdisjoint(root.attrib)
    assert "var(--gg-ink, #1b1b1b)" in root.get("style", "")
    assert all(name in text for name in ("--gg-c0", "--gg-muted", "--gg-grid"))
    assert not re.search("|".join(palette.VARIABLES.keys() - set(palette.CYCLE)), text)
    assert not re.search("<!DOCTYPE|<!--|<style|metadata|xlink|matplotlib", text)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "g", "path", "defs", "use", "clipPath", "rect", "pattern"}
    assert len(text) < 60_000


def test_ids_are_few_prefixed_and_complete(drawn: Bench) -> None:
    text = figure(drawn, "p.lines()")
    ids = {e.get("id") for e in ET.fromstring(text).iter() if e.get("id")}
    assert all(str(i).startswith("gg-") for i in ids)
    assert "gg-sine" in ids
    used = set(re.findall(r'(?:href="|url\()#([^")]+)', text))
    assert used
    assert used <= ids
    assert ids - used == {"gg-sine"}


def test_the_same_bytes_in_every_process_and_hash_seed(
    drawn: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = [figure(drawn, call) for call in ("p.lines()", "p.grid()", "p.picture()")]
    from gradient_garden.lab import environment, runner

    def other(mark: str, home: Path, plotting: Path, *, seed: str) -> dict[str, str]:
        fixed = environment.environment(mark, home, plotting, seed=seed)
        return {**fixed, "PYTHONHASHSEED": "4711", "TZ": "Asia/Tokyo", "LANG": "C", "LC_ALL": "C"}

    monkeypatch.setattr(runner, "environment", other)
    again = drawn.run("p.lines()", "p.grid()", "p.picture()", fresh=True)
    assert [o.text for o in again.values() if isinstance(o, Output)] == first


def test_black_cells_stay_black_in_the_dark(drawn: Bench) -> None:
    root = ET.fromstring(figure(drawn, "p.grid()"))
    grids = [e for e in root.iter(f"{SVG}g") if e.get("fill") == "#000"]
    assert len(grids) == 1


def test_a_picture_is_embedded(drawn: Bench) -> None:
    (image,) = ET.fromstring(figure(drawn, "p.picture()")).iter(f"{SVG}image")
    data = image.get("href", "").removeprefix("data:image/png;base64,")
    assert base64.b64decode(data, validate=True).startswith(b"\x89PNG")


def test_too_large_a_figure_is_a_failure_with_a_hint(drawn: Bench) -> None:
    outcome = drawn.one("p.huge()")
    assert isinstance(outcome, Failure)
    assert outcome.code == "run-figure-too-large"
    assert "fewer points" in outcome.message
    assert outcome.path == "snippets/p.py"


def test_a_letter_that_the_font_lacks_is_a_failure(drawn: Bench) -> None:
    outcome = drawn.one("p.empty()")
    assert isinstance(outcome, Failure)
    assert outcome.code == "run-warning"
    assert "missing from font" in outcome.message


def raw() -> str:
    """What Matplotlib itself writes, in the house style."""
    file = io.StringIO()
    with matplotlib.rc_context(fname=str(CHILD / "matplotlibrc")):
        axes = (picture := Figure()).subplots()
        axes.plot([0, 1 / 3], [0, 2 / 3])
        axes.text(0.1, 0.3, "words", rotation=30)
        picture.savefig(file, format="svg")
    return file.getvalue()


def numbers(text: str, name: str) -> list[float]:
    found = [e.get(name, "") for e in ET.fromstring(text).iter()]
    return [float(n) for value in found for n in re.findall(r"-?\d+\.?\d*(?:e-?\d+)?", value)]


def test_rounding_moves_nothing_by_more_than_half_a_hundredth() -> None:
    before = raw()
    # The drawing's own background is not painted, so it is not kept.
    after = svg.neutral(before)
    kept = numbers(after, "d")
    original = iter(numbers(before, "d"))
    assert len(kept) > 500
    assert all(any(abs(k - o) <= 0.0051 for o in original) for k in kept)
    factors = re.findall(r"scale\(([^)]+)\)", before)
    assert factors
    assert re.findall(r"scale\(([^)]+)\)", after) == factors
    assert re.findall(r"rotate\(([^)]+)\)", after) == re.findall(r"rotate\(([^)]+)\)", before)


def test_every_stand_in_is_in_the_style_and_every_style_colour_is_a_stand_in() -> None:
    style = (CHILD / "matplotlibrc").read_text(encoding="utf-8")
    settings = [line for line in style.splitlines() if not line.startswith("#")]
    assert set(re.findall(r"#[0-9a-f]{6}", "\n".join(settings))) | {"#000000"} == set(
        palette.VARIABLES
    )


@pytest.mark.parametrize(
    "inside",
    [
        "<script/>",
        "<foreignObject/>",
        '<g onload="x()"/>',
        '<image href="https://example.org/x.png"/>',
        '<use href="other.svg#a"/>',
        '<g style="fill: url(https://example.org/x)"/>',
        '<a href="javascript:x()"/>',
        '<animate attributeName="href"/>',
    ],
)
def test_what_a_page_may_not_have_is_refused(inside: str) -> None:
    with pytest.raises(svg.Unsafe):
        svg.neutral(f'<svg xmlns="http://www.w3.org/2000/svg"><g>{inside}</g></svg>')


def test_entities_are_refused() -> None:
    with pytest.raises(svg.Unsafe):
        svg.neutral('<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>')
