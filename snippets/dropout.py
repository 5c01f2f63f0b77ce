"""Dropout: each unit is silent at random, the others speak up."""

import numpy as np

Array = np.ndarray


def dropout(h: Array, p: float, rng: np.random.Generator) -> Array:
    """Silence a share p of the units, and raise the rest to match."""
    speaks = rng.random(h.shape) >= p  # (rows, units)
    return np.where(speaks, h / (1 - p), 0).astype(h.dtype)


def one_layer(p: float = 0.5) -> str:
    """Eight units that say 1, in three steps of training."""
    rng, h = np.random.default_rng(0), np.ones(8)
    lines = [dropout(h, p, rng) for _ in range(3)]
    return "\n".join(" ".join(f"{v:.1f}" for v in h) for h in lines)


def mean_after(p: float = 0.5, units: int = 100_000) -> float:
    """The mean of units that say 1, with a share of them silenced."""
    rng = np.random.default_rng(0)
    return round(float(dropout(np.ones(units), p, rng).mean()), 3)


if __name__ == "__main__":
    print(one_layer())
    print(mean_after())
