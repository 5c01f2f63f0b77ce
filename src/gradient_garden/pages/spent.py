"""What it took to compute a site, in words."""

from __future__ import annotations

from gradient_garden.pages.markup import escape
from gradient_garden.pages.model import Context, Spent

_MEGABYTE = 1_000_000


def spent(context: Context, identity: str) -> str:
    """The paragraph that a `garden` fence with the word `cost` becomes."""
    found = context.spent()
    slowest = f"<code>{escape(found.slowest)}</code>"
    return f"<p{identity}>{told(found, slowest)}</p>\n"


def told(found: Spent, slowest: str) -> str:
    """The sentences, in round figures; slowest: that call, marked up."""
    if not found.calls:
        return "Nothing on this site is computed."
    most = f"{found.peak / _MEGABYTE:,.0f} MB"
    return (
        f"The {found.calls:,} calls of this site took {_time(found.seconds)} of one processor core "
        f"when they last ran. The slowest, {slowest}, took {_time(found.longest)}, and none needed "
        f"more than {most} of memory. What has not changed since is not run again."
    )


def _time(seconds: float) -> str:
    """About how long: whole seconds up to two minutes, then whole minutes."""
    if seconds < 120:
        count, unit = max(1, round(seconds)), "second"
    else:
        count, unit = round(seconds / 60), "minute"
    return f"{count} {unit}{'' if count == 1 else 's'}"
