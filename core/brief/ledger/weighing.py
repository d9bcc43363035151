"""What speaks for two figures being of one quantity, each piece weighed in log-odds."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from core.brief.ledger.apart import (
    has_other_fates,
    has_other_names,
    has_other_scope,
    has_other_time,
    has_other_whats,
    is_other_thing,
    rarity_of,
)
from core.brief.ledger.reading import Reading
from core.brief.ledger.values import digits_of, is_same, is_vague, may_agree

WEIGHTS: Mapping[str, float] = {
    "any": -1.3,
    "rare": 1.2,
    "measured": 1.2,
    "share": -0.7,
    "own text": -1.0,
    "own title": 0.9,
    "thing": 1.3,
    "fate": 1.3,
    "subject": 0.3,
    "other scope": -1.3,
    "date": 0.7,
    "words": 1.0,
    "words nearby": 0.6,
    "names": 1.0,
    "figures beside": 1.1,
}
CHOICES = -1.0
"""Log-odds by piece of evidence, see `Setting.evidence`.

Logistic regression (ridge 1) over pairs of figures of the seen sets that can be one value. Figures
of two sets stand for what agrees by chance. Judged with each set left out in turn. `CHOICES` is for
the logarithm of how many other figures of both articles could as well be the same value.
"""
ENOUGH = 1.6
"""Log-odds from which two figures that can be one value are of one quantity."""
_MORE = 1.5
"""What is wanted beyond that where the articles are so many that they tell of many events."""
_MOST_WORDS = 4.0
_MOST_NAMES = 2.0
_MOST_BESIDE = 2.0
_FEWEST = 2
_NEAR = 0.1
"""How far, in logarithms, two values of one forecast or count of one date may lie apart."""
_RARE_DIGITS = 3
_RARE = 1000
_FAR = 1.5
"""The same of two values that one text sets against each other."""
_UNSAID = frozenset(("average", "up", "down", "change"))
"""Words of scope that one source says of a value and another leaves out."""
_SIZED = frozenset(("count", "money", "mass", "area", "volume"))


class Setting:
    """The figures of all articles as the ground on which two of them are compared."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._beside: dict[tuple[str, int], list[Reading]] = defaultdict(list)
        self._alike: dict[tuple[object, ...], list[Reading]] = defaultdict(list)
        words: Counter[str] = Counter()
        names: Counter[str] = Counter()
        for one in readings:
            place = one.article, one.sentence.place
            if place not in self._beside:
                words.update(one.words)
                names.update(one.sentence.keys)
            self._beside[place].append(one)
            self._alike[one.article, one.norm.kind, one.norm.unit].append(one)
        size = math.log(len(self._beside) + 1)
        self._words = {word: 1 - math.log(n + 0.5) / size for word, n in words.items()}
        self._names = {name: 1 - math.log(n + 0.5) / size for name, n in names.items()}
        self._near: dict[tuple[str, int], frozenset[str]] = {}
        self._known: dict[tuple[int, int], bool] = {}

    def is_likely(self, one: Reading, other: Reading) -> bool:
        """Return whether two figures that can be one value are of one quantity, by the evidence."""
        key = (min(one.order, other.order), max(one.order, other.order))
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._is_likely(one, other)
        return found

    def _is_likely(self, one: Reading, other: Reading) -> bool:
        if one.story.is_wide and not one.words & other.words:
            return False
        if is_ruled_out(one, other) or not one.story.are_related(one.article, other.article):
            return False
        wanted = ENOUGH + (_MORE if one.story.is_wide else 0.0)
        found = sum(WEIGHTS[name] * much for name, much in self.evidence(one, other).items())
        if found < wanted or one.article == other.article:
            return found >= wanted
        return found + CHOICES * math.log1p(self._choices(one, other)) >= wanted

    def evidence(self, one: Reading, other: Reading) -> dict[str, float]:
        """Return how much there is of each piece of evidence, before it is weighed.

        Words and names count by how rare they are in the set (1 for one in a single sentence).
        """
        is_equal = is_same(one.norm, other.norm)
        rarity = rarity_of(one, other)
        is_own = one.article == other.article
        return {
            "any": 1.0,
            "rare": rarity if is_equal else rarity / 2,
            "measured": float(not one.is_count),
            "share": float(one.norm.kind == "percent"),
            "own text": float(is_own),
            "own title": float(is_own and one.is_title != other.is_title),
            "thing": float(one.thing is not None and one.thing == other.thing != "person"),
            "fate": float(bool(one.fates) and one.fates == other.fates),
            "subject": float(bool(one.whats & other.whats)),
            "other scope": float(has_other_scope(one, other)),
            "date": float(one.event is not None and one.event == other.event),
            "words": min(_MOST_WORDS, self._much(one.words & other.words, self._words)),
            "words nearby": self._nearby(one, other),
            "names": min(
                _MOST_NAMES, self._much(one.sentence.keys & other.sentence.keys, self._names)
            ),
            "figures beside": self._figures(one, other),
        }

    def is_rival(self, one: Reading, other: Reading) -> bool:
        """Return whether two values that differ are told of one quantity.

        Either one text sets them against each other, or both are large, near to each other and of
        the same date, and neither article gives the other's value as well.
        """
        apart = apart_by(one, other)
        if apart > _FAR or (one.article == other.article and not is_countered(one, other)):
            return False
        if is_ruled_out(one, other, is_same_value=False):
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
            and not self._choices(one, other)
        )

    def _much(self, shared: frozenset[str], rarities: Mapping[str, float]) -> float:
        return sum(rarities.get(one, 1.0) for one in sorted(shared))

    def _nearby(self, one: Reading, other: Reading) -> float:
        ours = self._much(self._words_near(one) & other.words, self._words)
        theirs = self._much(self._words_near(other) & one.words, self._words)
        return min(_MOST_WORDS, (ours + theirs) / 2)

    def _words_near(self, one: Reading) -> frozenset[str]:
        """Return the words of the sentences before and after."""
        place = one.article, one.sentence.place
        found = self._near.get(place)
        if found is None:
            around = one.story.around(one.sentence)
            found = frozenset(word for each in around for word in one.story.words_of(each))
            self._near[place] = found
        return found

    def _figures(self, one: Reading, other: Reading) -> float:
        """Return how much the figures beside both have in common."""
        if one.sentence is other.sentence:
            return 0.0
        theirs = {
            (each.norm.kind, each.norm.unit, each.norm.value): each
            for each in self._around(other)
            if each is not other and each is not one
        }
        found = 0.0
        for each in self._around(one):
            key = (each.norm.kind, each.norm.unit, each.norm.value)
            twin = theirs.get(key) if each is not one and each is not other else None
            if twin is not None and twin is not each and (each.norm.value or 0) > _FEWEST:
                found += 0.5 + max(0.0, rarity_of(each, twin)) / 2
        return min(_MOST_BESIDE, found)

    def _around(self, one: Reading) -> list[Reading]:
        at = one.sentence.place
        return [
            each
            for place in (at - 1, at, at + 1)
            for each in self._beside.get((one.article, place), ())
        ]

    def _choices(self, one: Reading, other: Reading) -> int:
        """Return how many other figures of both articles could as well be the same value."""
        kind, unit = one.norm.kind, one.norm.unit
        found = 0
        for ours, theirs in ((one, other), (other, one)):
            for each in self._alike[theirs.article, kind, unit]:
                found += each is not theirs and may_agree(ours.norm, each.norm)
        return found


def is_ruled_out(one: Reading, other: Reading, *, is_same_value: bool = True) -> bool:
    """Return whether something tells the figures apart, however much else they share."""
    if one.is_from_to != other.is_from_to or is_vague(one.norm) != is_vague(other.norm):
        return True
    if has_other_fates(one, other) or has_other_names(one, other):
        return True
    is_equal = is_same_value and is_same(one.norm, other.norm)
    if has_other_scope(one, other) and not (is_equal and one.scope ^ other.scope <= _UNSAID):
        return True
    if is_same_value and not is_equal and bool(one.fates) != bool(other.fates):
        return True  # `about twenty people under the rubble`, `23 dead`
    if is_same_value:
        return is_other_thing(one, other) or (one.is_count and has_other_time(one, other))
    return has_other_time(one, other) or has_other_whats(one, other)


def apart_by(one: Reading, other: Reading) -> float:
    """Return how far apart two values are, in natural logarithms; infinite where that says none."""
    if (one.norm.kind, one.norm.unit) != (other.norm.kind, other.norm.unit):
        return math.inf
    ours, theirs = one.norm.value, other.norm.value
    if ours is None or theirs is None or float(ours) * float(theirs) <= 0:
        return math.inf
    return abs(math.log(float(ours) / float(theirs)))


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
