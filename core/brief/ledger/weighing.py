"""What speaks for two figures being of one quantity, each piece weighed in log-odds."""

import math
from collections.abc import Mapping, Sequence

from core.brief.ledger.apart import (
    contradict,
)
from core.brief.ledger.evidence import MEASURED, of_rivals, of_same
from core.brief.ledger.ground import Ground
from core.brief.ledger.kinship import kinship_of
from core.brief.ledger.opposed import are_opposed, is_set_against
from core.brief.ledger.reading import Reading
from core.brief.ledger.ruling import (
    are_bound,
    are_contrasted,
    are_no_rivals,
    is_other,
    is_ruled_out,
)
from core.brief.ledger.values import digits_of, is_same, may_agree, telling_digits

SAME: Mapping[str, float] = {
    "words": 1.93,
    "names": 1.74,
    "own title": 1.33,
    "actor": 1.28,
    "fate": 1.23,
    "subject unsaid": 1.17,
    "thing same": 1.17,
    "digits": 1.12,
    "size": 1.07,
    "date": 1.02,
    "subject": 1.02,
    "scope whole": 0.79,
    "kind duration": 0.77,
    "rarely near": 0.69,
    "toll": 0.64,
    "scope part": 0.62,
    "kind measure": 0.5,
    "title": 0.46,
    "scope since": 0.29,
    "choices": 0.17,
    "thing person": 0.16,
    "main": 0.11,
    "date other": -0.14,
    "other fates": -0.26,
    "scope year": -0.27,
    "other names": -0.36,
    "other time": -0.36,
    "people": -0.43,
    "place half": -0.43,
    "other scope": -0.44,
    "subject half": -0.52,
    "fate half": -0.55,
    "kind count": -0.55,
    "bounds": -0.56,
    "scope up": -0.56,
    "thing people": -0.61,
    "any": -0.67,
    "group half": -0.68,
    "scope down": -0.75,
    "thing open": -0.75,
    "other thing": -0.84,
    "other country": -0.91,
    "thing other": -1.03,
    "few things": -1.31,
    "kind money": -1.36,
    "fate alike": -1.46,
    "thing half": -1.56,
    "few people": -2.21,
}
"""Log-odds by piece of evidence that two figures which can be one value are of one quantity.

Logistic regression (ridge 1) over pairs of figures of 53 sets, some of them of two sets for what
agrees by chance. Judged with each set left out in turn. What tells two figures apart by hand
(`apart`, `distinct`) is evidence among the rest, which an equal value of three digits outweighs.
"""
RIVALS: Mapping[str, float] = {
    "fate": 2.29,
    "since": 1.37,
    "toll": 1.28,
    "own text": 1.16,
    "thing same": 1.07,
    "subject unsaid": 0.98,
    "total": 0.96,
    "subject": 0.89,
    "words": 0.81,
    "title": 0.79,
    "opposed": 0.74,
    "later": 0.72,
    "date other": 0.48,
    "alone": 0.43,
    "main": 0.38,
    "date": 0.36,
    "fate half": 0.35,
    "size": 0.26,
    "kind measure": 0.25,
    "kind money": 0.2,
    "thing people": 0.2,
    "small": 0.19,
    "scope since": -0.1,
    "thing kin": -0.15,
    "other thing": -0.18,
    "any": -0.26,
    "rivals": -0.26,
    "thing none": -0.27,
    "kind count": -0.29,
    "kind percent": -0.41,
    "other fates": -0.54,
    "scope planned": -0.65,
    "people": -0.91,
    "scope whole": -0.95,
    "place other": -1.09,
    "thing half": -1.1,
    "subject other": -1.32,
    "actor half": -1.49,
    "fate alike": -1.55,
    "place half": -1.58,
    "subject half": -1.88,
    "group half": -1.97,
    "apart": -2.68,
}
"""The same for two values that differ."""
ENOUGH = 1.0
"""Log-odds from which two figures that can be one value are of one quantity."""
LEAST = -1.0
"""Log-odds below which two figures are not of one quantity, though each is of that of a third."""
DOUBTFUL = 0.0
"""Log-odds below which no count of points makes two figures one quantity."""
ENOUGH_RIVALS = 1.5
"""The same of two values that differ: what joins them says that sources contradict each other."""
_MORE = 2.0
"""What is wanted beyond that where the articles are so many that they tell of many events.

The same of two articles that have nothing in common but a number that chance hardly repeats.
"""
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
        self._known: dict[tuple[int, int], float] = {}
        self._rivals: dict[tuple[int, int], bool] = {}

    def likeliness(self, one: Reading, other: Reading) -> float:
        """Return the log-odds that two figures which can be one value are of one quantity.

        Minus infinity where something rules that out, whatever speaks for it.
        """
        key = (min(one.order, other.order), max(one.order, other.order))
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._likeliness(one, other)
        return found

    def _likeliness(self, one: Reading, other: Reading) -> float:
        # What is quick to tell, first.
        if one.story.is_wide and one.words.isdisjoint(other.words):
            return -math.inf
        is_related = one.story.are_related(one.article, other.article)
        if not is_related and (one.story.is_wide or not is_telltale(one, other)):
            return -math.inf
        if (one.story.is_wide and contradict(one, other)) or is_ruled_out(one, other):
            return -math.inf
        found = _sum(SAME, of_same(one, other, self))
        return found if is_related else found - _MORE

    def is_likely(self, one: Reading, other: Reading) -> bool:
        """Return whether two figures that can be one value are of one quantity, by the evidence."""
        wanted = ENOUGH + (_MORE if one.story.is_wide else 0.0)
        return self.likeliness(one, other) >= wanted

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
        if not may_be_rivals(one, other):
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
        if is_other(one, other) and not are_contrasted(one, other):
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


def is_telltale(one: Reading, other: Reading) -> bool:
    """Return whether both give one number of so many digits that two stories hardly share it."""
    if not is_same(one.norm, other.norm):
        return False
    return min(telling_digits(one.norm), telling_digits(other.norm)) >= _RARE_DIGITS


def may_be_rivals(one: Reading, other: Reading) -> bool:
    """Return whether nothing rules out that two values which differ are of one quantity."""
    if (one.norm.kind, one.norm.unit) != (other.norm.kind, other.norm.unit):
        return False
    # What is quick to tell, first: the texts have to share something.
    is_alone = (one.is_alone and other.is_alone) or (one.is_main and other.is_main)
    if not is_alone and one.fates.isdisjoint(other.fates) and one.words.isdisjoint(other.words):
        return False
    if one.norm.kind not in _RIVALLING or not are_within(one, other):
        return False
    if may_agree(one.norm, other.norm) or not are_bound(one, other):
        return False
    if one.article == other.article and not are_opposed(one, other):
        return False
    if one.norm.kind in MEASURED and not one.fates & other.fates:
        return False
    if kinship_of(one, other) == "open" or are_no_rivals(one, other):
        return False
    return one.story.are_related(one.article, other.article)


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
    if is_set_against(first, second):
        return True
    if not 0 < second.sentence.place - first.sentence.place <= 1:
        return False
    is_elliptic = second.follows is not None and second.follows == first.order
    if is_elliptic and second.is_retold:
        return True
    if not first.speakers or not second.speakers or first.speakers & second.speakers:
        return False
    is_one = first.thing is not None and first.thing == second.thing != "person"
    if not first.is_count and first.norm.kind == second.norm.kind == "money":
        # `She put the cost at 640 million. The council assumes 900 million.`
        return first.norm.unit == second.norm.unit and second.whats <= first.whats
    return is_elliptic or (is_one and (first.fates == second.fates or not second.fates))


def _size_of(one: Reading) -> float:
    return abs(float(one.norm.value or 0))
