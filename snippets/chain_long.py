"""A longer graph: the example of micrograd's README, step by step."""

from snippets.chain import (
    Numbers,
    Steps,
    backward,
    forward,
    nudge,
    plus,
    times,
)

Two = tuple[float, tuple[float, ...]]


def minus(a: float, b: float) -> Two:
    """The difference, and its two slopes."""
    return a - b, (1.0, -1.0)


def over(a: float, b: float) -> Two:
    """The quotient, and its two slopes."""
    return a / b, (1 / b, -a / b**2)


def relu(a: float) -> Two:
    """Let what is positive through, stop the rest."""
    return max(a, 0.0), (float(a > 0),)


START: Numbers = {"a": -4.0, "b": 2.0}
CONSTANTS: Numbers = {"1": 1.0, "2": 2.0, "3": 3.0, "10": 10.0}
STEPS: Steps = {
    "a+b": (plus, ("a", "b")),
    "c1": (plus, ("a+b", "a+b")),
    "c2": (plus, ("c1", "1")),
    "c3": (plus, ("c2", "c2")),
    "c4": (plus, ("c3", "1")),
    "c": (minus, ("c4", "a")),
    "ab": (times, ("a", "b")),
    "bb": (times, ("b", "b")),
    "bbb": (times, ("bb", "b")),
    "d1": (plus, ("ab", "bbb")),
    "3 d1": (times, ("3", "d1")),
    "relu(a+b)": (relu, ("a+b",)),
    "d2": (plus, ("3 d1", "relu(a+b)")),
    "3 d2": (times, ("3", "d2")),
    "4 d2": (plus, ("3 d2", "d2")),
    "b-a": (minus, ("b", "a")),
    "relu(b-a)": (relu, ("b-a",)),
    "d": (plus, ("4 d2", "relu(b-a)")),
    "e": (minus, ("c", "d")),
    "f": (times, ("e", "e")),
    "f/2": (over, ("f", "2")),
    "10/f": (over, ("10", "f")),
    "g": (plus, ("f/2", "10/f")),
}


def check() -> list[dict[str, object]]:
    """One sweep back against a nudge of each input."""
    start = START | CONSTANTS
    blame = backward(STEPS, forward(STEPS, start))
    return [
        {
            "input": name,
            "value": value,
            "blame": f"{blame[name]:.4f}",
            "by a nudge": f"{nudge(STEPS, start, name):.4f}",
        }
        for name, value in START.items()
    ]


def result() -> float:
    """The last number of the graph."""
    return round(forward(STEPS, START | CONSTANTS)["g"], 4)


def size() -> int:
    """How many steps the graph has."""
    return len(STEPS)


if __name__ == "__main__":
    print(f"g = {result()}")
    for row in check():
        print(*row.values())
