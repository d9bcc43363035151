"""The ledger as CSV (RFC 4180 with plain line ends), a row for each value."""

import csv
import io
from collections.abc import Sequence

from core.article import Article
from core.brief.briefing import Briefing, SourceRow
from core.brief.export.words import qualifier_of
from core.brief.ledger.row import LedgerRow, LedgerValue
from core.brief.notes import Note, Notes
from core.prepare import clean_line

COLUMNS = (
    "row", "quantity", "kind", "unit", "counted", "of_whom", "state", "why", "related",
    "value", "low", "high", "qualifier", "shown", "original_words", "as_of", "grain", "as_of_from",
    "is_superseded", "reason", "reported_by", "hedges",
    "publisher", "published", "lang", "address", "article", "segment", "start", "end",
    "text", "original", "translation", "engines", "warnings",
)  # fmt: skip

BETWEEN = "; "
"""What parts several values in one cell."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "|", "%")


def to_csv(briefing: Briefing, articles: Sequence[Article]) -> str:
    """Return the ledger as a table with a head; without figures only the head.

    Each text is in quotation marks. One that a spreadsheet would take for a formula is led by an
    apostrophe (OWASP, "CSV Injection"), which the spreadsheet does not show.
    """
    notes = Notes(articles, briefing.target)
    sources = {row.article: row for row in briefing.sources}
    buffer = io.StringIO()
    writer = csv.writer(buffer, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in briefing.ledger:
        for value in row.values:
            note = next(iter(notes.of([value.citation])), None)
            cells = _cells(row, value, sources.get(value.citation.article), note)
            writer.writerow([_cell(cells[name]) for name in COLUMNS])
    return buffer.getvalue()


def defused(text: str) -> str:
    """Return a text on one line that no spreadsheet takes for a formula."""
    line = clean_line(text)
    return f"'{line}" if line.startswith(_FORMULA) else line


def _cell(value: object) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, int | float) else defused(str(value))


def _cells(
    row: LedgerRow, value: LedgerValue, source: SourceRow | None, note: Note | None
) -> dict[str, object]:
    figure, citation = value.figure, value.citation
    return {
        "row": row.id,
        "quantity": row.label,
        "kind": row.kind,
        "unit": row.unit,
        "counted": row.counted,
        "of_whom": BETWEEN.join(row.of_whom),
        "state": row.state,
        "why": row.why,
        "related": BETWEEN.join(row.related),
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "qualifier": qualifier_of(figure),
        "shown": value.shown,
        "original_words": figure.text,
        "as_of": value.as_of,
        "as_of_from": value.as_of_from,
        "grain": value.grain,
        "is_superseded": value.is_superseded,
        "reason": value.reason,
        "reported_by": BETWEEN.join(value.stance.asserted()),
        "hedges": BETWEEN.join(dict.fromkeys(one.words for one in value.stance.hedges)),
        "publisher": source.publisher if source else None,
        "published": source.published if source else None,
        "lang": source.lang if source else None,
        "address": source.address if source else None,
        "article": citation.article,
        "segment": citation.segment,
        "start": citation.start,
        "end": citation.end,
        "text": value.text,
        "original": note.original if note else None,
        "translation": note.translation if note else None,
        "engines": BETWEEN.join(note.engines) if note else None,
        "warnings": BETWEEN.join(citation.warnings),
    }
