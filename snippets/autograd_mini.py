"""Numbers that remember how they were made, and pass blame back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from snippets.forward import TINY, Layers

Array = np.ndarray


@dataclass(eq=False)
class Value:
    """A number that remembers what it was made from."""

    data: float
    parents: tuple["Value", ...] = ()
    slopes: tuple[float, ...] = ()  # one for each parent
    grad: float = 0.0

    def __add__(self, other: "Value") -> "Value":
        total = self.data + other.data
        return Value(total, (self, other), (1.0, 1.0))

    def __mul__(self, other: "Value") -> "Value":
        product = self.data * other.data
        return Value(product, (self, other), (other.data, self.data))


def sigmoid(z: Value) -> Value:
    """Squash z into (0, 1)."""
    a = float(1 / (1 + np.exp(-z.data)))
    return Value(a, (z,), (a * (1 - a),))


def half_square(miss: Value) -> Value:
    """The loss of one miss."""
    return Value(miss.data**2 / 2, (miss,), (miss.data,))


def in_order(end: Value) -> list[Value]:
    """Everything that end was made from, parents always first."""
    seen: set[int] = set()
    found: list[Value] = []

    def visit(value: Value) -> None:
        if id(value) not in seen:
            seen.add(id(value))
            for parent in value.parents:
                visit(parent)
            found.append(value)

    visit(end)
    return found


def backward(end: Value) -> None:
    """Fill in the blame of everything that end was made from."""
    end.grad = 1.0
    for value in reversed(in_order(end)):
        for parent, s in zip(value.parents, value.slopes, strict=True):
            parent.grad += s * value.grad


def neuron(inputs: Sequence[Value], w: Array, b: Value) -> Value:
    """Weigh, add, squash: w has shape (inputs,)."""
    z = b
    for x, weight in zip(inputs, w, strict=True):
        z = z + x * weight
    return sigmoid(z)


def wrap(layers: Layers) -> Layers:
    """The same layers, with a Value in every place."""
    value = np.vectorize(lambda p: Value(float(p)), otypes=[object])
    return [(value(W), value(b)) for W, b in layers]


def loss(layers: Layers, x: Array, y: Array) -> Value:
    """Half the squared misses, added up over rows and outputs."""
    total = Value(0.0)
    for row, wanted in zip(x, y, strict=True):
        a = [Value(float(v)) for v in row]
        for W, b in layers:
            a = [neuron(a, w, c) for w, c in zip(W.T, b, strict=True)]
        for out, v in zip(a, wanted, strict=True):
            total = total + half_square(out + Value(-float(v)))
    return total


def gradients(
    layers: Layers,
    x: Array,
    y: Array,
    back: Callable[[Value], None] = backward,
) -> Layers:
    """The slope for every parameter, found by walking the graph."""
    values = wrap(layers)
    back(loss(values, x, y))
    blame = np.vectorize(lambda p: p.grad, otypes=[float])
    return [(blame(W), blame(b)) for W, b in values]


if __name__ == "__main__":
    end = loss(wrap(TINY), np.array([[1, 0]]), np.array([[1]]))
    backward(end)
    print(f"loss {end.data:.6f}, from {len(in_order(end))} numbers")
