"""What comes next?  share = how often it came next before"""

from collections import Counter

TEXT = (
    "the network reads a letter and guesses the next one. "
    "then it is told which letter came, and the loss is minus the "
    "logarithm of the share that it gave to that letter. "
    "that is all that there is to the training of such a network."
)


def shares(after: str, text: str = TEXT) -> dict[str, float]:
    """For each letter, how often it followed these letters."""
    size = len(after)
    found = Counter(
        text[i + size]
        for i in range(len(text) - size)
        if text[i : i + size] == after
    )
    total = sum(found.values())
    return {letter: n / total for letter, n in found.most_common()}


def table() -> list[dict[str, object]]:
    """What follows one letter, and what follows two."""
    rows: list[dict[str, object]] = []
    for after in ("t", "th"):
        best = list(shares(after).items())[:3]
        said = ", ".join(f"{a!r} {share:.0%}" for a, share in best)
        rows.append({"after": after, "most likely next": said})
    return rows


if __name__ == "__main__":
    for row in table():
        print(*row.values())
