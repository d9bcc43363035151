"""What groups of figures are found by that may be of one quantity."""

from core.brief.ledger.group import Group
from core.brief.ledger.lexicon import concepts
from core.brief.ledger.reading import Reading

ALL = "all"
"""The last part of a key that says no more than what is counted."""
_MOST_MEMBERS = 4


def kinds_of(group: Group) -> list[tuple[object, ...]]:
    """Return the keys of a group: what is counted, and of what article, name, date or sentence."""
    found: dict[tuple[object, ...], None] = {}
    for reading in group.readings[:_MOST_MEMBERS]:
        figure = reading.norm
        what = _what(reading)
        fates = reading.fates
        if not what and fates and figure.kind in ("area", "volume", "mass"):
            what = "measured"
            fates = frozenset(("burnt",)) if fates <= concepts("alike.burnt") else fates
        if (
            not what
            and not fates
            and reading.is_alone
            and figure.kind in ("area", "volume", "mass")
        ):
            what = "alone"
        if not what:
            what = (reading.article, reading.sentence.segment.id)
        kind = (figure.kind, figure.unit, what, tuple(sorted(fates)))
        found.setdefault(kind)
        if reading.is_count and reading.is_alone and not reading.is_people and reading.thing:
            found.setdefault((figure.kind, figure.unit, what, "alone"))
        for name in sorted(reading.narrow | reading.group) or sorted(reading.near):
            found.setdefault((*kind, name))
        if reading.event is not None:
            found.setdefault((figure.kind, figure.unit, "of", reading.event))
        if reading.follows is not None:
            found.setdefault(("follows", reading.follows))
        found.setdefault(("follows", reading.order))
        if reading.speakers and (reading.is_count or reading.norm.kind == "money"):
            place = reading.sentence.place
            found.setdefault(("beside", reading.article, place))
            found.setdefault(("beside", reading.article, place + 1))
    if not group.teller.story.is_wide:
        found |= dict.fromkeys(_bare_kinds(group.teller))
    # A value and the one that it replaces, side by side.
    for reading in group.readings:
        found.setdefault((reading.article, reading.sentence.segment.id))
    return list(found)


def _bare_kinds(one: Reading) -> list[tuple[object, ...]]:
    """Return keys that ask for no name in common, for articles on one story."""
    kind = (one.norm.kind, one.norm.unit)
    if not one.is_count:
        return [(*kind, ALL)]
    found: list[tuple[object, ...]] = [(*kind, _what(one) or "unsaid", ALL)]
    if not one.is_people:
        found.append((*kind, "things", ALL))
    return found + [(*kind, fate, ALL) for fate in sorted(one.fates)]


def _what(reading: Reading) -> object:
    """Return what a figure is of, by one name where sources take several words for one another."""
    if reading.is_count:
        return "people" if reading.is_people else reading.thing
    if reading.whats and reading.whats <= concepts("alike.whats"):
        return "alike"
    return tuple(sorted(reading.whats))
