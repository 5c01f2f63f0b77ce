"""A neuron drawn from its own numbers: weights, bias, sum, answer."""

from matplotlib.figure import Figure

from snippets.neuron import BIAS, QUESTIONS, WEIGHTS

ARROW = {"arrowstyle": "-|>", "shrinkA": 24, "shrinkB": 24}
SUM = (3.0, 1.5)
AFTER = {
    "sum\nz": SUM,
    "squash\nσ": (4.7, 1.5),
    "answer\na": (6.3, 1.5),
}


def diagram() -> Figure:
    """The go-outside neuron; a dashed arrow has a negative weight."""
    figure = Figure(figsize=(5.4, 3.2))
    axes = figure.subplots()
    centred = {"ha": "center", "va": "center"}
    names, numbers = [*QUESTIONS, "1"], [*WEIGHTS, BIAS]
    for i, (name, n) in enumerate(zip(names, numbers, strict=True)):
        plus, y = n > 0, 3 - i
        arrow = ARROW | {"color": "C0" if plus else "C1", "lw": abs(n)}
        arrow["linestyle"] = "solid" if plus else "dashed"
        axes.annotate("", SUM, (0, y), arrowprops=arrow)
        axes.text(0, y, name, **centred)
        axes.text(0.8, 0.73 * y + 0.66, f"{n:+g}", **centred)
    for name, place in AFTER.items():
        axes.text(*place, name, **centred)
    for left, right in ((3.0, 4.7), (4.7, 6.3)):
        line = ARROW | {"color": "black", "lw": 1}
        axes.annotate("", (right, 1.5), (left, 1.5), arrowprops=line)
    axes.text(1.5, 0.1, "always 1: the bias", ha="left", va="center")
    axes.set(xlim=(-0.5, 6.8), ylim=(-0.3, 3.3))
    axes.set_axis_off()
    return figure


if __name__ == "__main__":
    for question, weight in zip(QUESTIONS, WEIGHTS, strict=True):
        print(f"{question}: {weight:+g}")
    print(f"bias: {BIAS:+g}")
