"""Numbers and short strings, which flow into a sentence."""

import math
from typing import Any

MAX_TEXT = 120


def number_of(value: int | float) -> str:
    """Write a number for a reader: 109,386 and 0.97 and 1.4612; never more than six digits."""
    if isinstance(value, int):
        return f"{value:,}"
    shortest = repr(value)
    if not math.isfinite(value):
        return shortest
    digits = shortest.partition("e")[0].replace(".", "").lstrip("-0")
    if abs(value) >= 1000 and "e" not in shortest:
        return _large(value)
    return shortest if len(digits) <= 6 else f"{value:.6g}"


def _large(value: float) -> str:
    """Group thousands, and keep as many decimals as leave six digits in all."""
    whole = len(str(int(abs(value))))
    return (
        f"{value:,.{max(0, 6 - whole)}f}".rstrip("0").rstrip(".") if whole < 6 else f"{value:,.0f}"
    )


def scalar_of(value: Any) -> int | float | str | bool | None:  # noqa: ANN401
    """Return the plain scalar in a value, NumPy's and PyTorch's included; None for others."""
    if hasattr(value, "item") and getattr(value, "ndim", None) == 0:
        value = value.item()
    return value if isinstance(value, bool | int | float | str) else None


def is_short(text: str) -> bool:
    """Tell whether a string can stand in a sentence."""
    return len(text) <= MAX_TEXT and "\n" not in text
