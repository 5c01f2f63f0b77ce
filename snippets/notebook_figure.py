"""A notebook figure: described in words, fit for light and dark."""

from base64 import b64encode
from html import escape
from io import BytesIO
from typing import NamedTuple

from cycler import cycler
from matplotlib.figure import Figure

GREY = "#7a7a7a"  # can be read on white and on black
STYLE = {
    "axes.edgecolor": GREY,
    "axes.labelcolor": GREY,
    "axes.prop_cycle": cycler(color=["#3b82c4", "#c9741a"]),
    "axes.spines.right": False,
    "axes.spines.top": False,
    "font.size": 12,
    "text.color": GREY,
    "xtick.color": GREY,
    "ytick.color": GREY,
}


class Described(NamedTuple):
    """A figure, and what someone who cannot see it should know."""

    figure: Figure
    words: str

    def _repr_html_(self) -> str:
        file = BytesIO()
        kind = {"Software": None}
        self.figure.savefig(
            file, transparent=True, dpi=150, metadata=kind
        )
        data = b64encode(file.getvalue()).decode()
        words = escape(self.words)
        return f'<img alt="{words}" src="data:image/png;base64,{data}">'
