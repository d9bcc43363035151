"""What tells two figures apart for certain, and what binds two values that differ."""

from core.brief.ledger.apart import (
    are_long_apart,
    has_alike_fates,
    has_other_fates,
    has_other_names,
    has_other_scope,
    has_other_time,
    has_other_whats,
)
from core.brief.ledger.distinct import are_distinct_values, are_of_other_countries
from core.brief.ledger.kinship import kinship_of
from core.brief.ledger.lexicon import concepts
from core.brief.ledger.match import are_part_and_whole, is_met, is_same_country_story
from core.brief.ledger.opposed import are_opposed, is_correction, is_set_against
from core.brief.ledger.reading import Reading
from core.brief.ledger.seats import are_of_two_seats
from core.brief.ledger.unsaid import is_small_part
from core.brief.ledger.values import is_vague

_FEW = 13
"""Counts below this come up for many things, which differ for no reason."""
_RATES = frozenset(("day", "week", "month", "average"))


def is_ruled_out(one: Reading, other: Reading) -> bool:
    """Return whether something tells the figures apart, however much else they share."""
    if one.is_from_to != other.is_from_to or is_vague(one.norm) != is_vague(other.norm):
        return True
    if are_distinct_values(one, other) or _befell_others(one, other):
        return True
    if are_of_two_seats(one, other):
        return True
    return (
        _are_of_others(one, other)
        or _are_of_other_extent(one, other)
        or _are_of_other_times(one, other)
        or (one.norm.kind == "percent" and has_other_whats(one, other))
        or (is_rate(one) and is_rate(other) and are_of_other_countries(one, other))
    )


def is_rate(one: Reading) -> bool:
    """Return whether a figure is a share or has decimals, as the rates of countries have.

    Those of two countries are often the same: "Hungary too kept its key rate at 6.5 percent".
    """
    return one.norm.kind == "percent" or (one.norm.kind == "count" and is_small_part(one.norm))


def _are_of_others(one: Reading, other: Reading) -> bool:
    """Return whether the names say that both are of two groups, places of an event, or parties."""
    if not has_other_names(one, other):
        return False
    if one.group and other.group and not one.group & other.group:
        return True
    if one.norm.kind == "percent":
        return bool(one.actors and other.actors and not one.actors & other.actors)
    is_told = bool(one.fates or other.fates)
    return one.is_count and is_told and bool(one.grounds and other.grounds)


def _are_of_other_extent(one: Reading, other: Reading) -> bool:
    """Return whether one is a rate, an addition, a part or a plan, and the other is none."""
    apart = one.scope ^ other.scope
    if not apart or not has_other_scope(one, other):
        return False
    if "additional" in apart or {"up", "down"} <= apart:
        return True
    if not one.is_count:
        return False
    if apart & _RATES or ("planned" in apart and (one.fates | other.fates) & concepts("done")):
        return True
    return bool(apart & {"part", "some"}) and (one.is_people or other.is_people)


def _are_of_other_times(one: Reading, other: Reading) -> bool:
    """Return whether what happened is dated to two times, or to one long before the other text."""
    if not one.is_count or not has_other_time(one, other):
        return False
    is_dated = one.event is not None and other.event is not None
    return is_dated or bool(one.fates & other.fates)


def are_no_rivals(one: Reading, other: Reading) -> bool:
    """Return whether something tells two values that differ apart, however much else they share."""
    if one.is_from_to or other.is_from_to or is_vague(one.norm) or is_vague(other.norm):
        return True
    if one.middle is None or other.middle is None:
        return True
    if kinship_of(one, other) == "other" or _befell_others(one, other):
        return True
    if are_part_and_whole(one, other):
        return True
    if not one.is_count and is_met(one.norm, other.norm):
        return True  # `150 million`, `over 100 million`
    if one.event is not None and other.event is not None and are_long_apart(one.event, other.event):
        return True
    if one.actors and other.actors and not one.actors & other.actors:
        return True  # `Mercedes sold 2.4 million cars in 2023`, `Renault sold 2.2`
    is_planned = (
        one.is_count
        and one.scope ^ other.scope == {"planned"}
        and not (one.fates | other.fates) & concepts("done")
    )
    if has_other_scope(one, other) and not is_planned:
        return True
    if has_other_names(one, other) or has_other_time(one, other):
        return True
    return not is_same_country_story(one, other)


def are_bound(one: Reading, other: Reading) -> bool:
    """Return whether more is common to both than what they count or the unit that they are in."""
    if one.fates & other.fates or one.whats & other.whats or is_correction(one, other):
        return True
    if one.is_count and not are_opposed(one, other):
        low = min(abs(one.middle or 0.0), abs(other.middle or 0.0))
        if low < _FEW:
            return False  # `in the last three seasons`, `in the last two seasons`
    elif one.norm.kind in ("money", "percent") and not are_opposed(one, other):
        return bool(one.said_whats & other.whats or one.whats & other.said_whats)
    return bool(one.said_words & other.said_words)


def _befell_others(one: Reading, other: Reading) -> bool:
    """Return whether people were killed in the one case, say, and missing in the other."""
    befell = concepts("of_people.fates")
    if one.fates & other.fates or not one.fates or not other.fates:
        return False
    return one.fates <= befell and other.fates <= befell and not has_alike_fates(one, other)


def is_other(one: Reading, other: Reading) -> bool:
    """Return whether something tells two values that differ apart."""
    if one.is_from_to != other.is_from_to or is_vague(one.norm) != is_vague(other.norm):
        return True
    if has_other_fates(one, other) or has_other_names(one, other) or has_other_scope(one, other):
        return True
    return has_other_time(one, other) or has_other_whats(one, other)


def are_contrasted(one: Reading, other: Reading) -> bool:
    """Return whether words set one value against the other, and no more than a plan parts them.

    "The bank wants to cut 3,500 jobs. The union, by contrast, expects 4,200 to go."
    """
    first, second = sorted((one, other), key=lambda each: each.order)
    if not is_set_against(first, second) or not (one.scope ^ other.scope) <= {"planned"}:
        return False
    return not (has_other_fates(one, other) or has_other_names(one, other))
