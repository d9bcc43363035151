"""Which segments an engine is asked for next, and what stands around them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from core.article import Article, Role, Segment
from core.translate.engine import BatchingEngine, Engine

Wanted: TypeAlias = Sequence[int] | Callable[[], Sequence[int]]
"""Segment ids in the order in which they are wanted, or what gives that order at any moment."""

_LEADING: frozenset[Role] = frozenset(("title", "subtitle", "dateline", "heading", "caption"))
_BATCH = 12
_MAX_CONTEXT = 1_000


@dataclass(frozen=True)
class Piece:
    """A segment to be translated, and its text."""

    segment: Segment
    text: str


class Order:
    """Divides the segments of an article into batches, anew each time it is asked."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._pieces = {one.id: Piece(one, article.slice(one)) for one in article.segments}
        self._company = _company(article)

    def __contains__(self, segment: int) -> bool:
        return segment in self._pieces

    def __getitem__(self, segment: int) -> Piece:
        return self._pieces[segment]

    def batch(self, engine: Engine, wanted: Sequence[int]) -> list[Piece]:
        """Return what `engine` is best asked for next, in document order; empty for none.

        It is as much from the front of `wanted` as one request holds. A heading or caption goes
        with the paragraph that follows it, which is its context.
        """
        ids = self._in_company(wanted)
        if not ids:
            return []
        texts = [self._pieces[one].text for one in ids]
        size = _request_sizes(engine, texts)[0]
        loose = self._loose(ids, size)
        if 0 < loose < size:
            # only where the others then need no request more than before
            before = len(_request_sizes(engine, texts))
            if 1 + len(_request_sizes(engine, texts[size - loose :])) <= before:
                size -= loose
        return [self._pieces[one] for one in sorted(ids[:size])]

    def context(self, batch: Sequence[Piece]) -> str:
        """Return the words around `batch` in the article: its title, the sentences next to it."""
        inside = {one.segment.id for one in batch}
        ends = min(inside), max(inside)
        near = [ends[0] - 1, ends[1] + 1]
        lines = [self._article.title or ""]
        lines += [self._pieces[one].text for one in near if one in self._pieces]
        held = {one.text for one in batch}
        return "\n".join(line for line in lines if line and line not in held)[:_MAX_CONTEXT]

    def _in_company(self, wanted: Sequence[int]) -> list[int]:
        """Return `wanted`, each id once, headings before what follows them."""
        allowed = {one for one in wanted if one in self._pieces}
        ordered: dict[int, None] = {}
        for one in wanted:
            if one in allowed:
                ordered.update(dict.fromkeys(i for i in self._company[one] if i in allowed))
        return list(ordered)

    def _loose(self, ids: list[int], size: int) -> int:
        """Return how many at the end of the first `size` lead to something left outside."""
        outside = set(ids[size:])
        company = self._company[ids[size - 1]]
        if outside.isdisjoint(company):
            return 0
        return sum(1 for one in ids[:size] if one in company)


def _company(article: Article) -> dict[int, tuple[int, ...]]:
    """Return for each segment those that go together with it, itself among them, in order."""
    found: dict[int, tuple[int, ...]] = {}
    waiting: list[int] = []
    for segment in article.segments:
        waiting.append(segment.id)
        if article.role_of(segment) not in _LEADING:
            found.update(dict.fromkeys(waiting, tuple(waiting)))
            waiting = []
    found.update(dict.fromkeys(waiting, tuple(waiting)))
    return found


def _request_sizes(engine: Engine, texts: Sequence[str]) -> list[int]:
    if isinstance(engine, BatchingEngine):
        return [len(one) for one in engine.batches(texts)] or [len(texts)]
    return [min(_BATCH, len(texts) - start) for start in range(0, len(texts), _BATCH)]
