"""Bounds on what one article, paragraph and sentence may be: nothing after may drown in one.

No sentence is 4,000 characters long, but a transcript without any full stop is, and so is a file
made to stall whoever reads it. What is longer is cut where a sentence ends, else between two words,
else anywhere; nothing is dropped.
"""

import re
from collections.abc import Iterable, Iterator

from core.prepare.sentences import split_sentences

MOST_LINES = 100_000
"""Lines that an article may have."""

LONGEST_BLOCK = 10_000
"""Characters of one block."""

LONGEST_SEGMENT = 4_000
"""Characters of one segment."""

LONGEST_FACT = 500
"""Characters of a title, byline or publisher."""

_BREAK = re.compile(r"[\s,;:)\]}»”、，；：。](?=[^\s])")
_REACH = 400
_JOINED = re.compile(r"[^\w\s\x00-\u02ff]")


def cut_line(text: str, lang: str) -> Iterator[str]:
    """Yield `text` in parts of at most LONGEST_BLOCK characters, cut between sentences.

    Sentences are looked for in one part at a time: what finds them takes the square of the length
    of some texts.
    """
    start = 0
    while len(text) - start > LONGEST_BLOCK:
        part = text[start : start + LONGEST_BLOCK]
        last = max((begin for begin, _ in split_sentences(part, lang)), default=0)
        stop = start + last if last else _cut_before(text, start + LONGEST_BLOCK)
        yield text[start:stop].rstrip()
        start = stop
        while text[start].isspace():
            start += 1
    yield text[start:]


def cut_spans(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans, those longer than LONGEST_SEGMENT in parts."""
    for begin, end in spans:
        start = begin
        while end - start > LONGEST_SEGMENT:
            stop = _cut_before(text, start + LONGEST_SEGMENT)
            yield start, stop
            start = stop
            while text[start].isspace():
                start += 1
        yield start, end


def cut_fact(text: str) -> str:
    """Return a title or name of at most LONGEST_FACT characters, with a sign where it was cut."""
    if len(text) <= LONGEST_FACT:
        return text
    return text[: _cut_before(text, LONGEST_FACT - 1)].rstrip() + "…"


def _cut_before(text: str, limit: int) -> int:
    """Return where to cut, at most at `limit` and with something on both sides."""
    low = max(1, limit - _REACH)
    place = max((found.end() for found in _BREAK.finditer(text, low, limit)), default=limit)
    while place > low and _JOINED.match(text, place):
        place -= 1  # a mark stays with its letter
    while text[place - 1].isspace():
        place -= 1
    return place
