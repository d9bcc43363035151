"""A withheld line: one that failed the gate, and why."""

from core.article import Record
from core.brief.line import Citation


class Withheld(Record, frozen=True):
    """A line that is not shown in its section.

    `section` is that which it would have stood in ("claims", "ledger", "timeline", "sides");
    `reasons` are sentences for the reader. `id` is the line's.
    """

    id: str
    section: str
    text: str
    lang: str
    citations: tuple[Citation, ...]
    reasons: tuple[str, ...]
