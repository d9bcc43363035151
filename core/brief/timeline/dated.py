"""A dated line: a statement, and when it is said to have happened."""

from core.article import Grain
from core.brief.line import Line


class DatedLine(Line, frozen=True, kw_only=True):
    """A line of the timeline.

    `iso` is cut to `grain` (`2024-11`, `2024-11-20`); `until` is the end of a period, cut alike.
    `words` are the words of the original that say when. `is_of_saying` says that it is the day on
    which somebody said so, and that the sentence gives no other; `is_since` that it has been so
    since then; `is_compared` that what it says is compared with what was so then.
    """

    iso: str
    grain: Grain
    words: str
    until: str | None = None
    is_of_saying: bool = False
    is_since: bool = False
    is_compared: bool = False

    @property
    def relation(self) -> str:
        """What the date is to the statement, with a space after it; empty for when it happened."""
        if self.is_of_saying:
            return "said on "
        if self.is_compared:
            return "compared with "
        return "since " if self.is_since else ""
