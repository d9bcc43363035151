"""How the values of a row stand to each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.brief.ledger.estimates import (
    are_estimates_apart,
    corrects,
    have_one_speaker,
    have_other_speakers,
)
from core.brief.ledger.group import Group
from core.brief.ledger.lexicon import concepts
from core.brief.ledger.opposed import are_opposed, are_told_apart, is_set_against
from core.brief.ledger.reading import Reading
from core.brief.ledger.row import LedgerState
from core.brief.ledger.values import may_agree, middle_of
from core.brief.ledger.weighing import is_countered

_FAR_APART = 2.0
"""How many times over the claims of two countries differ where the later is no mere update."""


@dataclass(frozen=True)
class Standing:
    """The state of a group, and which of its figures a later one has overtaken.

    `is_undated` says that values differ and no date tells which is the later, `is_denied` that they
    do not, but somebody denies them, `is_revoked` that a text says that it is not so.
    """

    state: LedgerState
    overtaken: frozenset[int] = frozenset()
    is_undated: bool = False
    is_denied: bool = False
    is_revoked: bool = False


def judge(group: Group, sources: int) -> Standing:
    """Return how the values of `group` stand to each other; `overtaken` holds orders of figures.

    `sources` are those that give them independently.
    """
    if _are_one_value(group):
        if any(one.deniers for one in group.readings):
            return Standing("conflict", is_denied=True)
        if sources > 1 and any(one.is_revoked for one in group.readings):
            return Standing("conflict", is_revoked=True)
        return Standing("agree" if sources > 1 else "single_source")
    against = _set_against(group)
    if against:
        # What moves on among the others does so whatever one side says.
        rest = [part for part in group.parts if part not in against]
        others = Group(group.number, [one for part in rest for one in part], rest)
        moved = judge(others, sources) if len(rest) > 1 else None
        return Standing("conflict", moved.overtaken if moved is not None else frozenset())
    dated = [(_latest(part), part) for part in group.parts]
    if any(when is None for when, _ in dated):
        old = [part for part in group.parts if any(one.is_earlier for one in part)]
        if old and len(old) == len(group.parts) - 1:
            return Standing("superseded", frozenset(one.order for part in old for one in part))
        return Standing("conflict", is_undated=True)
    dated.sort(key=lambda pair: (pair[0] or "", pair[1][0].order))
    last = dated[-1][0] or ""
    newest = [part for when, part in dated if when == last]
    older = [part for when, part in dated if when != last]
    is_corrected = any(one.is_earlier for one in group.readings)
    is_contested = _are_claims(group) or _is_disputed(group) or _is_of_one_period(group)
    is_contested = is_contested or are_estimates_apart(group)
    is_contested = is_contested or _is_fixed(group)
    is_moving = _changes(group) and _moves_on([part for _, part in dated])
    if not is_corrected and (is_contested or not is_moving):
        return Standing("conflict")
    overtaken = frozenset(one.order for part in older for one in part)
    return Standing("superseded" if len(newest) == 1 else "conflict", overtaken)


def _set_against(group: Group) -> list[list[Reading]]:
    """Return the parts that somebody gives against what the text itself says ("by contrast")."""
    found = [
        part
        for part in group.parts
        if any(
            is_set_against(other, one)
            for each in group.parts
            if each is not part
            for other in each
            for one in part
        )
    ]
    return found if len(found) < len(group.parts) else []


def _are_one_value(group: Group) -> bool:
    """Return whether all figures can be one value, whatever has joined them."""
    firsts = [part[0].norm for part in group.parts]
    return all(may_agree(one, other) for at, one in enumerate(firsts) for other in firsts[at + 1 :])


def as_of(reading: Reading, group: Group) -> str | None:
    """Return the day that a value is of.

    A value that its sentence takes back ("3,800 rather than 3,500") is of a day only where one is
    its own, behind it: not of that on which the new one is given.
    """
    if not reading.is_earlier:
        return reading.as_of
    bound, start = reading.bound, reading.sentence.segment.start
    if bound is None or bound.iso is None or bound.start + start < reading.figure.end:
        return None
    new = [
        one
        for one in group.readings
        if one.sentence is reading.sentence and one is not reading and one.bound is not None
    ]
    if any(one.bound is not None and one.bound.iso == bound.iso for one in new):
        return None
    return reading.as_of if reading.as_of == bound.iso else None


def time_of(reading: Reading) -> str | None:
    """Return when a value held: the day that a count is kept to, else the publication."""
    published = reading.published
    date = reading.bound
    if date is not None and date.iso and published is not None and date.iso > published[:10]:
        return published  # what is to be so on a day is told before
    is_kept = bool(reading.facets & {"total"}) or reading.norm.kind != "count"
    if date is not None and date.iso and (published is None or (is_kept and len(date.iso) > 7)):
        return date.iso
    return published


def _latest(part: Sequence[Reading]) -> str | None:
    told = [one for one in part if not one.is_earlier]
    # What a text only tells again ("the original list had comprised") makes no value newer.
    told = [one for one in told if one.follows is None or not one.is_retold] or told
    # What was so before is no news, unless nobody has said so then.
    times = [time_of(one) for one in told if not one.is_former] or [
        one.bound.iso if one.bound is not None else time_of(one) for one in told
    ]
    return max((one for one in times if one is not None), default=None)


def _changes(group: Group) -> bool:
    """Return whether the quantity is of those that change as time goes on, as counts do."""
    if group.readings[0].figure.kind == "count":
        return True
    whats = frozenset(what for one in group.readings for what in one.whats)
    return not whats or bool(whats & concepts("changing.whats"))


def _are_claims(group: Group) -> bool:
    """Return whether sides that contradict each other say so, rather than later sources."""
    for at, part in enumerate(group.parts):
        for other in group.parts[at + 1 :]:
            for one in part:
                for two in other:
                    if are_opposed(one, two) and _are_parties(one, two):
                        return True
    return False


def _is_disputed(group: Group) -> bool:
    """Return whether a text gives two of the values, each as another's."""
    return any(
        (one.sentence is other.sentence and (are_opposed(one, other) or are_told_apart(one, other)))
        or (one.article == other.article and is_countered(one, other) and are_opposed(one, other))
        for at, part in enumerate(group.parts)
        for later in group.parts[at + 1 :]
        for one in part
        for other in later
    )


def _is_fixed(group: Group) -> bool:
    """Return whether two speakers count what does not grow as time goes on: nothing befalls it.

    "Some 180 employees were on the site, say the firefighters"; "around 240, says the company".
    """
    if not all(_is_size(one) for one in group.readings):
        return False
    return any(
        have_other_speakers(one, other)
        for at, part in enumerate(group.parts)
        for later in group.parts[at + 1 :]
        for one in part
        for other in later
    ) and not any(
        have_one_speaker(one, other) or corrects(one) or corrects(other)
        for at, part in enumerate(group.parts)
        for later in group.parts[at + 1 :]
        for one in part
        for other in later
    )


def _is_size(reading: Reading) -> bool:
    """Return whether a count is of what there is or was, rather than of what goes on befalling."""
    is_kept = reading.thing in concepts("kept") or "total" in reading.facets or bool(reading.since)
    return reading.is_count and not is_kept and reading.fates <= concepts("claimed")


def _is_of_one_period(group: Group) -> bool:
    """Return whether all values are of one year or month that was over, so that none moves.

    "148,000 births in 2024"; "150,700 in 2024".
    """
    events = {one.event for one in group.readings if not one.is_title}
    event = next(iter(events)) if len(events) == 1 else None
    if event is None or len(event) >= len("2024-11-20"):
        return False
    return all(one.published is not None and event < one.published[: len(event)]
               for one in group.readings)  # fmt: skip


def _are_parties(one: Reading, other: Reading) -> bool:
    """Return whether both speak for a side: police and organisers, or two countries far apart."""
    if one.sides and other.sides:
        # What a prefecture has counted, a ministry counts on.
        return not one.sides | other.sides <= concepts("authorities")
    values = sorted(abs(middle_of(each.figure) or 0.0) for each in (one, other))
    return (
        _speaks_for_country(one)
        and _speaks_for_country(other)
        and values[1] > (values[0] * _FAR_APART)
    )


def _speaks_for_country(reading: Reading) -> bool:
    keys = [one.key or "" for one in reading.sentence.stance.reported_by]
    return any(key.startswith(("territory:", "place:")) for key in keys)


def _moves_on(parts: list[list[Reading]]) -> bool:
    """Return whether the values go the one way that such a count can go."""
    fates = frozenset(fate for part in parts for one in part for fate in one.fates)
    if not fates & concepts("changing.grows"):
        return True
    values = [max(middle_of(one.figure) or 0.0 for one in part) for part in parts]
    return all(low <= high for low, high in pairwise(values))
