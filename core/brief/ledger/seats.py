"""Whether two figures are of two places, by the offices of those who give them.

The mayor of one town opens 14 halls, the mayor of another 22: neither contradicts the other.
"""

from core.brief.ledger.names import names_of
from core.brief.ledger.reading import Reading
from core.brief.stance.stance import Asserter
from core.brief.words import stems


def are_of_two_seats(one: Reading, other: Reading) -> bool:
    """Return whether all who give the figures hold one office, each in a place of its own.

    Not of two countries, which speak of each other's losses; nor of two offices: a prefect and a
    mayor may count the same.
    """
    if not one.speakers or not other.speakers or one.speakers & other.speakers:
        return False
    ours, theirs = _seats(one), _seats(other)
    if not ours or not theirs:
        return False
    return all(
        bool(first & second) and not here & there
        for first, here in ours
        for second, there in theirs
    )


def _seats(reading: Reading) -> list[tuple[frozenset[str], frozenset[str]]]:
    """Return the words for each speaker's office with the places that it is of."""
    told = [one for one in reading.told if one.way == "reports"]
    found = [_seat(one, reading) for one in told]
    return [] if any(not office or not places for office, places in found) else found


def _seat(one: Asserter, reading: Reading) -> tuple[frozenset[str], frozenset[str]]:
    sentence = reading.sentence
    inside = [each for each in sentence.entities if one.start <= each.start < one.end]
    places = frozenset(
        name
        for each in inside
        if each.label == "LOC" and not (each.key or "").startswith("territory:")
        for name in names_of(each, is_actor=False)
    )
    made = sentence.translation
    named = [each.text for each in (*sentence.entities, *(made.entities if made else ()))]
    names = {word for text in named for word in stems(text, sentence.lang)}
    return frozenset(stems(one.who, sentence.lang)) - names, places
