"""Six runs, five of them ill, and a rule that names the fault."""

import numpy as np
from matplotlib.figure import Figure

from snippets.monitor import Array, Case, Chart, watch

CASES = {
    "A": Case(shuffle=False),
    "B": Case(),
    "C": Case(rate=0.5),
    "D": Case(leak=True),
    "E": Case(rate=1e-4),
    "F": Case(each=10, epochs=70),
}
FAULTS = {
    "A": "not shuffled",
    "B": "healthy",
    "C": "rate too big",
    "D": "leak",
    "E": "rate too small",
    "F": "overfitting",
}


def diagnose(chart: Chart) -> str:
    """The fault that these curves point to, or healthy."""
    steps = len(chart.batch) // len(chart.loss)
    seen, unseen = chart.loss[-1]
    if seen > np.log(10) / 2:  # it has not learned
        if chart.batch[-steps:].min() < 0.5:
            return "not shuffled"
        wild = chart.batch.max() > 1.5 * chart.batch[0]
        return "rate too big" if wild else "rate too small"
    if chart.read[-1, 1] > chart.read[-1, 0] - 0.005:
        return "leak"
    if unseen > 1.1 * chart.loss[:, 1].min():
        return "overfitting"
    return "healthy"


def signs() -> list[dict[str, object]]:
    """What stands on each chart at the end of the run."""
    rows = []
    for name, case in CASES.items():
        chart = watch(case)
        rows.append(
            {
                "case": name,
                "read, seen": f"{chart.read[-1, 0]:.0%}",
                "read, unseen": f"{chart.read[-1, 1]:.0%}",
                "says most": favourite(chart.said),
                "turn": f"{chart.turn:.0e}",
            }
        )
    return rows


def favourite(said: Array) -> str:
    """The digit that it says most often, and how often."""
    return f"{said.argmax()}, {said.max():.0%}"


def rounds(seeds: int = 3) -> list[dict[str, object]]:
    """What was planted, and what the rule says, over several starts."""
    rows = []
    for name, case in CASES.items():
        said = [diagnose(watch(case, seed)) for seed in range(seeds)]
        right = said.count(FAULTS[name])
        rows.append(
            {
                "case": name,
                "what was planted": FAULTS[name],
                "named by the rule": f"{right} of {seeds}",
            }
        )
    return rows


def curves(case: str = "B") -> Figure:
    """The chart of one case, without its diagnosis."""
    chart = watch(CASES[case])
    epochs = np.arange(1, len(chart.loss) + 1)
    figure = Figure(figsize=(5.4, 5), layout="constrained")
    above, below = figure.subplots(2, sharex=True)
    at = np.linspace(0, len(epochs), len(chart.batch), endpoint=False)
    shown = np.minimum(chart.batch, 6)
    above.plot(at, shown, color="C7", lw=0.8)
    for i, (color, style) in enumerate((("C0", "-o"), ("C1", "--s"))):
        look = {"color": color, "markersize": 3}
        above.plot(epochs, chart.loss[:, i], style, **look)
        below.plot(epochs, 100 * chart.read[:, i], style, **look)
    seen, unseen = chart.loss[-1]
    above.set_title(f"case {case}, loss: {seen:.2f}, {unseen:.2f}")
    above.set(ylabel="loss", ylim=(-0.2, 6.2))
    seen, unseen = 100 * chart.read[-1]
    below.set_title(f"read: {seen:.0f}% seen, {unseen:.0f}% unseen")
    below.set(ylabel="read, %", ylim=(-3, 106), xlabel="epoch")
    return figure


if __name__ == "__main__":
    for name in "BF":
        print(name, diagnose(watch(CASES[name])))
