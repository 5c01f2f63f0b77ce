"""Picture sets for the project: your folder, or ours."""

from pathlib import Path

import numpy as np
from skimage import io, transform

from snippets.artist_style import (
    SIDE,
    STYLES,
    Array,
    Drawings,
    drawn,
    on,
)

KINDS = {".png", ".jpg", ".jpeg"}


def squared(path: Path) -> Array:
    """The middle square of a picture file, made small."""
    x = io.imread(path)
    x = x[..., None].repeat(3, 2) if x.ndim == 2 else x[..., :3]
    edge = min(x.shape[:2])
    top, left = ((n - edge) // 2 for n in x.shape[:2])
    middle = x[top : top + edge, left : left + edge]
    small = transform.resize(middle, (SIDE, SIDE), anti_aliasing=True)
    return small.astype(np.float32)  # (56, 56, 3), 0 to 1


def from_folder(folder: Path) -> Drawings:
    """One folder for each style, with its pictures in it."""
    paths = [
        path
        for path in sorted(folder.glob("*/*"))
        if path.suffix.lower() in KINDS
    ]
    styles = np.array([path.parent.name for path in paths])
    unknown = np.full(len(paths), "unknown")
    x = np.array([squared(path) for path in paths])
    return Drawings(x, styles, unknown, unknown)


def photographs(each: int = 10, seed: int = 0) -> Drawings:
    """Drawings on white paper, for who has no pictures at hand."""
    data = drawn(on("white"), each=each, seed=seed)
    return data._replace(x=data.x * light(data.style))


def light(style: Array) -> Array:
    """How much of red, green and blue came back from the paper."""
    evening = np.array([list(STYLES).index(name) for name in style])
    lamp = 1 - np.outer(0.05 * evening, (0, 0.5, 1))  # (sheets, 3)
    return lamp[:, None, None].astype(np.float32)


def halves(data: Drawings) -> tuple[Drawings, Drawings]:
    """Every other picture to learn from, the rest to test."""
    first, second = (
        Drawings(*(part[start::2] for part in data)) for start in (0, 1)
    )
    return first, second


def edges(data: Drawings) -> Array:
    """The mean colour along the upper edge of each picture."""
    return data.x[:, :3].mean(axis=(1, 2))  # (pictures, 3)


def tints(data: Drawings) -> dict[str, Array]:
    """The mean of these colours, for each style."""
    return {
        name: edges(data)[data.style == name].mean(axis=0)
        for name in dict.fromkeys(data.style)
    }


def relit(data: Drawings) -> Drawings:
    """The same pictures, each in the light of another style."""
    found = tints(data)
    names = list(found)
    other = dict(zip(names, names[1:] + names[:1], strict=True))
    change = [found[other[name]] / found[name] for name in data.style]
    x = data.x * np.array(change, np.float32)[:, None, None]
    return data._replace(x=np.minimum(x, 1))


def counts(true: Array, said: Array) -> str:
    """In rows what it is, in columns what was said of it."""
    names = list(dict.fromkeys(true))
    lines = [" " * 10 + "".join(f"{name:>10}" for name in names)]
    for name in names:
        row = [np.sum(said[true == name] == one) for one in names]
        lines.append(f"{name:<10}" + "".join(f"{n:>10}" for n in row))
    return "\n".join(lines)


if __name__ == "__main__":
    for name, tint in tints(photographs()).items():
        print(name, tint.round(2))
