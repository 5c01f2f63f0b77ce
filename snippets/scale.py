"""How networks grew: parameters, and what they were taught with."""

from matplotlib.figure import Figure

from snippets.model_sizes import COUNTS, Size, short

TAUGHT_WITH = {  # as the sources of the sizes report it
    "our digit reader": "3,500 pictures",
    "LeNet-5": "60,000 pictures",
    "AlexNet": "1.2 million pictures",
    "ResNet-152": "1.28 million pictures",
    "GPT-3": "300 billion pieces of words",
}


def networks() -> list[Size]:
    """The rows that count parameters, from small to large."""
    rows = [size for size in COUNTS if size.counted == "parameters"]
    return sorted(rows, key=lambda size: size.count)


def table() -> list[dict[str, object]]:
    """Parameters, and whether we counted them or the source did."""
    return [
        {
            "network": row.what,
            "year": row.year or "here",
            "parameters": short(row.count),
            "counted by": "us"
            if row.status == "computed"
            else "source",
            "taught with": TAUGHT_WITH[row.what],
        }
        for row in networks()
    ]


def times() -> str:
    """How many times as many parameters the largest row has."""
    rows = networks()
    ours = next(r.count for r in rows if r.what == "our digit reader")
    return short(float(f"{rows[-1].count / ours:.2g}"))


def growth() -> Figure:
    """Parameters over the years, on a squeezed scale."""
    fig = Figure(figsize=(6, 3.6), layout="constrained")
    ax = fig.subplots()
    for row in networks():
        if row.year is not None:
            mark = "o" if row.status == "computed" else "s"
            ax.semilogy(row.year, row.count, mark, color="C0")
            said = f"{row.what}: {short(row.count)} "
            place = (
                row.year,
                row.count * (0.3 if row.year == 2015 else 1),
            )
            ax.text(*place, said, ha="right", va="center")
    ours = networks()[1].count
    ax.axhline(ours, ls="--", color="C1")
    ax.text(1985, 1.5 * ours, "our digit reader", color="C1")
    ax.set(xlim=(1984, 2023), ylim=(1e4, 1e12), ylabel="parameters")
    return fig


if __name__ == "__main__":
    for row in table():
        print(*row.values())
