"""What speaks for two figures being of one quantity, each piece weighed in log-odds."""

import math
from collections.abc import Mapping, Sequence

from core.brief.ledger.apart import (
    are_long_apart,
    has_alike_fates,
    has_other_fates,
    has_other_names,
    has_other_scope,
    has_other_time,
    has_other_whats,
    rarity_of,
)
from core.brief.ledger.evidence import MEASURED, kinship_of, of_rivals, of_same
from core.brief.ledger.ground import Ground
from core.brief.ledger.lexicon import concepts
from core.brief.ledger.match import (
    are_opposed,
    are_part_and_whole,
    is_met,
    is_same_country_story,
)
from core.brief.ledger.reading import Reading
from core.brief.ledger.values import digits_of, is_same, is_vague

SAME: Mapping[str, float] = {
    "thing same": 1.58,
    "words": 1.55,
    "fate": 1.52,
    "rare": 0.86,
    "scope whole": 0.81,
    "subject unsaid": 0.81,
    "alone": 0.78,
    "kind duration": 0.73,
    "thing none": 0.66,
    "date": 0.6,
    "subject": 0.59,
    "scope planned": 0.55,
    "actor": 0.52,
    "own title": 0.5,
    "any": 0.46,
    "kind measure": 0.45,
    "own text": 0.42,
    "kind percent": 0.28,
    "choices": 0.15,
    "rarely near": 0.13,
    "fate other": -0.14,
    "group half": -0.18,
    "kind count": -0.2,
    "thing person": -0.21,
    "place half": -0.32,
    "date other": -0.37,
    "subject half": -0.48,
    "thing people": -0.51,
    "scope up": -0.53,
    "thing open": -0.56,
    "fate half": -0.76,
    "kind money": -0.8,
    "other fates": -0.8,
    "near": -0.86,
    "fate alike": -0.95,
}
"""Log-odds by piece of evidence that two figures which can be one value are of one quantity.

Logistic regression (ridge 1) over pairs of figures of the seen sets, some of them of two sets for
what agrees by chance. Judged with each set left out in turn.
"""
RIVALS: Mapping[str, float] = {
    "fate": 2.74,
    "total": 1.42,
    "alone": 1.2,
    "words": 1.08,
    "small": 0.94,
    "kind measure": 0.92,
    "since": 0.72,
    "own text": 0.71,
    "thing same": 0.59,
    "near": 0.54,
    "later": 0.49,
    "size": 0.49,
    "kind count": 0.39,
    "subject unsaid": 0.39,
    "subject": 0.38,
    "fate half": 0.23,
    "title": 0.22,
    "other subject": 0.19,
    "opposed": 0.18,
    "fate other": 0.14,
    "kind money": 0.14,
    "thing people": -0.12,
    "any": -0.22,
    "scope since": -0.32,
    "date other": -0.34,
    "scope planned": -0.43,
    "thing half": -0.45,
    "subject other": -0.52,
    "date": -0.53,
    "rivals": -0.68,
    "thing none": -0.73,
    "other fates": -0.74,
    "people": -0.99,
    "group half": -1.12,
    "scope whole": -1.15,
    "place half": -1.19,
    "fate alike": -1.29,
    "actor half": -1.31,
    "kind percent": -1.67,
    "subject half": -2.15,
    "apart": -2.73,
}
"""The same for two values that differ."""
ENOUGH = 0.7
"""Log-odds from which two figures that can be one value are of one quantity."""
ENOUGH_RIVALS = 1.8
"""The same of two values that differ: what joins them says that sources contradict each other."""
_MORE = 2.0
"""What is wanted beyond that where the articles are so many that they tell of many events."""
_NEAR = 0.1
"""How far, in logarithms, two values of one forecast or count of one date may lie apart."""
_RARE_DIGITS = 3
_TELLING = 2.0
"""From which points a number is one that two quantities hardly have by chance."""
_RARE = 1000
_FARTHEST = 8.0
"""How many times over two values may lie apart for the evidence to be weighed at all."""
_FAR = 1.5
"""The same of two values that one text sets against each other."""
_UNSAID = frozenset(("average", "up", "down", "change"))
"""Words of scope that one source says of a value and another leaves out."""
_SIZED = frozenset(("count", "money", "mass", "area", "volume"))
_RIVALLING = _SIZED | {"percent"}


class Setting(Ground):
    """The figures of all articles as the ground on which two of them are weighed."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        super().__init__(readings)
        self._known: dict[tuple[int, int], bool] = {}
        self._rivals: dict[tuple[int, int], bool] = {}

    def is_likely(self, one: Reading, other: Reading) -> bool:
        """Return whether two figures that can be one value are of one quantity, by the evidence."""
        key = (min(one.order, other.order), max(one.order, other.order))
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._is_likely(one, other)
        return found

    def _is_likely(self, one: Reading, other: Reading) -> bool:
        if one.story.is_wide and one.words.isdisjoint(other.words):
            return False
        if not one.story.are_related(one.article, other.article) or is_ruled_out(one, other):
            return False
        wanted = ENOUGH + (_MORE if one.story.is_wide else 0.0)
        return _sum(SAME, of_same(one, other, self)) >= wanted

    def are_rivals(self, one: Reading, other: Reading) -> bool:
        """Return whether two values that differ are of one quantity, by the evidence."""
        if one.story.is_wide:
            return False
        key = (min(one.order, other.order), max(one.order, other.order))
        found = self._rivals.get(key)
        if found is None:
            found = self._rivals[key] = self._are_rivals(one, other)
        return found

    def _are_rivals(self, one: Reading, other: Reading) -> bool:
        if (one.norm.kind, one.norm.unit) != (other.norm.kind, other.norm.unit):
            return False
        # What is quick to tell, first: the texts have to share something.
        is_alone = one.is_alone and other.is_alone
        if not is_alone and one.fates.isdisjoint(other.fates) and one.words.isdisjoint(other.words):
            return False
        if one.norm.kind not in _RIVALLING or not are_within(one, other):
            return False
        if one.article == other.article and not are_opposed(one, other):
            return False
        if one.norm.kind in MEASURED and not one.fates & other.fates:
            return False
        if kinship_of(one, other) == "open" or are_no_rivals(one, other):
            return False
        if not one.story.are_related(one.article, other.article):
            return False
        found = _sum(RIVALS, of_rivals(one, other, self))
        if found < ENOUGH_RIVALS:
            return False
        rivals = math.log1p(self.rivals(one, other))  # these take a while to count
        return found + RIVALS["rivals"] * rivals >= ENOUGH_RIVALS

    def is_rival(self, one: Reading, other: Reading) -> bool:
        """Return whether two values that differ are told of one quantity.

        Either one text sets them against each other, or both are large, near to each other and of
        the same date, and neither article gives the other's value as well.
        """
        apart = apart_by(one, other)
        if apart > _FAR or (one.article == other.article and not is_countered(one, other)):
            return False
        if is_other(one, other):
            return False
        if one.article == other.article:
            return True
        if one.actors and other.actors and not one.actors & other.actors:
            return False  # `Mercedes sold 2.4 million cars in 2023`, `Renault sold 2.2`
        return (
            apart <= _NEAR
            and one.event is not None
            and one.event == other.event
            and min(map(_size_of, (one, other))) >= _RARE
            and max(digits_of(one.norm), digits_of(other.norm)) >= _RARE_DIGITS
            and one.norm.kind in _SIZED
            and one.story.are_related(one.article, other.article)
            and not self.choices(one, other)
        )


def is_ruled_out(one: Reading, other: Reading) -> bool:
    """Return whether something tells the figures apart, however much else they share."""
    if one.is_from_to != other.is_from_to or is_vague(one.norm) != is_vague(other.norm):
        return True
    kinship = kinship_of(one, other)
    if kinship == "other" or (kinship == "open" and not is_same(one.norm, other.norm)):
        return True
    is_rare = is_same(one.norm, other.norm) and rarity_of(one, other) >= _TELLING
    if not is_rare and any("some" in each.scope and each.thing is None for each in (one, other)):
        return one.scope != other.scope  # `three of them`
    if _befell_others(one, other) or has_other_whats(one, other) or has_other_names(one, other):
        return True
    is_alone = one.is_alone and other.is_alone and not one.fates and not other.fates
    unsaid = _UNSAID | {"planned"} if is_alone else _UNSAID
    is_unsaid = is_same(one.norm, other.norm) and one.scope ^ other.scope <= unsaid
    if has_other_scope(one, other) and not is_unsaid:
        return True
    # `opened in 1961, it employs 1,720` dates something else.
    is_dated = one.event is not None and other.event is not None
    return (
        one.is_count
        and has_other_time(one, other)
        and (is_dated or rarity_of(one, other) < _TELLING)
    )


def are_no_rivals(one: Reading, other: Reading) -> bool:
    """Return whether something tells two values that differ apart, however much else they share."""
    if one.is_from_to or other.is_from_to or is_vague(one.norm) or is_vague(other.norm):
        return True
    if one.middle is None or other.middle is None:
        return True
    if kinship_of(one, other) == "other" or _befell_others(one, other):
        return True
    if are_part_and_whole(one, other):
        return True
    if not one.is_count and is_met(one.norm, other.norm):
        return True  # `150 million`, `over 100 million`
    if one.event is not None and other.event is not None and are_long_apart(one.event, other.event):
        return True
    if one.actors and other.actors and not one.actors & other.actors:
        return True  # `Mercedes sold 2.4 million cars in 2023`, `Renault sold 2.2`
    if has_other_scope(one, other) or has_other_names(one, other) or has_other_time(one, other):
        return True
    return not is_same_country_story(one, other)


def _befell_others(one: Reading, other: Reading) -> bool:
    """Return whether people were killed in the one case, say, and missing in the other."""
    befell = concepts("of_people.fates")
    if one.fates & other.fates or not one.fates or not other.fates:
        return False
    return one.fates <= befell and other.fates <= befell and not has_alike_fates(one, other)


def is_other(one: Reading, other: Reading) -> bool:
    """Return whether something tells two values that differ apart."""
    if one.is_from_to != other.is_from_to or is_vague(one.norm) != is_vague(other.norm):
        return True
    if has_other_fates(one, other) or has_other_names(one, other) or has_other_scope(one, other):
        return True
    return has_other_time(one, other) or has_other_whats(one, other)


def _sum(weights: Mapping[str, float], evidence: Mapping[str, float]) -> float:
    return sum(weights[name] * much for name, much in evidence.items() if name in weights)


def apart_by(one: Reading, other: Reading) -> float:
    """Return how far apart two values are, in natural logarithms; infinite where that says none."""
    if (one.norm.kind, one.norm.unit) != (other.norm.kind, other.norm.unit):
        return math.inf
    ours, theirs = one.norm.value, other.norm.value
    if ours is None or theirs is None or float(ours) * float(theirs) <= 0:
        return math.inf
    return abs(math.log(float(ours) / float(theirs)))


def are_within(one: Reading, other: Reading) -> bool:
    """Return whether two values lie so near each other that they may be of one quantity."""
    ours, theirs = one.middle, other.middle
    if ours is None or theirs is None:
        return False
    ours, theirs = abs(ours), abs(theirs)
    return ours <= theirs * _FARTHEST and theirs <= ours * _FARTHEST


def is_countered(one: Reading, other: Reading) -> bool:
    """Return whether a text sets one value against the other, each as somebody else's or of before.

    "15.4 million inhabitants. The United Nations expects 16.2 million."
    """
    first, second = sorted((one, other), key=lambda each: each.order)
    if not 0 < second.sentence.place - first.sentence.place <= 1:
        return False
    is_elliptic = second.follows is not None and second.follows == first.order
    if is_elliptic and second.is_retold:
        return True
    if not first.speakers or not second.speakers or first.speakers & second.speakers:
        return False
    is_one = first.thing is not None and first.thing == second.thing != "person"
    return is_elliptic or (is_one and (first.fates == second.fates or not second.fates))


def _size_of(one: Reading) -> float:
    return abs(float(one.norm.value or 0))
