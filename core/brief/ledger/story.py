"""What the articles of a briefing are about together: the ground that a figure need not name."""

from collections import Counter
from collections.abc import Mapping, Sequence

from core.article import Figure, Kind
from core.brief.lazy import lazy
from core.brief.ledger.lexicon import lexicon, tokens_of
from core.brief.ledger.names import names_of, what_about
from core.brief.ledger.stories import FEW, Stories, words_in
from core.brief.sentences import Sentence

_MANY_WORDS = 5
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
        self.stories = Stories(by_article)
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
        return len(self.about) > FEW

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
        return self.stories.are_related(one, other)

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
            or len(self.stories.words_of(one) & self.stories.words_of(other)) >= _MANY_WORDS
        )


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
