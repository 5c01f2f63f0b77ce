"""Activation functions, the bend in a network.  a = φ(z)"""

import math
from collections.abc import Callable

import numpy as np
from matplotlib.figure import Figure

Array = np.ndarray


def relu(z: Array) -> Array:
    """Let what is positive through, stop the rest."""
    return np.maximum(z, 0)


def leaky_relu(z: Array) -> Array:
    """Like ReLU, with a hundredth of the slope below zero."""
    return np.where(z > 0, z, 0.01 * z)


def sigmoid(z: Array) -> Array:
    """1 / (1 + exp(-z)), in a form that never overflows."""
    return (1 + np.tanh(z / 2)) / 2


def tanh(z: Array) -> Array:
    """Between -1 and 1, and odd: tanh(-z) = -tanh(z)."""
    return np.tanh(z)


def gelu(z: Array) -> Array:
    """z times the normal distribution's Φ(z), the erf form."""
    erf = np.vectorize(math.erf)(z / math.sqrt(2))
    return z * (1 + erf) / 2


def silu(z: Array) -> Array:
    """z times sigmoid(z)."""
    return z * sigmoid(z)


ACTIVATIONS: dict[str, Callable[[Array], Array]] = {
    "ReLU": relu,
    "leaky ReLU": leaky_relu,
    "sigmoid": sigmoid,
    "tanh": tanh,
    "GELU": gelu,
    "SiLU": silu,
}


def slope(phi: Callable[[Array], Array], z: Array) -> Array:
    """How steep phi is at z, by a small step to either side."""
    h = 1e-5
    return (phi(z + h) - phi(z - h)) / (2 * h)


def softmax(z: Array, temperature: float = 1.0) -> Array:
    """Turn scores (..., classes) into shares that sum to 1."""
    z = z / temperature
    e = np.exp(z - z.max(axis=-1, keepdims=True))  # no overflow
    return e / e.sum(axis=-1, keepdims=True)  # (..., classes)


def measured() -> list[dict[str, object]]:
    """What each function does on the interval from -8 to 8."""
    z = np.linspace(-8, 8, 160_001)  # (160001,)
    rows = []
    for name, phi in ACTIVATIONS.items():
        a, steep = phi(z), slope(phi, z)  # (160001,), (160001,)
        rows.append(
            {
                "function": name,
                "smallest": round(float(a.min()), 4),
                "largest": round(float(a.max()), 4),
                "steepest slope": round(float(steep.max()), 4),
                "slope at 5": round(
                    float(slope(phi, np.array(5.0))), 4
                ),
            }
        )
    return rows


def lowest_at(name: str = "GELU") -> float:
    """The z between -8 and 8 at which the function is lowest."""
    z = np.linspace(-8, 8, 160_001)  # (160001,)
    return round(float(z[ACTIVATIONS[name](z).argmin()]), 3)


def curve(name: str = "ReLU") -> Figure:
    """One activation function, and its slope as a dashed line."""
    z = np.linspace(-5, 5, 501)  # (501,)
    phi = ACTIVATIONS[name]
    a, steep = phi(z), slope(phi, z)  # (501,), (501,)
    figure = Figure(figsize=(5.4, 3.2))
    axes = figure.subplots()
    axes.axhline(0, color="black", lw=0.5)
    axes.axvline(0, color="black", lw=0.5)
    axes.plot(z, a, color="C0", lw=2.5)
    axes.plot(z, steep, "--", color="C1", lw=2)
    axes.set(xlim=(-5, 5), ylim=(-1.25, 3.25), xlabel="input $z$")
    axes.text(-4.8, 2.8, f"{name}: value", color="C0", weight="bold")
    axes.text(-4.8, 2.3, "slope, dashed", color="C1")
    return figure


def shares(temperature: float = 1.0) -> Figure:
    """Softmax of the scores 2, 1 and 0 at one temperature."""
    scores = np.array([2.0, 1.0, 0.0])  # (3,)
    p = softmax(scores, temperature)  # (3,)
    figure = Figure(figsize=(5.4, 2.4))
    axes = figure.subplots()
    axes.barh([0, 1, 2], p, height=0.6, color="C0")
    for i, share in enumerate(p):
        axes.text(share + 0.015, i, f"{share:.3f}", va="center")
    axes.set(xlim=(0, 1.15), ylim=(2.6, -0.6), xlabel="share")
    axes.set(xticks=(0, 0.5, 1), yticks=(0, 1, 2))
    axes.set_yticklabels(["score 2", "score 1", "score 0"])
    axes.set_title(f"temperature {temperature:g}")
    return figure


if __name__ == "__main__":
    for name, phi in ACTIVATIONS.items():
        print(f"{name:>10}", *np.round(phi(np.array([-2.0, 0, 2])), 4))
