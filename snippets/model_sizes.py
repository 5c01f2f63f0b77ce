"""How large: counts with their sources, computed or reported."""

from typing import NamedTuple

from snippets.layer_lists import alexnet, lenet, ours, resnet_152


class Size(NamedTuple):
    """One count; `source` is the key of an entry in the sources."""

    what: str
    counted: str  # neurons, parameters or synapses
    count: float
    year: int | None
    status: str  # computed, or reported by the source
    source: str


COUNTS = (
    Size("our digit reader", "neurons", 202, None, "computed", ""),
    Size(
        "AlexNet", "neurons", 650e3, 2012, "reported", "krizhevsky-2012"
    ),
    Size(
        "human brain",
        "neurons",
        86e9,
        None,
        "reported",
        "herculano-2009",
    ),
    Size(
        "our digit reader", "parameters", ours(), None, "computed", ""
    ),
    Size(
        "LeNet-5",
        "parameters",
        lenet(),
        1998,
        "computed",
        "lecun-1998-documents",
    ),
    Size(
        "AlexNet",
        "parameters",
        alexnet(),
        2012,
        "computed",
        "krizhevsky-2012",
    ),
    Size(
        "ResNet-152",
        "parameters",
        resnet_152(),
        2015,
        "computed",
        "he-2015-residual",
    ),
    Size("GPT-3", "parameters", 175e9, 2020, "reported", "brown-2020"),
    Size(
        "human neocortex",
        "synapses",
        1.5e14,
        None,
        "reported",
        "pakkenberg-2003",
    ),
)


def size(what: str, counted: str) -> float:
    """The count of one row."""
    return next(
        s.count
        for s in COUNTS
        if (s.what, s.counted) == (what, counted)
    )


def short(count: float) -> str:
    """A count as people say it: 60.2 million."""
    for unit, name in (
        (1e12, "trillion"),
        (1e9, "billion"),
        (1e6, "million"),
    ):
        if count >= unit:
            return f"{count / unit:.3g} {name}"
    return f"{count:,.0f}"


if __name__ == "__main__":
    for row in COUNTS:
        print(row.what, short(row.count), row.counted, row.status)
