"""What the time is, for formulas that ask: a page must not depend on the day of its build.

So there is a time only where the builder sets one, in `SOURCE_DATE_EPOCH`
(https://reproducible-builds.org/specs/source-date-epoch/), in seconds and in UTC.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime

from gradient_garden.vault.bases.expression import NotUnderstood
from gradient_garden.vault.bases.values import Moment

VARIABLE = "SOURCE_DATE_EPOCH"


def build_time() -> Moment | None:
    """The time that the builder has set, if any."""
    try:
        at = datetime.fromtimestamp(int(os.environ[VARIABLE]), UTC)
    except (KeyError, ValueError, OverflowError, OSError):
        return None
    return Moment(at.replace(tzinfo=None), timed=True)


def needed(now: Moment | None) -> Moment:
    """The time; raises NotUnderstood where none is set."""
    if now is None:
        raise NotUnderstood(f"it depends on the day; to build for a day, set {VARIABLE}")
    return now


def today(now: Moment) -> Moment:
    """Its day."""
    return Moment(now.at.replace(hour=0, minute=0, second=0, microsecond=0))


def relative(moment: Moment, now: Moment) -> str:
    """How far away a moment is, in the words and with the limits of Moment.js."""
    seconds = round((moment.at - now.at).total_seconds())
    words = _away(abs(seconds))
    return f"in {words}" if seconds > 0 else f"{words} ago"


def _away(seconds: int) -> str:
    minutes, hours, days = (_rounded(seconds / unit) for unit in (60, 3600, 86400))
    months, years = (_rounded(seconds / 86400 * unit / 146097) for unit in (4800, 400))
    limits = (
        *((seconds, 45, "a few seconds", ""), (minutes, 2, "a minute", "")),
        *((minutes, 45, "", "minutes"), (hours, 2, "an hour", ""), (hours, 22, "", "hours")),
        *((days, 2, "a day", ""), (days, 26, "", "days"), (months, 2, "a month", "")),
        *((months, 11, "", "months"), (years, 2, "a year", "")),
    )
    for count, limit, one, many in limits:
        if count < limit:
            return one or f"{count} {many}"
    return f"{years} years"


def _rounded(value: float) -> int:
    return int(value + 0.5)
