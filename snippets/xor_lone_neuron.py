"""One neuron cannot learn XOR: every answer ends at 1/2, loss ln 2."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from snippets.xor_scratch import X, Y, forward, sigmoid, start, step

Array = np.ndarray


def history(steps: int = 20_000, rate: float = 0.5) -> Array:
    """The four answers of one neuron after each step."""
    rng = np.random.RandomState(42)
    w, b = rng.randn(2, 1), np.zeros(1)
    kept = np.empty((steps, 4))
    for t in range(steps):
        p = sigmoid(X @ w + b)  # (4, 1)
        d_z = (p - Y) / 4  # (4, 1)
        w -= rate * X.T @ d_z
        b -= rate * d_z.sum(0)
        kept[t] = p.ravel()
    return kept


def final_loss(steps: int = 20_000) -> float:
    """Mean cross-entropy in the end; ln 2 = 0.693147."""
    p = history(steps)[-1]
    right = np.where(Y.ravel() == 1, p, 1 - p)  # (4,)
    return round(float(-np.log(right).mean()), 6)


def network_history(steps: int = 20_000) -> Array:
    """The four answers of the 2-4-1 network after each step."""
    net = start()
    kept = np.empty((steps, 4))
    for t in range(steps):
        kept[t] = forward(net, X)[1].ravel()
        net = step(net)
    return kept


def beside(steps: int = 20_000) -> Figure:
    """The neuron's four answers, beside the network's."""
    fig = Figure(figsize=(5.4, 3.4), layout="constrained")
    left, right = fig.subplots(1, 2, sharey=True)
    draw(left, history(steps))
    draw(right, network_history(steps))
    left.set(title="one neuron", ylabel="answer")
    right.set(title="with a hidden layer")
    right.text(1, 0.9, "wanted: yes", color="C0")
    right.text(1, 0.1, "wanted: no", color="C1")
    return fig


def draw(ax: Axes, answers: Array) -> None:
    """One line for each of the four rows; dashed: wanted is no."""
    shown = np.unique(np.geomspace(1, len(answers), 100).astype(int))
    for y, line in zip(Y, answers.T, strict=True):
        color, style = ("C0", "-") if y else ("C1", "--")
        ax.semilogx(shown, line[shown - 1], style, color=color)
    ax.set(xlabel="steps", ylim=(0, 1.05))


if __name__ == "__main__":
    print("answers", history()[-1].round(6))
    print("loss   ", final_loss())
