"""Which figures give one value of one quantity."""

from collections import defaultdict
from collections.abc import Sequence

from core.brief.ledger.apart import contradict
from core.brief.ledger.distinct import are_distinct
from core.brief.ledger.match import agree, is_bound, is_likely
from core.brief.ledger.reading import Reading
from core.brief.ledger.values import is_same, may_agree, steps_of
from core.brief.ledger.weighing import DOUBTFUL, LEAST, Setting

_MOST = 24
"""Groups that a figure is compared with; the nearest in time of the same thing and names."""
_MOST_MEMBERS = 4
_LOOSE = frozenset(("up_to", "less_than", "more_than", "at_least"))


def join_equal(readings: Sequence[Reading], setting: Setting) -> list[list[Reading]]:
    """Return the figures by value and quantity, in order."""
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
    if not setting.is_wide:
        groups = _merged(groups, index, setting)
    for group in groups:
        group.sort(key=lambda one: one.order)
    return sorted(groups, key=lambda group: group[0].order)


def _merged(
    groups: list[list[Reading]], index: dict[object, list[int]], setting: Setting
) -> list[list[Reading]]:
    """Return the groups, those in one of which a later figure has found a place joined to it."""
    into = list(range(len(groups)))
    tried: set[tuple[int, int]] = set()
    for numbers in index.values():
        for at, number in enumerate(numbers[:_MOST]):
            for other in numbers[at + 1 : _MOST]:
                first, second = sorted((into[number], into[other]))
                if first == second or (first, second) in tried:
                    continue
                tried.add((first, second))
                if len(groups[first]) + len(groups[second]) > 2 and _are_one(
                    groups[first], groups[second], setting
                ):
                    groups[first] += groups[second]
                    groups[second] = []
                    into = [first if one == second else one for one in into]
    return [group for group in groups if group]


def _are_one(ours: list[Reading], theirs: list[Reading], setting: Setting) -> bool:
    """Return whether each of two groups can be the same, and one pair of them likely is."""
    pairs = [(one, other) for one in ours for other in theirs]
    if any(not may_agree(one.norm, other.norm) for one, other in pairs):
        return False
    return all(setting.likeliness(*pair) >= LEAST for pair in pairs) and any(
        setting.is_likely(*pair) for pair in pairs
    )


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
    if all(setting.likeliness(reading, one) >= LEAST for one in some) and any(
        setting.is_likely(reading, one) for one in some
    ):
        return True
    if any(are_distinct(reading, one) for one in group):
        return False
    return not any(contradict(reading, one) for one in some) and any(
        is_likely(reading, one) and setting.likeliness(reading, one) >= DOUBTFUL for one in some
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
