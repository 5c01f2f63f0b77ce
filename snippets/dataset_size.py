"""How much more do more pictures teach?"""

import numpy as np
from matplotlib.figure import Figure

from snippets.digits_data import Digits, split
from snippets.digits_numpy import Net, accuracy_numpy, initial
from snippets.overfit import few
from snippets.overfit_widths import learn

Array = np.ndarray

EACH = (5, 10, 20, 50, 100, 300)  # pictures of each digit
REPORTED = {  # Nielsen (2015): pictures, and share read in per cent
    **{100: 69.1, 200: 76.4, 500: 85.3, 1000: 88.9, 2000: 91.3},
    **{5000: 93.2, 10000: 94.9, 20000: 95.9, 50000: 96.0},
}


def taught(data: Digits, steps: int = 450, seed: int = 0) -> Net:
    """The digit network after about so many steps, on any set."""
    net, epoch = initial(seed), -(-len(data.y) // 64)  # in steps
    learn(net, data, round(steps / epoch), seed)
    return net


def curve(seeds: int = 2) -> Array:
    """Share read of 1,000 unseen pictures: (sizes, seeds)."""
    sets = split(validation=100)
    return np.array(
        [
            [
                accuracy_numpy(
                    taught(few(sets.train, each), seed=s),
                    sets.validation,
                )
                for s in range(seeds)
            ]
            for each in EACH
        ]
    )


def figure() -> Figure:
    """Ours and a larger published curve, on one squeezed axis."""
    fig = Figure(figsize=(6, 3.6), layout="constrained")
    ax = fig.subplots()
    ours = 100 * curve().mean(axis=1)  # (sizes,)
    ax.semilogx(10 * np.array(EACH), ours, "o-", color="C0")
    ax.semilogx(*zip(*REPORTED.items(), strict=True), "s--", color="C1")
    ax.text(45, 84, "measured here", color="C0")
    ax.text(6000, 90, "reported by\nNielsen", color="C1")
    ax.set(xlabel="training pictures", ylabel="unseen pictures read, %")
    ax.set_xlim(40, 80000)
    return fig


def table() -> list[dict[str, object]]:
    """What each larger set adds."""
    shares, rows, last = curve().mean(axis=1), [], None
    for each, share in zip(EACH, shares, strict=True):
        gain = "" if last is None else f"{100 * (share - last):+.1f}"
        rows.append(
            {
                "pictures": 10 * each,
                "read": f"{share:.1%}",
                "points gained": gain,
            }
        )
        last = share
    return rows


if __name__ == "__main__":
    for row in table():
        print(*row.values())
