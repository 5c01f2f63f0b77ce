"""Which links mean code of the snippets, and no file of the vault."""

from __future__ import annotations

from gradient_garden.vault.model import Link, Vault


def leads_to_code(vault: Vault, link: Link) -> bool:
    """Tell whether a link names a snippet module, or calls one as `![[xor.py()]]` does.

    A vault without snippets has only files, so there `script.py` is one of them, or is missing.
    """
    return vault.has_code and (link.path.endswith(".py") or ".py(" in link.path)
