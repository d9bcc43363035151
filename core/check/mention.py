"""A number where it stands, as the checks see it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A number where it stands. `values` are its readings, the first the likeliest.

    A vague one (`des milliers`) has a `span` instead. One that is not `is_sure` may answer to a
    number on the other side, but nobody asks where it went. `parts` are the numerals that it is
    written with, one by one.
    """

    start: int
    end: int
    values: tuple[float, ...] = ()
    unit: str | None = None
    span: tuple[float, float] | None = None
    is_sure: bool = True
    in_digits: bool = False
    in_date: bool = False
    is_month: bool = False
    """The name of a month, which may be a number in a date without names."""
    may_be_month: bool = False
    is_short_year: bool = False
    """Two digits that may be the end of a year (`'98`, `2012/13`)."""
    is_counted: bool = False
    """Whether it is an annotated figure."""
    is_lent: bool = False
    """Whether its unit stands at the number after it (`30 to 40%`) and may not be its own."""
    is_unit: bool = False
    """The name of a unit alone (`year`), which may be one of it."""
    is_label: bool = False
    """Digits after a name (`Ligue 1`), or a number word with a capital (`Formula One`)."""
    is_article: bool = False
    """The article (`a year`), which is the number one of a figure alone."""
    is_negative: bool = False
    scale: float = 1
    """The last magnitude said aloud (`5 million`), 1 where none was."""
    carried: tuple[tuple[float, str | None, bool], ...] = ()
    """Readings if what another number is said with holds here too (`70 percent, at least 95`):
    value, unit, and whether that number stands right after."""
    parts: tuple[float, ...] = ()
