"""Reports: diagnostics in the forms that people and other programs read."""

from gradient_garden.report.sarif import as_sarif

__all__ = ["as_sarif"]
