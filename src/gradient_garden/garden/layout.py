"""Where the notes of a graph stand: springs along links, and every note pushing every other away.

The forces are those of Fruchterman and Reingold (Graph drawing by force-directed placement,
Software: Practice and Experience 21, 1991). In a large graph the push is felt from the cells of a
grid instead of from each note, by one convolution a step (particle and mesh: Hockney and
Eastwood, Computer Simulation Using Particles, 1988), so that a step takes time linear in notes
and links. The same graph always gives the same places.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]  # (notes, 2)

SIZE = 10_000  # of the square in which the places lie: fine enough to keep thousands apart
EXACT = 150  # notes of which each can feel each
STEPS = 150
CELLS = 128  # of a side of the grid, at most
GOLDEN = 2.399963229728653  # radians between neighbours in a sunflower


def layout(notes: int, links: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a place in a square of `SIZE` for each note, from 0 on.

    notes: how many there are. links: pairs of their numbers; the direction means nothing.
    """
    import numpy as np

    if notes < 2:
        return [(SIZE // 2, SIZE // 2)] * notes
    ends = np.array([pair for pair in links if pair[0] != pair[1]], dtype=np.intp).reshape(-1, 2)
    cells = min(CELLS, 2 ** math.ceil(math.log2(2 * math.sqrt(notes))))
    push = _each if notes <= EXACT else _grid(cells)
    places = _settled(_sunflower(notes), ends, push)
    low, high = places.min(axis=0), places.max(axis=0)
    scaled = (places - low) / max(float((high - low).max()), 1e-9)
    centred = scaled + (1 - scaled.max(axis=0)) / 2
    return [(round(x), round(y)) for x, y in (centred * SIZE).tolist()]


def _settled(places: Points, ends: NDArray[np.intp], push: Callable[[Points], Points]) -> Points:
    """Let the forces work in ever shorter steps; lengths are in natural lengths of a link."""
    import numpy as np

    longest = float(np.sqrt(len(places))) / 4
    for step in range(STEPS):
        force = push(places) + _pull(places, ends) - 0.02 * places  # the last keeps parts together
        length = np.maximum(np.hypot(force[:, 0], force[:, 1]), 1e-9)[:, None]
        places = places + force / length * np.minimum(length, longest * (1 - step / STEPS))
    return places


def _sunflower(notes: int) -> Points:
    """Places to begin with: spread evenly over a disc, neighbours in order not far apart."""
    import numpy as np

    number = np.arange(notes)
    radius = np.sqrt(number + 0.5)
    turn = number * GOLDEN
    return np.stack([radius * np.cos(turn), radius * np.sin(turn)], axis=1)


def _pull(places: Points, ends: NDArray[np.intp]) -> Points:
    """Along each link, by the square of its length; a note of many links is pulled no harder."""
    import numpy as np

    notes = len(places)
    away = places[ends[:, 1]] - places[ends[:, 0]]  # (links, 2)
    pull = away * np.hypot(away[:, 0], away[:, 1])[:, None]
    count = np.bincount(ends.ravel(), minlength=notes)
    total = np.stack(
        [
            np.bincount(ends[:, 0], pull[:, axis], notes)
            - np.bincount(ends[:, 1], pull[:, axis], notes)
            for axis in (0, 1)
        ],
        axis=1,
    )
    return np.asarray(total / np.sqrt(np.maximum(count, 1))[:, None])


def _each(places: Points) -> Points:
    """The push of every note on every other: one over the distance."""
    import numpy as np

    away = places[:, None] - places[None]  # (notes, notes, 2)
    square = (away**2).sum(axis=2) + 0.01
    return np.asarray((away / square[..., None]).sum(axis=1))


def _grid(cells: int) -> Callable[[Points], Points]:
    """The same push, of the cells of a grid that is laid over the notes anew in each step.

    cells: of a side of the grid.
    """
    import numpy as np

    offsets = np.fft.fftfreq(2 * cells, 1 / (2 * cells))  # twice as many: no wrapping round
    dx, dy = np.meshgrid(offsets, offsets, indexing="ij")
    square = dx**2 + dy**2 + 0.25
    kernels = [np.fft.rfft2(dx / square), np.fft.rfft2(dy / square)]

    def push(places: Points) -> Points:
        low = places.min(axis=0)
        cell = max(float((places - low).max()) / (cells - 1), 1e-9)
        at = np.rint((places - low) / cell).astype(np.intp)
        mass = np.zeros((2 * cells, 2 * cells))
        np.add.at(mass, (at[:, 0], at[:, 1]), 1.0)
        spread = np.fft.rfft2(mass)
        fields = [np.fft.irfft2(spread * kernel, s=mass.shape) for kernel in kernels]
        far = np.stack([field[at[:, 0], at[:, 1]] for field in fields], axis=1) / cell
        return np.asarray(far + _crowd(places, at[:, 0] * cells + at[:, 1]))

    return push


def _crowd(places: Points, cells: NDArray[np.intp]) -> Points:
    """The push of the notes of one cell, which the grid does not feel: as if from their middle."""
    import numpy as np

    _, cell, count = np.unique(cells, return_inverse=True, return_counts=True)
    sums = np.stack([np.bincount(cell, places[:, axis]) for axis in (0, 1)], axis=1)
    others = (count - 1)[cell][:, None]  # (notes, 1)
    away = places - (sums[cell] - places) / np.maximum(others, 1)
    return np.asarray(others * away / ((away**2).sum(axis=1)[:, None] + 0.01))
