"""Codes of a project's settings."""

from gradient_garden.diagnostics.codes.model import ERROR, Code

CODES = (
    Code(
        "config-malformed",
        ERROR,
        "A setting in [tool.garden] of pyproject.toml is unknown or has a wrong value; its "
        "default counts.",
        'timeout = "long"',
        "Correct the line that is named.",
    ),
)
