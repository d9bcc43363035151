"""Which articles of a briefing tell of one story."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from core.annotate.temporal.cldr import cldr_dates
from core.article import BODY_ROLES
from core.brief.ledger.names import topics_of
from core.brief.sentences import Sentence
from core.brief.words import stems

_LEAD = 4
"""Lines, the title among them, whose words tell what an article is about."""
_FEWEST_WORDS = 3
"""Words of title and lead in common that make two articles of one country one story for sure."""
_SURE = 2
FEW = 20
"""Articles beyond which a briefing hardly tells of one event alone."""


class _Lead(NamedTuple):
    """What the title and the first lines of an article say: names, words, their languages."""

    topics: frozenset[str]
    words: frozenset[str]
    langs: frozenset[str]


class Stories:
    """The articles by id, each read when it is first asked about."""

    def __init__(self, by_article: Mapping[str, Sequence[Sentence]]) -> None:
        self._by_article = by_article
        self._leads: dict[str, _Lead] = {}
        self._related: dict[tuple[str, str], bool] = {}
        self._links: dict[tuple[str, str], int] = {}

    def are_related(self, one: str, other: str) -> bool:
        """Return whether two articles tell of one story: what they name, else their first words."""
        if one == other:
            return True
        key = (min(one, other), max(one, other))
        if self._link(key):
            return True
        known = self._related.get(key)
        if known is None:
            # In a small set, what surely tells of the same as a third tells of the same.
            known = self._related[key] = len(self._by_article) <= FEW and any(
                all(self._link((min(end, third), max(end, third))) == _SURE for end in key)
                for third in self._by_article
                if third not in key
            )
        return known

    def words_of(self, article: str) -> frozenset[str]:
        """Return the words of an article's lead, with those of its names, as stems.

        Another article may not know a name as one.
        """
        return self._lead(article).words

    def _lead(self, article: str) -> _Lead:
        found = self._leads.get(article)
        if found is None:
            own = self._by_article[article]
            topics = topics_of(own)
            langs = frozenset(one.lang for one in own[:_LEAD])
            named = [one[5:] for one in topics if one.startswith("word:")]
            words = _lead_words(own) | {
                stem for one in named for lang in langs for stem in stems(one, lang)
            }
            found = self._leads[article] = _Lead(topics, words, langs)
        return found

    def _link(self, key: tuple[str, str]) -> int:
        """Return how surely two articles tell of one story: 2 for sure, 1 likely, 0 no sign.

        Names that both have in title and lead tell most, but for countries and their capitals, in
        which many stories play; then the words of both leads.
        """
        found = self._links.get(key)
        if found is None:
            one, other = (self._lead(end) for end in key)
            shared = one.topics & other.topics
            names = sum(not name.startswith("territory:") for name in shared)
            words = len(one.words & other.words)
            is_sure = (
                names > 1
                or words > _FEWEST_WORDS
                or (names > 0 and words > 0)
                or (bool(shared) and words >= _FEWEST_WORDS)
            )
            is_likely = names > 0 or words > 1 or (bool(shared) and words > 0)
            if not is_likely and one.langs.isdisjoint(other.langs):
                is_likely = bool(shared)  # words of two languages cannot tell
            found = self._links[key] = _SURE if is_sure else int(is_likely)
        return found


def _lead_words(own: Sequence[Sentence]) -> frozenset[str]:
    body = [one for one in own if one.role in BODY_ROLES][:_LEAD]
    return frozenset(
        word
        for one in body
        for word in words_in(one, with_units=True) - _numbers_of(one) - _weekdays(one.lang)
    )


def _numbers_of(sentence: Sentence) -> frozenset[str]:
    """Return the words of a sentence's numbers ("three"), which tell of no story."""
    made = sentence.translation
    figures = made.figures if made else sentence.figures
    counted = {stem for one in figures if one.counted for stem in stems(one.counted, sentence.lang)}
    words = {stem for one in figures for stem in stems(one.text, sentence.lang)}
    return frozenset(words - counted)


@cache
def _weekdays(lang: str) -> frozenset[str]:
    """Return the names of the days of the week, by CLDR; empty for a language that it lacks."""
    days = (day.text for day in cldr_dates(lang).weekdays if day.is_wide)
    return frozenset(stem for day in days for stem in stems(day, lang))


def words_in(sentence: Sentence, *, with_units: bool = False) -> frozenset[str]:
    """Return the words of a sentence as stems, without names, numbers and units."""
    made = sentence.translation
    named = {
        part[:6]
        for one in (made.entities if made else sentence.entities)
        for part in one.text.casefold().replace("-", " ").split()
    }
    figures = made.figures if made else sentence.figures
    units = {
        stem
        for one in figures
        if one.kind != "count" and not with_units
        for stem in stems(one.text, sentence.lang)
    }
    return frozenset(
        one
        for one in sentence.terms
        if not one.startswith("key ")
        and not one[0].isdigit()
        and one not in named
        and one not in units
    )
