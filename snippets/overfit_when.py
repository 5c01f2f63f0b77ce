"""When to stop: by the lowest loss, or by the best share?"""

from snippets.overfit import by_heart


def disagreement(seeds: int = 3) -> list[dict[str, object]]:
    """The best epoch by each measure, on the unseen pictures."""
    rows = []
    for seed in range(seeds):
        _, run = by_heart(seed=seed)
        loss, read = run.loss[:, 1], run.read[:, 1]
        calm, good = loss.argmin(), read.argmax()
        rows.append(
            {
                "start": seed,
                "lowest loss": f"epoch {calm + 1}: {loss[calm]:.2f}",
                "read then": f"{read[calm]:.1%}",
                "most read": f"epoch {good + 1}: {read[good]:.1%}",
                "loss then": f"{loss[good]:.2f}",
            }
        )
    return rows


if __name__ == "__main__":
    for row in disagreement(seeds=1):
        print(*row.values())
