"""The page at an old address: it says where the note is now, and goes there by itself."""

from __future__ import annotations

from gradient_garden.pages.markup import attributes, escape


def moved_page(title: str, href: str, canonical: str, language: str = "en") -> str:
    """A whole HTML document. href: the new address as seen from the old one; canonical: in full."""
    link = attributes({"rel": "canonical", "href": canonical})
    refresh = attributes({"http-equiv": "refresh", "content": f"0; url={href}"})
    return (
        f"<!doctype html>\n<html{attributes({'lang': language})}>\n<head>\n"
        f'<meta charset="utf-8">\n<title>{escape(title)}</title>\n<link{link}>\n'
        f'<meta name="robots" content="noindex">\n<meta{refresh}>\n</head>\n<body>\n'
        f"<p>This page is now at <a{attributes({'href': href})}>{escape(title)}</a>.</p>\n"
        f"</body>\n</html>\n"
    )
