"""New projects: a vault with a lesson, a snippet and its test, ready to be built."""

from gradient_garden.scaffold.start import start

__all__ = ["start"]
