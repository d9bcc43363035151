"""Whether two figures are of one quantity: what they count, of whom, of what scope and when."""

from datetime import date

from core.brief.ledger.lexicon import concepts
from core.brief.ledger.reading import Reading
from core.brief.ledger.values import is_same, may_agree

_FEWEST = 3
"""Values below this are too common to join what two sources count in different words."""
_LONGEST = 60
"""Days between two articles beyond which they hardly tell of one event."""
_SOON = 3
_SMALL = 100
"""Days in which a count below this one is still of the same event."""
_FAR_APART = 3.0
_FAR_APART_LATER = 20.0
"""How many times over two values of one quantity may differ, at one time and over time."""
_TREND = frozenset(("up", "down", "change"))
_TELLING_DIGITS = 3
"""Digits of a value that by itself tells what it is of, though only one source says when."""
_JOINABLE = frozenset(("count", "money", "percent"))
"""Kinds of which two sources can be said to contradict each other."""


def agree(one: Reading, other: Reading) -> bool:
    """Return whether both give one value of one quantity."""
    same_article = one.article == other.article
    if not _same_thing(one, other) or not _same_fates(one, other):
        return False
    if not may_agree(one.figure, other.figure):
        return False
    if same_article and _is_headline_of(one, other):
        return not _contradict(one, other)
    return (
        _same_scope(one, other, is_equal=is_same(one.figure, other.figure))
        and _same_time(one, other)
        and _same_news(one, other)
        and _same_names(one, other, is_equal=is_same(one.figure, other.figure))
    )


def differ(one: Reading, other: Reading) -> bool:
    """Return whether both are of one quantity though their values are not the same."""
    figure, against = one.figure, other.figure
    if figure.kind != against.kind or figure.unit != against.unit or figure.kind not in _JOINABLE:
        return False
    if figure.value is None or against.value is None:
        return False
    if one.article == other.article and not are_opposed(one, other):
        return False
    if not _same_scope(one, other, is_equal=False) or one.modifiers != other.modifiers:
        return False
    if figure.kind == "count":
        is_alike = one.thing is not None and one.thing == other.thing and one.fates == other.fates
        is_bound = bool(one.fates or (one.group & other.group) or (one.sides and other.sides))
        is_alike = is_alike and is_bound
    else:
        is_alike = bool(one.whats) and one.whats == other.whats
        if one.whats & concepts("several.whats") and "total" not in one.facets & other.facets:
            return False
    return (
        is_alike
        and _same_time(one, other)
        and _are_near(one, other)
        and _same_event(one, other)
        and _same_story(one, other)
        and (figure.kind == "count" or _same_period(one, other))
    )


def of_other_scope(one: Reading, other: Reading) -> bool:
    """Return whether both count the same thing of the same whom, each of a scope of its own."""
    return (
        one.thing == other.thing
        and is_same_subject(one, other)
        and (one.fates == other.fates or not one.fates or not other.fates)
        and one.scope != other.scope
    )


def is_same_subject(one: Reading, other: Reading) -> bool:
    """Return whether both count one thing, or people, of the same whom."""
    figure, against = one.figure, other.figure
    if figure.kind != against.kind or figure.unit != against.unit:
        return False
    if figure.kind == "count":
        people = concepts("persons")
        if one.thing is None or other.thing is None:
            return False
        if one.thing != other.thing and not (
            one.thing in people and other.thing in people and "person" in (one.thing, other.thing)
        ):
            return False
    elif not one.whats or one.whats != other.whats:
        return False
    if _contradict(one, other):
        return False
    if one.group and other.group:
        return bool(one.group & other.group)
    return bool(one.near & other.near) or one.article == other.article


def are_opposed(one: Reading, other: Reading) -> bool:
    """Return whether two different sides are said to say so."""
    ours, theirs = one.speakers, other.speakers
    if one.sides and other.sides and not one.sides & other.sides:
        return True
    return bool(ours and theirs and not ours & theirs)


def _same_scope(one: Reading, other: Reading, *, is_equal: bool) -> bool:
    """Return whether both are of one scope; of equal values only one need say since when."""
    if one.scope == other.scope:
        return True
    if (
        is_equal
        and _digits(one) > 1
        and _TREND & (one.scope ^ other.scope) == one.scope ^ (other.scope)
    ):
        return not {"up", "down"} <= one.scope | other.scope  # `12.5% more`, `a rise of 12.5%`
    ours, theirs = _since(one), _since(other)
    if one.scope - {ours} != other.scope - {theirs}:
        return False
    if not ours or not theirs:
        return is_equal
    return _overlap(ours, theirs)


def _since(reading: Reading) -> str:
    return next((one for one in sorted(reading.facets) if one.startswith("since")), "")


def _same_thing(one: Reading, other: Reading) -> bool:
    if one.figure.kind != "count":
        if one.whats or other.whats:
            return one.whats == other.whats
        return one.figure.kind != "percent" and one.article == other.article
    if one.thing is None or other.thing is None:
        return False
    if one.thing == other.thing:
        return not (one.modifiers and other.modifiers) or bool(
            one.modifiers & other.modifiers or _languages(one) != _languages(other)
        )
    # One says people, the other who they are; only the same number makes them the same.
    people = concepts("persons") - {"child", "woman", "man"}
    value = one.figure.value
    return (
        one.thing in people
        and other.thing in people
        and "person" in (one.thing, other.thing)
        and bool(one.fates & other.fates)
        and is_same(one.figure, other.figure)
        and value is not None
        and value >= _FEWEST
    )


def _languages(reading: Reading) -> set[str]:
    return {one.partition(":")[0] for one in reading.modifiers}


def _same_fates(one: Reading, other: Reading) -> bool:
    if one.fates == other.fates:
        return True
    if one.fates and other.fates:
        return False
    # One does not say what became of them: a headline, or "11,000 soldiers are in the country".
    return (
        one.thing == other.thing
        and is_same(one.figure, other.figure)
        and (one.figure.value or 0) >= _FEWEST
        and (bool(one.group & other.group) or _is_headline_of(one, other))
    )


def _is_headline_of(one: Reading, other: Reading) -> bool:
    return (
        one.article == other.article
        and one.is_title != other.is_title
        and is_same(one.figure, other.figure)
    )


def _contradict(one: Reading, other: Reading) -> bool:
    """Return whether the names beside both figures cannot be of one quantity."""
    if one.group and other.group and not one.group & other.group:
        return True
    ours, theirs = (one.places, other.places)
    if not ours or not theirs or ours & theirs:
        return False
    # A country and a place that may lie in it do not contradict each other.
    return one.is_of_country == other.is_of_country


def _same_names(one: Reading, other: Reading, *, is_equal: bool) -> bool:
    if _contradict(one, other):
        return False
    if one.article == other.article:
        return bool(one.near & other.near) or not one.near or not other.near
    if one.group and not other.group and not one.group & (other.around | other.about):
        return False
    if other.group and not one.group and not other.group & (one.around | one.about):
        return False
    if one.around & other.around:
        return _is_telling(one, other) or is_equal
    if one.around and other.around:
        ours, theirs = one.places, other.places
        within = bool(ours and theirs) and one.is_of_country != other.is_of_country
        known = one.around & other.about or other.around & one.about
        return within and is_equal and bool(known)
    if one.around or other.around:
        return bool(one.around & other.about or other.around & one.about)
    return _share_subject(one, other)


def _is_telling(one: Reading, other: Reading) -> bool:
    """Return whether what both name is more than a capitalised word."""
    return any(not name.startswith("word:") for name in one.around & other.around) or not (
        one.near or other.near
    )


def _share_subject(one: Reading, other: Reading) -> bool:
    shared = one.about & other.about
    return any(not name.startswith("territory:") for name in shared) or len(shared) > 1


def _are_near(one: Reading, other: Reading) -> bool:
    """Return whether the names say of both values that they are of one thing; stricter."""
    if _contradict(one, other):
        return False
    if bool(one.group) != bool(other.group) and not one.group & other.around | other.group & (
        one.around
    ):
        return False
    if one.near and other.near:
        ours, theirs = one.places, other.places
        if bool(ours) and bool(theirs) and one.is_of_country != other.is_of_country:
            return bool(ours & theirs)
        return bool(one.near & other.near)
    if one.near or other.near:
        return bool(one.near & other.about or other.near & one.about) and _share_subject(one, other)
    return _share_subject(one, other)


def _same_time(one: Reading, other: Reading) -> bool:
    """Return whether what the sentences say of when leaves both to be of one thing."""
    if one.event is None or other.event is None:
        return _is_of_now(one, other) or _digits(one) >= _TELLING_DIGITS
    if _overlap(one.event, other.event):
        return True
    if one.figure.kind != "count":
        return False
    ours, theirs = one.event, other.event
    if min(len(ours), len(theirs)) < len("2024-11-20"):
        return False
    # Two days: two events, unless a count is kept that both are of.
    is_kept = "total" in one.facets or "total" in other.facets
    return is_kept and _days_between(ours, theirs) <= _LONGEST


def _same_story(one: Reading, other: Reading) -> bool:
    """Return whether more than a whole country shows that both counts are of one event."""
    shared = one.near & other.near
    is_wide = bool(shared) and all(name.startswith(("territory:", "word:")) for name in shared)
    if one.figure.kind != "count" or not is_wide or one.group & other.group:
        return True
    if "total" in one.facets | other.facets or one.sides & other.sides:
        return True
    if one.sentence.lang == other.sentence.lang:
        return bool(one.story & other.story)
    return any(name.startswith("place:") for name in one.about & other.about)


def _same_news(one: Reading, other: Reading) -> bool:
    """Return whether an equal count is of one event: small ones come up again day after day."""
    if not one.fates or one.day is None or other.day is None or (one.figure.value or 0) >= _SMALL:
        return True
    is_dated = one.event is not None and one.event == other.event
    return is_dated or "total" in one.facets | other.facets or abs(one.day - other.day) <= _SOON


def _is_of_now(one: Reading, other: Reading) -> bool:
    """Return whether neither tells of what had happened long before the other was published."""
    for ours, theirs in ((one, other), (other, one)):
        published = theirs.sentence.article.published
        if ours.event is None or published is None or published.startswith(ours.event[:4]):
            continue
        day = ours.event if len(ours.event) == len("2024-11-20") else f"{ours.event[:4]}-12-31"
        if _days_between(day, published) > _LONGEST:
            return False
    return True


def _digits(reading: Reading) -> int:
    value = reading.figure.value
    return len(f"{value:f}".strip("0").replace(".", "")) if value is not None else 0


def _overlap(ours: str, theirs: str) -> bool:
    short, long = sorted((ours, theirs), key=len)
    if long.startswith(short):
        return True
    is_odd = any("W" in one or "Q" in one or one[5:7] > "12" for one in (ours, theirs))
    return is_odd and ours[:4] == theirs[:4] and ours[:7] != theirs[:7] and len(short) < len(long)


def _same_period(one: Reading, other: Reading) -> bool:
    """Return whether sums and shares are of the same time, for values that differ."""
    return (one.event or one.as_of) == (other.event or other.as_of) or (
        one.event is None and other.event is None
    )


def _same_event(one: Reading, other: Reading) -> bool:
    """Return whether the articles are near enough in time, and the values to each other."""
    low, high = sorted((abs(float(one.figure.value or 0)), abs(float(other.figure.value or 0))))
    days = 0 if one.day is None or other.day is None else abs(one.day - other.day)
    if days > _LONGEST and not ("total" in one.facets and "total" in other.facets):
        return False
    if are_opposed(one, other):
        return True
    is_later = one.as_of != other.as_of
    return high <= low * (_FAR_APART_LATER if is_later else _FAR_APART)


def _days_between(ours: str, theirs: str) -> int:
    try:
        return abs((date.fromisoformat(ours[:10]) - date.fromisoformat(theirs[:10])).days)
    except ValueError:
        return 0
