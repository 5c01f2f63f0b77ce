"""Matplotlib figures, as one neutral SVG that is the same, byte for byte, in every run."""

import io
import sys
from typing import Any

from . import svg

_NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}


def figure_of(value: Any) -> Any | None:  # noqa: ANN401 - a value of any library
    """Return the figure in a value: itself, an axes' own, or that of `(figure, axes)`."""
    module = sys.modules.get("matplotlib.figure")
    if module is None:
        return None
    if isinstance(value, tuple) and value and not hasattr(value, "_fields"):
        value = value[0]
    if isinstance(value, module.FigureBase):
        return value.figure
    axes = sys.modules["matplotlib.axes"].Axes if "matplotlib.axes" in sys.modules else ()
    return value.figure if isinstance(value, axes) else None


def drawn(figure: Any) -> str:  # noqa: ANN401 - matplotlib has no types here
    """Draw a figure. Raises svg.TooLarge."""
    file = io.StringIO()
    figure.savefig(file, format="svg", metadata=_NO_METADATA)
    return svg.neutral(file.getvalue())
