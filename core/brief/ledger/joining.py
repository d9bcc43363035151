"""Which figures stand in one row."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from core.brief.ledger.match import agree, are_opposed, differ
from core.brief.ledger.reading import Reading
from core.brief.ledger.values import steps_of

_MOST = 24
"""Rows that a figure is compared with; the nearest in time of the same thing and names."""
_MOST_MEMBERS = 4


@dataclass(eq=False)
class Group:
    """Figures of one quantity; the values of each of `parts` agree, those of two do not."""

    number: int
    readings: list[Reading] = field(default_factory=list)
    parts: list[list[Reading]] = field(default_factory=list)
    unsettled: list["Group"] = field(default_factory=list)
    """Groups that could be of the same quantity, where nothing tells which of them is."""

    @cached_property
    def tellers(self) -> list[Reading]:
        """Those that tell most of what is counted: headlines leave too much out."""
        full = [one for one in self.readings if not one.is_title and one.fates] or self.readings
        return full[:_MOST_MEMBERS]

    @cached_property
    def teller(self) -> Reading:
        """The figure that tells most."""
        return max(
            self.readings,
            key=lambda one: (not one.is_title, len(one.facets), len(one.fates), -one.order),
        )

    @property
    def articles(self) -> set[str]:
        """The articles that it draws on."""
        return {one.article for one in self.readings}


def join(readings: Sequence[Reading]) -> list[Group]:
    """Return the figures by quantity, in order; nothing is joined that the texts leave open."""
    agreeing = _join_equal(readings)
    groups = [Group(number, group, [group]) for number, group in enumerate(agreeing)]
    return _join_different(groups)


def _join_equal(readings: Sequence[Reading]) -> list[list[Reading]]:
    groups: list[list[Reading]] = []
    index: dict[object, list[int]] = defaultdict(list)
    # Body before titles: a headline leaves out what tells the scopes apart.
    for reading in sorted(readings, key=lambda one: (one.is_title, one.order)):
        tried: dict[int, None] = {}
        for key in _keys(reading):
            for number in index[key][-_MOST:]:
                tried.setdefault(number)
        fitting = [
            number
            for number in list(tried)[:_MOST]
            if all(agree(reading, one) for one in groups[number][:_MOST_MEMBERS])
        ]
        best = _best(reading, fitting, groups)
        if best is None:
            best = len(groups)
            groups.append([])
        groups[best].append(reading)
        for key in _keys(reading):
            if best not in index[key][-_MOST:]:
                index[key].append(best)
    for group in groups:
        group.sort(key=lambda one: one.order)
    return sorted(groups, key=lambda group: group[0].order)


def _best(reading: Reading, fitting: list[int], groups: list[list[Reading]]) -> int | None:
    """Return the group that shares most with `reading`, in names, fate, number and wording."""
    if not fitting:
        return None

    def likeness(number: int) -> tuple[object, ...]:
        one = groups[number][0]
        return (
            one.fates == reading.fates,
            one.thing == reading.thing,
            one.figure.value == reading.figure.value,
            one.facets == reading.facets,
            len(one.group & reading.group),
            len(one.near & reading.near),
            -number,
        )

    return max(fitting, key=likeness)


def _keys(reading: Reading) -> list[object]:
    """Return what a figure is found by: what it counts, each name, and about how many."""
    figure = reading.figure
    what = reading.thing if figure.kind == "count" else tuple(sorted(reading.whats))
    if what is None:
        return []
    fates = tuple(sorted(reading.fates))
    kind = (figure.kind, figure.unit)
    found: list[object] = [(*kind, reading.article, what, figure.value)]
    if figure.value is not None:
        found.append((*kind, what, figure.value))
        found += [(figure.unit, fate, figure.value) for fate in fates if figure.kind == "count"]
    names = sorted(reading.group | reading.near) or sorted(reading.around | reading.about)
    steps = steps_of(figure)
    for name in (*names, ""):
        found += [(*kind, what, fates, name, step) for step in steps]
    return found


def _join_different(groups: list[Group]) -> list[Group]:
    """Join groups of one quantity whose values differ, where each source gives but one of them."""
    index: dict[object, list[Group]] = defaultdict(list)
    linked: dict[int, list[Group]] = defaultdict(list)
    kinds = {group.number: _kinds(group) for group in groups}
    # What a name has too many counts of says nothing of which of them are one.
    often = Counter(key for keys in kinds.values() for key in keys)
    for group in groups:
        tried: dict[int, Group] = {}
        for key in kinds[group.number]:
            if often[key] > _MOST:
                continue
            for other in index[key]:
                tried.setdefault(other.number, other)
            index[key].append(group)
        for other in list(tried.values())[-_MOST:]:
            if _all_differ(group, other):
                linked[group.number].append(other)
                linked[other.number].append(group)
    joined: list[Group] = []
    seen: set[int] = set()
    for group in groups:
        if group.number in seen:
            continue
        reached = list(_reach(group, linked))
        seen |= {one.number for one in reached}
        reached.sort(key=lambda one: one.number)
        joined.extend(_settle(reached, linked))
    return sorted(joined, key=lambda group: group.readings[0].order)


def _settle(reached: list[Group], linked: dict[int, list[Group]]) -> Iterator[Group]:
    """Yield what becomes of groups that may be of one quantity: one group, or several unsettled.

    Where all of them cannot be one, those may be that each give a total ("the toll rose to 205").
    """
    if len(reached) > 1 and _is_settled(reached, linked):
        yield _joined(reached)
        return
    totals = [one for one in reached if any("total" in each.facets for each in one.readings)]
    rest = reached
    if 1 < len(totals) < len(reached) and _is_settled(totals, linked):
        yield _joined(totals)
        rest = [one for one in reached if one not in totals]
    for one in rest:
        one.unsettled = [other for other in linked[one.number] if other in rest]
        yield one


def _joined(groups: list[Group]) -> Group:
    readings = [one for part in groups for one in part.readings]
    return Group(groups[0].number, readings, [part.readings for part in groups])


def _kinds(group: Group) -> list[object]:
    found: dict[object, None] = {}
    for reading in group.readings[:_MOST_MEMBERS]:
        figure = reading.figure
        what = reading.thing if figure.kind == "count" else tuple(sorted(reading.whats))
        if not what:
            continue
        kind = (figure.kind, figure.unit, what, tuple(sorted(reading.fates)))
        for name in sorted(reading.near) or sorted(reading.about):
            found.setdefault((*kind, name))
    return list(found)


def _all_differ(one: Group, other: Group) -> bool:
    return all(differ(first, second) for first in one.tellers for second in other.tellers)


def _reach(group: Group, linked: dict[int, list[Group]]) -> Iterator[Group]:
    waiting, seen = [group], {group.number}
    while waiting:
        one = waiting.pop()
        yield one
        for other in linked[one.number]:
            if other.number not in seen:
                seen.add(other.number)
                waiting.append(other)


def _is_settled(groups: list[Group], linked: dict[int, list[Group]]) -> bool:
    """Return whether all are linked to all, and no article gives two of them on its own account."""
    for at, one in enumerate(groups):
        for other in groups[at + 1 :]:
            if other not in linked[one.number]:
                return False
            for article in one.articles & other.articles:
                ours = [reading for reading in one.readings if reading.article == article]
                theirs = [reading for reading in other.readings if reading.article == article]
                if not all(are_opposed(a, b) for a in ours for b in theirs):
                    return False
    return True
