"""What tells two figures apart: fate, thing, scope, names or time."""

from datetime import date

from core.brief.ledger.lexicon import concepts, fold
from core.brief.ledger.reading import Reading
from core.brief.ledger.seats import are_of_two_seats
from core.brief.ledger.values import RARE, RARE_DIGITS, digits_of, is_same, may_agree

_FEWEST = 3
"""Values below this are too common to be told by anything but what they count."""
_LONGEST = 60
"""Days between two articles beyond which they hardly tell of one event."""
_PAST = 35
"""Days before the publication of an article from which it tells of another time."""
_ROOT = 5
_WORDS = 2
"""Words in common that two sentences of one event have, beside what they count."""
_RATHER = 13
_ADDED = frozenset(("up", "down", "change", "planned", "total", "feared", "year", "some"))
"""Words of scope that one source says of a value and another leaves out."""


def contradict(one: Reading, other: Reading) -> bool:
    """Return whether something tells two figures apart, were their values the same."""
    if one.is_from_to != other.is_from_to:
        return True  # `revised from 8.8 to 9.6 percent` is neither
    return (
        has_other_fates(one, other)
        or is_other_thing(one, other)
        or has_other_whats(one, other)
        or has_other_scope(one, other)
        or has_other_names(one, other)
        or has_other_time(one, other)
    )


def has_alike_fates(one: Reading, other: Reading) -> bool:
    """Return whether sources say what befell the one for what befell the other."""
    if one.norm.kind in ("area", "volume", "mass"):
        burnt = concepts("alike.burnt")
        return one.fates <= burnt and other.fates <= burnt
    both = one.fates | other.fates
    if not (one.is_people and other.is_people) and both <= concepts("alike.taken"):
        return True
    return both <= concepts("alike.lost") or both <= concepts("alike.safe")


def is_telling(one: Reading, other: Reading) -> bool:
    """Return whether both give a number that two quantities hardly have by chance."""
    return is_same(one.norm, other.norm) and rarity_of(one, other) >= 2.0


def rarity_of(one: Reading, other: Reading) -> float:
    """Return how much the number itself tells, in the points of evidence."""
    if one.norm.value is None or other.norm.value is None:
        return 0.5
    value = min(abs(float(one.norm.value)), abs(float(other.norm.value)))
    digits = max(digits_of(one.norm), digits_of(other.norm))
    if value >= RARE or digits >= RARE_DIGITS:
        return 2.5 if digits >= RARE_DIGITS else 2.0
    if digits > 1 and (value >= _RATHER or value != int(value)):
        return 1.0
    return 0.5 if digits > 1 else (-0.5 if value < _FEWEST else 0.0)


def has_other_fates(one: Reading, other: Reading) -> bool:
    """Return whether something else befell the one than befell the other."""
    if one.fates == other.fates or one.fates & other.fates:
        return False
    if not one.fates or not other.fates:
        # `41 passengers`, `41 dead`
        return (
            one.is_count
            and one.thing != other.thing
            and not (is_telling(one, other) or one.thing is None or other.thing is None)
        )
    return not has_alike_fates(one, other)


def is_other_thing(one: Reading, other: Reading) -> bool:
    """Return whether both count what cannot be the same."""
    ours, theirs = one.thing, other.thing
    if not one.is_count or ours is None or theirs is None:
        return False
    if ours == theirs:
        shared = {mark.partition(":")[0] for mark in one.modifiers} == {
            mark.partition(":")[0] for mark in other.modifiers
        }
        return bool(
            one.modifiers and other.modifiers and shared and not one.modifiers & other.modifiers
        ) and not (is_telling(one, other) or one.fates & other.fates)
    is_open = ours.startswith("stem:") or theirs.startswith("stem:")
    both = ours.startswith("stem:") and theirs.startswith("stem:")
    # Nouns on no list are of people as far as the fate tells ("16 pieces missing").
    if one.is_people and other.is_people and not both:
        apart = concepts("apart")
        return ours in apart and theirs in apart
    if one.is_people != other.is_people and not is_open:
        return True
    if is_open:
        if both and ours.split(":")[1] != theirs.split(":")[1]:
            return False
        return not (is_telling(one, other) and _is_alike_told(one, other))
    homes = concepts("alike.homes")
    if ours in homes and theirs in homes:
        return one.fates != other.fates or not one.fates or not one.grounds & other.grounds
    return True


def _is_alike_told(one: Reading, other: Reading) -> bool:
    """Return whether the sentences say something in common beside the number."""
    return bool(one.words & other.words) or (bool(one.fates) and one.fates == other.fates)


def has_other_whats(one: Reading, other: Reading) -> bool:
    """Return whether the sums or shares are of different subjects."""
    if one.is_count or not one.whats or not other.whats:
        return False
    if one.whats & other.whats:
        return False
    both = one.whats | other.whats
    if both <= concepts("alike.rising") and one.norm.kind == "percent":
        return not ("up" in one.facets | other.facets and may_agree(one.norm, other.norm))
    if is_telling(one, other) and (one.whats & other.said_whats or other.whats & one.said_whats):
        return False  # `for 2.4 billion, debt included`; `valued at 2.4 billion, with debt`
    alike = concepts("alike.whats")
    if both <= alike and share_teller(one, other):
        return False
    return not (one.whats & alike and other.whats & alike and is_same(one.norm, other.norm))


def share_teller(one: Reading, other: Reading) -> bool:
    """Return whether one person or organisation gives both, or is what both are of."""
    return bool((one.actors | _named(one)) & (other.actors | _named(other)))


def _named(one: Reading) -> frozenset[str]:
    """Return the names among who is said to say so, as words."""
    return frozenset(
        f"word:{fold(word)}"
        for said_by in one.sentence.stance.reported_by
        for word in said_by.who.replace("'", " ").replace("’", " ").split()
        if len(word) > _ROOT and word[0].isupper()
    )


def has_other_scope(one: Reading, other: Reading) -> bool:
    """Return whether words of scope tell them apart; of equal values one may leave some out."""
    ours, theirs = one.scope, other.scope
    if ours == theirs:
        return False
    if {"up", "down"} <= ours | theirs and not {"up", "down"} <= ours & theirs:
        return True
    extra = {name for name in ours ^ theirs if not name.startswith("since")}
    if one.event == other.event is not None and (_is_ahead(one) or _is_ahead(other)):
        extra.discard("planned")  # `15.4 million in 2050`; `it is expected to be 16.8`
    first, second = since_of(one), since_of(other)
    if first and second and not overlap(first, second) and not is_telling(one, other):
        return True
    if not extra:
        return False
    if "part" in extra or "whole" in extra:
        bound = bool(one.grounds & other.grounds)
        return not (bound and is_same(one.norm, other.norm)) and extra != {"whole"}
    if "planned" in extra and one.is_count:
        rest = extra - {"planned", "additional"}
        done = concepts("done") & (one.fates | other.fates)
        return bool(rest or done) or not is_telling(one, other)
    if extra <= _ADDED:
        is_one = not one.is_count and bool(one.words & other.words or one.whats & other.whats)
        return not (may_agree if is_one else is_same)(one.norm, other.norm)
    if extra == {"additional"} and one.event == other.event is not None:
        # `two more bodies were found on Tuesday morning`
        return not (is_same(one.norm, other.norm) and len(one.words & other.words) > _WORDS)
    return not (
        extra <= _ADDED | {"additional", "month", "day"}
        and is_telling(one, other)
        and not (one.is_count and extra & {"day", "month"})
        and (extra != {"additional"} or not one.fates or not other.fates)
    )


def has_other_names(one: Reading, other: Reading) -> bool:
    """Return whether the names bound to both cannot be of one quantity."""
    if one.group and other.group and not one.group & other.group:
        return True
    if are_of_two_seats(one, other):
        return True
    if one.whats & other.whats and one.actors and other.actors and not one.actors & other.actors:
        return not (is_telling(one, other) or _is_described(one, other))
    if _is_wider(one, other) or _is_wider(other, one):
        return True
    ours, theirs = _places(one, other), _places(other, one)
    main = one.story.main
    if not ours or not theirs:
        return _is_foreign(ours or theirs, one.story.home) and not is_telling(one, other)
    if is_spelled_alike(one, other, ours, theirs):
        return False
    if ours & theirs or (ours & main and theirs & main and is_telling(one, other)):
        return False
    first = {name for name in ours if name.startswith("territory:")}
    second = {name for name in theirs if name.startswith("territory:")}
    # A country and a place that may lie in it do not contradict each other.
    return bool(first) == bool(second)


def _is_wider(one: Reading, other: Reading) -> bool:
    """Return whether one is of a part of the world, the other of a place or another such part.

    "More than 60 dead in Europe" is no later value of "31 dead in Italy".
    """
    return bool(one.regions) and bool(
        other.grounds or (other.regions and not one.regions & other.regions)
    )


def _places(one: Reading, other: Reading) -> frozenset[str]:
    """Return the places bound to a figure that are no names of somebody with the other.

    None where the other is of those people ("25 Hungarian rescuers", "Hungary offered to send 25").
    """
    if not one.grounds or one.grounds & other.group:
        return frozenset()
    people = other.actors
    if any(f"word:{name.removeprefix('name:')}" in people for name in one.grounds):
        return frozenset()  # `the diadem of Queen Ileana`
    return one.grounds


def is_spelled_alike(
    one: Reading, other: Reading, ours: frozenset[str], theirs: frozenset[str]
) -> bool:
    """Return whether names of places, as two languages spell them, can be those of one place."""
    if one.is_latin != other.is_latin and roots_of(ours) & roots_of(theirs):
        return True
    return bool(_sounds_of(ours) & _sounds_of(theirs))


def _sounds_of(names: frozenset[str]) -> frozenset[str]:
    """Return the words of places that no list knows, by sound ("Golf von Biskaya")."""
    return frozenset(
        word
        for name in names
        if name.startswith("place:")
        for word in name.removeprefix("place:").split("-")
        if len(word) >= _ROOT and not word.isdigit()
    )


def roots_of(names: frozenset[str]) -> frozenset[str]:
    """Return how names of places begin: a case of another script is spelled on ("Valensii")."""
    parts = (one.removeprefix("name:") for one in names if one.startswith("name:"))
    return frozenset(one[:_ROOT] for one in parts if len(one) > _ROOT)


def _is_described(one: Reading, other: Reading) -> bool:
    """Return whether one name may stand for the other ("the Lyon group"): much else is the same."""
    return is_same(one.norm, other.norm) and len(one.words & other.words) > _WORDS


def _is_foreign(names: frozenset[str], home: frozenset[str]) -> bool:
    """Return whether names are of countries alone, and not of that which the articles are about."""
    return bool(home and names) and all(
        one.startswith("territory:") and one not in home for one in names
    )


def has_other_time(one: Reading, other: Reading) -> bool:
    """Return whether the texts put both into different times."""
    if since_of(one) or since_of(other):
        return False
    if one.event is not None and other.event is not None:
        if overlap(one.event, other.event):
            return False
        if is_telling(one, other) and (
            one.event[:4] == other.event[:4] or _is_ahead(one) != _is_ahead(other)
        ):
            return False
        ours, theirs = one.event, other.event
        if min(len(ours), len(theirs)) < len("2024-11-20"):
            return not (_is_of_now(one, other) and one.is_count)
        return _days_between(ours, theirs) > (_LONGEST if one.is_count else 7)
    if _is_of_now(one, other):
        return False
    # `a turnover of 8.4 billion in 2024`, told in February
    return not (is_telling(one, other) and _is_of_last_year(one) and _is_of_last_year(other))


def _is_ahead(reading: Reading) -> bool:
    return None not in (reading.event, reading.published) and (
        (reading.event or "") > (reading.published or "")
    )


def _is_of_last_year(reading: Reading) -> bool:
    event, published = reading.event, reading.published
    if event is None or published is None:
        return True
    return len(event) == len("2024") and int(published[:4]) - int(event) <= 1


def _is_of_now(one: Reading, other: Reading) -> bool:
    """Return whether neither tells of what had happened long before both were published."""
    for ours, theirs in ((one, other), (other, one)):
        published = theirs.published or ours.published
        if ours.event is None or published is None or since_of(ours):
            continue
        if "W" in ours.event or "Q" in ours.event or _end_of(ours.event) >= published:
            continue
        if _days_between(_end_of(ours.event), published) > _PAST:
            return False
    return True


def _end_of(event: str) -> str:
    """Return the last day of a year or month, about."""
    if len(event) == len("2024"):
        return f"{event}-12-31"
    return f"{event}-28" if len(event) == len("2024-11") else event


def since_of(reading: Reading) -> str:
    """Return the facet that says since when a count is kept; empty without one."""
    return reading.since


def are_long_apart(ours: str, theirs: str) -> bool:
    """Return whether two dates lie so far apart that they are hardly of one event."""
    return not overlap(ours, theirs) and _days_between(_end_of(ours), _end_of(theirs)) > _LONGEST


def overlap(ours: str, theirs: str) -> bool:
    """Return whether two dates, of whatever grain, can be of one day."""
    short, long = sorted((ours, theirs), key=len)
    if long.startswith(short):
        return True
    is_odd = any("W" in one or "Q" in one or one[5:7] > "12" for one in (ours, theirs))
    return is_odd and ours[:4] == theirs[:4] and ours[:7] != theirs[:7] and len(short) < len(long)


def _days_between(ours: str, theirs: str) -> int:
    """Return the days from one date to the other; 0 where either is none."""
    try:
        return abs((date.fromisoformat(ours[:10]) - date.fromisoformat(theirs[:10])).days)
    except ValueError:
        return 0
