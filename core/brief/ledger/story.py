"""What the articles of a briefing are about together: the ground that a figure need not name."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from core.article import BODY_ROLES, Figure, Kind
from core.brief.lazy import lazy
from core.brief.ledger.lexicon import lexicon, tokens_of
from core.brief.ledger.names import names_of, topics_of, what_about
from core.brief.sentences import Sentence
from core.brief.words import stems
from core.locales import locale_of

_LEAD = 4
"""Lines, the title among them, whose words tell what an article is about."""
_FEWEST_WORDS = 3
"""Words of title and lead in common that make two articles of one country one story for sure."""
_MANY_WORDS = 5
_SURE = 2
_FEW = 20
_SEVERAL = 2
_PLACES = ("territory:", "place:", "name:")
_SCALES: dict[str, tuple[Kind, str, float]] = {
    "t": ("mass", "kg", 1000.0),
    "g": ("mass", "kg", 0.001),
    "km": ("length", "m", 1000.0),
    "cm": ("length", "m", 0.01),
}
"""Units that one quantity is given in now and then, and what each is in the other."""


class Story:
    """The articles by id: what each is about, and what all are about."""

    def __init__(self, by_article: Mapping[str, Sequence[Sentence]]) -> None:
        self._by_article = by_article
        self.about = {article: what_about(own) for article, own in by_article.items()}
        self._topics = {article: topics_of(own) for article, own in by_article.items()}
        self._langs = {
            article: frozenset(one.lang for one in own[:_LEAD])
            for article, own in by_article.items()
        }
        self._words = {article: _lead_words(own) for article, own in by_article.items()}
        self._mentions = Counter(
            name
            for own in by_article.values()
            for sentence in own
            for entity in sentence.entities
            for name in names_of(entity)
            if name.startswith(_PLACES)
        )
        self._naming = Counter(
            name
            for own in by_article.values()
            for name in {
                name
                for sentence in own
                for entity in sentence.entities
                for name in names_of(entity)
                if name.startswith("territory:")
            }
        )
        self._related: dict[tuple[str, str], bool] = {}
        self._links: dict[tuple[str, str], int] = {}
        self._said: dict[tuple[str, int], frozenset[str]] = {}

    def words_of(self, sentence: Sentence) -> frozenset[str]:
        """Return the words of a sentence, read once."""
        key = sentence.article.id, sentence.segment.id
        found = self._said.get(key)
        if found is None:
            found = self._said[key] = words_in(sentence)
        return found

    @lazy
    def is_wide(self) -> bool:
        """Whether there are so many articles that they hardly tell of one event alone."""
        return len(self.about) > _FEW

    @lazy
    def main(self) -> frozenset[str]:
        """The country and the places that most articles are about; naming them narrows nothing."""
        articles = Counter(
            name for names in self.about.values() for name in names if name.startswith(_PLACES)
        )
        fewest = max(_SEVERAL, len(self.about) / 2)
        found = {
            name
            for name, times in articles.items()
            if times >= fewest and not name.startswith("territory:")
        }
        beside = Counter(
            name
            for own in self._by_article.values()
            for sentence in own
            for names in [{name for one in sentence.entities for name in names_of(one)}]
            if names & found
            for name in names
            if _is_country(name)
        )
        ranked = sorted(
            (
                (beside[name], times, self._mentions[name], name)
                for name, times in self._naming.items()
                if times >= _SEVERAL and _is_country(name)
            ),
            reverse=True,
        )
        if ranked and (len(ranked) == 1 or ranked[0][:3] > ranked[1][:3]):
            found.add(ranked[0][3])
        return frozenset(found)

    @lazy
    def home(self) -> frozenset[str]:
        """The country that most articles are about."""
        return frozenset(one for one in self.main if one.startswith("territory:"))

    @lazy
    def tells_of_dead(self) -> bool:
        """Whether a word other than that for a toll says that somebody was killed."""
        return any(
            mark.concept == "killed" and not words.is_toll(mark, tokens)
            for own in self._by_article.values()
            for sentence in own
            for words in [lexicon(sentence.lang)]
            for tokens in [tokens_of(sentence.text)]
            for mark in words.find(tokens)
        )

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
            known = self._related[key] = not self.is_wide and any(
                all(self._link((min(end, third), max(end, third))) == _SURE for end in key)
                for third in self.about
                if third not in key
            )
        return known

    def are_of_one_event(self, one: str, other: str) -> bool:
        """Return whether more than a country says that two articles tell of one event.

        What each has in common with a third may say so: a name, or more words of title and lead
        than those of any two tolls.
        """
        if self._are_close(one, other):
            return True
        return not self.is_wide and any(
            self._are_close(one, third) and self._are_close(third, other)
            for third in self.about
            if third not in (one, other)
        )

    def _are_close(self, one: str, other: str) -> bool:
        names = self.about[one] & self.about[other]
        return (
            any(not name.startswith(("territory:", "word:")) for name in names)
            or len(self._told_words(one) & self._told_words(other)) >= _MANY_WORDS
        )

    def _told_words(self, article: str) -> frozenset[str]:
        """Return the words of a lead with those of its names, which another may not know as one."""
        named = (one[5:] for one in self._topics[article] if one.startswith("word:"))
        return self._words[article] | {
            stem for one in named for lang in self._langs[article] for stem in stems(one, lang)
        }

    def _have_one_language(self, key: tuple[str, str]) -> bool:
        """Return whether the words of two articles can be compared."""
        one, other = (self._langs[end] for end in key)
        return bool(one & other)

    def _link(self, key: tuple[str, str]) -> int:
        """Return how surely two articles tell of one story: 2 for sure, 1 likely, 0 no sign.

        Names that both have in title and lead tell most, but for countries and their capitals, in
        which many stories play; then the words of both leads.
        """
        found = self._links.get(key)
        if found is None:
            shared = self._topics[key[0]] & self._topics[key[1]]
            names = sum(not name.startswith("territory:") for name in shared)
            words = len(self._told_words(key[0]) & self._told_words(key[1]))
            is_sure = (
                names > 1
                or words > _FEWEST_WORDS
                or (names > 0 and words > 0)
                or (bool(shared) and words >= _FEWEST_WORDS)
            )
            is_likely = names > 0 or words > 1 or (bool(shared) and words > 0)
            if not is_likely and not self._have_one_language(key):
                is_likely = bool(shared)
            found = self._links[key] = _SURE if is_sure else int(is_likely)
        return found


def normal(figure: Figure, *, is_plain: bool = False) -> Figure:
    """Return `figure` in the unit that it is compared in; `is_plain` drops its qualifier.

    "Nine out of ten" is 90 percent, and the age of somebody is so many years.
    """
    if is_plain and figure.qualifier != "exact":
        figure = figure.with_(qualifier="exact")
    value = figure.value
    if figure.kind == "count" and figure.unit is None and value is not None and 0 < value < 1:
        return figure.with_(kind="percent", unit="%", value=round(value * 100, 6))
    if figure.kind == "age":
        return figure.with_(kind="duration")
    scale = _SCALES.get(figure.unit or "")
    if scale is None:
        return figure
    kind, unit, factor = scale
    return figure.with_(
        kind=kind,
        unit=unit,
        value=_times(value, factor),
        low=_times(figure.low, factor),
        high=_times(figure.high, factor),
    )


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else round(value * factor, 9)


def _is_country(name: str) -> bool:
    """Return whether a key is a country's; continents have a number."""
    return name.startswith("territory:") and not name[-1].isdigit()


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
    locale = locale_of(lang)
    days = locale.days["format"]["wide"].values() if locale is not None else ()
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
