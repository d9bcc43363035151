"""What reference managers want to know of a source."""

import re
import unicodedata
from collections.abc import Sequence

from core.article import Article, Record
from core.brief.briefing import Briefing, SourceRow
from core.brief.escape import web_url
from core.prepare import clean_line

_ISO_DAY = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?!\d)")


class SourceFacts(Record, frozen=True):
    """A source with a key of its own; texts are clean and on one line, empty where unknown.

    `date` is year, month and day, as far as known; `said_date` is the page's own wording where it
    could not be read. `url` is percent-encoded and empty where the source is not on the web.
    """

    key: str
    title: str
    title_translated: str
    author: str
    publisher: str
    date: tuple[int, ...]
    said_date: str
    accessed: tuple[int, ...]
    url: str
    lang: str


def source_facts(briefing: Briefing, articles: Sequence[Article]) -> list[SourceFacts]:
    """Return what is known of each source of a briefing, in order; keys are of ASCII and unique."""
    known = {article.id: article for article in articles}
    taken: set[str] = set()
    return [_facts(row, known.get(row.article), taken) for row in briefing.sources]


def _facts(row: SourceRow, article: Article | None, taken: set[str]) -> SourceFacts:
    date = _date(row.published or "")
    said = clean_line(row.published or "")
    title = clean_line(row.title)
    translated = clean_line(row.title_translated or "")
    return SourceFacts(
        key=_key(row, date, taken),
        title=title or clean_line(row.address),
        title_translated="" if translated == title else translated,
        author=clean_line(article.byline or "") if article else "",
        publisher=clean_line(row.publisher or ""),
        date=date,
        said_date="" if date else said,
        accessed=_date(article.source.fetched) if article else (),
        url=web_url(row.address),
        lang="" if row.lang == "und" else clean_line(row.lang),
    )


def _date(said: str) -> tuple[int, ...]:
    found = _ISO_DAY.match(said)
    return tuple(int(part) for part in found.groups() if part) if found else ()


def _key(row: SourceRow, date: tuple[int, ...], taken: set[str]) -> str:
    """Return publisher, year and first long word of the title, numbered where that is taken."""
    words = [_ascii(word) for word in clean_line(row.title).split()]
    word = next((one for one in words if len(one) > 3), next(filter(None, words), ""))
    stem = _ascii(row.publisher or "")[:20] + (str(date[0]) if date else "") + word[:20]
    stem = stem or "source"
    if stem[0].isdigit():
        stem = f"source{stem}"
    key, number = stem, 1
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    taken.add(key)
    return key


def _ascii(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", folded.lower())
