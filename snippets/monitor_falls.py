"""Three falls of the training loss, and what each one is worth."""

import numpy as np

from snippets.digits_data import Digits, split
from snippets.digits_numpy import Net, accuracy_numpy, initial
from snippets.overfit import few, loss
from snippets.overfit_widths import learn


def taught(data: Digits, epochs: int = 60) -> tuple[Net, str]:
    """The trained network, and its loss before and after."""
    net = initial()
    before = loss(net, data)
    learn(net, data, epochs)
    return net, f"{before:.2f} to {loss(net, data):.3f}"


def only(data: Digits, *digits: int) -> Digits:
    """The pictures that show one of these digits."""
    rows = np.isin(data.y, digits)  # (rows,)
    return Digits(data.x[rows], data.y[rows])


def table() -> list[dict[str, object]]:
    """Fallen loss on seen pictures, and share read on unseen ones."""
    train, unseen, _ = split(validation=100)
    fair = few(train, 100)
    dice = np.random.default_rng(0).integers(0, 10, 1000)
    rows = []
    for name, seen, judged in (
        ("true labels", fair, unseen),
        ("labels thrown by a die", Digits(fair.x, dice), unseen),
        (
            "cut by digit: 0 to 7, then 8 and 9",
            only(fair, *range(8)),
            only(unseen, 8, 9),
        ),
    ):
        net, fall = taught(seen)
        rows.append(
            {
                "training": name,
                "loss, seen": fall,
                "read, seen": f"{accuracy_numpy(net, seen):.1%}",
                "read, unseen": f"{accuracy_numpy(net, judged):.1%}",
            }
        )
    return rows


if __name__ == "__main__":
    for row in table():
        print(*row.values(), sep="\t")
