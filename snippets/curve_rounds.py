"""A ward round: what stands on each sheet, and what it points to."""

import numpy as np
from matplotlib.figure import Figure

from snippets.curve_doctor import Sheet, watch
from snippets.notebook_figure import GREY

HEALTHY = "none"
# Spoilers: what was planted in each patient.
PATIENTS = {
    "P": "unseen not scaled",
    "Q": "softmax twice",
    "R": "labels slid",
    "S": "slopes pile up",
    "T": "dropout left on",
    "U": "uphill",
}
SEVENTH = "half forgotten"


def ward(seed: int = 0) -> dict[str, Sheet]:
    """A healthy sheet, H, and those of the six patients."""
    patients = {"H": HEALTHY, **PATIENTS}
    return {name: watch(each, seed) for name, each in patients.items()}


def diagnose(sheet: Sheet) -> str:
    """The mistake that a sheet points to, or none."""
    loss, read = sheet.loss[-1], sheet.read[-1]
    if not np.isfinite(loss).all() or loss[0] > np.log(10):
        fell = np.nanmin(sheet.batch) < np.log(10) / 2
        return "slopes pile up" if fell else "uphill"
    if sheet.same < 1:
        return "dropout left on"
    if read[1] < 0.05:  # worse than chance: it has learned a wrong rule
        return "labels slid"
    if loss[0] > 1.4612 and read[0] > 0.5:  # ln(e + 9) - 1
        return "softmax twice"
    if read[1] > 0.8 and loss[0] < 1 < sheet.loss[:, 1].min():
        return "unseen not scaled"
    return HEALTHY


def signs(sheets: dict[str, Sheet]) -> str:
    """The sheets in numbers, a line for each patient."""
    lines = [
        "   loss          read",
        "   seen unseen   seen unseen  same",
    ]
    for name, sheet in sheets.items():
        (a, b), (c, d) = sheet.loss[-1], sheet.read[-1]
        shares = f"{c:>7.0%} {d:>6.0%} {sheet.same:>5.0%}"
        lines.append(f"{name} {a:>5.2f} {b:>6.2f}{shares}")
    return "\n".join(lines)


def charts(sheets: dict[str, Sheet], highest: float = 4.2) -> Figure:
    """The losses of each: batches, seen (solid), unseen (dashed)."""
    height = 1.7 * -(-len(sheets) // 2)
    fig = Figure(figsize=(5.2, height), layout="constrained")
    axes = fig.subplots(-(-len(sheets) // 2), 2, squeeze=False).ravel()
    for ax, (name, sheet) in zip(axes, sheets.items(), strict=False):
        epochs = np.arange(1, len(sheet.loss) + 1)
        steps = len(sheet.batch)
        at = np.linspace(0, len(epochs), steps, endpoint=False)
        kept = np.where(sheet.batch < highest, sheet.batch, np.nan)
        ax.plot(at, kept, color=GREY, lw=0.6)
        for i, (color, style) in enumerate((("C0", "-"), ("C1", "--"))):
            ax.plot(epochs, sheet.loss[:, i], style, color=color)
        ax.set(ylim=(0, highest), yticks=(0, 2, 4), title=name)
        ax.set(xlim=(0, len(epochs) + 0.3))
    for ax in axes[len(sheets) :]:
        ax.remove()
    fig.supxlabel("epoch")
    fig.supylabel("loss")
    return fig


def rounds(seeds: int = 1) -> str:
    """How often the rule names what was planted, from other starts."""
    lines = []
    wards = [ward(seed) for seed in range(1, seeds + 1)]
    for name, planted in {"H": HEALTHY, **PATIENTS}.items():
        said = [diagnose(each[name]) for each in wards]
        right = f"{said.count(planted)} of {seeds}"
        lines.append(f"{name}  {planted:<18} named {right}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(signs({"H": watch(HEALTHY, epochs=3)}))
