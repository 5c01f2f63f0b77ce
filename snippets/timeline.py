"""Eighty years of networks: what, when, by whom, and the source."""

from typing import NamedTuple

from matplotlib.figure import Figure


class Event(NamedTuple):
    """One date; `source` is the key of an entry in the sources."""

    year: int
    what: str
    who: str
    source: str


EVENTS = (
    Event(
        1943, "a neuron as logic", "McCulloch, Pitts", "mcculloch-1943"
    ),
    Event(
        1958, "the perceptron learns", "Rosenblatt", "rosenblatt-1958"
    ),
    Event(
        1969,
        "what one layer cannot do",
        "Minsky, Papert",
        "minsky-1969",
    ),
    Event(1970, "the sweep back", "Linnainmaa", "schmidhuber-2014"),
    Event(
        1980, "stencils over pictures", "Fukushima", "fukushima-1980"
    ),
    Event(
        1986,
        "hidden layers learn",
        "Rumelhart, Hinton, Williams",
        "rumelhart-1986",
    ),
    Event(1989, "any curve, in principle", "Cybenko", "cybenko-1989"),
    Event(
        1997,
        "a memory with gates",
        "Hochreiter, Schmidhuber",
        "hochreiter-1997",
    ),
    Event(
        1998,
        "LeNet-5 reads digits",
        "LeCun and others",
        "lecun-1998-documents",
    ),
    Event(
        2011,
        "ReLU in deep networks",
        "Glorot and others",
        "glorot-2011",
    ),
    Event(
        2012,
        "AlexNet names photographs",
        "Krizhevsky and others",
        "krizhevsky-2012",
    ),
    Event(
        2015,
        "152 layers, with skips",
        "He and others",
        "he-2015-residual",
    ),
    Event(2016, "AlphaGo", "Silver and others", "silver-2016"),
    Event(
        2017, "the transformer", "Vaswani and others", "vaswani-2017"
    ),
    Event(2020, "GPT-3", "Brown and others", "brown-2020"),
)


def table() -> list[dict[str, object]]:
    """All events in order."""
    return [
        {"year": event.year, "what": event.what, "who": event.who}
        for event in EVENTS
    ]


def drawn() -> Figure:
    """A dot for each event, and its name where there is room."""
    fig = Figure(figsize=(6, 5.2), layout="constrained")
    ax = fig.subplots()
    for row, event in enumerate(EVENTS):
        late = event.year > 1985
        ax.plot(event.year, row, "o", color="C0")
        ax.text(
            event.year + (-1.5 if late else 1.5),
            row,
            f"{event.year}  {event.what}",
            ha="right" if late else "left",
            va="center",
        )
    ax.set(xlim=(1938, 2024), yticks=[], xlabel="year")
    ax.invert_yaxis()
    return fig


def years() -> int:
    """From the first event to the last."""
    return EVENTS[-1].year - EVENTS[0].year


if __name__ == "__main__":
    for event in EVENTS:
        print(event.year, event.what)
