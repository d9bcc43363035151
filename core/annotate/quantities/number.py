"""A number as read from a text."""

from dataclasses import dataclass

from core.annotate.quantities.units import Unit


@dataclass(frozen=True, slots=True)
class Number:
    """A number as read: tokens `first` to `last` (exclusive) and what they say.

    `low` and `high` are set instead of `value` where the words are vague (`des milliers`);
    `scale` is the last magnitude said aloud, 1 where none was.
    """

    first: int
    last: int
    value: float | None
    low: float | None = None
    high: float | None = None
    scale: float = 1
    in_digits: bool = False
    is_one: bool = False
    """The word for one alone, in most languages also the article."""
    is_plain: bool = False
    """Digits alone, ungrouped and whole: may be a year, a label, a time."""
    has_foreign_mark: bool = False
    """A decimal mark that the language does not use: a version, a time, a section as often."""
    is_about: bool = False
    is_fraction: bool = False
    unit: Unit | None = None
    """What the word itself says beside the number (`dreitägig`)."""
    is_noun: bool = False
    """Said with a noun (`un million`, `une douzaine`), which takes `de` before what it counts."""


def as_number(value: float) -> int | float:
    """Return `value` as an integer where it is whole, else freed of binary dust."""
    value = float(f"{value:.15g}")
    return int(value) if abs(value) < 1e18 and value == int(value) else value
