"""The chain rule: slopes multiply along a way and add up over ways."""

from collections.abc import Callable, Iterable

Rule = Callable[..., tuple[float, tuple[float, ...]]]
Steps = dict[str, tuple[Rule, tuple[str, ...]]]
Numbers = dict[str, float]


def plus(a: float, b: float) -> tuple[float, tuple[float, float]]:
    """The sum, and how fast it grows with a and with b."""
    return a + b, (1.0, 1.0)


def times(a: float, b: float) -> tuple[float, tuple[float, float]]:
    """The product, and how fast it grows with a and with b."""
    return a * b, (b, a)


START = {"a": 3.0, "b": 2.0}
STEPS: Steps = {
    "u": (plus, ("a", "b")),
    "v": (times, ("a", "b")),
    "y": (times, ("u", "v")),
}


def forward(steps: Steps, start: Numbers) -> Numbers:
    """The value of every number, from the first to the last."""
    values = dict(start)
    for name, (rule, inputs) in steps.items():
        values[name], _ = rule(*(values[i] for i in inputs))
    return values


def backward(
    steps: Steps, values: Numbers, order: Iterable[str] = ()
) -> Numbers:
    """The blame of every number for the last one, going back."""
    blame = dict.fromkeys(values, 0.0)
    blame[list(values)[-1]] = 1.0
    for name in order or reversed(steps):
        rule, inputs = steps[name]
        _, slopes = rule(*(values[i] for i in inputs))
        for i, slope in zip(inputs, slopes, strict=True):
            blame[i] += slope * blame[name]
    return blame


def nudge(
    steps: Steps, start: Numbers, name: str, size: float = 1e-5
) -> float:
    """The slope for one input, by moving it a hair both ways."""
    ends = []
    for moved in (start[name] + size, start[name] - size):
        values = forward(steps, start | {name: moved})
        ends.append(list(values.values())[-1])
    return (ends[0] - ends[1]) / (2 * size)


if __name__ == "__main__":
    values = forward(STEPS, START)
    blame = backward(STEPS, values)
    for name in values:
        print(f"{name} = {values[name]:g}, blame {blame[name]:g}")
