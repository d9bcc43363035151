"""Finding words in both columns, whatever their case and accents."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from core.article import BODY_ROLES
from tui.widgets.parallel.columns import LayoutName, Side
from tui.widgets.parallel.page import Page


class Match(NamedTuple):
    """A place where the words were found.

    `start` and `end` point into the article's text or into the segment's translation, by `side`.
    `segment` is -1 in a folded block.
    """

    segment: int
    side: Side
    start: int
    end: int
    block: int


class _Folding(dict[int, str]):
    """A translation table that takes case, accents and width away, one character at a time."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character.isspace():
            folded = " "
        elif character in "’‘ʼ`´":
            folded = "'"
        elif character in "\u2010\u2011\u2013\u2014":
            folded = "-"
        else:
            plain = unicodedata.normalize("NFKD", character.casefold())
            folded = "".join(one for one in plain if not unicodedata.combining(one)).casefold()
        self[code] = folded
        return folded


_FOLDING = _Folding()


@lru_cache(maxsize=32_768)
def fold(text: str) -> str:
    """Return `text` without case, accents and typographic variants; it may be longer or shorter."""
    return text.translate(_FOLDING)


def occurrences(text: str, needle: str) -> Iterator[tuple[int, int]]:
    """Yield where `needle` (already folded) stands in `text`, in code points of `text`."""
    folded = fold(text)
    at = folded.find(needle)
    if at < 0:
        return
    origin: list[int] | range = range(len(text) + 1)
    if len(folded) != len(text) or any(len(_FOLDING[ord(one)]) != 1 for one in text):
        origin = [index for index, one in enumerate(text) for _ in _FOLDING[ord(one)]]
        origin.append(len(text))
    while at >= 0:
        start, end = origin[at], origin[at + len(needle) - 1] + 1
        while end < len(text) and not _FOLDING[ord(text[end])]:
            end += 1  # a combining accent belongs to what it stands on
        yield start, end
        at = folded.find(needle, at + len(needle))


_OR = " | "


def either(words: Iterable[str]) -> str:
    """Return what finds any of `words`."""
    return _OR.join(words)


def needles_of(words: str) -> list[str]:
    """Return what is to be found, folded: `words` as they are, or each part between bars."""
    parts = (fold(one.strip()) for one in words.split(_OR))
    return [one for one in dict.fromkeys(parts) if one]


def places(text: str, needles: Sequence[str]) -> list[tuple[int, int]]:
    """Return where any of `needles` stands in `text`, none over another, the longest first."""
    if len(needles) == 1:
        return list(occurrences(text, needles[0]))
    found = sorted(
        (place for one in needles for place in occurrences(text, one)),
        key=lambda place: (place[0], -place[1]),
    )
    kept: list[tuple[int, int]] = []
    for start, end in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def find(page: Page, words: str, layout: LayoutName, *, unfolded: bool) -> list[Match]:
    """Return where `words` stand in what is shown, in reading order, the original first.

    Parts with a bar between them (`war | peace`) are found one and all.
    """
    needles = needles_of(words)
    if not needles:
        return []
    found: list[Match] = []
    for index, block in enumerate(page.article.blocks):
        if block.role not in BODY_ROLES:
            if unfolded:
                text = page.text[block.start : block.end]
                found += [
                    Match(-1, "original", block.start + a, block.start + b, index)
                    for a, b in places(text, needles)
                ]
            continue
        for segment in page.segments_of_block[index]:
            if layout != "translation":
                text = page.text[segment.start : segment.end]
                found += [
                    Match(segment.id, "original", segment.start + a, segment.start + b, index)
                    for a, b in places(text, needles)
                ]
            translated = page.translated_text(segment.id)
            if layout != "original" and translated is not None:
                found += [
                    Match(segment.id, "translation", a, b, index)
                    for a, b in places(translated, needles)
                ]
    return found
