"""Which columns the library has at which width, and what a row says in them.

A row has two lines. What does not fit beside stands below (publisher over date), and what does not
fit at all goes, least needed first; the title keeps the rest.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache

import msgspec
from rich.cells import cell_len, set_cell_size

from tui.article_list import Row
from tui.plain import plain

GAP = 2
"""Cells between columns; between two columns of numbers one will do."""

TITLE_LEAST = 26
"""Cells that the title is never squeezed below while another column can go."""


class Column(msgspec.Struct, frozen=True):
    """One column: its heading, its cells for the first and the second line of a row.

    `width` is in cells; 0 stands for all that is left.
    """

    name: str
    heading: str
    width: int
    top: Callable[[Row], str]
    bottom: Callable[[Row], str]
    is_right: bool = False


def _nothing(_: Row) -> str:
    return ""


def _count(number: int) -> str:
    """Return a number in at most four cells."""
    if number < 10_000:
        return str(number) if number else "·"
    return f"{number // 1000}k" if number < 1_000_000 else f"{number // 1_000_000}M"


def _time(minutes: int) -> str:
    """Return a reading time in at most three cells."""
    return str(minutes) if minutes < 1000 else f"{min(99, minutes // 60)}h"


LANGUAGE = Column("lang", "", 3, lambda row: row.entry.lang, _nothing)
TITLE = Column("title", "Title", 0, lambda row: row.entry.title, lambda row: row.title_translated)
PUBLISHER = Column("publisher", "Publisher", 18, lambda row: row.entry.publisher or "", _nothing)
DATE = Column("date", "Date", 10, lambda row: row.entry.published or "undated", _nothing)
SOURCE = Column(
    "source",
    "Source",
    12,
    lambda row: row.entry.publisher or "",
    lambda row: row.entry.published or "undated",
)
MINUTES = Column("minutes", "Min", 3, lambda row: _time(row.entry.minutes), _nothing, is_right=True)
NAMES = Column("names", "Names", 5, lambda row: _count(row.entry.names), _nothing, is_right=True)
FIGURES = Column(
    "figures", "Figs", 4, lambda row: _count(row.entry.figures), _nothing, is_right=True
)
PASSAGES = Column("passages", "Kept", 4, lambda row: _count(row.passages), _nothing, is_right=True)
"""Passages kept, by their bookmark."""

_SETS: tuple[tuple[Column, ...], ...] = (
    (LANGUAGE, TITLE, PUBLISHER, DATE, MINUTES, NAMES, FIGURES, PASSAGES),
    (LANGUAGE, TITLE, SOURCE, MINUTES, NAMES, FIGURES, PASSAGES),
    (LANGUAGE, TITLE, SOURCE, MINUTES, PASSAGES),
    (LANGUAGE, TITLE, SOURCE),
    (LANGUAGE, TITLE),
    (TITLE,),
)
"""From most to fewest columns; the first that leaves room for the title is taken."""

_ROOMY = 44
"""Cells of title below which publisher and date share a column."""


@lru_cache(maxsize=8)
def columns_for(width: int) -> tuple[tuple[Column, int], ...]:
    """Return the columns of a table `width` cells wide, each with its width."""
    for number, columns in enumerate(_SETS):
        fixed = sum(column.width for column in columns) + sum(gaps_of(columns))
        left = width - fixed
        if left >= (_ROOMY if number == 0 else TITLE_LEAST) or columns is _SETS[-1]:
            return tuple((column, column.width or max(1, left)) for column in columns)
    raise AssertionError("the last set always fits")


def gaps_of(columns: Sequence[Column]) -> list[int]:
    """Return the cells that follow each column."""
    follow = [*columns[1:], None]
    return [
        0 if after is None else 1 if column.is_right and after.is_right else GAP
        for column, after in zip(columns, follow, strict=True)
    ]


def fit(text: str, width: int, *, is_right: bool = False) -> str:
    """Return `text` in exactly `width` cells, cut with an ellipsis or padded."""
    text = plain(text)
    if cell_len(text) > width:
        text = set_cell_size(text, max(0, width - 1)).rstrip() + "…"
    padding = " " * max(0, width - cell_len(text))
    return padding + text if is_right else text + padding
