"""The sentences of articles that were briefed on before, with all that was worked out of them.

A briefing is made anew whenever an article is added, a translation corrected or a source left out,
and most of its articles are what they were. What each of their sentences says (who asserts it, its
words and their senses, its figures, whether its translation bears it out) hangs on the article
alone and is half of the work; what only the collection tells is worked out each time.
"""

from collections import OrderedDict
from threading import Lock

from core.article import Article
from core.brief.sentences import Sentence, sentences_of

MOST_SEGMENTS = 6_000
"""Segments whose sentences are kept, some 10 kB each: of a hundred articles and a little."""


class _Known:
    """Sentences by article and the language that they are read in; what was read last is kept.

    An article of the same id that is not the same in every respect is read anew. Threads share it.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: OrderedDict[tuple[str, str], tuple[Article, list[Sentence]]] = OrderedDict()
        self._segments = 0

    def sentences(self, article: Article, target: str) -> list[Sentence]:
        """Return the sentences of an article, those of before where there are."""
        name = article.id, target
        with self._lock:
            held = self._held.pop(name, None)
            if held is not None:
                self._segments -= len(held[1])
        if held is None or held[0] != article:
            held = article, sentences_of(article, target)
        with self._lock:
            self._put(name, held)
        return held[1]

    def _put(self, name: tuple[str, str], held: tuple[Article, list[Sentence]]) -> None:
        before = self._held.pop(name, None)
        self._segments += len(held[1]) - (len(before[1]) if before is not None else 0)
        self._held[name] = held
        while self._segments > MOST_SEGMENTS:
            _, (_, sentences) = self._held.popitem(last=False)
            self._segments -= len(sentences)

    def forget(self) -> None:
        """Let all of it go."""
        with self._lock:
            self._held.clear()
            self._segments = 0


_KNOWN = _Known()


def known_sentences(article: Article, target: str) -> list[Sentence]:
    """Return the sentences of an article in order, as `sentences_of`; not to be changed."""
    return _KNOWN.sentences(article, target)


def forget_sentences() -> None:
    """Let go of every sentence that is kept, so that all is worked out anew."""
    _KNOWN.forget()
