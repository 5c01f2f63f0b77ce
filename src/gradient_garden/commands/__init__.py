"""The commands of `garden`: one module each, named for it. A new module here is a new command."""

from importlib import import_module
from pkgutil import iter_modules

__all__ = ["load"]


def load() -> None:
    """Import every module of this room, in the order of their names: each adds its command."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
