"""The page put together, and the sections that stand behind what is read: sources and reasons."""

from collections.abc import Sequence

from core.article import Article
from core.brief.briefing import Briefing, LostSource, SourceRow
from core.brief.engines import engine_names
from core.brief.export.page import Address, Item, Own, Page, Piece, Pieces, Section, Text
from core.brief.export.pieces import language, listed, named_source, refs, text_of, where
from core.brief.export.sections import (
    claims_section,
    ledger_section,
    names_sections,
    passages_section,
    sides_section,
    timeline_section,
)
from core.brief.export.words import counted, joined
from core.brief.gate.withheld import Withheld
from core.brief.languages import language_name
from core.brief.notes import Notes
from core.brief.remarks import MOST_ALIKE, say_alike, say_unread

WITHHELD_FROM = {
    "claims": "What happened",
    "ledger": "Figures",
    "who": "Who is who",
    "timeline": "Timeline",
    "sides": "What only one side says",
}
"""How the sections are called that a withheld line would have stood in."""


def make_page(briefing: Briefing, articles: Sequence[Article]) -> Page:
    """Return the page of a briefing; `articles` are those that it was built from."""
    notes = Notes(articles, briefing.target)
    sections: tuple[Section, ...]
    if briefing.is_one_page:
        sections = (claims_section(briefing, notes), _sources(briefing))
    else:
        sections = (
            claims_section(briefing, notes),
            ledger_section(briefing, notes),
            *names_sections(briefing, notes),
            timeline_section(briefing, notes),
            sides_section(briefing, notes),
            passages_section(briefing, notes),
            _sources(briefing),
            _left_out(briefing),
            _withheld(briefing, notes),
            _joins(briefing, notes),
        )
    shown = () if briefing.is_one_page else tuple(notes.all())
    return Page(briefing.title, _opening(briefing), sections, shown, briefing.target)


def _opening(briefing: Briefing) -> Pieces:
    langs = list(dict.fromkeys(language_name(row.lang) for row in briefing.sources))
    pieces: list[Piece] = [
        Own(f"{counted(len(briefing.sources), 'article')} in "),
        Text(joined(langs)),
        Own(", read in "),
        language(briefing.target),
    ]
    if briefing.lost:
        more = counted(len(briefing.lost), "more article")
        pieces.append(Own(f"; ⚠ {more} could not be read, as Sources says"))
    if briefing.is_one_page:
        return (
            *pieces,
            Own(". Behind each line stand the numbers of source and sentence: (2.14) is sentence "),
            Own("14 of source 2."),
        )
    pieces.append(Own(". Every line leads to the sentence that it came from."))
    if any(row.warned for row in briefing.sources):
        pieces.append(Own(" ⚠ marks what stands on a translation that may have lost something; "))
        pieces.append(Own("its note says what."))
    if briefing.dropped:
        dropped = counted(len(briefing.dropped), "line was", "lines were")
        pieces.append(Own(f" {dropped} put away by the reader."))
    return tuple(pieces)


def _sources(briefing: Briefing) -> Section:
    target = briefing.target
    items = tuple(
        Item((*_source(row, target), *_same_text(row, briefing)), line=f"source-{number}")
        for number, row in enumerate(briefing.sources, 1)
    )
    items += tuple(map(_lost, briefing.lost))
    return Section("sources", "Sources", items, "There is no source.", is_numbered=True)


def _lost(row: LostSource) -> Item:
    """Return a source that nothing on the page is of."""
    return Item((Own("⚠ "), Text(row.title, "strong"), Own(" is not in it: "), Text(row.reason)))


def _source(row: SourceRow, target: str) -> Pieces:
    pieces: list[Piece] = []
    if row.title_translated and row.title_translated != row.title:
        pieces += [Text(row.title_translated, "strong"), Own(" ("), Text(row.title, lang=row.lang)]
        pieces.append(Own(")"))
    else:
        foreign = row.lang if row.lang != target else None
        pieces.append(Text(row.title or row.address, "strong", foreign))
    pieces.append(Own(": "))
    pieces += where(row.publisher, row.published, language(row.lang), Address(row.address))
    pieces.append(Own("; "))
    pieces += _rendered(row, target)
    if row.agencies:
        pieces += [Own("; signed by "), Text(joined(row.agencies))]
    if row.unread:
        pieces.append(Own(f". ⚠ {say_unread(row.unread)}"))
    return tuple(pieces)


def _same_text(row: SourceRow, briefing: Briefing) -> Pieces:
    """Return which other sources carry the text of one, so that nobody counts them twice."""
    numbers = {one.article: number for number, one in enumerate(briefing.sources, 1)}
    rows = {one.article: one for one in briefing.sources}
    others = [
        (*named_source(rows[one.article]), Own(f" (source {numbers[one.article]}: "),
         Own(f"{say_alike(one.part)})"))
        for one in row.same_text
        if one.article in rows
    ]  # fmt: skip
    if not others:
        return ()
    more = len(others) - MOST_ALIKE
    said = listed(others[:MOST_ALIKE])
    return Own("; carries the same text as "), *said, Own(f" and {more} more" if more > 0 else "")


def _rendered(row: SourceRow, target: str) -> Pieces:
    """Return how much of a source was translated, and by whom."""
    if row.lang == target:
        return (Own("in the reader's language"),)
    if not row.segments:
        return (Own("nothing to translate"),)
    said = f"{row.translated} of {counted(row.segments, 'sentence')} translated"
    pieces: list[Piece] = [Own(said)]
    if row.engines:
        pieces += [Own(" ("), Text(engine_names(row.engines)), Own(")")]
    if row.warned:
        pieces.append(Own(f", {row.warned} with a warning ⚠"))
    return tuple(pieces)


def _left_out(briefing: Briefing) -> Section:
    items = tuple(Item(_source(row, briefing.target)) for row in briefing.left_out)
    none = "The reader has left out no source."
    return Section("left-out", "Sources left out", items, none, is_apparatus=True)


def _withheld(briefing: Briefing, notes: Notes) -> Section:
    items = tuple(_kept_back(row, briefing.target, notes) for row in briefing.withheld)
    none = "No line failed the check of its figures and names against what it cites."
    return Section("withheld", "Withheld", items, none, is_apparatus=True)


def _kept_back(row: Withheld, target: str, notes: Notes) -> Item:
    section = WITHHELD_FROM.get(row.section, row.section)
    pieces: list[Piece] = [Text(section, "emphasis"), Own(": ")]
    pieces += [*text_of(row.text, row.lang, target, is_translated=row.lang == target)]
    pieces += refs(row.citations, notes)
    return Item(tuple(pieces), tuple((Text(one),) for one in row.reasons), f"withheld-{row.id}")


def _joins(briefing: Briefing, notes: Notes) -> Section:
    """Return why the sentences behind one claim were taken to say the same."""
    items: list[Item] = []
    for claim in (one for line in briefing.claims for one in line.sentences):
        pairs = [
            (Text(reason), *refs([citation], notes))
            for citation, reason in zip(claim.citations[1:], claim.reasons, strict=False)
            if reason
        ]
        if pairs:
            own = refs(claim.citations[:1], notes)
            said = (*text_of(claim.text, claim.lang, briefing.target, is_translated=True), *own)
            items.append(Item(said, (listed(pairs, "; "),)))
    none = "No two sentences were taken to say the same."
    return Section("joins", "Why sentences are one line", tuple(items), none, is_apparatus=True)
