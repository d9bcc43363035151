"""A temporal expression: the fields that the text itself names, before they get a value."""

from dataclasses import dataclass

from core.article import Grain


@dataclass(slots=True)
class Expression:
    """What the text tells of one date, from token `first` up to token `last`, end exclusive."""

    first: int
    last: int
    grain: Grain
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """0 is Monday."""
    season: int | None = None
    """21 to 24, spring to winter, as ISO 8601-2 numbers them."""
    quarter: int | None = None
    nth: int | None = None
    """Which of the weekdays of its month it is; -1 for the last."""
    iso: str | None = None
    """The value itself, where nothing else is needed to tell it."""
    shift: int | None = None
    """How many days, weeks, … (by `grain`) after the publication."""
    year_shift: int | None = None
    """The same in years, for the year of a month or day (`November letzten Jahres`)."""
    pointed: int | None = None
    """-1 for the last one, 0 for this one, 1 for the next one of its name."""
    is_open: bool = False
    """Told from another moment of the story (`la veille`): without a value."""
