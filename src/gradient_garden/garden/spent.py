"""What the calls of a garden took when they last ran, from the records in the store."""

from __future__ import annotations

from gradient_garden import lab
from gradient_garden.garden.garden import Garden, project_of
from gradient_garden.pages import Spent


def spent(garden: Garden) -> Spent:
    """The cost of all calls whose output is in the store and current; runs nothing."""
    kept = lab.kept(garden.plan.calls, project_of(garden.config))
    if not kept:
        return Spent()
    costs = {call: each.cost for call, each in kept.items()}
    slowest = max(sorted(costs), key=lambda call: costs[call].seconds)
    return Spent(
        calls=len(costs),
        seconds=sum(cost.seconds for cost in costs.values()),
        slowest=slowest,
        longest=costs[slowest].seconds,
        peak=max(cost.peak for cost in costs.values()),
    )
