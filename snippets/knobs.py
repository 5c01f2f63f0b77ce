"""Turn two knobs until one number is small.  answer = w x + b"""

import numpy as np
from matplotlib.figure import Figure

Array = np.ndarray
Knobs = tuple[float, float]  # w, b

RATE = 0.3
X = np.linspace(-1, 1, 50)  # (50,)
Y = 2 * X + 1 + np.random.default_rng(0).normal(0, 0.2, 50)  # (50,)


def answers(w: float, b: float) -> Array:
    """The height of the line at each of the fifty dots."""
    return w * X + b  # (50,)


def loss(w: float, b: float) -> float:
    """How wrong the line is: the mean of the squared misses."""
    return float(np.mean((answers(w, b) - Y) ** 2))


def slopes(w: float, b: float) -> Knobs:
    """How fast the loss grows if w, or if b, is turned up."""
    miss = answers(w, b) - Y  # (50,)
    return 2 * float(np.mean(miss * X)), 2 * float(np.mean(miss))


def turn(w: float, b: float) -> Knobs:
    """Turn both knobs a little way, against their slopes."""
    dw, db = slopes(w, b)
    return w - RATE * dw, b - RATE * db


def follow(steps: int = 19) -> list[Knobs]:
    """Where the knobs stand: at the start and after each step."""
    path = [(0.0, 0.0)]
    for _ in range(steps):
        path.append(turn(*path[-1]))
    return path


def best() -> Knobs:
    """The lowest point, where both slopes are exactly zero."""
    x, y = X - X.mean(), Y - Y.mean()  # (50,), (50,)
    w = float(x @ y / (x @ x))
    return w, float(Y.mean() - w * X.mean())


def good_enough() -> float:
    """A loss within 1% of the lowest."""
    return 1.01 * loss(*best())


def tries_following() -> int:
    """Steps down the slope until the loss is good enough."""
    knobs, tries = (0.0, 0.0), 0
    while loss(*knobs) > good_enough():
        knobs, tries = turn(*knobs), tries + 1
    return tries


def state(knobs: Knobs) -> str:
    return f"w = {knobs[0]:.3f}, b = {knobs[1]:.3f}"


def seven_steps() -> list[dict[str, object]]:
    """One round of learning, with the numbers of the first round."""
    old, new = follow(1)
    dw, db = slopes(*old)
    said = f"last dot: {answers(*old)[-1]:.2f}, not {Y[-1]:.2f}"
    rows = {
        "prepare the data": f"{len(X)} dots, each an x and a y",
        "start somewhere": state(old),
        "answer (forward pass)": said,
        "measure (loss)": f"{loss(*old):.3f}",
        "ask each knob (slopes)": f"w: {dw:.3f}, b: {db:.3f}",
        "turn (update)": state(new),
        "repeat": f"loss now {loss(*new):.3f}",
    }
    return [
        {"step": i, "what": what, "in this round": numbers}
        for i, (what, numbers) in enumerate(rows.items(), 1)
    ]


def after(steps: int = 1) -> str:
    """The loss after so many steps."""
    return f"{loss(*follow(steps)[-1]):.4f}"


def ranking() -> list[dict[str, object]]:
    """Three lines, and how wrong each is on these dots."""
    lines = {
        "the line that made the dots": (2.0, 1.0),
        "nineteen steps": follow(19)[-1],
        "both slopes zero": best(),
    }
    return [
        {"line": name, "w": round(w, 3), "b": round(b, 3)}
        | {"loss": f"{loss(w, b):.5f}"}
        for name, (w, b) in lines.items()
    ]


def nudges(size: float = 0.01) -> list[dict[str, object]]:
    """Turn one knob by a hair and see what the loss does."""
    start = loss(0, 0)
    moved = {"w": loss(size, 0), "b": loss(0, size)}
    formula = dict(zip("wb", slopes(0, 0), strict=True))
    return [
        {
            "knob": knob,
            "loss before": f"{start:.4f}",
            "loss after": f"{after:.4f}",
            "change per turn": f"{(after - start) / size:.3f}",
            "formula": f"{formula[knob]:.3f}",
        }
        for knob, after in moved.items()
    ]


def one_dot() -> list[dict[str, object]]:
    """Which way one dot turns the knob w, from w = 1 and b = 0."""
    rows = []
    for x, wanted in ((1, 1), (1, 2), (1, 0), (-1, 0)):
        miss = 1 * x + 0 - wanted
        verdict = ("right", "too high", "too low")[np.sign(miss)]
        move = -RATE * 2 * miss * x
        rows.append(
            {"x": x, "answer": x, "wanted": wanted, "it is": verdict}
            | {"w turns by": f"{move:+.1f}" if move else "0"}
        )
    return rows


def fit(w: float = 0.0, b: float = 1.0) -> Figure:
    """The dots, the line of these knobs, and every miss."""
    figure = Figure(figsize=(5.4, 3.6))
    axes = figure.subplots()
    axes.vlines(X, answers(w, b), Y, color="C1", lw=1)
    axes.scatter(X, Y, s=14, color="C0", zorder=2)
    axes.plot(X, answers(w, b), color="C2", zorder=3)
    axes.set(xlabel="x", ylabel="y", xlim=(-1.05, 1.05))
    axes.set(ylim=(-3, 5), title=f"w = {w:g}, b = {b:g}")
    axes.text(-0.98, 4.2, f"loss {loss(w, b):.3f}", weight="bold")
    return figure


if __name__ == "__main__":
    for step, knobs in enumerate(follow(4)):
        print(f"step {step}: {state(knobs)}, loss {loss(*knobs):.3f}")
    print(f"good enough after {tries_following()} steps")
