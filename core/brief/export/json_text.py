"""A briefing as JSON, with every sentence that it cites."""

from collections.abc import Iterator, Sequence

import msgspec

from core.article import Article
from core.brief.briefing import Briefing
from core.brief.line import Citation, Line
from core.brief.notes import Notes
from core.prepare.clean import escape_json


def to_json(briefing: Briefing, articles: Sequence[Article]) -> str:
    """Return the briefing as JSON, with a `notes` list of every sentence that it cites.

    A citation belongs to the note of the same article whose `segments` hold its segment.
    """
    notes = Notes(articles, briefing.target)
    notes.numbers(citations_of(briefing))
    whole = msgspec.to_builtins(briefing) | {"notes": msgspec.to_builtins(notes.all())}
    return escape_json(msgspec.json.format(msgspec.json.encode(whole), indent=2).decode()) + "\n"


def citations_of(briefing: Briefing) -> Iterator[Citation]:
    """Yield every citation of a briefing, section by section in the order of reading."""
    for claim in briefing.claims:
        for one in claim.sentences:
            yield from _cited(one)
    for row in briefing.ledger:
        yield from (value.citation for value in row.values)
    for name in (*briefing.people, *briefing.places, *briefing.organisations):
        yield from name.citations
        for role in name.roles:
            yield from role.citations
    for line in (*briefing.timeline, *briefing.one_sided):
        yield from _cited(line)
    for passage in briefing.passages:
        yield passage.citation
    for withheld in briefing.withheld:
        yield from withheld.citations


def _cited(line: Line) -> Iterator[Citation]:
    """Yield the citations of a line, and those of what speaks against its figures."""
    yield from line.citations
    for one in line.caveats:
        yield from one.citations
