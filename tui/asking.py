"""Asking the index, away from the screen's thread: what is wished, and what comes of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.errors import DragomanError
from core.store import Library
from tui.searching import Searching

if TYPE_CHECKING:
    from core.search import Hit, Query, Results

PAGE = 40
"""Sentences asked for at once."""

_MOST_MARKED = 12
"""Different words that are marked in the reader."""
_UNFINISHED = re.compile(r"(?:^|[\s(|])(?!(?:AND|OR|NOT)$)\w{2,}$")


@dataclass(frozen=True)
class Wish:
    """What is to be asked: from which sentence on, and the one that the cursor is to be on."""

    question: str
    offset: int = 0
    limit: int = PAGE
    keep: tuple[str, int] | None = None


@dataclass(frozen=True)
class Answer:
    """What came of a wish; `begun` where only words that begin so were found."""

    query: "Query | None" = None
    results: "Results | None" = None
    begun: str = ""
    problem: str = ""


def answer_to(searching: Searching, wish: Wish, target: str) -> Answer:
    """Return what came of a wish; runs in a thread of its own."""
    from core.search import parse_query

    try:
        query = parse_query(wish.question)
        if query.is_empty:
            return Answer(query)
        results = searching.ask(query, wish.limit, wish.offset, target)
        begun = _UNFINISHED.search(wish.question)
        if not results.total and begun and wish.question.count('"') % 2 == 0:
            longer = parse_query(wish.question + "*")
            more = searching.ask(longer, wish.limit, wish.offset, target)
            if more.total:
                return Answer(longer, more, begun=wish.question.split()[-1].lstrip("(|"))
    except DragomanError as error:
        return Answer(problem=str(error))
    return Answer(query, results)


def filters_and_tags(library: Library) -> tuple[list[str], list[str]]:
    """Return the names of the filters, and the tags in use."""
    import tui.widgets.search.understood  # noqa: F401 - here, where nobody waits for it
    from core.search import FILTERS

    return list(FILTERS), library.tags()


def as_now(library: Library, article: str, hits: "Sequence[Hit]") -> "list[Hit]":
    """Return the hits, those of one article with the marks that it has now."""
    passages = library.passages(article=article)
    is_read = library.reading(article).is_read
    now = []
    for hit in hits:
        if hit.article == article:
            on = [one for one in passages if one.segment <= hit.segment <= one.last_segment]
            tags = tuple(dict.fromkeys(tag for one in on for tag in one.tags))
            hit = hit.with_(is_read=is_read, is_bookmarked=bool(on), tags=tags)
        now.append(hit)
    return now


def words_found(hits: "Sequence[Hit]") -> tuple[str, ...]:
    """Return what was found in these sentences, each word once, those of the first hit first."""
    found: dict[str, str] = {}
    for hit in hits:
        for snippet in (hit.original, hit.translation):
            for start, end in snippet.marks if snippet is not None else ():
                words = snippet.text[start:end] if snippet is not None else ""
                found.setdefault(words.casefold(), words)
    return tuple(found.values())[:_MOST_MARKED]
