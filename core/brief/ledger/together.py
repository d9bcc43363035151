"""What the figures of all articles together tell of single ones."""

from dataclasses import replace

from core.article import Kind
from core.brief.ledger.reading import Reading
from core.brief.ledger.unsaid import LENDING, is_bare
from core.brief.ledger.values import is_rare

_LEAD = 2
"""Title and first sentence, which say where all of an article happened."""
_NONE: frozenset[str] = frozenset()


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
    for one in readings:
        value = one.norm.value, one.norm.low, one.norm.high
        values.setdefault((one.article, _like(one)), set()).add(value)
        if one.fates and (one.is_people or not one.is_count):
            told.setdefault((one.article, one.norm.unit, one.fates), set()).add(value)
    found: list[Reading] = []
    for one in readings:
        is_telling = bool(one.thing) and not one.is_people if one.is_count else not one.fates
        is_alone = is_telling and len(values[one.article, _like(one)]) == 1
        is_once = len(told.get((one.article, one.norm.unit, one.fates), ())) == 1
        is_lead = one.sentence.place < _LEAD and is_once
        if is_alone or (is_lead and one.narrow):
            one = replace(one, is_alone=is_alone, narrow=_NONE if is_lead else one.narrow)
        found.append(one)
    return found


def _like(one: Reading) -> object:
    return one.norm.kind, one.norm.unit, one.thing
