"""Formulas as MathML, made when the page is built; their TeX source stays for copying."""

from __future__ import annotations

from functools import lru_cache

from math_core import LatexError, LatexToMathML

from gradient_garden.pages.markup import UNSEARCHED, attributes, escape
from gradient_garden.pages.scope import Renderer, Scope
from gradient_garden.pages.tree import Node

# What MathJax, and so the app, reads besides: as the nearest that the converter knows.
_SIZES = "tiny scriptsize small normalsize large Large LARGE huge Huge"
_MACROS = {
    "widetilde": r"\tilde{#1}",
    "overbar": r"\overline{#1}",
    "LaTeX": r"\text{LaTeX}",
    "TeX": r"\text{TeX}",
    **dict.fromkeys(_SIZES.split(), ""),
}
_ENVIRONMENTS = {"split": "aligned", "flalign": "align", "flalign*": "align*"}
_CONVERTER = LatexToMathML(annotation=True, fancy_error=False, macros=_MACROS)
_QUOTER = LatexToMathML(annotation=False, fancy_error=False, macros=_MACROS)


@lru_cache(maxsize=4096)
def mathml(tex: str, *, display: bool) -> tuple[str, str]:
    """MathML of a formula, and "" or what is wrong with its TeX."""
    try:
        result = _CONVERTER.convert_with_local_state(_known(tex), displaystyle=display)
    except LatexError as error:
        return f"<code>{escape(tex)}</code>", str(error).partition(": ")[2] or str(error)
    return result.replace("<annotation ", f"<annotation{attributes(UNSEARCHED)} "), ""


@lru_cache(maxsize=4096)
def quoted(tex: str) -> str:
    """A formula of another note, within a sentence of it: without its source, to stay small."""
    try:
        return _QUOTER.convert_with_local_state(_known(tex), displaystyle=False)
    except LatexError:
        return f"<code>{escape(tex)}</code>"


def _known(tex: str) -> str:
    """The formula with the environments that it is to be read with."""
    for name, known in _ENVIRONMENTS.items():
        for end in ("begin", "end"):
            tex = tex.replace(f"\\{end}{{{name}}}", f"\\{end}{{{known}}}")
    return tex


def inline(node: Node, scope: Scope) -> str:
    """A formula within a sentence."""
    return _formula(node, scope, display=False)


def inline_display(node: Node, scope: Scope) -> str:
    """A formula of `$$` within a sentence: set apart, as Obsidian does."""
    return _formula(node, scope, display=True)


def block(node: Node, scope: Scope) -> str:
    """A formula of its own, which can be scrolled by keyboard when it is wider than the page."""
    extra = scope.identity(node) + attributes({"class": "gg-math", "tabindex": "0"})
    return f"<div{extra}>{_formula(node, scope, display=True)}</div>\n"


def _formula(node: Node, scope: Scope, *, display: bool) -> str:
    result, fault = mathml(node.token.content.strip(), display=display)
    if fault:
        scope.report(node, "maths-malformed", f"The formula cannot be read: {fault}")
    return result


RENDERERS: dict[str, Renderer] = {
    "math_block": block,
    "math_block_label": block,
    "math_inline": inline,
    "math_inline_double": inline_display,
}
