"""The same dealing in PyTorch: a DataLoader that shuffles."""

import torch
from torch.utils.data import DataLoader, TensorDataset

from snippets.digits_data import Digits, split


def loader(data: Digits, size: int = 64, seed: int = 0) -> DataLoader:
    """All pictures in a new order each epoch, a batch at a time."""
    pairs = TensorDataset(
        torch.from_numpy(data.x), torch.from_numpy(data.y)
    )
    rng = torch.Generator().manual_seed(seed)
    return DataLoader(pairs, size, shuffle=True, generator=rng)


if __name__ == "__main__":
    dealt = loader(split().train)
    print(len(dealt), "batches")
    for x, y in list(dealt)[-1:]:
        print("the last:", tuple(x.shape), tuple(y.shape))
