"""Parameters counted layer by layer.  (inputs + 1) x outputs"""

from itertools import pairwise

from snippets.digits_numpy import SIZES


def dense(inputs: int, outputs: int) -> int:
    """A weight for each pair, and a bias for each output."""
    return (inputs + 1) * outputs


def stencils(side: int, inputs: int, outputs: int) -> int:
    """A small square of weights for each pair, and the biases."""
    return (side * side * inputs + 1) * outputs


def ours() -> int:
    """The digit reader, 784-128-64-10."""
    return sum(dense(n, m) for n, m in pairwise(SIZES))


def lenet() -> int:
    """LeNet-5, as it is mostly built today."""
    seeing = stencils(5, 1, 6) + stencils(5, 6, 16)
    return seeing + sum(
        dense(n, m) for n, m in pairwise((400, 120, 84, 10))
    )


def alexnet() -> int:
    """AlexNet; three of its layers are in two halves, apart."""
    seeing = (
        stencils(11, 3, 96)
        + stencils(5, 48, 256)
        + stencils(3, 256, 384)
        + stencils(3, 192, 384)
        + stencils(3, 192, 256)
    )
    return seeing + sum(
        dense(n, m) for n, m in pairwise((9216, 4096, 4096, 1000))
    )


def normalised(side: int, inputs: int, outputs: int) -> int:
    """Stencils without biases, and a scale and shift for each."""
    return side * side * inputs * outputs + 2 * outputs


def resnet_152() -> int:
    """Four stages of blocks that narrow, look and widen again."""
    total, inputs = normalised(7, 3, 64), 64
    for blocks, width in ((3, 64), (8, 128), (36, 256), (3, 512)):
        total += normalised(1, inputs, 4 * width)  # the way around
        for _ in range(blocks):
            total += normalised(1, inputs, width)
            total += normalised(3, width, width)
            total += normalised(1, width, 4 * width)
            inputs = 4 * width
    return total + dense(2048, 1000)


if __name__ == "__main__":
    for count in (ours, lenet, alexnet, resnet_152):
        print(f"{count.__name__} {count():,}")
