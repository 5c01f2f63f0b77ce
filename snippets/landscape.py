"""Where XOR training waits: its error, slopes and curvatures."""

from collections import Counter

import numpy as np
from matplotlib.figure import Figure

from snippets.vanish import short
from snippets.xor_scratch import Net, X, Y, gradients, mse, start
from snippets.xor_scratch import step as one_step
from snippets.xor_seeds import forward, race, solved, starts
from snippets.xor_seeds import step as step_all

Array = np.ndarray


def pack(net: Net) -> Array:
    """All nine numbers of a network with two hidden neurons."""
    return np.concatenate([p.ravel() for p in net])  # (9,)


def unpack(v: Array) -> Net:
    """The network again."""
    return Net(v[:4].reshape(2, 2), v[4:6], v[6:8].reshape(2, 1), v[8:])


def slope(v: Array) -> Array:
    """The slopes of the mean squared error."""
    return pack(gradients(unpack(v), X, Y)) / 2  # (9,)


def curvatures(v: Array, h: float = 1e-4) -> Array:
    """In nine directions, how the slope changes; lowest first."""
    nudges = h * np.eye(len(v))  # (9, 9)
    rows = [(slope(v + e) - slope(v - e)) / (2 * h) for e in nudges]
    H = np.array(rows)  # (9, 9)
    return np.linalg.eigvalsh((H + H.T) / 2)  # (9,)


def life(seed: int, looks: tuple[int, ...]) -> list[Net]:
    """One network in training, seen at these steps."""
    net, seen = start(2, seed), []
    for t in range(1, looks[-1] + 1):
        net = one_step(net)
        if t in looks:
            seen.append(net)
    return seen


def stations() -> list[dict[str, object]]:
    """A late success and a failure: is the place a hollow?"""
    looks = (1_000, 5_000, 20_000)
    rows: list[dict[str, object]] = []
    for seed in (65, 42):
        for t, net in zip(looks, life(seed, looks), strict=True):
            v = pack(net)
            rows.append(
                {
                    "seed": seed,
                    "steps": f"{t:,}",
                    "error": f"{mse(net):.4f}",
                    "slope": short(float(np.linalg.norm(slope(v)))),
                    "curve down": int((curvatures(v) < 0).sum()),
                }
            )
    return rows


def two_waits(steps: int = 20_000) -> Figure:
    """Error and slope of a late success and of a failure."""
    at = np.unique(np.geomspace(1, steps, 120).astype(int))
    fig = Figure(figsize=(5.4, 5.2), layout="constrained")
    upper, lower = fig.subplots(2, sharex=True)
    for i, seed in enumerate((65, 42)):
        nets = life(seed, tuple(at.tolist()))
        sizes = [np.linalg.norm(slope(pack(net))) for net in nets]
        style = {"color": f"C{i}", "ls": ("-", "--")[i], "lw": 2}
        upper.semilogx(at, [mse(net) for net in nets], **style)
        lower.loglog(at, sizes, **style)
    upper.text(30, 0.27, "seed 65: waits, then falls", color="C0")
    upper.text(1.2, 0.09, "seed 42: rests at 1/8", color="C1")
    upper.set(ylabel="error", ylim=(0, 0.31))
    lower.set(ylabel="length of all slopes", xlabel="steps")
    return fig


def endings(steps: int = 40_000) -> list[dict[str, object]]:
    """The four answers of a hundred networks, to the nearest half."""
    end = race(2, True, steps)
    halves = [tuple(row) for row in np.round(2 * end.outputs) / 2]
    rows: list[dict[str, object]] = []
    for answers, count in Counter(halves).most_common():
        error = np.mean((np.array(answers) - Y.ravel()) ** 2)
        rows.append(
            {
                "answers": ", ".join(f"{a:g}" for a in answers),
                "networks": count,
                "error": f"{error:g}",
            }
        )
    return rows


def widths(steps: int = 20_000) -> list[dict[str, object]]:
    """Wider networks: how many of a hundred stay stuck?"""
    rows: list[dict[str, object]] = []
    for hidden in (2, 3, 4):
        end = race(hidden, True, steps)
        good = solved(end.outputs)
        worst = float(end.errors.max())
        rows.append(
            {
                "hidden neurons": hidden,
                "solved of 100": int(good.sum()),
                "worst error": f"{worst:.4f}",
            }
        )
    return rows


def trained_on(net: Net, steps: int) -> Array:
    """Which of these networks are solved after more steps."""
    for _ in range(steps):
        step_all(net, True)
    return solved(forward(net)[1][..., 0])  # (seeds,)


def shaken(net: Net, size: float) -> Net:
    """The same networks, with chance added to every number."""
    rng = np.random.default_rng(0)
    return Net(*(p + size * rng.standard_normal(p.shape) for p in net))


def kicks(steps: int = 10_000) -> list[dict[str, object]]:
    """Shake the stuck networks, or start them anew, and train on."""
    net = starts(2)
    stuck = ~trained_on(net, steps)  # (seeds,)
    count = int(stuck.sum())
    old = Net(*(p[stuck] for p in net))
    tries = {f"kick of {k}": shaken(old, k) for k in (0, 1, 2, 4, 8)}
    new = starts(2, 100 + count)
    tries["new start"] = Net(*(p[100:] for p in new))
    return [
        {
            "remedy": name,
            "stuck before": count,
            "solved after": int(trained_on(nets, steps).sum()),
        }
        for name, nets in tries.items()
    ]


def fall_step(errors: Array) -> Array:
    """The first step at which each error is below 0.05."""
    below = errors < 0.05  # (seeds, steps)
    return np.where(below.any(1), below.argmax(1) + 1, -1)  # (seeds,)


def latest(steps: int = 20_000, top: int = 5) -> list[dict[str, int]]:
    """The seeds that solve XOR with two neurons, and take longest."""
    net, errors = starts(2), []
    for _ in range(steps):
        step_all(net, True)
        errors.append(((forward(net)[1] - Y) ** 2).mean((1, 2)))
    falls = fall_step(np.array(errors).T)  # (seeds,)
    order = np.argsort(-falls, kind="stable")[:top]
    return [
        {"seed": int(s), "falls at step": int(falls[s])} for s in order
    ]


if __name__ == "__main__":
    for row in endings(steps=10_000):
        print(*row.values(), sep="\t")
