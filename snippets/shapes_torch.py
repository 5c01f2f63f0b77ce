"""The same ledger from a PyTorch model: its parameters by name."""

from torch import nn

from snippets.digits_torch import network


def ledger(net: nn.Module | None = None) -> list[dict[str, object]]:
    """Each parameter of the model, its shape, how many numbers."""
    model = network() if net is None else net
    return [
        {
            "name": name,
            "shape": str(tuple(p.shape)),
            "numbers": p.numel(),
        }
        for name, p in model.named_parameters()
    ]


def count(net: nn.Module) -> int:
    """All numbers that the model can learn."""
    return sum(p.numel() for p in net.parameters())


if __name__ == "__main__":
    for row in ledger():
        print(*row.values())
    print("together", count(network()))
