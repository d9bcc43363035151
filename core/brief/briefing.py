"""What a briefing is made of.

Every line cites the segments it came from. `text` of a line is in the reader's language where the
segment has been translated, else in the original, and `is_translated` says which.
"""

from core.article import Passage, Record
from core.brief.claims.claim import Claim
from core.brief.gate.withheld import Withheld
from core.brief.ledger.row import LedgerRow
from core.brief.line import Citation
from core.brief.origins import SameText
from core.brief.sides.one_sided import OneSided
from core.brief.timeline.dated import DatedLine
from core.brief.who.row import NameRow


class PassageRow(Record, frozen=True):
    """What the reader bookmarked, in the original and in translation.

    `translation` is None where nothing of it has been translated; where only a part has, the rest
    is left out of it and marked with an ellipsis.
    """

    passage: Passage
    original: str
    translation: str | None
    citation: Citation


class SourceRow(Record, frozen=True):
    """An article that the briefing rests on.

    `engines` counts segments by who translated them; `translated` of `segments` are in the
    reader's language, `warned` of these have a warning. `unread` segments are too long to be a
    sentence, and nothing but names was taken from them. `same_text` are those of the other sources
    that carry the same text, with which it counts as one; `agencies` sign it.
    """

    article: str
    title: str
    title_translated: str | None
    publisher: str | None
    published: str | None
    lang: str
    address: str
    engines: dict[str, int]
    translated: int
    segments: int
    warned: int = 0
    unread: int = 0
    same_text: tuple[SameText, ...] = ()
    agencies: tuple[str, ...] = ()


class LostSource(Record, frozen=True):
    """An article that was asked for and could not be read, so that nothing on the page is of it.

    `reason` is a sentence with what to do about it.
    """

    article: str
    title: str
    reason: str


class Briefing(Record, frozen=True):
    """One page on one article or many.

    `created` is ISO 8601 in UTC; `target` is the language of the reader. `left_out` are sources
    that the reader wants left out, `lost` those that could not be read, `withheld` lines that
    failed the gate. `dropped` are the lines that the reader has put away, still to be taken back.
    `undated` counts statements that name a day which cannot be placed, since their article has no
    date. `is_one_page` says that only claims and sources were asked for, so that empty sections
    mean nothing.
    """

    title: str
    created: str
    target: str
    sources: tuple[SourceRow, ...]
    claims: tuple[Claim, ...] = ()
    ledger: tuple[LedgerRow, ...] = ()
    people: tuple[NameRow, ...] = ()
    places: tuple[NameRow, ...] = ()
    organisations: tuple[NameRow, ...] = ()
    timeline: tuple[DatedLine, ...] = ()
    undated: int = 0
    one_sided: tuple[OneSided, ...] = ()
    passages: tuple[PassageRow, ...] = ()
    left_out: tuple[SourceRow, ...] = ()
    lost: tuple[LostSource, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    dropped: tuple[str, ...] = ()
    is_one_page: bool = False
