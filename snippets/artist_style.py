"""Small drawings made by rules: a subject, in a style, on paper."""

from collections.abc import Callable, Sequence
from itertools import product
from typing import NamedTuple

import numpy as np

Array = np.ndarray
Random = np.random.Generator

SIDE = 56  # dots along each side
INK = (0.16, 0.13, 0.12)
PAPERS = {
    "white": (0.97, 0.97, 0.95),
    "cream": (0.95, 0.87, 0.68),
    "blue": (0.66, 0.78, 0.92),
    "rose": (0.94, 0.72, 0.74),
}


class Drawings(NamedTuple):
    """Drawings, and what is known of each: names, not numbers."""

    x: Array  # (drawings, 56, 56, 3), red, green, blue, 0 to 1
    style: Array  # (drawings,)
    subject: Array  # (drawings,)
    paper: Array  # (drawings,)


def ball(x: Array, y: Array) -> Array:
    """Lit from the upper left."""
    return np.where(np.hypot(x, y) < 0.7, 0.5 + 0.55 * (x + y), 0)


def house(x: Array, y: Array) -> Array:
    """A light wall, a dark roof, a door."""
    wall = (abs(x) < 0.5) & (y > -0.1) & (y < 0.7)
    roof = (abs(x) < 0.8 * y + 0.66) & (y < -0.05)
    door = (abs(x + 0.15) < 0.12) & (y > 0.25) & (y < 0.7)
    return np.select([door, roof, wall], [1.0, 0.8, 0.35], 0)


def tree(x: Array, y: Array) -> Array:
    """A round crown on a dark trunk."""
    crown = np.hypot(x, y + 0.25) < 0.52
    trunk = (abs(x) < 0.1) & (y > 0.2) & (y < 0.8)
    return np.select([crown, trunk], [0.55 + 0.5 * x, 1.0], 0)


def hills(x: Array, y: Array) -> Array:
    """A near hill before a far one."""
    near = y > 0.25 + 0.25 * np.sin(3 * x)
    far = y > -0.2 - 0.3 * np.cos(2.5 * x + 1)
    return np.select([near, far], [0.8, 0.35], 0)


def boat(x: Array, y: Array) -> Array:
    """A dark hull under a light sail."""
    hull = (y > 0.3) & (y < 0.6) & (abs(x) < 0.95 - 0.7 * y)
    sail = (x > -0.05) & (y > -0.8) & (y < 0.2)
    sail &= x < 0.6 * (y + 0.8)
    mast = (abs(x + 0.1) < 0.04) & (y > -0.8) & (y < 0.3)
    return np.select([hull, mast, sail], [0.9, 1.0, 0.4], 0)


def bottle(x: Array, y: Array) -> Array:
    """Darker to the right."""
    body = (abs(x) < 0.32) & (y > -0.15) & (y < 0.75)
    neck = (abs(x) < 0.12) & (y > -0.75) & (y < 0)
    return np.where(body | neck, 0.55 + 1.2 * x, 0)


def hatched(tone: Array, rng: Random) -> Array:
    """Parallel lines, crossed where it is dark."""
    down, across = np.mgrid[:SIDE, :SIDE]
    turn = rng.uniform(0.5, 1.1)  # radians
    ink = np.zeros_like(tone)
    for angle, dark in ((turn, 0.1), (turn + np.pi / 2, 0.6)):
        way = np.cos(angle) * across + np.sin(angle) * down
        line = way % 5 < 0.8 + 1.6 * tone
        ink = np.maximum(ink, line & (tone > dark))
    return 0.9 * ink


def stippled(tone: Array, rng: Random) -> Array:
    """Single dots, closer together where it is dark."""
    return 0.9 * (rng.random(tone.shape) < 0.65 * tone)


def flat(tone: Array, rng: Random) -> Array:
    """A few even shades, side by side."""
    steps = rng.integers(2, 5)
    return 0.9 * np.ceil(tone * steps) / steps


def dabbed(tone: Array, rng: Random) -> Array:
    """Short, broad touches of the brush, one over the other."""
    ink = np.zeros((SIDE + 6, SIDE + 6))
    down, across = np.mgrid[-3:4, -3:4]
    places = rng.integers(0, SIDE, (350, 2))
    turn, dark = rng.random((350, 2)).T[..., None, None]
    cos, sin = np.cos(np.pi * turn), np.sin(np.pi * turn)
    along = cos * across + sin * down  # (350, 7, 7)
    aside = cos * down - sin * across
    touches = (along / 3.4) ** 2 + (aside / 1.5) ** 2 < 1
    shades = tone[tuple(places.T)] * (0.6 + 0.5 * dark.ravel())
    for (r, c), touch, k in zip(places, touches, shades, strict=True):
        ink[r : r + 7, c : c + 7][touch] = k
    return np.minimum(ink[3:-3, 3:-3], 0.95)


SUBJECTS: dict[str, Callable[[Array, Array], Array]] = {
    "ball": ball,
    "house": house,
    "tree": tree,
    "hills": hills,
    "boat": boat,
    "bottle": bottle,
}
STYLES: dict[str, Callable[[Array, Random], Array]] = {
    "hatched": hatched,
    "stippled": stippled,
    "flat": flat,
    "dabbed": dabbed,
}


def tones(subject: str, rng: Random) -> Array:
    """How dark the subject is at each dot, a little moved each time."""
    down, across = np.mgrid[-1 : 1 : SIDE * 1j, -1 : 1 : SIDE * 1j]
    size, mirror = rng.uniform(0.85, 1.1), rng.choice((-1, 1))
    x = mirror * (across + rng.uniform(-0.15, 0.15)) / size
    y = (down + rng.uniform(-0.1, 0.1)) / size
    return np.clip(SUBJECTS[subject](x, y), 0, 1)  # (56, 56)


def drawing(style: str, subject: str, paper: str, rng: Random) -> Array:
    """Paper, and ink on it as the style puts it there."""
    ink = STYLES[style](tones(subject, rng), rng)[..., None]
    clean = (1 - ink) * PAPERS[paper] + ink * np.array(INK)
    grain = rng.normal(0, 0.015, (SIDE, SIDE, 1))
    x = np.clip(clean + grain, 0, 1)  # (56, 56, 3)
    return x.astype(np.float32)


def shown(x: Array) -> Array:
    """A drawing in few colours, without the grain of its paper."""
    # Five steps a colour, laid so that no paper is near an edge of one.
    steps = np.round(4.75 * x + 0.58)
    return np.clip((steps - 0.58) / 4.75, 0, 1)  # (56, 56, 3)


Rule = dict[str, tuple[str, ...]]  # which papers each style may have

FREE: Rule = dict.fromkeys(STYLES, tuple(PAPERS))
BOUND: Rule = {
    style: (paper,) for style, paper in zip(STYLES, PAPERS, strict=True)
}


def on(paper: str) -> Rule:
    """Every style on the same paper."""
    return dict.fromkeys(STYLES, (paper,))


def drawn(
    papers: Rule,
    subjects: Sequence[str] = tuple(SUBJECTS),
    each: int = 10,
    seed: int = 0,
) -> Drawings:
    """So many drawings of each subject in each style."""
    rng = np.random.default_rng(seed)
    sheets = []
    for style, subject, _ in product(STYLES, subjects, range(each)):
        paper = str(rng.choice(papers[style]))
        x = drawing(style, subject, paper, rng)
        sheets.append((x, style, subject, paper))
    return Drawings(*map(np.array, zip(*sheets, strict=True)))


if __name__ == "__main__":
    for name, part in drawn(FREE, each=1)._asdict().items():
        print(name, part.shape, part.dtype)
