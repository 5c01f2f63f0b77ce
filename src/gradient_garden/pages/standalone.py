"""A whole HTML document in one file, for what is read from disk and not from a site."""

from __future__ import annotations

from gradient_garden.pages.markup import escape

_STYLE = """
:root { color-scheme: light dark; --gg-ink: light-dark(#1b1b1b, #e8e6e1);
  --gg-paper: light-dark(#fff, #16181a); --gg-muted: light-dark(#6b6b6b, #a3a6a3);
  --gg-grid: light-dark(#d9d9d9, #3a3d3f); --old: light-dark(#fbe3e4, #4a2226);
  --new: light-dark(#dff3e4, #1d4029); }
body { background: var(--gg-paper); color: var(--gg-ink); font: 16px/1.5 system-ui, sans-serif;
  margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.1rem; margin-top: 2.5rem; }
table { border-collapse: collapse; font-size: .9rem; }
caption { text-align: left; }
td, th { border-bottom: 1px solid var(--gg-grid); padding: .3rem .7rem; text-align: left;
  vertical-align: top; }
code, pre { font: .85rem/1.5 ui-monospace, monospace; }
pre { overflow-x: auto; } figure { margin: 0; } svg, img { height: auto; max-width: 100%; }
.number { font-variant-numeric: tabular-nums; text-align: right; }
.pair { display: grid; gap: 1rem; grid-template-columns: 1fr 1fr; }
.muted, figcaption { color: var(--gg-muted); }
del { background: var(--old); } ins { background: var(--new); text-decoration: none; }
"""


def document(title: str, body: str) -> str:
    """A document that asks for no other file, in light and dark as the reader's system is.

    title: plain text; body: HTML.
    """
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<main>\n<h1>{escape(title)}</h1>\n{body}</main>\n</body>\n</html>\n"
    )
