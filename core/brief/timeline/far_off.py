"""Dates that lie far from all others: a strip names them instead of pressing the rest together."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from core.brief.timeline.days import Days

T = TypeVar("T")


def without_far_off(
    placed: Sequence[tuple[Days, T]], key: Callable[[tuple[Days, T]], str]
) -> tuple[list[tuple[Days, T]], list[tuple[Days, T]], list[tuple[Days, T]]]:
    """Return what a strip shows in order of days, and what lies far before and far after it.

    A few dates lie far off where more than half of the time shown would be the gap beside them.
    What has the same days stands in the order of `key`.
    """
    ordered = sorted(placed, key=lambda one: (one[0], key(one)))
    before: list[tuple[Days, T]] = []
    after: list[tuple[Days, T]] = []
    for _ in range(len(ordered)):
        cutting = _gap([days for days, _ in ordered])
        if cutting is None:
            break
        at, is_before = cutting
        if is_before:
            before += ordered[:at]
            ordered = ordered[at:]
        else:
            after = ordered[at:] + after
            ordered = ordered[:at]
    return ordered, before, after


def _gap(ordered: Sequence[Days]) -> tuple[int, bool] | None:
    """Return where the widest gap is, and whether the fewer are before it; None for no wide gap."""
    if not ordered:
        return None
    whole = max(last for _, last in ordered) - ordered[0][0]
    reached = ordered[0][1]
    widest, at = 0, 0
    for number, (first, last) in enumerate(ordered):
        if first - reached > widest:
            widest, at = first - reached, number
        reached = max(reached, last)
    few = min(at, len(ordered) - at)
    if widest * 2 <= whole or few * 4 > len(ordered):
        return None
    return at, at <= len(ordered) - at
