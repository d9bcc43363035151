"""What the figures of all articles together tell of single ones."""

import re
from copy import copy
from dataclasses import replace

from core.article import Figure, Kind
from core.brief.ledger.distinct import role_of
from core.brief.ledger.reading import Reading
from core.brief.ledger.unsaid import LENDING, is_bare, is_whole
from core.brief.ledger.values import is_rare

_LEAD = 2
"""Title and first sentence, which say where all of an article happened."""
_NONE: frozenset[str] = frozenset()
_PARTS = frozenset(("part", "some", "additional", "up", "down"))
_NEXT = 2
"""How many sentences on a bare number may be of what the one before counted."""
_BEFORE = 8
_FAR_APART = 2.0
"""How many times over a bare number may differ from the one before that tells what it is of."""
_ENDS = 2
_FEWEST = 13
"""Bare numbers below this are of too many things."""
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*")


def with_ends(readings: list[Reading]) -> list[Reading]:
    """Give each end of a change its own reading ("from 8.8 to 9.6 percent"); numbered anew."""
    readings = [_with_own_end(one) for one in readings]
    if not any(one.is_from_to for one in readings):
        return readings
    found: list[Reading] = []
    for one in readings:
        ends = _ends_of(one.figure) if one.is_from_to else None
        shown = _ends_of(one.made) if one.made is not None else None
        for at, figure in enumerate(ends or [one.figure]):
            made = shown[at] if ends and shown else one.made
            is_whole = ends is None
            found.append(
                replace(
                    one,
                    figure=figure,
                    made=made,
                    order=len(found),
                    is_from_to=one.is_from_to and is_whole,
                    facets=one.facets if is_whole else one.facets - {"by", "change"},
                )
            )
    return found


def _with_own_end(one: Reading) -> Reading:
    """Show of a translation's range the end that the original gives as a figure of its own.

    German has two figures in "von 20 auf 35 Prozent", English one in "from 20 to 35 percent".
    """
    made = one.made
    if made is None or made.value is not None or one.figure.value is None:
        return one
    ends = [each for each in _ends_of(made) or () if each.value == one.figure.value]
    return replace(one, made=ends[0]) if ends else one


def _ends_of(figure: Figure) -> list[Figure] | None:
    """Return the two ends of a range as figures, in the order of the text; None where unclear."""
    numbers = list(_NUMBER.finditer(figure.text))
    if len(numbers) != _ENDS or figure.low is None or figure.high is None:
        return None
    values = [figure.low, figure.high]
    if _digits(numbers[0][0]) == _digits(f"{figure.high:f}".rstrip("0").rstrip(".")):
        values.reverse()
    cut = numbers[0].end()
    while cut < len(figure.text) and figure.text[cut] == "%":
        cut += 1
    places = [(0, cut), (numbers[1].start(), len(figure.text))]
    return [
        figure.with_(
            start=figure.start + first,
            end=figure.start + last,
            text=figure.text[first:last],
            value=value,
            low=None,
            high=None,
            qualifier="exact",
        )
        for (first, last), value in zip(places, values, strict=True)
    ]


def _digits(text: str) -> str:
    return "".join(one for one in text if one.isdigit())


def with_ellipses(readings: list[Reading]) -> list[Reading]:
    """Give a bare number what the figure before counts, where it can be another value of it.

    "Romania will have 15.4 million inhabitants. The United Nations expects 16.2 million."
    """
    found: list[Reading] = []
    for one in readings:
        before = _followed(one, found[-_BEFORE:])
        if before is not None:
            one = replace(
                one,
                thing=before.thing,
                fates=before.fates,
                whats=before.whats,
                unit=None if before.norm.kind == "count" else (before.norm.kind, before.norm.unit),
                event=one.event or before.event,
                facets=one.facets | before.facets,
                follows=before.order,
            )
            if one.is_retold:
                names = before.grounds, before.narrow, before.actors
                one = replace(one, grounds=names[0], narrow=names[1], actors=names[2])
        found.append(one)
    return found


def with_places(readings: list[Reading]) -> list[Reading]:
    """Give what somebody else counts the place of what the sentence before counts.

    "The police counted 3,000 people in Sassari. The organisers speak of 8,000 demonstrators."
    """
    found: list[Reading] = []
    for one in readings:
        before = _countered(one, found[-_BEFORE:])
        if before is not None:
            names = before.grounds, before.narrow, one.event or before.event
            one = replace(one, grounds=names[0], narrow=names[1], event=names[2])
        found.append(one)
    return found


def _countered(one: Reading, last: list[Reading]) -> Reading | None:
    """Return the figure of the sentence before that a figure is set against by somebody else."""
    if one.grounds or one.group or not one.fates or not one.speakers or one.is_title:
        return None
    for each in reversed(last):
        if each.article != one.article or each.is_title:
            continue
        if one.sentence.place - each.sentence.place != 1 or each.fates != one.fates:
            continue
        is_alike = each.thing == one.thing or (each.is_people and one.is_people)
        if is_alike and each.speakers and not each.speakers & one.speakers and each.grounds:
            return each
    return None


def _followed(one: Reading, last: list[Reading]) -> Reading | None:
    """Return the figure of a sentence before that a bare number is another value of."""
    figure = one.figure
    is_open = figure.kind == "count" and figure.value is not None and figure.value >= _FEWEST
    if not is_open or one.unit is not None or not is_bare(figure) or one.shown.counted:
        return None
    if one.whats or one.is_title or any(mark.section == "things" for mark in one.marks):
        return None
    if not is_whole(figure) or any(each.sentence is one.sentence for each in last):
        return None
    for each in reversed(last):
        value = each.norm.value
        if each.article != one.article or not 0 < one.sentence.place - each.sentence.place <= _NEXT:
            continue
        if value is None or each.norm.kind not in ("count", *LENDING) or each.is_title:
            continue
        low, high = sorted((float(value), float(figure.value or 0)))
        # The nearest one or none: beyond it a number may be of anything.
        return each if 0 < low < high <= low * _FAR_APART else None
    return None


def with_units(readings: list[Reading]) -> list[Reading]:
    """Give a bare number the unit with which another figure has the very same number."""
    known: dict[float, set[tuple[Kind, str | None]]] = {}
    for one in readings:
        figure = one.norm
        if figure.kind in LENDING and figure.value is not None and is_rare(figure):
            known.setdefault(float(figure.value), set()).add((figure.kind, figure.unit))
    return [
        replace(one, unit=next(iter(known[float(one.figure.value)])), thing=None, modifiers=_NONE)
        if one.unit is None
        and one.figure.kind == "count"
        and one.figure.value is not None
        and len(known.get(float(one.figure.value), ())) == 1
        and is_bare(one.figure)
        and not one.shown.counted
        and not one.fates
        else one
        for one in readings
    ]


def with_settings(readings: list[Reading]) -> list[Reading]:
    """Mark what an article gives but once; where its lead does so, the place is the article's.

    "Six dead in Galați and Vrancea" is the toll of all the flood, unless the text goes on to give
    tolls of other places.
    """
    values: dict[object, set[object]] = {}
    told: dict[object, set[object]] = {}
    largest: dict[object, float] = {}
    for one in readings:
        if _can_be_main(one):
            largest[_main(one)] = max(largest.get(_main(one), 0.0), one.middle or 0.0)
        if one.follows is not None:
            continue  # another value of the one before
        value = one.norm.value, one.norm.low, one.norm.high
        values.setdefault((one.article, _like(one)), set()).add(value)
        if one.fates and (one.is_people or not one.is_count):
            told.setdefault((one.article, one.norm.unit, one.fates), set()).add(value)
    found: list[Reading] = []
    for one in readings:
        is_telling = bool(one.thing) and not one.is_people if one.is_count else not one.fates
        is_alone = is_telling and len(values.get((one.article, _like(one)), ())) == 1
        is_once = len(told.get((one.article, one.norm.unit, one.fates), ())) == 1
        is_lead = one.sentence.place < _LEAD and is_once
        is_main = _can_be_main(one) and one.middle == largest[_main(one)]
        if is_alone or is_main or (is_lead and one.narrow):
            known, one = one, copy(one)  # with what was read of it already
            narrow = _NONE if is_lead else known.narrow
            one.__dict__.update(is_alone=is_alone, is_main=is_main, narrow=narrow)
        found.append(one)
    return found


def _can_be_main(one: Reading) -> bool:
    """Return whether a count can be that of all whom something befell, or of all of its things."""
    if not one.is_count or one.middle is None or one.is_earlier or one.is_former:
        return False
    if one.is_people and role_of(one):
        return False  # `two German tourists`: there may be other dead
    return bool(one.fates or one.thing) and _PARTS.isdisjoint(one.facets)


def _main(one: Reading) -> object:
    return one.article, "people" if one.is_people else one.thing, one.fates


def _like(one: Reading) -> object:
    return one.norm.kind, one.norm.unit, one.thing
