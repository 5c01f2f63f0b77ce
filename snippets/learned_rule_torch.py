"""The same learned rule in PyTorch: one linear layer, one output."""

import torch
from torch import nn

from snippets.digits_data import Digits, split
from snippets.written_rules import pair


def learn(data: Digits, steps: int = 100) -> nn.Linear:
    """The rule that these examples lead to, from zero weights."""
    x = torch.from_numpy(data.x)  # (pictures, 784)
    y = torch.from_numpy(data.y).double()  # (pictures,)
    rule = nn.Linear(784, 1, dtype=torch.float64)
    nn.init.zeros_(rule.weight)
    nn.init.zeros_(rule.bias)
    optimizer = torch.optim.SGD(rule.parameters(), lr=0.5)
    measure = nn.BCEWithLogitsLoss()
    for _ in range(steps):
        loss = measure(rule(x)[:, 0], y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return rule


if __name__ == "__main__":
    sets = split()
    rule = learn(pair(sets.train, 3, 8))
    x, y = pair(sets.test, 3, 8)
    with torch.no_grad():
        said = rule(torch.from_numpy(x))[:, 0] > 0
    print(f"3 or 8: {(said.numpy() == y).mean():.1%}")
