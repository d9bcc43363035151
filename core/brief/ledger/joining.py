"""Which figures stand in one row."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from core.brief.ledger.apart import contradict
from core.brief.ledger.lexicon import concepts
from core.brief.ledger.match import agree, are_opposed, differ, is_bound, is_correction, is_likely
from core.brief.ledger.reading import Reading
from core.brief.ledger.values import is_same, may_agree, steps_of
from core.brief.ledger.weighing import Setting, is_countered, is_ruled_out

_MOST = 24
"""Rows that a figure is compared with; the nearest in time of the same thing and names."""
_MOST_MEMBERS = 4
_MOST_TRIED = 8
"""Groups that may be of one quantity, of which the most that fit together are looked for."""
_LOOSE = frozenset(("up_to", "less_than", "more_than", "at_least"))


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
    setting = Setting(readings)
    agreeing = _join_equal(readings, setting)
    groups = [Group(number, group, [group]) for number, group in enumerate(agreeing)]
    return _join_different(groups, setting)


def _join_equal(readings: Sequence[Reading], setting: Setting) -> list[list[Reading]]:
    groups: list[list[Reading]] = []
    index: dict[object, list[int]] = defaultdict(list)
    # Body before titles: a headline leaves out what tells the scopes apart.
    for reading in sorted(readings, key=_precedence):
        tried: dict[int, None] = {}
        keys = _keys(reading)
        for key in keys:
            for number in index[key][-_MOST:]:
                tried.setdefault(number)
        fitting = [
            number for number in list(tried)[:_MOST] if _fits(reading, groups[number], setting)
        ]
        best = _best(reading, fitting, groups)
        if best is None:
            best = len(groups)
            groups.append([])
        groups[best].append(reading)
        for key in keys:
            if best not in index[key][-_MOST:]:
                index[key].append(best)
    for group in groups:
        group.sort(key=lambda one: one.order)
    return sorted(groups, key=lambda group: group[0].order)


def _precedence(one: Reading) -> tuple[bool, bool, int]:
    """Return what comes first: exact values before those that can be several of them."""
    return one.is_title, one.norm.qualifier in _LOOSE, one.order


def _fits(reading: Reading, group: list[Reading], setting: Setting) -> bool:
    """Return whether a figure is of a group: it agrees with one, and nothing tells it apart."""
    some = group[:_MOST_MEMBERS]
    if reading.is_title:
        # A headline is of what its own text says.
        own = [one for one in group if one.article == reading.article]
        if any(_is_headline_of(reading, one) for one in own):
            return True
        if any(is_same(reading.norm, one.norm) and agree(reading, one) for one in own):
            return not any(contradict(reading, one) for one in own)
    # What is quick to tell, first.
    if not all(may_agree(reading.norm, one.norm) for one in some):
        return False
    if not any(contradict(reading, one) for one in some) and any(
        is_likely(reading, one) for one in some
    ):
        return True
    return any(setting.is_likely(reading, one) for one in some) and not any(
        is_ruled_out(reading, one) for one in some
    )


def _is_headline_of(title: Reading, one: Reading) -> bool:
    """Return whether a headline gives a count of its text, whose scope it need not repeat."""
    return (
        is_same(title.norm, one.norm)
        and title.thing is not None
        and title.thing == one.thing
        and title.fates == one.fates
        and len(title.words & one.words) > (0 if title.fates else 1)
        and not title.facets - one.facets - {"total"}
    )


def _best(reading: Reading, fitting: list[int], groups: list[list[Reading]]) -> int | None:
    """Return the group that shares most with `reading`, in names, fate, number and wording."""
    if not fitting:
        return None

    def likeness(number: int) -> tuple[object, ...]:
        one = groups[number][0]
        return (
            one.fates == reading.fates,
            one.thing == reading.thing,
            is_bound(one, reading),
            one.figure.value == reading.figure.value,
            one.facets == reading.facets,
            len(one.group & reading.group),
            len(one.near & reading.near),
            -number,
        )

    return max(fitting, key=likeness)


def _keys(reading: Reading) -> list[object]:
    """Return what a figure is found by: about how many, with what it counts or its fate."""
    figure = reading.norm
    kind = (figure.kind, figure.unit)
    found: list[object] = []
    fates = tuple(sorted(reading.fates))
    for step in steps_of(figure):
        key = (*kind, step)
        found.append((*key, reading.article))
        if reading.is_count:
            found.append((*key, "people", fates) if reading.is_people else (*key, reading.thing))
        else:
            found.append((*key, tuple(sorted(reading.whats))))
        found += [(*key, name) for name in sorted(reading.narrow | reading.group)]
        found.append(key)
    if figure.value is not None:
        found.append((*kind, "equal", figure.value, tuple(sorted(reading.story.main))))
    if not found:
        found.append((*kind, figure.low, figure.high))
    return found


def _join_different(groups: list[Group], setting: Setting) -> list[Group]:
    """Join groups of one quantity whose values differ, where each source gives but one of them."""
    index: dict[object, list[Group]] = defaultdict(list)
    linked = _Links(setting)
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
            if _all_differ(group, other, setting):
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


class _Links(defaultdict[int, list[Group]]):
    """The groups that may be of one quantity with each, by its number."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(list)
        self.setting = setting
        self._known: dict[tuple[int, int], bool] = {}

    def is_rival(self, one: Group, other: Group) -> bool:
        """Return whether a text sets the value of one group against that of the other."""
        key = (one.number, other.number)
        if key not in self._known:
            self._known[key] = any(
                is_countered(first, second) and self.setting.is_rival(first, second)
                for first in one.readings
                for second in other.readings
                if first.article == second.article
            )
        return self._known[key]


def _settle(reached: list[Group], linked: "_Links") -> Iterator[Group]:
    """Yield what becomes of groups that may be of one quantity: one group, or several unsettled.

    Where all of them cannot be one, those may be that each give a total ("the toll rose to 205").
    """
    if len(reached) > 1 and _is_settled(reached, linked):
        yield _joined(reached)
        return
    rest = reached
    for some in (_leading(reached), _totals(reached), _most(reached, linked), _corrected(reached)):
        if 1 < len(some) < len(reached) and _is_settled(some, linked):
            yield _joined(some)
            rest = [one for one in reached if one not in some]
            break
    for one in rest:
        one.unsettled = [other for other in linked[one.number] if other in rest]
        yield one


def _most(groups: list[Group], linked: "_Links") -> list[Group]:
    """Return groups around the one with most links of which all can be one quantity.

    What befell people is left to what the texts say: a toll and those of its parts look alike.
    """
    if len(groups) > _MOST_TRIED or any(one.teller.is_people for one in groups):
        return []
    found: list[Group] = []
    for one in sorted(groups, key=lambda each: (-len(linked[each.number]), each.number)):
        is_linked = all(each in linked[one.number] for each in found)
        if not found or (is_linked and _is_settled([*found, one], linked)):
            found.append(one)
    return sorted(found, key=lambda each: each.number)


def _totals(groups: list[Group]) -> list[Group]:
    return [one for one in groups if any("total" in each.facets for each in one.readings)]


def _leading(groups: list[Group]) -> list[Group]:
    """Return the groups that headlines give, and those that are alone in their articles."""
    headed = [one for one in groups if any(each.is_title for each in one.readings)]
    told = {article for one in headed for article in one.articles}
    alone = [
        one
        for one in groups
        if one not in headed
        and not one.articles & told
        and not any(other is not one and one.articles & other.articles for other in groups)
    ]
    return [one for one in groups if one in headed or one in alone] if headed else []


def _corrected(groups: list[Group]) -> list[Group]:
    """Return the groups of a value and of that which it replaced."""
    return [
        one
        for one in groups
        if any(other is not one and _is_corrected(one, other) for other in groups)
    ]


def _joined(groups: list[Group]) -> Group:
    readings = [one for part in groups for one in part.readings]
    return Group(groups[0].number, readings, [part.readings for part in groups])


def _kinds(group: Group) -> list[object]:
    found: dict[object, None] = {}
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
        if reading.speakers and reading.is_count:
            place = reading.sentence.place
            found.setdefault(("beside", reading.article, place))
            found.setdefault(("beside", reading.article, place + 1))
    # A value and the one that it replaces, side by side.
    for reading in group.readings:
        found.setdefault((reading.article, reading.sentence.segment.id))
    return list(found)


def _what(reading: Reading) -> object:
    """Return what a figure is of, by one name where sources take several words for one another."""
    if reading.is_count:
        return "people" if reading.is_people else reading.thing
    if reading.whats and reading.whats <= concepts("alike.whats"):
        return "alike"
    return tuple(sorted(reading.whats))


def _all_differ(one: Group, other: Group, setting: Setting) -> bool:
    if _is_corrected(one, other):
        return True
    pairs = [(first, second) for first in one.tellers for second in other.tellers]
    if any(differ(*pair) for pair in pairs) and not any(contradict(*pair) for pair in pairs):
        return True
    return any(setting.is_rival(*pair) for pair in pairs) and not any(
        is_ruled_out(*pair, is_same_value=False) for pair in pairs
    )


def _reach(group: Group, linked: "_Links") -> Iterator[Group]:
    waiting, seen = [group], {group.number}
    while waiting:
        one = waiting.pop()
        yield one
        for other in linked[one.number]:
            if other.number not in seen:
                seen.add(other.number)
                waiting.append(other)


def _is_corrected(one: Group, other: Group) -> bool:
    return any(
        is_correction(first, second)
        for first in one.readings
        for second in other.readings
        if first.sentence is second.sentence
    )


def _is_settled(groups: list[Group], linked: "_Links") -> bool:
    """Return whether no article gives two of the groups on its own account, and most are linked."""
    for at, one in enumerate(groups):
        for other in groups[at + 1 :]:
            if _is_corrected(one, other) or linked.is_rival(one, other):
                continue
            if other not in linked[one.number] and not _are_bridged(one, other, groups, linked):
                return False
            for article in one.articles & other.articles:
                ours = [reading for reading in one.readings if reading.article == article]
                theirs = [reading for reading in other.readings if reading.article == article]
                if not all(
                    are_opposed(a, b)
                    or is_correction(a, b)
                    or _is_told_again(a, one) != _is_told_again(b, other)
                    for a in ours
                    for b in theirs
                ):
                    return False
    return True


def _is_told_again(reading: Reading, group: Group) -> bool:
    """Return whether a text dates a value back to the day on which another article gave it."""
    bound, published = reading.bound, reading.published
    if bound is None or published is None or bound.iso is None or bound.iso >= published:
        return False
    return any(
        one.article != reading.article and one.published == bound.iso for one in group.readings
    )


def _are_bridged(one: Group, other: Group, groups: list[Group], linked: "_Links") -> bool:
    """Return whether a third group is linked to both, of which nothing tells them apart."""
    if any(contradict(first, second) for first in one.tellers for second in other.tellers):
        return False
    return any(each in linked[one.number] and each in linked[other.number] for each in groups)
