"""Brains and networks: what is counted, and what is compared."""

from matplotlib.figure import Figure

from snippets.model_sizes import COUNTS, short, size

GROUPS = {
    "neurons": ("neurons",),
    "connections": ("parameters", "synapses"),
}


def counts(what: str = "neurons") -> Figure:
    """Bars on a squeezed scale, like beside like."""
    rows = [s for s in COUNTS if s.counted in GROUPS[what]]
    fig = Figure(
        figsize=(6, 0.6 + 0.5 * len(rows)), layout="constrained"
    )
    ax = fig.subplots()
    for y, row in enumerate(rows):
        color = "C1" if row.what.startswith("human") else "C0"
        ax.barh(y, row.count, height=0.6, color=color, alpha=0.6)
        said = f"{row.what}: {short(row.count)} {row.counted}"
        ax.text(1.6, y, said, va="center")
    ax.set(xscale="log", xlim=(1, 1e15), yticks=[], xlabel="how many")
    ax.set_title(what)
    ax.invert_yaxis()
    return fig


def ratios() -> list[dict[str, object]]:
    """ResNet-152 against a brain: unlike, and like with like."""
    parameters = size("ResNet-152", "parameters")
    rows = []
    for what, counted in (
        ("human brain", "neurons"),
        ("human neocortex", "synapses"),
    ):
        times = size(what, counted) / parameters
        rows.append(
            {
                "ResNet-152 against": f"{counted} of a {what}",
                "one to": short(float(f"{times:.3g}")),
                "like with like": "yes"
                if counted == "synapses"
                else "no",
            }
        )
    return rows


def share_of_synapses(what: str = "GPT-3") -> str:
    """Synapses of a neocortex for each parameter of a network."""
    times = size("human neocortex", "synapses") / size(
        what, "parameters"
    )
    return short(float(f"{times:.2g}"))


if __name__ == "__main__":
    for row in ratios():
        print(*row.values())
