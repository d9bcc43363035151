"""The figures of all articles as the ground on which two of them are compared."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from core.brief.ledger.apart import contradict
from core.brief.ledger.reading import Reading
from core.brief.ledger.values import may_agree

_MOST_WORDS = 4.0


class Ground:
    """What the sentences say beside their figures, and how rare that is."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.is_wide = bool(readings) and readings[0].story.is_wide
        self._alike: dict[tuple[object, ...], list[Reading]] = defaultdict(list)
        words: Counter[str] = Counter()
        places: set[tuple[str, int]] = set()
        for one in readings:
            place = one.article, one.sentence.place
            if place not in places:
                words.update(one.words)
            places.add(place)
            self._alike[one.article, one.norm.kind, one.norm.unit].append(one)
        size = math.log(len(places) + 1)
        self._words = {word: 1 - math.log(n + 0.5) / size for word, n in words.items()}

    def words(self, one: Reading, other: Reading) -> float:
        """Return how much the sentences say in common; 1 for a word that no third one has."""
        return min(_MOST_WORDS, _much(one.words & other.words, self._words))

    def choices(self, one: Reading, other: Reading) -> int:
        """Return how many other figures of both articles could as well be the same value."""
        kind, unit = one.norm.kind, one.norm.unit
        found = 0
        for ours, theirs in ((one, other), (other, one)):
            for each in self._alike[theirs.article, kind, unit]:
                found += each is not theirs and may_agree(ours.norm, each.norm)
        return found

    def rivals(self, one: Reading, other: Reading) -> int:
        """Return how many other figures of both articles could as well be of one quantity."""
        kind, unit = one.norm.kind, one.norm.unit
        return sum(
            each.sentence is not theirs.sentence
            and each.norm.value != theirs.norm.value
            and not contradict(ours, each)
            for ours, theirs in ((one, other), (other, one))
            for each in self._alike[theirs.article, kind, unit]
        )


def _much(shared: frozenset[str], rarities: Mapping[str, float]) -> float:
    return sum(rarities.get(one, 1.0) for one in sorted(shared))
