"""Who stands on which side, and what the others have."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from core.annotate.names import skeleton
from core.article import Article, Figure, Label
from core.brief.claims.claim import Claim
from core.brief.lazy import lazy
from core.brief.origins import Origins
from core.brief.sentences import Sentence
from core.brief.sides.one_sided import Side
from core.brief.words import stems

READ = 0.9
"""Part of an article's statements that must be in a claim's language to be compared with it."""

SAID, SAID_IN_WORDS = 0.45, 0.4
"""Part of a statement's weight in words, or of its words that are no names (two at least), that
another need have to be thought to say the same. Names alone say nothing."""

RELATED, RELATED_PART = 2, 1 / 3
"""Names that an article needs have in common with others to be on one subject, or the part of its
names, where few were recognised."""

STORY, STORY_OF_COUNTRIES = 2, 4
"""Names that two articles of one story have in common; countries alone make a story of more."""

SHORTEST_NAME = 4

_MARKS = re.compile("[\u0300-\u036f]+")

Place = tuple[str, int]
Amount = tuple[str, str | None, float | None, float | None, float | None]


def amount_of(figure: Figure) -> Amount:
    """Return what makes a figure equal to another of whatever qualifier."""
    low = figure.low if figure.value is None else None
    high = figure.high if figure.value is None else None
    return figure.kind, figure.unit, figure.value, low, high


def bare(text: str) -> str:
    """Return `text` case folded and without the marks on its letters."""
    folded = text.casefold()
    return folded if folded.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", folded))


def translated_keys(sentence: Sentence, label: Label | None = None) -> frozenset[str]:
    """Return the identities in a sentence's translation, or of an original in that language."""
    made = sentence.translation
    named = made.entities if made is not None else sentence.entities
    return frozenset(one.key for one in named if one.key and (label is None or one.label == label))


class Standing:
    """The sides of a collection: languages, and within one language whoever published."""

    def __init__(
        self,
        articles: Sequence[Article],
        sentences: Sequence[Sentence],
        origins: Origins | None = None,
    ) -> None:
        self.articles = {one.id: one for one in articles}
        self.order = {one.id: number for number, one in enumerate(articles)}
        self.at: dict[Place, Sentence] = {
            (one.article.id, one.segment.id): one for one in sentences
        }
        self._sources = _sources(articles, origins)
        self._langs = {one.id: one.lang for one in articles}
        self._statements = [one for one in sentences if one.may_speak]
        self._keys: dict[str, set[str]] = {one.id: set() for one in articles}
        self._naming: dict[str, set[str]] = {}
        self._others: dict[tuple[Side, str], frozenset[str]] = {}
        self._of_lang: dict[str, set[str]] = {}
        for article in articles:
            self._of_lang.setdefault(article.lang, set()).add(self._sources[article.id])
        self._vocabulary: dict[str, set[str]] = {}
        self._amounts: dict[Amount, set[str]] = {}
        self._forms: dict[str, set[str]] = {}
        self._translated: dict[str, set[str]] = {}
        self._read: dict[tuple[str, str], int] = Counter()
        self._spoken: dict[str, int] = Counter()
        for one in sentences:
            self._hear(one)
        for one in self._statements:
            self._read[one.article.id, one.lang] += 1
            self._spoken[one.article.id] += 1
        self._postings: dict[str, list[int]] = {}
        for number, one in enumerate(self._statements):
            for term in set(one.terms):
                self._postings.setdefault(term, []).append(number)

    def _hear(self, one: Sentence) -> None:
        """Keep what a sentence has, by article."""
        article, vocabulary = one.article.id, self._vocabulary
        self._keys[article] |= one.keys
        for key in one.keys:
            self._naming.setdefault(key, set()).add(article)
        for term in one.terms:
            if term in vocabulary:
                vocabulary[term].add(article)
            else:
                vocabulary[term] = {article}
        for figure in one.figures:
            self._amounts.setdefault(amount_of(figure), set()).add(article)
        for entity in one.entities:
            if entity.label == "PER":
                last = entity.text.split()[-1]
                for spelling in (skeleton(last), bare(last)):
                    self._forms.setdefault(spelling, set()).add(article)
        for key in translated_keys(one):
            self._translated.setdefault(key, set()).add(article)

    @property
    def has_sides(self) -> bool:
        """Whether there is anybody to differ."""
        return len(set(self._sources.values())) > 1 or len(set(self._langs.values())) > 1

    def side_of(self, articles: Iterable[str]) -> tuple[Side, str] | None:
        """Return the side that `articles` are all of; None where others than one side have it.

        A language speaks as one where it has one source, or several that all say it or some.
        """
        langs, sources, first = set(), set(), None
        for one in articles:
            if one not in self.articles:
                return None
            langs.add(self._langs[one])
            sources.add(self._sources[one])
            if len(langs) > 1:
                return None
            if first is None or self.order[one] < self.order[first]:
                first = one
        if first is None:
            return None
        lang = langs.pop()
        if len(sources) == 1 and len(self._of_lang[lang]) > 1:
            return "source", first
        return ("lang", lang) if len(self._of_lang) > 1 else None

    def others(self, found: tuple[Side, str]) -> frozenset[str]:
        """Return the articles that do not stand on a side."""
        if found not in self._others:
            kind, only = found
            mine = self._langs if kind == "lang" else self._sources
            own = only if kind == "lang" else self._sources[only]
            self._others[found] = frozenset(one for one, whose in mine.items() if whose != own)
        return self._others[found]

    def is_shared_subject(
        self, sentence: Sentence, others: Collection[str], about: str = ""
    ) -> bool:
        """Return whether the others speak of what the sentence speaks of at all.

        What nobody else writes about is no difference between sides.
        """
        article = sentence.article.id
        own = self._keys[article] - {about}
        common = [key for key in own if self.has_key(key, others)]
        if not common or (len(common) < RELATED and len(common) < RELATED_PART * len(own)):
            return False
        if self._is_one_story(article, common, others):
            return True
        named = sentence.keys - {about}
        return not named or any(self.has_key(key, others) for key in named)

    def _is_one_story(self, article: str, common: Collection[str], others: Collection[str]) -> bool:
        """Return whether one of the others shares so many names that it tells the same story."""
        shared: Counter[str] = Counter()
        places: set[str] = set()
        for key in common:
            near = self._naming[key] & set(others)
            shared.update(near)
            if not key.startswith("territory:"):
                places |= near
        return any(
            count >= STORY and (one in places or count >= STORY_OF_COUNTRIES)
            for one, count in shared.items()
            if one != article
        )

    def has_key(self, key: str, others: Collection[str]) -> bool:
        """Return whether any of the others names `key`."""
        return not self._naming.get(key, set()).isdisjoint(others)

    def names_alone(self, sentence: Sentence, others: Collection[str]) -> int:
        """Return how many names of a statement, as read, none of the others knows or has words of.

        Read in the translation, since originals of several languages spell a name differently.
        """
        made = sentence.translation
        named = made.entities if made is not None else sentence.entities
        return sum(
            one.label != "MISC"
            and not (one.key and self.has_key(one.key, others))
            and self._translated.get(one.key or "", set()).isdisjoint(others)
            and not self._has_words(stems(one.text, sentence.lang), others)
            for one in named
        )

    def _has_words(self, terms: Collection[str], others: Collection[str]) -> bool:
        return all(not self._vocabulary.get(one, set()).isdisjoint(others) for one in terms)

    def has_translated(self, sentence: Sentence, label: Label, others: Collection[str]) -> bool:
        """Return whether a translation of the others may name what this one's translation names.

        Spellings that differ between originals may be one in the translations. What the original
        itself names under the same identity is no such name.
        """
        return any(
            not self._translated.get(key, set()).isdisjoint(others)
            for key in translated_keys(sentence, label) - sentence.keys
        )

    def writes(self, form: str, others: Collection[str], *, is_person: bool) -> bool:
        """Return whether any of the others has the words of a name, known as one or not.

        A person is met by the last name, in whatever spelling.
        """
        folded = bare(form)
        last = folded.split()[-1]
        if is_person and len(last) >= SHORTEST_NAME:
            for spelling in (skeleton(form.split()[-1]), last):
                if not self._forms.get(spelling, set()).isdisjoint(others):
                    return True
            folded = last
        texts = self._texts
        return any(folded in texts[one] for one in others)

    @lazy
    def _texts(self) -> dict[str, str]:
        """The texts of all articles, without case and marks."""
        return {name: bare(one.text) for name, one in self.articles.items()}

    def gives(self, figure: Figure, others: Collection[str]) -> bool:
        """Return whether any of the others gives the same amount, of whatever."""
        return not self._amounts.get(amount_of(figure), set()).isdisjoint(others)

    def can_compare(self, claim: Claim, others: Collection[str]) -> bool:
        """Return whether the others can be read in the claim's language, nearly whole."""
        return all(
            self._read[one, claim.lang] >= READ * self._spoken[one] and self._spoken[one] > 0
            for one in others
        )

    def novelty(self, sentence: Sentence, others: Collection[str]) -> float:
        """Return what part of a statement, by weight, no other has in any of its words, 0 to 1.

        Of a statement with a single word that is its own, nothing is thought to be new.
        """
        weights = self._weights(sentence)
        own = [
            weight
            for term, weight in weights.items()
            if self._vocabulary.get(term, set()).isdisjoint(others)
        ]
        return math.fsum(own) / math.fsum(weights.values()) if len(own) > 1 else 0.0

    def _weights(self, sentence: Sentence) -> dict[str, float]:
        count = len(self._statements)
        return {
            term: math.log(1 + count / len(self._postings[term]))
            for term in sorted(set(sentence.terms))
            if term in self._postings
        }

    def says(self, sentence: Sentence, others: Collection[str]) -> bool:
        """Return whether a statement of the others has much of what the sentence says."""
        weights = self._weights(sentence)
        whole = sum(weights.values())
        named = _named(sentence)
        fewest = max(2.0, SAID_IN_WORDS * sum(term not in named for term in weights))
        shared: dict[int, tuple[float, int]] = {}
        for term, weight in weights.items():
            for number in self._postings[term]:
                before, words = shared.get(number, (0.0, 0))
                shared[number] = before + weight, words + (term not in named)
        return any(
            words
            and (weight >= SAID * whole or words >= fewest)
            and self._statements[number].article.id in others
            for number, (weight, words) in shared.items()
        )


def _sources(articles: Sequence[Article], origins: Origins | None) -> dict[str, str]:
    """Return by article whose word it is: of several that carry one text, the first one's."""
    found: dict[str, str] = {}
    first: dict[str, str] = {}
    for article in articles:
        own = article.publisher or article.id
        texts = () if origins is None else origins.same_text(article.id)
        known = [found[one.article] for one in texts if one.article in found]
        # all of a publisher's articles stand on one side, whatever else they carry
        found[article.id] = first.setdefault(own, known[0] if known else own)
    return found


def _named(sentence: Sentence) -> frozenset[str]:
    """Return the terms of a sentence that are its names, by identity and by their words."""
    made = sentence.translation
    entities = made.entities if made is not None else sentence.entities
    words = (stem for one in entities for stem in stems(one.text, sentence.lang))
    return frozenset((*words, *(f"key {key}" for key in sentence.keys)))
