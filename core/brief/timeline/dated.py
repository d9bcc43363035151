"""A dated line: a statement, and when it is said to have happened."""

from core.article import Grain
from core.brief.line import Line


class DatedLine(Line, frozen=True, kw_only=True):
    """A line of the timeline.

    `iso` is cut to `grain` (`2024-11`, `2024-11-20`); `until` is the end of a period, cut alike.
    `words` are the words of the original that say when. `is_of_saying` says that it is the day on
    which somebody said so, and that the sentence gives no other.
    """

    iso: str
    grain: Grain
    words: str
    until: str | None = None
    is_of_saying: bool = False
