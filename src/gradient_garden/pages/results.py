"""Code in a note: the source of a symbol, or what calling it gave when the site was built."""

from __future__ import annotations

from gradient_garden.lab import parse_reference
from gradient_garden.lab.model import Call, Failure, Outcome, Output, Reference
from gradient_garden.pages import code as code_blocks
from gradient_garden.pages.captions import Caption, caption_of
from gradient_garden.pages.markup import UNSEARCHED, Attributes, attributes, escape
from gradient_garden.pages.outputs import Ids, show
from gradient_garden.pages.piece import Piece, fault
from gradient_garden.pages.scope import Scope
from gradient_garden.pages.svg import inline_svg, svg_file
from gradient_garden.vault.model import Link


def code(link: Link, scope: Scope) -> Piece:
    """What an embed of a `.py` file asks for."""
    reference = parse_reference(link.path, link.subpath)
    if isinstance(reference, str):
        return fault(f"{link.original}: {reference}")
    caption = caption_of(link, scope)
    if reference.is_source:
        return _source(link, reference, caption, scope)
    outcomes = [scope.context.outcomes.get(str(call)) for call in reference.calls]
    if not caption.text and any(map(_is_picture, outcomes)):
        message = f"The figure {link.original} has no alternative text."
        hint = "say what it shows after a bar: ![[…|what it shows]]"
        scope.report(link, "figure-without-alt", message, hint)
    if reference.varied:
        return _states(reference, outcomes, caption, scope)
    call = reference.calls[0]
    return _result(call, outcomes[0], caption, scope, _anchor(call, scope))


def _source(link: Link, reference: Reference, caption: Caption, scope: Scope) -> Piece:
    shown = scope.context.shown(reference)
    if isinstance(shown, str):
        return fault(f"{link.original}: {shown}")
    return Piece(code_blocks.source(reference, shown, caption.html, scope))


def _is_picture(outcome: Outcome | None) -> bool:
    return isinstance(outcome, Output) and outcome.kind in {"figure", "image"}


def _anchor(call: Call, scope: Scope) -> str:
    return scope.ledger.unique(scope.prefix + code_blocks.result_anchor(call))


def _result(
    call: Call, outcome: Outcome | None, caption: Caption, scope: Scope, anchor: str | None = None
) -> Piece:
    if outcome is None:
        return fault(f"{call} has not been run.")
    if isinstance(outcome, Failure):
        place = f" ({outcome.path}:{outcome.line})" if outcome.line else ""
        return fault(f"{call}: {outcome.message}{place}")
    prefix = f"{scope.prefix}out-{scope.ledger.number('output')}"
    return show(outcome, caption, Ids(prefix, anchor))


def _states(
    reference: Reference, outcomes: list[Outcome | None], caption: Caption, scope: Scope
) -> Piece:
    """One result for each value, in the order written: a list that a script makes a slider.

    Figures after the first are files of their own, which load when they are looked at.
    """
    items: list[str] = []
    for value, call, outcome in zip(reference.states, reference.calls, outcomes, strict=True):
        label = f"{reference.varied} = {value}"
        said = _labelled(caption, label)
        later = _later(outcome, said, scope) if items else None
        made = later or _result(call, outcome, said, scope)
        content = made.html if made.block else f"<p>{escape(label)}: {made.html}</p>\n"
        again = UNSEARCHED if items else {}  # the captions repeat: one is enough to be found
        items.append(f"<li{attributes({'data-value': value, **again})}>{content}</li>\n")
    own = _anchor(reference.calls[0], scope)
    extra = attributes({"class": "gg-states", "id": own, "data-name": reference.varied})
    return Piece(f"<gg-states{extra}><ol>\n{''.join(items)}</ol></gg-states>\n")


def _later(outcome: Outcome | None, caption: Caption, scope: Scope) -> Piece | None:
    """A figure that stands beside the page; None for what is no figure alone."""
    if not isinstance(outcome, Output) or outcome.kind != "figure" or outcome.printed:
        return None
    number = scope.ledger.number("state")
    drawn = inline_svg(outcome.text, caption.text, f"{scope.prefix}state-{number}")
    if not drawn:
        return None
    name = f"state-{number}.svg"
    scope.ledger.files[name], width, height = svg_file(drawn)
    size: Attributes = {"width": width or None, "height": height or None}
    whole: Attributes = {"class": "gg-later", "src": name, "alt": caption.text, "loading": "lazy"}
    below = f"<figcaption>{caption.html}</figcaption>"
    return Piece(f'<figure class="gg-figure"><img{attributes(whole | size)}>{below}</figure>\n')


def _labelled(caption: Caption, label: str) -> Caption:
    """The caption of one state: its value first, so that it reads well without the slider."""
    html = f'<span class="gg-state">{escape(label)}</span>'
    if not caption.html:
        return Caption(html, label)
    return Caption(f"{html}: {caption.html}", f"{label}: {caption.text}")
