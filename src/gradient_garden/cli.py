"""The command `garden`. What it can do is in `commands/`, one module a command."""

from __future__ import annotations

import sys

from gradient_garden import commands
from gradient_garden.commands.app import app
from gradient_garden.shell import guarded

commands.load()


def main() -> None:
    """Run the command line; nothing but plain sentences reaches the user."""
    sys.exit(guarded(app))
