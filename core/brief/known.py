"""The sentences of articles that were briefed on before, with all that was worked out of them.

A briefing is made anew whenever an article is added, a translation corrected or a source left out,
and most of its articles are what they were. What each of their sentences says (who asserts it, its
words and their senses, its figures, whether its translation bears it out) hangs on the article
alone and is half of the work. What only the collection tells is kept of the last one, since a line
that is pinned, put away or reworded makes a briefing anew on the very same articles.
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
        self._made: tuple[Sequence[list[Sentence]], object] | None = None

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
            self._held, self._made = {}, None

    def take_made(self, sentences: Sequence[list[Sentence]]) -> object | None:
        """Return what was made of these sentences; it is no longer kept."""
        with self._lock:
            made, self._made = self._made, None
        if made is None or len(made[0]) != len(sentences):
            return None
        is_same = all(one is other for one, other in zip(made[0], sentences, strict=True))
        return made[1] if is_same else None

    def keep_made(self, sentences: Sequence[list[Sentence]], made: object) -> None:
        """Keep what was made of sentences, if these are kept as well."""
        with self._lock:
            if sum(map(len, sentences)) <= MOST_SEGMENTS:
                self._made = sentences, made


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


def take_made(sentences: Sequence[list[Sentence]]) -> object | None:
    """Return what `keep_made` was given last, if it was made of these very lists of sentences.

    It is handed out once, so that no two threads work with it: give it back when it is done with.
    """
    return _KNOWN.take_made(sentences)


def keep_made(sentences: Sequence[list[Sentence]], made: object) -> None:
    """Keep what was made of the sentences of a collection, until another is kept."""
    _KNOWN.keep_made(sentences, made)


def forget_sentences() -> None:
    """Let go of every sentence that is kept, so that all is worked out anew."""
    _KNOWN.forget()
