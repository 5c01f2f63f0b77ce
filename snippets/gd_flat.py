"""A slope of 0 does not mean that the bottom is reached."""

from collections.abc import Callable

PLACES: dict[str, Callable[[float], float]] = {
    "x² / 2, a bottom": lambda x: x,
    "1 - x² / 2, a top": lambda x: -x,
    "x³, a ledge": lambda x: 3 * x**2,
}  # each height, and its slope at x


def ended(slope: Callable[[float], float], x: float) -> str:
    """Where 100 steps with rate 0.1 lead, or that x ran away."""
    for _ in range(100):
        x = x - 0.1 * slope(x)
        if abs(x) > 10:
            return "runs away"
    return f"{abs(x):.3f} from 0"


def flat_places() -> list[dict[str, str]]:
    """Start a little to either side of a slope of 0, and walk."""
    return [
        {"height": name, "slope at 0": f"{abs(slope(0)):g}"}
        | {f"from {x:+.1f}": ended(slope, x) for x in (0.1, -0.1)}
        for name, slope in PLACES.items()
    ]


if __name__ == "__main__":
    for row in flat_places():
        print(*row.values(), sep=", ")
