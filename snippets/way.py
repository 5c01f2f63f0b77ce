"""The shortest way to a lesson: what it needs, and what that needs."""

NEEDS: dict[str, tuple[str, ...]] = {
    "What learning means": (),
    "Learning from examples": ("What learning means",),
    "The artificial neuron": ("Learning from examples",),
    "Activation functions": ("The artificial neuron",),
    "Layers and shapes": ("The artificial neuron",),
    "The forward pass": ("Layers and shapes", "Activation functions"),
    "The XOR wall": ("The forward pass",),
}


def way(lesson: str, needs: dict[str, tuple[str, ...]]) -> list[str]:
    """The lesson and all behind it, each after what it needs."""
    steps: list[str] = []
    for need in needs[lesson]:
        steps += [s for s in way(need, needs) if s not in steps]
    return [*steps, lesson]


if __name__ == "__main__":
    for number, title in enumerate(way("The XOR wall", NEEDS), start=1):
        print(number, title)
