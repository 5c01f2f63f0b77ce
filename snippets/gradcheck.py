"""Check a slope by stepping.  (f(x + h) - f(x - h)) / 2h ≈ f'(x)"""

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from snippets.activations import relu, sigmoid

Array = np.ndarray
Function = Callable[[Array], Array]

X = -1.0


def f(x: Array) -> Array:
    """The sigmoid, squared."""
    return sigmoid(x) ** 2


def slope(x: Array) -> Array:
    """The slope of f by the chain rule."""
    s = sigmoid(x)
    return 2 * s * s * (1 - s)


def one_sided(f: Function, x: Array, h: float) -> Array:
    """The rise of a step ahead, for each bit of its length."""
    return (f(x + h) - f(x)) / h


def central(f: Function, x: Array, h: float) -> Array:
    """The same for a step that begins behind and ends ahead."""
    return (f(x + h) - f(x - h)) / (2 * h)


def relative(a: Array, b: Array) -> float:
    """How far two slopes, or lists of slopes, are apart."""
    length = np.linalg.norm(a) + np.linalg.norm(b)
    return float(np.linalg.norm(a - b) / length) if length else 0.0


def errors(ways: tuple = (one_sided, central)) -> list[dict[str, str]]:
    """The error of each way, for shorter and shorter steps."""
    rows = []
    for power in (1, 3, 5, 7, 9, 11, 13):
        row = {"step": f"1e-{power}"}
        for way in ways:
            found = way(f, X, 10.0**-power)
            error = abs(found / slope(X) - 1)
            row[way.__name__.replace("_", "-")] = f"{error:.1e}"
        rows.append(row)
    return rows


def curve(way: Function, steps: Array, bits: int = 64) -> Array:
    """The error at every step, in numbers of so many bits."""
    kind = np.dtype(f"float{bits}").type
    x = kind(X)
    found = np.array([way(f, x, kind(h)) for h in steps])  # (steps,)
    return np.abs(found.astype(float) / slope(X) - 1)  # (steps,)


def v(bits: int = 64) -> Figure:
    """Error against step on squeezed scales: two arms, a V."""
    steps = np.geomspace(1e-14, 1, 141)  # (141,)
    figure = Figure(figsize=(5.4, 3.8), layout="constrained")
    axes = figure.subplots()
    for i, way in enumerate((one_sided, central)):
        error = np.maximum(curve(way, steps, bits), 1e-16)
        axes.loglog(steps, error, ("--", "-")[i], color=f"C{i}", lw=2)
    axes.text(0.97, 0.05, "central", color="C1", ha="right")
    axes.texts[-1].set_transform(axes.transAxes)
    axes.text(0.97, 0.13, "one-sided, dashed", color="C0", ha="right")
    axes.texts[-1].set_transform(axes.transAxes)
    axes.set(xlim=(1e-14, 1), ylim=(1e-14, 10), xlabel="step $h$")
    axes.set(ylabel="relative error", title=f"numbers of {bits} bits")
    return figure


def line(axes: Axes, start: Array, end: Array, style: str) -> float:
    """A chord from one point of the curve to another, drawn long."""
    rise = (f(end) - f(start)) / (end - start)
    ends = np.array([start - 0.6, end + 0.6])  # (2,)
    axes.plot(ends, f(start) + rise * (ends - start), style, lw=2)
    axes.plot([start, end], [f(start), f(end)], "o", color="C0")
    return float(rise)


def chord(h: float = 1.0) -> Figure:
    """The step from behind to ahead, beside the true slope."""
    figure = Figure(figsize=(5.4, 3.6), layout="constrained")
    axes = figure.subplots()
    x = np.linspace(-4, 3, 200)  # (200,)
    axes.plot(x, f(x), color="black", lw=1)
    axes.plot(x, f(X) + slope(X) * (x - X), ":", color="black")
    rise = line(axes, X - h, X + h, "C0")
    axes.text(-3.8, 0.86, f"step {h:g}", color="C0")
    axes.text(-3.8, 0.74, f"its slope: {rise:.5f}", color="C0")
    axes.text(-3.8, 0.62, f"true, dotted: {slope(X):.5f}")
    axes.set(xlabel="$x$", ylabel="$f(x)$")
    axes.set(xlim=(-4, 3), ylim=(-0.15, 1))
    return figure


def sides() -> list[dict[str, str]]:
    """A step back, a step ahead and both, by three formulas."""
    cases = {
        "smooth, right": (f, slope, X),
        "smooth, wrong": (f, lambda x: slope(x) / sigmoid(x), X),
        "ReLU at 0, right": (relu, lambda x: float(x > 0), 0.0),
    }
    return [
        {
            "formula": name,
            "says": f"{formula(x):.4f}",
            "behind": f"{one_sided(g, x, -1e-5) + 0.0:.4f}",
            "ahead": f"{one_sided(g, x, 1e-5):.4f}",
            "central": f"{central(g, x, 1e-5):.4f}",
        }
        for name, (g, formula, x) in cases.items()
    ]


def predicted(bits: int = 64) -> tuple[float, float]:
    """The best step, one-sided and central, from both arms."""
    rounding = np.finfo(f"float{bits}").eps / 2 * f(X)
    s = sigmoid(X)
    bend = s * (1 - s) * (4 * s - 6 * s**2)  # f''
    twist = s * (1 - s) * (8 * s - 30 * s**2 + 24 * s**3)  # f'''
    # least h |f''| / 2 + 2 r / h, and least h² |f'''| / 6 + r / h
    ahead = (4 * rounding / abs(bend)) ** (1 / 2)
    both = (3 * rounding / abs(twist)) ** (1 / 3)
    return float(ahead), float(both)


def best_steps() -> list[dict[str, str]]:
    """The best step as predicted, and as found on a fine grid."""
    steps = np.geomspace(1e-14, 1, 1401)  # (1401,)
    rows = []
    for bits in (64, 32):
        ways = zip((one_sided, central), predicted(bits), strict=True)
        for way, step in ways:
            error = np.log10(curve(way, steps, bits) + 1e-17)
            smooth = np.convolve(error, np.ones(101) / 101, "same")
            rows.append(
                {
                    "bits": str(bits),
                    "way": way.__name__.replace("_", "-"),
                    "predicted": f"{step:.0e}",
                    "found": f"{steps[smooth.argmin()]:.0e}",
                    "error there": f"{10 ** smooth.min():.0e}",
                }
            )
    return rows


if __name__ == "__main__":
    for row in errors():
        print(*row.values())
