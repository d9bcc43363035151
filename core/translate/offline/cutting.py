"""Texts longer than a model takes: cut where a reader would pause, put together again."""

import re
import unicodedata
from collections.abc import Callable

from core.article import Record

# Where to cut, best first: the end of a sentence, a clause, a phrase, a word.
_PAUSES = tuple(
    re.compile(pattern)
    for pattern in (
        r"[.!?…]+[\"'»”’)\]]*\s+|[。！？｡]+[」』”’）]*\s*|[।॥؟።]+\s*",
        r"[;:؛；：]\s*(?!\d)|\s+[–—-]\s+|\)\s+|\s+(?=\()",
        r",\s+|[，、،]\s*",
        r"\s+",
    )
)
_WIDE = ("W", "F")
_MARKS = ("Mn", "Mc", "Me", "Cf")


class Part(Record, frozen=True):
    """A stretch of a text, and whether blank space lay before it."""

    text: str
    is_apart: bool = True


def cut(text: str, count: Callable[[str], int], most: int) -> list[Part]:
    """Return `text` in parts of at most `most` tokens as `count` counts them, in order.

    Nothing but blank space at the cuts is lost. A single character is never cut, however many
    tokens it is.
    """
    parts: list[Part] = []
    waiting = [Part(text=text)]
    while waiting:
        part = waiting.pop()
        # a character is at least one token in some vocabulary, so a short text needs no counting
        fits = len(part.text.encode()) < most or count(part.text) <= most
        if fits or len(part.text) < 2:
            parts.append(part)
            continue
        before, after = _halves(part)
        waiting += [after, before]
    return parts


def join(parts: list[Part], translated: list[str]) -> str:
    """Return the translations of `parts` as one text."""
    out = ""
    for part, text, before in zip(
        parts, translated, ("", *(one.text for one in parts)), strict=False
    ):
        if not text:
            continue
        if out:
            out += _glue(before[-1:], part, out[-1], text[0])
        out += text
    return out


def _glue(before: str, part: Part, left: str, right: str) -> str:
    if any(unicodedata.east_asian_width(one) in _WIDE for one in (left, right)):
        return ""
    # a word too long for the model, cut inside, is one word again
    is_inside = not part.is_apart and before.isascii() and part.text[:1].isascii()
    return "" if is_inside else " "


def _halves(part: Part) -> tuple[Part, Part]:
    """Cut at the best pause in the middle half of the text, the nearest to the middle."""
    text = part.text
    middle, quarter = len(text) / 2, len(text) / 4
    for pause in _PAUSES:
        found = [one for one in pause.finditer(text) if quarter <= one.end() <= len(text) - quarter]
        if found:
            best = min(found, key=lambda one: abs(one.end() - middle))
            before, after = text[: best.end()].rstrip(), text[best.end() :].lstrip()
            if before and after:
                is_apart = text[best.end() - 1].isspace()
                return (
                    Part(text=before, is_apart=part.is_apart),
                    Part(text=after, is_apart=is_apart),
                )
    at = len(text) // 2
    while at < len(text) - 1 and unicodedata.category(text[at]) in _MARKS:
        at += 1
    return Part(text=text[:at], is_apart=part.is_apart), Part(text=text[at:], is_apart=False)
