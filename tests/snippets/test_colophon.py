"""The colophon's versions are those of the running packages."""

import platform

import matplotlib
import numpy as np
import torch

from snippets.colophon import PACKAGES, versions


def test_versions_are_those_in_use():
    table = {row["what"]: row["version"] for row in versions()}
    assert table["numpy"] == np.__version__
    assert table["matplotlib"] == matplotlib.__version__
    assert table["torch"] == torch.__version__
    assert platform.python_version().startswith(table["Python"] + ".")
    assert len(table) == len(PACKAGES) + 1
