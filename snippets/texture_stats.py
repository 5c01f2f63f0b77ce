"""Pictures made from noise: turned until their statistics match."""

from collections.abc import Callable, Iterable

import numpy as np
import torch
from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from skimage import data
from torch import Tensor
from torch.nn import functional as F

Array = np.ndarray

BLOCKS = {"brick": 4, "grass": 3, "gravel": 4, "camera": 8}
WIDTHS = (3, 7, 11)
REACH = 8
GREYS = colormaps["gray"].resampled(16)  # enough, and light
AS_IT_IS = {"interpolation": "none"}  # a dot is a square


def picture(name: str = "brick") -> Array:
    """A photograph in 64 x 64 means; their mean 0, their spread 1."""
    block = BLOCKS[name]
    whole = getattr(data, name)()[: 64 * block, : 64 * block]
    x = whole.reshape(64, block, 64, block).mean(axis=(1, 3))
    return (x - x.mean()) / x.std()  # (64, 64)


def noise(seed: int = 1) -> Array:
    """Dots thrown by a die."""
    return np.random.default_rng(seed).normal(size=(64, 64))


def shuffled(x: Array) -> Array:
    """The same dots, each in another place."""
    order = np.random.default_rng(0).permutation(x.size)
    return x.ravel()[order].reshape(x.shape)


def cloud(x: Array) -> Array:
    """Waves as strong as in the picture, each shifted at random."""
    waves, thrown = np.fft.fft2(x), np.fft.fft2(noise(0))
    shifts = np.exp(1j * np.angle(thrown))
    return np.fft.ifft2(np.abs(waves) * shifts).real  # (64, 64)


def stencils(width: int, count: int = 32) -> Tensor:
    """Stencils thrown by a die, equally strong, blind to grey."""
    rng = np.random.default_rng(width)
    w = rng.normal(size=(count, 1, width, width))
    w -= w.mean(axis=(2, 3), keepdims=True)
    w /= np.linalg.norm(w, axis=(2, 3), keepdims=True)
    return torch.tensor(w, dtype=torch.float32)


def together(p: Tensor, w: Tensor) -> Tensor:
    """How strongly the stencils answer, and which do so together."""
    rim = (w.shape[-1] // 2,) * 4
    rolled = F.pad(p[None, None], rim, mode="circular")
    a = F.relu(F.conv2d(rolled, w))[0].flatten(1)  # (32, 4096)
    a = torch.cat([a, torch.ones_like(a[:1])])  # (33, 4096)
    return a @ a.T / a.shape[1]  # (33, 33)


def neighbours(p: Tensor, reach: int = REACH) -> Tensor:
    """How alike two dots are that lie so far down and across."""
    strength = torch.fft.fft2(p - p.mean()).abs() ** 2
    alike = torch.fft.ifft2(strength).real / p.numel()
    middle = torch.fft.fftshift(alike)  # (64, 64)
    near = slice(32 - reach, 33 + reach)
    return middle[near, near]  # (17, 17)


def statistics(p: Tensor) -> dict[str, Tensor]:
    """What is counted of a picture; no entry says where a dot is."""
    pairs = [together(p, stencils(width)) for width in WIDTHS]
    return {
        "shades": p.flatten().sort().values,  # (4096,)
        "neighbours": neighbours(p),  # (17, 17)
        "stencils": torch.stack(pairs),  # (3, 33, 33)
    }


def off(p: Tensor, wanted: dict[str, Tensor]) -> dict[str, Tensor]:
    """How far each statistic is from what is wanted, as a share."""
    return {
        name: (found - wanted[name]).norm() / wanted[name].norm()
        for name, found in statistics(p).items()
    }


def gaps(
    name: str, x: Array, wanted: dict[str, Tensor]
) -> dict[str, object]:
    """A row of a table: how far off a picture is."""
    found = off(tensor(x), wanted).items()
    return {"picture": name} | {key: f"{far:.1%}" for key, far in found}


def miss(p: Tensor, wanted: dict[str, Tensor]) -> Tensor:
    """One number for all of them: the sum of their squares."""
    return torch.stack(list(off(p, wanted).values())).square().sum()


def turned(
    p: Tensor, loss: Callable[[Tensor], Tensor], steps: int
) -> Array:
    """Turn every dot of a picture until the loss is small."""
    p = p.clone().requires_grad_()
    mover = torch.optim.LBFGS(
        [p], max_iter=steps, line_search_fn="strong_wolfe"
    )

    def closure() -> float:
        mover.zero_grad()
        cost = loss(p)
        cost.backward()
        return cost.item()

    mover.step(closure)
    return p.detach().double().numpy()


def matched(x: Array, steps: int = 60, seed: int = 1) -> Array:
    """Begin with noise, and turn its dots until x is matched."""
    wanted = statistics(tensor(x))
    start = tensor(noise(seed))
    return turned(start, lambda p: miss(p, wanted), steps)


def tensor(x: Array) -> Tensor:
    """The numbers as PyTorch wants them."""
    return torch.tensor(x, dtype=torch.float32)


def drawn(name: str = "brick") -> Figure:
    """A texture, and what is left of it by three kinds of counts."""
    x = picture(name)
    panels = {
        f"{name}, a photograph": x,
        "same shades": shuffled(x),
        "same neighbours": cloud(x),
        "from noise, all three": matched(x),
    }
    fig = Figure(figsize=(4.8, 5.2), layout="constrained")
    show(fig.subplots(2, 2).flat, panels, x)
    return fig


def show(
    axes: Iterable[Axes], panels: dict[str, Array], x: Array
) -> None:
    """Pictures side by side, all in the greys of one of them."""
    for ax, (title, shades) in zip(axes, panels.items(), strict=True):
        ax.imshow(shades, GREYS, vmin=x.min(), vmax=x.max(), **AS_IT_IS)
        ax.set(xticks=[], yticks=[], title=title)


def table(name: str = "brick") -> list[dict[str, object]]:
    """How far off the three statistics are, for each way."""
    x = picture(name)
    wanted = statistics(tensor(x))
    ways = {"shuffled": shuffled(x), "same neighbours": cloud(x)}
    ways["from noise"] = matched(x)
    return [gaps(way, found, wanted) for way, found in ways.items()]


def portraits() -> Figure:
    """A man with a camera, and two pictures with his statistics."""
    x = picture("camera")
    panels = {"a photograph": x} | {
        f"from noise {seed}": matched(x, seed=seed) for seed in (1, 2)
    }
    fig = Figure(figsize=(6, 2.3), layout="constrained")
    show(fig.subplots(1, 3), panels, x)
    return fig


def alike() -> Figure:
    """Two pictures with the same neighbours, unlike to the eye."""
    x = picture("camera")
    panels = {"a photograph": x, "same neighbours": cloud(x)}
    fig = Figure(figsize=(4.8, 2.7), layout="constrained")
    show(fig.subplots(1, 2), panels, x)
    return fig


if __name__ == "__main__":
    for row in table():
        print(*row.values(), sep="\t")
