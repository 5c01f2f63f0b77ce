"""What each stand-in colour of the house style becomes: a CSS variable, and its value without one.

The stand-ins are written in `matplotlibrc`. They are odd on purpose, so that no colour map hits
one of them by accident and no author's colour is taken for one.
"""

INK = ("#1c1a1b", "--gg-ink", "#1b1b1b")
CYCLE = ("#0a66b1", "#c9510b", "#0b7f62", "#a44790", "#8a6c0a", "#5a52b9", "#b0293f", "#55696f")
_ALL = (
    INK,
    ("#000000", "--gg-ink", "#1b1b1b"),  # an author's "black" means ink
    ("#fdfcfe", "--gg-paper", "#ffffff"),
    ("#6b6d6a", "--gg-muted", "#6b6b6b"),
    ("#d9dcd8", "--gg-grid", "#d9d9d9"),
    *((colour, f"--gg-c{number}", colour) for number, colour in enumerate(CYCLE)),
)
VARIABLES = {stand_in: f"var({name}, {fallback})" for stand_in, name, fallback in _ALL}
