"""A note's tokens as a few readable lines, so that fixtures can be written by hand.

Blocks are indented by depth; an inline text stands after a colon. Inline tokens are in angle
brackets: `<wikilink target>` with its display text after a bar, `<tag name>`, `<em>…</em>`.
"""

from gradient_garden.vault import Note

PAIRS = {"em", "strong", "s", "highlight", "link"}


def outline(note: Note) -> str:
    lines = []
    for token in note.tokens:
        if token.type == "inline":
            lines[-1] += ": " + inline(token.children)
        elif token.nesting >= 0:
            lines.append("  " * token.level + name(token) + details(token))
    return "\n".join(line.rstrip() for line in lines)


def name(token):
    return token.type.removesuffix("_open").replace("paragraph", "p").replace("heading", token.tag)


def details(token):
    id_ = f" #{token.attrs['id']}" if "id" in token.attrs else ""
    if token.type == "callout_open":
        meta = token.meta
        parts = (meta["type"], meta["metadata"] and "|" + meta["metadata"], meta["fold"])
        return id_ + " " + "".join(parts) + f" ({meta['title']})"
    if token.type == "list_item_open" and "task" in token.meta:
        return f"{id_} [{token.meta['task']}]"
    if token.type in ("fence", "code_block", "math_block", "html_block"):
        return f"{id_} {token.info}: {token.content.strip()}".replace(" :", ":").replace("\n", "⏎")
    return id_


def inline(tokens):
    return "".join(piece(token) for token in tokens)


def piece(token):
    kind = token.type.removesuffix("_open").removesuffix("_close")
    if token.type == "text":
        return token.content
    if kind in PAIRS:
        return f"<{'/' if token.nesting < 0 else ''}{kind}>"
    if token.type == "wikilink":
        link = token.meta["link"]
        shown = inline(token.children) if token.children else link.text
        return f"<wikilink {link.path}{'#' if link.subpath else ''}{link.subpath}|{shown}>"
    if token.type in ("embed", "image"):
        link = token.meta.get("link")
        path = f"{link.path}{'#' if link.subpath else ''}{link.subpath}" if link else "elsewhere"
        display = link.display if link else token.content
        return f"<{token.type} {path}{'' if display is None else '|' + display}>"
    if token.type in ("softbreak", "hardbreak"):
        return f"<{token.type}>"
    if token.type == "footnote_ref":
        return f"<footnote {token.meta['id'] + 1}>"
    return f"<{token.type.replace('_inline', '')} {token.content}>".replace(" >", ">")
