"""What happened: the sentences that say most, each said once.

A sentence's worth is its centrality (see core.brief.centrality) together with the clues of
Edmundson, New Methods in Automatic Extracting, 1969: likeness to the title, place in the article,
and words that raise or lower it. Sentences are then taken one by one, each weighed against what has
been taken already (maximal marginal relevance: Carbonell and Goldstein, The Use of MMR, 1998).
"""

from collections.abc import Sequence

from core.article import Article
from core.brief.centrality import Collection, cosine
from core.brief.line import Line
from core.brief.sentences import Sentence
from core.brief.words import denies, habits, stems, words_of

SAME = 0.6
"""Cosine from which two sentences with the same figures say the same."""

REPETITION = 0.7
"""What full likeness to a line already taken costs."""

FLOOR = 0.3
"""Part of the best sentence's worth below which nothing more is worth a line."""

NEW_SOURCE = 0.2
"""Bonus of a sentence from an article that no line speaks for yet."""

FIGURE, NAME, DATE = 0.2, 0.04, 0.1
"""What two figures, four names and a date add each, beside a centrality from 0 to 1."""

MOST_FOR_ONE, MOST_FOR_MANY = 6, 12
LONG = 45
"""Words from which a sentence is hard to take in."""


def choose_events(
    articles: Sequence[Article], sentences: Sequence[Sentence], limit: int | None = None
) -> tuple[Line, ...]:
    """Return the lines of "What happened": in order of the text for one article, else of worth.

    At most `limit`, by default a third of an article's sentences up to six, or twelve in all for
    several articles; fewer where nothing more is worth saying.
    """
    speaking = [one for one in sentences if one.may_speak]
    most = limit if limit is not None else _sensible_limit(len(articles), len(speaking))
    taken = _Choice(articles, sentences).take(most)
    if len(articles) == 1:
        taken.sort(key=lambda group: group[0].place)
    return tuple(line_of(group) for group in taken)


def _sensible_limit(articles: int, speaking: int) -> int:
    if articles > 1:
        return MOST_FOR_MANY
    return min(MOST_FOR_ONE, max(3, round(speaking / 3)))


def line_of(group: Sequence[Sentence]) -> Line:
    """Return the line that the first sentence speaks and all are cited for."""
    speaker = group[0]
    return Line(
        text=speaker.text,
        lang=speaker.lang,
        citations=tuple(one.citation for one in group),
        is_translated=speaker.is_translated,
    )


class _Choice:
    """The state of choosing: what each sentence is worth, and what has been taken."""

    def __init__(self, articles: Sequence[Article], sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._collection = Collection([one.terms for one in sentences])
        titles = _titles(articles, sentences)
        centralities = self._centralities()
        leads = _leads(sentences)
        self._worth = {
            number: self._worth_of(one, centralities[number], leads[number], titles)
            for number, one in enumerate(sentences)
            if one.may_speak
        }

    def take(self, most: int) -> list[list[Sentence]]:
        """Return groups of sentences that say the same, the one that speaks first."""
        open_ones = dict(self._worth)
        likest = dict.fromkeys(open_ones, 0.0)
        blocks: set[tuple[str, int]] = set()
        speaking_for: set[str] = set()
        groups: list[list[Sentence]] = []
        floor = FLOOR * max(open_ones.values(), default=0.0)

        def gain(number: int) -> float:
            one = self._sentences[number]
            value = open_ones[number] - REPETITION * likest[number]
            if (one.article.id, one.segment.block) in blocks:
                value *= 0.8
            return value + (NEW_SOURCE if one.article.id not in speaking_for else 0.0)

        while open_ones and len(groups) < most:
            best = max(open_ones, key=lambda number: (gain(number), -number))
            if groups and gain(best) < floor:
                break
            mates = self._mates(best)
            groups.append([self._sentences[number] for number in (best, *mates)])
            for number in (best, *mates):
                open_ones.pop(number, None)
                one = self._sentences[number]
                blocks.add((one.article.id, one.segment.block))
                speaking_for.add(one.article.id)
            for number in open_ones:
                likest[number] = max(likest[number], self._collection.likeness(best, number))
        return groups

    def _centralities(self) -> list[float]:
        """Return the centralities in the reader's language.

        While some sentences have no translation, those are central that are so among the originals,
        or they would be strangers to the rest and never speak.
        """
        shown = self._collection.centralities()
        if len({one.lang for one in self._sentences}) < 2:
            return shown
        originals = Collection([one.original_terms for one in self._sentences]).centralities()
        return [max(pair) for pair in zip(shown, originals, strict=True)]

    def _worth_of(
        self, one: Sentence, centrality: float, lead: float, titles: dict[str, list[str]]
    ) -> float:
        title = cosine(
            self._collection.vector(one.terms),
            self._collection.vector(titles.get(one.article.id, [])),
        )
        clues = (
            FIGURE * min(2, len(one.quantities))
            + NAME * min(4, len(one.keys))
            + (DATE if one.has_date else 0.0)
        )
        return (centrality + 0.4 * title + 0.5 * lead + clues) * _soundness(one)

    def _mates(self, number: int) -> list[int]:
        """Return the other sentences, of any article, that say what this one says."""
        speaker = self._sentences[number]
        return [
            other
            for other in self._collection.neighbours(number)
            if self._sentences[other].may_speak
            and self._collection.likeness(number, other) >= SAME
            and _agree(speaker, self._sentences[other])
        ]


def _agree(speaker: Sentence, other: Sentence) -> bool:
    """Return whether nothing in `other` speaks against its being cited for `speaker`."""
    return speaker.quantities == other.quantities and denies(speaker.text, speaker.lang) == denies(
        other.text, other.lang
    )


def _soundness(one: Sentence) -> float:
    """Return how well the sentence stands by itself, from 0 to 1."""
    facts = habits(one.lang)
    words = words_of(one.text)
    value = 1.0
    if words[0] in facts.back_references:
        value *= 0.75
    if not facts.conditionals.isdisjoint(words):
        value *= 0.7
    if one.text[0].islower():
        value *= 0.5
    if not one.text.rstrip("\"'»”’)] ").endswith((".", "!", "。", "！", "।", "۔")):
        value *= 0.7
    if len(words) > LONG:
        value *= 0.85
    return value


def _titles(articles: Sequence[Article], sentences: Sequence[Sentence]) -> dict[str, list[str]]:
    """Return the terms of each article's title, in the language that its sentences are shown in."""
    titles = {one.id: stems(one.title or "", one.lang) for one in articles}
    titles.update({one.article.id: one.terms for one in sentences if one.role == "title"})
    return titles


def _leads(sentences: Sequence[Sentence]) -> list[float]:
    """Return how near each sentence is to the beginning of its article: 1, then falling to 0."""
    seen: dict[str, int] = {}
    leads: list[float] = []
    for one in sentences:
        place = seen.get(one.article.id, 0)
        leads.append(1 / (1 + place))
        if one.may_speak:
            seen[one.article.id] = place + 1
    return leads
