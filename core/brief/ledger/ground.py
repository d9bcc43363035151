"""The figures of all articles as the ground on which two of them are compared."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from core.brief.ledger.apart import contradict, rarity_of
from core.brief.ledger.lexicon import tokens_of
from core.brief.ledger.reading import Reading
from core.brief.ledger.values import may_agree
from core.brief.sentences import Sentence
from core.brief.thesaurus.relation import thesaurus

_MOST_WORDS = 4.0
_MOST_BESIDE = 2.0
_FEWEST = 2
_MOST_KIN = 3.0
_SHORT = 3


class Ground:
    """What the sentences say beside their figures, and how rare that is."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.is_wide = bool(readings) and readings[0].story.is_wide
        self._beside: dict[tuple[str, int], list[Reading]] = defaultdict(list)
        self._alike: dict[tuple[object, ...], list[Reading]] = defaultdict(list)
        words: Counter[str] = Counter()
        for one in readings:
            place = one.article, one.sentence.place
            if place not in self._beside:
                words.update(one.words)
            self._beside[place].append(one)
            self._alike[one.article, one.norm.kind, one.norm.unit].append(one)
        size = math.log(len(self._beside) + 1)
        self._words = {word: 1 - math.log(n + 0.5) / size for word, n in words.items()}
        self._senses: dict[tuple[str, int], Mapping[str, frozenset[str]]] = {}
        self._near: dict[tuple[str, int], frozenset[str]] = {}

    def words(self, one: Reading, other: Reading) -> float:
        """Return how much the sentences say in common; 1 for a word that no third one has."""
        return min(_MOST_WORDS, _much(one.words & other.words, self._words))

    def kin_words(self, one: Reading, other: Reading) -> float:
        """Return how many words of either sentence have a synonym in the other."""
        ours, theirs = self._senses_of(one.sentence), self._senses_of(other.sentence)
        if len(ours) > len(theirs):
            ours, theirs = theirs, ours
        known = frozenset(sense for senses in theirs.values() for sense in senses)
        found = sum(
            not senses.isdisjoint(known) for word, senses in ours.items() if word not in theirs
        )
        return min(_MOST_KIN, float(found))

    def _senses_of(self, sentence: Sentence) -> Mapping[str, frozenset[str]]:
        key = sentence.article.id, sentence.segment.id
        found = self._senses.get(key)
        if found is None:
            known = thesaurus(sentence.lang)
            made = sentence.translation
            entities = made.entities if made else sentence.entities
            named = {one.word for each in entities for one in tokens_of(each.text)}
            found = self._senses[key] = {
                one.word: senses
                for one in tokens_of(sentence.text)
                if len(one.word) > _SHORT
                and one.word not in named
                and (senses := known.senses(one.word))
            }
        return found

    def words_nearby(self, one: Reading, other: Reading) -> float:
        """Return how much either sentence has in common with those around the other."""
        ours = _much(self._words_near(one) & other.words, self._words)
        theirs = _much(self._words_near(other) & one.words, self._words)
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

    def figures_beside(self, one: Reading, other: Reading) -> float:
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
