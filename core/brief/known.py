"""The sentences of articles that were briefed on before, with all that was worked out of them.

A briefing is made anew whenever an article is added, a translation corrected or a source left out,
and most of its articles are what they were. What each of their sentences says (who asserts it, its
words and their senses, its figures, whether its translation bears it out) hangs on the article
alone and is half of the work; what only the collection tells is worked out each time.
"""

from collections.abc import Iterable, Mapping, Sequence
from threading import Lock
from typing import TypeAlias

from core.article import Article
from core.brief.sentences import Sentence, sentences_of

MOST_SEGMENTS = 6_000
"""Segments whose sentences are kept, some 20 kB each: of a hundred articles and a little."""

Name: TypeAlias = tuple[str, str]
"""An article's id and the language that it is read in."""

Held: TypeAlias = tuple[Article, list[Sentence]]


class _Known:
    """The sentences that are kept; threads share them."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: dict[Name, Held] = {}

    def held(self) -> Mapping[Name, Held]:
        """Return what is kept at this moment."""
        with self._lock:
            return dict(self._held)

    def keep(self, latest: Mapping[Name, Held]) -> None:
        """Keep the latest, and of what was kept before as much as there is room for."""
        with self._lock:
            self._held = dict(_fitting({**latest, **self._held, **latest}.items()))

    def forget(self) -> None:
        """Let all of it go."""
        with self._lock:
            self._held = {}


def _fitting(every: Iterable[tuple[Name, Held]]) -> Iterable[tuple[Name, Held]]:
    """Yield the first of some articles that have no more segments together than are kept."""
    left = MOST_SEGMENTS
    for name, held in every:
        left -= len(held[1])
        if left < 0:
            return
        yield name, held


_KNOWN = _Known()


def known_sentences(articles: Sequence[Article], target: str) -> list[list[Sentence]]:
    """Return the sentences of each article in order, as `sentences_of`; they are not to be changed.

    An article of the same id that is not the same in every respect is read anew.
    """
    return known_and_new(articles, target)[0]


def known_and_new(articles: Sequence[Article], target: str) -> tuple[list[list[Sentence]], int]:
    """Return the same, and how many of the sentences were read anew."""
    before = _KNOWN.held()
    latest: dict[Name, Held] = {}
    new = 0
    for article in articles:
        name = article.id, target
        held = before.get(name)
        if held is None or held[0] != article:
            held = article, sentences_of(article, target)
            new += len(held[1])
        latest[name] = held
    _KNOWN.keep(latest)
    return [latest[one.id, target][1] for one in articles], new


def forget_sentences() -> None:
    """Let go of every sentence that is kept, so that all is worked out anew."""
    _KNOWN.forget()
