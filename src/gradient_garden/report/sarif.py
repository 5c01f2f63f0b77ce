"""SARIF 2.1.0, the form in which code hosts and editors take in the findings of a check.

The standard: docs.oasis-open.org/sarif/sarif/v2.1.0.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from gradient_garden.diagnostics import Diagnostic, Severity, in_order
from gradient_garden.diagnostics.codes import CODES

VERSION = "2.1.0"
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
Json = dict[str, Any]


def as_sarif(diagnostics: Iterable[Diagnostic]) -> str:
    """Render as one SARIF log, in order: a result for each, and a rule for each code in it."""
    found = in_order(diagnostics)
    codes = sorted({diagnostic.code for diagnostic in found})
    driver = {
        "name": "Gradient Garden",
        "semanticVersion": version("gradient-garden"),
        "rules": [_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, codes) for diagnostic in found],
    }
    log = {"$schema": SCHEMA, "version": VERSION, "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(code: str) -> Json:
    known = CODES.get(code)
    if known is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": known.meaning},
        "help": {"text": known.remedy},
        "defaultConfiguration": {"level": LEVELS[known.severity]},
    }


def _result(diagnostic: Diagnostic, codes: list[str]) -> Json:
    hint = f" ({diagnostic.hint})" if diagnostic.hint else ""
    place = {
        "artifactLocation": {"uri": quote(diagnostic.path, safe="/")},
        "region": {"startLine": diagnostic.line, "startColumn": diagnostic.column},
    }
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": codes.index(diagnostic.code),
        "level": LEVELS[diagnostic.severity],
        "message": {"text": diagnostic.message + hint},
        "locations": [{"physicalLocation": place}],
    }
