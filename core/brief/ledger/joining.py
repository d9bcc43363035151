"""Which figures stand in one row."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from core.brief.ledger.agreeing import join_equal
from core.brief.ledger.apart import contradict
from core.brief.ledger.distinct import role_of
from core.brief.ledger.group import Group
from core.brief.ledger.kinds import ALL, kinds_of
from core.brief.ledger.lexicon import concepts
from core.brief.ledger.match import differ
from core.brief.ledger.opposed import are_opposed, are_told_apart, is_correction, says_replaced
from core.brief.ledger.reading import Reading
from core.brief.ledger.ruling import are_contrasted, are_no_rivals, is_other
from core.brief.ledger.weighing import Setting, are_within, is_countered

_MOST = 24
"""Rows that a figure is compared with; the nearest in time of the same thing and names."""
_MOST_ALL = 100
"""The same where the articles are few and tell of one story."""
_KILLED = frozenset(("killed",))
_MOST_TRIED = 8
"""Groups that may be of one quantity, of which the most that fit together are looked for."""


def join(readings: Sequence[Reading]) -> list[Group]:
    """Return the figures by quantity, in order; nothing is joined that the texts leave open."""
    setting = Setting(readings)
    agreeing = join_equal(readings, setting)
    groups = [Group(number, group, [group]) for number, group in enumerate(agreeing)]
    return _join_different(groups, setting)


def _join_different(groups: list[Group], setting: Setting) -> list[Group]:
    """Join groups of one quantity whose values differ, where each source gives but one of them."""
    index: dict[object, list[Group]] = defaultdict(list)
    linked = _Links(setting, (one for group in groups for one in group.readings))
    kinds = {group.number: kinds_of(group) for group in groups}
    # What a name has too many counts of says nothing of which of them are one.
    often = Counter(key for keys in kinds.values() for key in keys)
    for group in groups:
        tried: dict[int, Group] = {}
        alike: dict[int, Group] = {}
        for key in kinds[group.number]:
            is_bare = key[-1] == ALL
            if often[key] > (_MOST_ALL if is_bare else _MOST):
                continue
            for other in index[key]:
                if not is_bare:
                    tried.setdefault(other.number, other)
                elif other.number not in alike and are_within(group.teller, other.teller):
                    alike[other.number] = other
            index[key].append(group)
        some = list(tried.values())[-_MOST:]
        bare = [one for one in alike.values() if one not in some]
        found = [one for one in some if _all_differ(group, one, setting)]
        found += [
            one
            for one in bare
            if _are_rivals(group, one, setting) or _are_contrasted(group, one, setting)
        ]
        for other in found:
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

    def __init__(self, setting: Setting, readings: Iterable[Reading]) -> None:
        super().__init__(list)
        self.setting = setting
        self.tolls = frozenset(
            (one.article, one.sentence.place)
            for one in readings
            if one.is_people and one.fates == _KILLED and not one.scope
        )
        """The sentences that give a toll, by article and place."""
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
    for some in (
        _wholes(reached),
        _mains(reached),
        _leading(reached),
        _beside_tolls(reached, linked.tolls),
        _totals(reached),
        _most(reached, linked),
        _corrected(reached),
    ):
        if 1 < len(some) < len(reached) and _is_settled(some, linked):
            yield _joined(some)
            rest = [one for one in reached if one not in some]
            break
    if len(corrected := _corrected(rest)) > 1 and _is_settled(corrected, linked):
        yield _joined(corrected)
        rest = [one for one in rest if one not in corrected]
    for one in rest:
        one.unsettled = [other for other in linked[one.number] if other in rest]
        yield one


def _wholes(groups: list[Group]) -> list[Group]:
    """Return the groups but for those of a part: "two drivers" where four people are missing."""
    return [one for one in groups if not all(_is_part(each, groups) for each in one.readings)]


def _mains(groups: list[Group]) -> list[Group]:
    """Return the groups that give the largest count of their articles of what befell people."""
    return [
        one
        for one in groups
        if any(each.is_main and each.is_people and each.fates for each in one.readings)
    ]


def _is_part(reading: Reading, groups: list[Group]) -> bool:
    if reading.facets & {"part", "some"}:
        return True
    if not reading.fates or not reading.is_people or role_of(reading) == "":
        return False
    return any(
        other.article == reading.article and other.fates & reading.fates and role_of(other) == ""
        for group in groups
        for other in group.readings
    )


def _beside_tolls(groups: list[Group], tolls: frozenset[tuple[str, int]]) -> list[Group]:
    """Return the groups given in one breath with what befell others of the same event.

    "7 dead and 23 injured", "ten died and 31 were injured": neither is a part of the injured.
    """
    befell = concepts("of_people.fates")
    return [
        one
        for one in groups
        if any(
            _KILLED.isdisjoint(each.fates)
            and bool(each.fates)
            and each.fates <= befell
            and not each.scope
            and (each.article, each.sentence.place) in tolls
            for each in one.readings
        )
    ]


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


def _all_differ(one: Group, other: Group, setting: Setting) -> bool:
    if _is_corrected(one, other) or _are_contrasted(one, other, setting):
        return True
    pairs = [(first, second) for first in one.tellers for second in other.tellers]
    if any(differ(*pair) for pair in pairs) and not any(contradict(*pair) for pair in pairs):
        return True
    if any(setting.is_rival(*pair) for pair in pairs) and not any(
        is_other(*pair) for pair in pairs
    ):
        return True
    return _are_rivals(one, other, setting)


def _are_contrasted(one: Group, other: Group, setting: Setting) -> bool:
    """Return whether words of a text set the value of one group against that of the other."""
    return any(
        (first.is_against or second.is_against)
        and are_contrasted(first, second)
        and setting.is_rival(first, second)
        for first in one.readings
        for second in other.readings
        if first.article == second.article
    )


def _are_rivals(one: Group, other: Group, setting: Setting) -> bool:
    """Return whether the evidence says that two groups give values of one quantity."""
    pairs = [(first, second) for first in one.tellers for second in other.tellers]
    return any(setting.are_rivals(*pair) for pair in pairs) and not any(
        are_no_rivals(*pair) for pair in pairs
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
    """Return whether a sentence gives both values: as those of two, or the one for the other."""
    return any(
        are_told_apart(first, second)
        or (
            is_correction(first, second)
            and (_is_told_elsewhere(first, one, second, other) or says_replaced(first.sentence))
        )
        for first in one.readings
        for second in other.readings
        if first.sentence is second.sentence
    )


def _is_told_elsewhere(first: Reading, one: Group, second: Reading, other: Group) -> bool:
    """Return whether another article tells as true what a sentence says was so before."""
    old, group = (first, one) if first.is_earlier else (second, other)
    return any(each.article != old.article and not each.is_earlier for each in group.readings)


def _is_settled(groups: list[Group], linked: "_Links") -> bool:
    """Return whether no article gives two of the groups on its own account, and most are linked."""
    for at, one in enumerate(groups):
        for other in groups[at + 1 :]:
            if _is_corrected(one, other) or linked.is_rival(one, other):
                continue
            is_linked = other in linked[one.number] or _is_contrast(one, other, groups, linked)
            if not is_linked and not _are_bridged(one, other, groups, linked):
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
    """Return whether a text dates a value back to the day on which another article gave it.

    Or goes out from one that an earlier article gave: "two of the four missing were found".
    """
    if "whole" in reading.facets and reading.published is not None:
        return any(
            one.article != reading.article and (one.published or "9999") < reading.published
            for one in group.readings
        )
    bound, published = reading.bound, reading.published
    if bound is None or published is None or bound.iso is None or bound.iso >= published:
        return False
    return any(
        one.article != reading.article and one.published == bound.iso for one in group.readings
    )


def _is_contrast(one: Group, other: Group, groups: list[Group], linked: "_Links") -> bool:
    """Return whether a text sets one against a third, which is of one quantity with the other."""
    return any(
        (_are_contrasted(one, each, linked.setting) and other in linked[each.number])
        or (_are_contrasted(other, each, linked.setting) and one in linked[each.number])
        for each in groups
        if each is not one and each is not other
    )


def _are_bridged(one: Group, other: Group, groups: list[Group], linked: "_Links") -> bool:
    """Return whether a third group is linked to both, of which nothing tells them apart."""
    if any(are_no_rivals(first, second) for first in one.tellers for second in other.tellers):
        return False
    return any(each in linked[one.number] and each in linked[other.number] for each in groups)
