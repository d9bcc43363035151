"""Wrapping of text to a number of terminal cells.

Positions are code points, widths are cells as Rich measures them, so that what is laid out here is
as wide when Textual draws it.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import split_graphemes

BREAKING_SPACES = frozenset(
    " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
)
"""Spaces at which a line may end; U+00A0, U+2007 and U+202F hold words together."""

NARROW = re.compile(
    "[\x20-\x7e\xa0-\xac\xae-\u02ff\u0391-\u03a1\u03a3-\u03ff\u0400-\u0482\u048a-\u04ff"
    "\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20ac\u2212]*"
)
"""Text in which each code point is one cell; most text is, and needs no table."""

_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010](?=[^\W\d_])|(?<=\w)[\u2013\u2014](?=\w)")
"""Hyphens after which a line may end: between letters (`sud-coréen`), never in `KN-23`."""

_GROUPS = re.compile(r"(?<=\d)[^\S\n](?=\d{3}(?!\d))")
"""Spaces between the groups of a number (`3 000`), where no line ends if another place is there."""

_NO_START = frozenset(
    "!%),.:;?]}¢°’”‰′″℃、。々〉》」』】〕〗〙〛〞〟ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ・ーヽヾ"
    "！％），．：；？］｝～｠､｡｣"
)
_NO_END = frozenset("$([{£¥‘“〈《「『【〔〖〘〚〝＄（［｛｟｢￡￥")
"""Characters that no line may start or end with (kinsoku, JIS X 4051, the common ones)."""

_REGIONAL = re.compile("[\U0001f1e6-\U0001f1ff]{2}")

MIN_WIDTH = 2
"""The narrowest column: the widest grapheme is two cells."""


class Line(NamedTuple):
    """One line of a wrapped text: `text[start:end]`, the spaces at its end among them."""

    start: int
    end: int


def wrap(text: str, width: int, first_width: int | None = None) -> list[Line]:
    """Return the lines of `text`, together covering each code point once; one line when empty.

    A line is at most `width` cells (`first_width` for the first) without the spaces at its end:
    these hang over the edge and are not to be drawn. Words wider than a line are cut between
    graphemes. Raises ValueError for widths under MIN_WIDTH.
    """
    first = width if first_width is None else first_width
    if min(width, first) < MIN_WIDTH:
        raise ValueError(f"a column needs at least {MIN_WIDTH} cells")
    if NARROW.fullmatch(text):
        return _wrap_narrow(text, first, width)
    return _wrap_cells(text, first, width)


def drawn(text: str, line: Line) -> str:
    """Return what is drawn of a line: all but the spaces at its end."""
    end = line.end
    while end > line.start and text[end - 1] in BREAKING_SPACES:
        end -= 1
    return text[line.start : end]


def graphemes(text: str) -> list[tuple[int, int, int]]:
    """Return (start, end, cells) of each grapheme; a pair of regional indicators is one flag."""
    spans = split_graphemes(text)[0]
    if not _REGIONAL.search(text):
        return spans
    merged: list[tuple[int, int, int]] = []
    is_open = False
    for start, end, cells in spans:
        is_half = "\U0001f1e6" <= text[start] <= "\U0001f1ff"
        if is_open and is_half:
            before = merged[-1]
            merged[-1] = (before[0], end, before[2] + cells)
            is_open = False
        else:
            merged.append((start, end, cells))
            is_open = is_half and end == start + 1
    return merged


def grapheme_at(text: str, cell: int) -> tuple[int, int]:
    """Return where the grapheme drawn at `cell` begins and ends; both at the end when beyond it."""
    length = len(text)
    if NARROW.fullmatch(text):
        return min(cell, length), min(cell + 1, length)
    at = 0
    for start, end, cells in graphemes(text):
        at += cells
        if at > cell:
            return start, end
    return length, length


def whole_graphemes(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the smallest stretch of graphemes that holds `text[start:end]`."""
    if NARROW.fullmatch(text):
        return start, end
    touched = [(a, b) for a, b, _cells in graphemes(text) if a < end and start < b]
    return (touched[0][0], touched[-1][1]) if touched else (start, end)


def _wrap_narrow(text: str, width: int, rest: int) -> list[Line]:
    lines: list[Line] = []
    start, length = 0, len(text)
    while length - start > width:
        limit = start + width
        cut = in_number = text.rfind(" ", start, limit + 1)
        while cut > start and _GROUPS.match(text, cut):
            cut = text.rfind(" ", start, cut)
        cut = cut if cut >= 0 else in_number
        end = limit
        if cut >= 0:
            end = cut + 1
            while end < length and text[end] == " ":
                end += 1
        if cut < limit:
            hyphens = [one.end() for one in _HYPHEN.finditer(text, max(start, cut + 1), limit + 1)]
            inside = [at for at in hyphens if at <= limit]
            if inside:
                end = inside[-1]
        lines.append(Line(start, end))
        start, width = end, rest
    if start < length or not lines:
        lines.append(Line(start, length))
    return lines


def _wrap_cells(text: str, width: int, rest: int) -> list[Line]:
    spans = graphemes(text)
    lines: list[Line] = []
    index = row = used = 0  # `row` is the grapheme that the line starts with
    cut = in_number = -1  # the grapheme before which the line may end, at best and at need
    while index < len(spans):
        start, end, cells = spans[index]
        if text[start:end] in BREAKING_SPACES:
            used += cells
            index += 1
            in_number = index
            if not _GROUPS.match(text, start):
                cut = index
            continue
        if used + cells > width and index > row:
            index = next((at for at in (cut, in_number) if at > row), index)
            lines.append(Line(spans[row][0], spans[index][0]))
            row, used, cut, width = index, 0, -1, rest
            continue
        used += cells
        index += 1
        if index < len(spans) and _may_break(text, spans, index):
            cut = index
    if row < len(spans) or not lines:
        lines.append(Line(spans[row][0] if row < len(spans) else 0, len(text)))
    return lines


def _may_break(text: str, spans: Sequence[tuple[int, int, int]], index: int) -> bool:
    """Return whether a line may end before the grapheme at `index`."""
    start, end, cells = spans[index - 1]
    after, _, after_cells = spans[index]
    if end == start + 1 and _HYPHEN.match(text, start):
        return True
    if text[after] in _NO_START or text[start] in _NO_END:
        return False
    return _stands_alone(text[start], cells) or _stands_alone(text[after], after_cells)


def _stands_alone(character: str, cells: int) -> bool:
    """Return whether lines may end on either side: wide characters, but Korean has its spaces."""
    return cells == 2 and not "\uac00" <= character <= "\ud7a3"
