"""Whether two figures are of one quantity: what they count, of whom, of what scope and when."""

from core.article import Figure
from core.brief.ledger.apart import (
    contradict,
    has_alike_fates,
    has_other_names,
    is_other_thing,
    is_spelled_alike,
    rarity_of,
    share_teller,
    since_of,
)
from core.brief.ledger.lexicon import concepts
from core.brief.ledger.opposed import are_opposed, is_correction, says_replaced
from core.brief.ledger.reading import Reading
from core.brief.ledger.values import is_same, is_vague, may_agree, middle_of

_ENOUGH = 3.0
"""Evidence that makes two figures that can be one value one quantity; see `_evidence`."""
_LONGEST = 60
"""Days between two articles beyond which they hardly tell of one event."""
_SOON = 3
_SMALL = 100
"""A count below this one is of one event only for so many days, unless it is of a total."""
_FAR_APART = 3.0
_FAR_APART_LATER = 20.0
"""How many times over two values of one quantity may differ, at one time and over time."""
_RATHER = 13
_MUCH_MORE = 2
_FEW = 5
_NEAR = 1.5
_COMPARED = frozenset(("count", "money", "percent", "mass", "duration", "length", "area", "volume"))
_MEASURED = frozenset(("mass", "area", "volume"))
"""Kinds of which two sources can be said to contradict each other."""


def agree(one: Reading, other: Reading) -> bool:
    """Return whether both give one value of one quantity."""
    if not may_agree(one.norm, other.norm) or contradict(one, other):
        return False
    return is_likely(one, other)


def is_likely(one: Reading, other: Reading) -> bool:
    """Return whether enough says that two figures that can be one value are of one quantity."""
    if is_vague(one.norm) != is_vague(other.norm):
        return False
    if not one.is_count and not is_same(one.norm, other.norm) and not is_bound(one, other):
        return False  # a number of the same size is no reason
    return _evidence(one, other) >= _ENOUGH


def differ(one: Reading, other: Reading) -> bool:
    """Return whether both are of one quantity though their values are not the same."""
    figure, against = one.norm, other.norm
    if figure.kind != against.kind or figure.unit != against.unit or figure.kind not in _COMPARED:
        return False
    if middle_of(figure) is None or middle_of(against) is None:
        return False
    if is_vague(figure) or is_vague(against) or are_part_and_whole(one, other):
        return False
    if one.article == other.article:
        if is_correction(one, other):
            return one.sentence is not other.sentence or says_replaced(one.sentence)
        if not are_opposed(one, other):
            return False
    if not one.is_count and is_met(figure, against):
        return False  # `150 million`, `well over 100 million`: they contradict nothing
    is_kept = one.is_count or one.norm.kind in _MEASURED
    if since_of(one) != since_of(other) and not is_kept:
        return False
    ignored = {since_of(one), since_of(other), "total", "whole"}
    if one.scope - ignored != other.scope - ignored:
        return False
    if contradict(one, other) or not one.story.are_related(one.article, other.article):
        return False
    if not _same_ground(one, other):
        return False
    return _is_alike(one, other) and _same_event(one, other) and is_same_country_story(one, other)


def are_part_and_whole(one: Reading, other: Reading) -> bool:
    """Return whether one counts a part of what the other counts, or the crowd of another day."""
    return _is_much_fewer(one, other) or _is_of_other_people(one, other)


def _is_much_fewer(one: Reading, other: Reading) -> bool:
    """Return whether one is a small count of things, and the other much larger.

    Of sixteen pieces stolen, five are missing still.
    """
    if not one.is_count or (one.is_people and not (one.thing or "").startswith("stem:")):
        return False
    low, high = sorted((abs(middle_of(one.norm) or 0.0), abs(middle_of(other.norm) or 0.0)))
    return low < _RATHER and high > _MUCH_MORE * low


def _is_of_other_people(one: Reading, other: Reading) -> bool:
    """Return whether one counts some of those that the other counts, or another day's crowd."""
    if ("some" in one.facets) != ("some" in other.facets):
        return True
    is_crowd = bool(one.fates & other.fates & concepts("claimed"))
    if not is_crowd or one.day is None or other.day is None:
        return False
    return one.event != other.event and abs(one.day - other.day) > _SOON


def is_met(figure: Figure, against: Figure) -> bool:
    """Return whether one value is a bound that the other meets, so that they contradict nothing."""
    return _meets_bound(figure, against) or _meets_bound(against, figure)


def _meets_bound(figure: Figure, bound: Figure) -> bool:
    if figure.value is None or bound.value is None or figure.qualifier != "exact":
        return False
    if bound.qualifier in ("more_than", "at_least"):
        return figure.value >= bound.value
    return bound.qualifier in ("less_than", "up_to") and figure.value <= bound.value


def _is_alike(one: Reading, other: Reading) -> bool:
    """Return whether both count or measure the same, of the same whom."""
    if one.is_count:
        return _same_counted(one, other)
    if one.norm.kind in _MEASURED:
        if not one.fates and not other.fates:
            # `the slick covers 40 square kilometres`, `the slick is now 75`
            return one.is_alone and other.is_alone and bool(one.words & other.words)
        same = one.fates == other.fates or has_alike_fates(one, other)
        return bool(one.fates and other.fates) and same
    if one.sentence is other.sentence and one.norm.kind == "count":
        return bool(one.whats) and one.whats == other.whats
    if one.whats & concepts("several.whats") and "total" not in one.facets & other.facets:
        return False
    if not one.whats or not _same_period(one, other):
        return False
    if one.whats == other.whats:
        return _same_actor(one, other)
    # `put their losses at 120 million`, `has raised its estimate of the damage to 150`
    alike = concepts("alike.whats")
    return one.whats | other.whats <= alike and share_teller(one, other)


def of_other_scope(one: Reading, other: Reading) -> bool:
    """Return whether both count the same thing of the same whom, each of a scope of its own."""
    if one.is_people and bool(one.fates) != bool(other.fates):
        return False  # `180 employees on the premises`, `12 dead`
    return (
        one.thing == other.thing
        and is_same_subject(one, other)
        and (one.fates == other.fates or not one.fates or not other.fates)
        and one.scope != other.scope
    )


def is_same_subject(one: Reading, other: Reading) -> bool:
    """Return whether both count one thing, or people, of the same whom."""
    figure, against = one.norm, other.norm
    if figure.kind != against.kind or figure.unit != against.unit:
        return False
    if one.is_count:
        if one.thing is None or other.thing is None or is_other_thing(one, other):
            return False
        if one.thing != other.thing and "person" not in (one.thing, other.thing):
            return False
    elif not one.whats or one.whats != other.whats:
        return False
    if has_other_names(one, other):
        return False
    if one.group and other.group:
        return bool(one.group & other.group)
    return bool(one.near & other.near) or one.article == other.article


def _evidence(one: Reading, other: Reading) -> float:
    """Return how much says that two figures that can be one value are one quantity.

    A point for each thing that two sources are not likely to share by chance; the rarer the value
    is as a number, the less else is needed.
    """
    figure, against = one.norm, other.norm
    equal = is_same(figure, against)
    found = 1.0 if one.story.are_related(one.article, other.article) else -1.0
    if not one.is_count:
        found += 1.0
    found += rarity_of(one, other) if equal else rarity_of(one, other) / 2
    if one.thing is not None and one.thing == other.thing:
        found += 1.5 if one.thing not in ("person",) else 0.5
    elif one.is_people and other.is_people:
        found += 0.5
    if one.fates and one.fates == other.fates:
        found += 1.5
    elif one.fates != other.fates and not equal:
        found -= 1.0
    if one.whats and one.whats == other.whats:
        found += 1.5
    elif one.whats and other.whats and one.whats | other.whats <= concepts("alike.rising"):
        found += 1.0
    return found + _circumstances(one, other, is_equal=equal)


def is_bound(one: Reading, other: Reading) -> bool:
    """Return whether more than the number is common to both."""
    return bool(
        one.words & other.words
        or one.whats & other.said_whats
        or other.whats & one.said_whats
        or one.fates & other.fates
        or one.actors & other.actors
    )


def _circumstances(one: Reading, other: Reading, *, is_equal: bool) -> float:
    """Return what the words and names around both say, in the same points."""
    figure = one.norm
    found = 0.0
    words = len(one.words & other.words)
    found += min(2.0, words * (0.75 if one.article != other.article else 0.5))
    if one.article == other.article and one.is_title != other.is_title and is_equal:
        found += 1.0
    if one.narrow & other.narrow or one.group & other.group:
        found += 1.0
    elif bool(one.narrow) != bool(other.narrow):
        found -= 1.0
    is_whole = figure.value is None or figure.value == int(figure.value)
    is_bare = one.thing is None and other.thing is None and not one.fates and is_whole
    if one.is_count and is_bare:
        found -= 1.5
    if one.actors and other.actors:
        found += 0.5 if one.actors & other.actors else -1.0
    ignored = {"total"} if one.is_count else {"total", "up", "down", "change"}
    found -= 0.5 * len((one.scope ^ other.scope) - ignored)
    if not _same_news(one, other):
        found -= 2.0
    return found


def _same_ground(one: Reading, other: Reading) -> bool:
    """Return whether two values that differ are of one place and one group; stricter."""
    is_near = bool(one.narrow & other.narrow) or is_spelled_alike(
        one, other, one.grounds, other.grounds
    )
    if (one.narrow or other.narrow) and not is_near:
        return False
    if bool(one.group) != bool(other.group):
        named = one.group or other.group
        return bool(named & (one.near if other.group else other.near))
    return True


def _same_counted(one: Reading, other: Reading) -> bool:
    """Return whether both count the same with the same fate, so that their values compete."""
    if one.thing is None or other.thing is None:
        return False
    if one.fates != other.fates:
        # `140 oiled birds`; `volunteers have gathered 1,150 birds covered in oil`
        fates = one.fates | other.fates
        if (one.fates and other.fates) or fates & concepts("partial"):
            return False  # `has 60 aircraft`, `has ordered 90 aircraft`
        is_open = not one.is_people
        is_one = is_open and one.thing == other.thing and one.is_alone and other.is_alone
        wanted = 1 if _are_near(one, other) else 2
        return is_one and len(one.words & other.words) >= wanted and _same_actor(one, other)
    if one.fates:
        if not one.is_people and not _same_actor(one, other):
            return False
        if one.thing == other.thing:
            return True
        named = {one.thing, other.thing} & concepts("apart") - {"child", "survivor"}
        if "demonstrated" in one.fates:
            named -= {"protester"}
        if "person" in (one.thing, other.thing) and one.fates & concepts("of_anybody"):
            named = set()  # `three sailors in custody`, `four people detained`
        return one.is_people and other.is_people and not named
    if one.thing != other.thing or one.thing == "person":
        return False
    if one.thing in concepts("kept"):
        return True
    smaller, larger = sorted((middle_of(one.norm) or 0.0, middle_of(other.norm) or 0.0))
    shared = len(one.said_words & other.said_words)
    if one.is_alone and other.is_alone and not _are_near(one, other):
        shared += bool(one.near & other.near)
    wanted = 1 if one.is_alone and other.is_alone else 2
    return (
        smaller >= _RATHER
        and larger <= smaller * _FAR_APART
        and shared >= wanted
        and _same_actor(one, other)
    )


def _are_near(one: Reading, other: Reading) -> bool:
    """Return whether two counts are about as large, and larger than those that come up anyway."""
    smaller, larger = sorted((middle_of(one.norm) or 0.0, middle_of(other.norm) or 0.0))
    return smaller >= _FEW and larger <= smaller * _NEAR


def _same_actor(one: Reading, other: Reading) -> bool:
    """Return whether the names beside both leave them to be of one company or person."""
    if one.actors and other.actors:
        return bool(one.actors & other.actors)
    if one.actors or other.actors:
        if one.is_alone and other.is_alone and not _known(one.actors | other.actors):
            return True  # a place that no list knows looks like a person ("col du Brenner")
        return bool(one.actors & other.about or other.actors & one.about)
    return True


def _known(names: frozenset[str]) -> frozenset[str]:
    return frozenset(one for one in names if not one.startswith("word:"))


def is_same_country_story(one: Reading, other: Reading) -> bool:
    """Return whether more than a whole country shows that both counts are of one event."""
    is_main = one.is_main and other.is_main and bool(one.fates & other.fates)
    if is_main and one.story.are_of_one_event(one.article, other.article):
        return True  # both tell how many in all
    shared = one.near & other.near
    is_wide = bool(shared) and all(name.startswith(("territory:", "word:")) for name in shared)
    if not one.is_count or not is_wide or one.group & other.group:
        return True
    if "total" in one.facets | other.facets or one.sides & other.sides:
        return True
    if one.sentence.lang == other.sentence.lang:
        return bool(one.story_words & other.story_words) or len(one.about & other.about) > 3
    return any(name.startswith("place:") for name in one.about & other.about)


def _same_news(one: Reading, other: Reading) -> bool:
    """Return whether an equal count is of one event: small ones come up again day after day."""
    if not one.fates or one.day is None or other.day is None or (one.norm.value or 0) >= _SMALL:
        return True
    is_dated = one.event is not None and one.event == other.event
    return (
        is_dated
        or "total" in one.facets | other.facets
        or abs(one.day - other.day) <= _SOON
        or not one.story.is_wide
    )


def _same_period(one: Reading, other: Reading) -> bool:
    """Return whether sums and shares are of the same time, for values that differ."""
    return (one.event or one.as_of) == (other.event or other.as_of) or (
        one.event is None and other.event is None
    )


def _same_event(one: Reading, other: Reading) -> bool:
    """Return whether the articles are near enough in time, and the values to each other."""
    low, high = sorted((abs(middle_of(one.norm) or 0.0), abs(middle_of(other.norm) or 0.0)))
    days = 0 if one.day is None or other.day is None else abs(one.day - other.day)
    if days > _LONGEST and not ("total" in one.facets and "total" in other.facets):
        return False
    if are_opposed(one, other):
        return high <= low * _FAR_APART_LATER
    is_later = one.published != other.published
    return high <= low * (_FAR_APART_LATER if is_later else _FAR_APART)
