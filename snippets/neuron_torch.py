"""The same neuron in PyTorch.  a = sigmoid(x @ w + b)"""

import torch
from torch import Tensor, nn


def neuron(x: Tensor, w: Tensor, b: float) -> Tensor:
    """The activation of one sigmoid neuron: x (rows, inputs)."""
    return torch.sigmoid(x @ w + b)  # (rows,)


def neuron_layer(w: Tensor, b: float) -> nn.Module:
    """The same neuron as a layer with one output."""
    linear = nn.Linear(len(w), 1)  # weight (1, inputs), bias (1,)
    with torch.no_grad():
        linear.weight.copy_(w)  # (1, inputs)
        linear.bias.fill_(b)
    return nn.Sequential(linear, nn.Sigmoid(), nn.Flatten(0))


if __name__ == "__main__":
    x = torch.tensor([[1.0, 1.0, 0.0], [1.0, 1.0, 1.0]])  # (2, 3)
    w, b = torch.tensor([2.0, 2.0, -3.0]), -1.5
    print(neuron(x, w, b).tolist())
    print(neuron_layer(w, b)(x).tolist())
