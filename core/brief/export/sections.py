"""The sections of a briefing that are for reading: what happened, figures, names, dates, sides."""

from collections.abc import Mapping

from core.brief.briefing import Briefing, PassageRow, SourceRow
from core.brief.claims.claim import LEFT_OUT, Claim
from core.brief.export.page import (
    Block,
    Heading,
    Item,
    Own,
    Piece,
    Pieces,
    Related,
    Row,
    Section,
    Table,
    Text,
)
from core.brief.export.pieces import (
    GAP,
    caveats,
    doubt,
    language,
    listed,
    named_source,
    not_translated,
    places,
    publisher_of,
    quoted,
    refs,
    spoken,
    stance,
    text_of,
)
from core.brief.export.words import STATES, counted, led, qualified, say_date, say_period
from core.brief.ledger.row import LedgerRow, LedgerValue
from core.brief.line import Line
from core.brief.notes import Notes
from core.brief.remarks import NOT_ALL_SIDES, say_sources, say_undated
from core.brief.sides.one_sided import OneSided
from core.brief.timeline.dated import DatedLine
from core.brief.who.row import NameRow
from core.prepare import clean_line

MOST_MENTIONS_CITED = 3
"""Citations that stand behind a name; the first mentions are enough to begin with."""

NOTHING_HAPPENED = "No sentence of the sources says it by itself."


def claims_section(briefing: Briefing, notes: Notes) -> Section:
    """Return what happened, with who reports it and how many say so."""
    items = tuple(_claim(one, briefing, notes) for one in briefing.claims)
    return Section("claims", "What happened", items, NOTHING_HAPPENED)


def _claim(claim: Claim, briefing: Briefing, notes: Notes) -> Item:
    cited = places if briefing.is_one_page else refs
    pieces: list[Piece] = []
    for one in claim.sentences:
        if pieces:
            pieces += [GAP, Own(LEFT_OUT), GAP] if claim.leaves_out else [GAP]
        pieces += _said(one, briefing.target)
        pieces += _support(one)
        pieces += cited(one.citations, notes)
        pieces += caveats(one, notes, is_one_page=briefing.is_one_page)
    return Item(tuple(pieces), line=claim.id)


def _said(line: Line, target: str) -> Pieces:
    """Return the text of a line, whose words they are, and what is doubtful in it.

    Who says so is told where the text does not name them itself.
    """
    pieces = text_of(line.text, line.lang, target, is_translated=line.is_translated)
    if line.reworded_from is not None:
        pieces = (*pieces, Own(" — "), Own("reworded by the reader", is_emphasised=True))
    told = line.stance.unsaid_in(line.text)
    return *pieces, *doubt(line.citations[:1]), *stance(told, spoken(line))


def _support(claim: Claim) -> Pieces:
    if len(claim.citations) < 2:
        return ()
    langs = len(dict.fromkeys(claim.langs))
    sources = say_sources(claim.sources, claim.outlets)
    said = f"{sources}, {counted(langs, 'language')}"
    return Own(" — "), Own(said, is_emphasised=True)


def ledger_section(briefing: Briefing, notes: Notes) -> Section:
    """Return the table of figures, a row for each value, and under it why they stand together."""
    sources = {row.article: row for row in briefing.sources}
    rows = tuple(one for row in briefing.ledger for one in _ledger_rows(row, sources, notes))
    head = ("Quantity", "Value", "As of", "Source", "Who says so", "State")
    labels = {row.id: row.label for row in briefing.ledger}
    table: tuple[Block, ...] = (Table(head, rows),) if rows else ()
    told = {one for row in briefing.ledger for one in row.related}
    told |= {row.id for row in briefing.ledger if row.related or len(row.values) > 1}
    why = tuple(_why(row, labels, sources, notes) for row in briefing.ledger if row.id in told)
    return Section("ledger", "Figures", (*table, *why), "The sources give no figures.")


def _ledger_rows(row: LedgerRow, sources: Mapping[str, SourceRow], notes: Notes) -> tuple[Row, ...]:
    rows: list[Row] = []
    for place, value in enumerate(row.values):
        first: tuple[Pieces, Pieces] = ((), ())
        if place == 0:
            first = (_quantity(row), (Own(STATES[row.state]),))
        cells = (
            first[0],
            (Text(qualified(value.figure, value.shown)), *doubt([value.citation])),
            _as_of(value),
            (
                Text(publisher_of(sources.get(value.citation.article))),
                *refs([value.citation], notes),
            ),
            _asserted(value),
            (Own("superseded"),) if value.is_superseded and place else first[1],
        )
        rows.append(Row(cells, row.id if place == 0 else ""))
    return tuple(rows)


def _as_of(value: LedgerValue) -> Pieces:
    """Return the day that the text gives; that of the publication is called so."""
    if value.as_of is None:
        return ()
    said = say_date(value.as_of, value.grain)
    return (Own(f"published {said}" if value.as_of_from == "publication" else said),)


def _quantity(row: LedgerRow) -> Pieces:
    pieces: Pieces = (Text(row.label or row.counted or "", "strong"),)
    absent = [one for one in row.of_whom if one not in row.label]
    if absent:
        pieces = (*pieces, Own(" ("), Text(", ".join(absent)), Own(")"))
    return pieces


def _asserted(value: LedgerValue) -> Pieces:
    pieces: list[Piece] = []
    pieces.extend(listed(Text(one) for one in value.stance.asserted()))
    words = dict.fromkeys(one.words for one in value.stance.hedges)
    if words:
        pieces.append(Own("; " if pieces else ""))
        pieces.append(Own("unconfirmed", is_emphasised=True))
        pieces += [Own(" (the original says "), *listed(quoted(one, None) for one in words)]
        pieces.append(Own(")"))
    return tuple(pieces)


def _why(
    row: LedgerRow,
    labels: Mapping[str, str],
    sources: Mapping[str, SourceRow],
    notes: Notes,
) -> Item:
    """Return why the values of a row stand together, and what else counts the same."""
    related = [one for one in row.related if one in labels]
    pieces: Pieces = (Text(row.label or row.counted or "…", "strong"), Own(": "))
    pieces = (*pieces, Text(row.why)) if row.why else (*pieces, Own(STATES[row.state]))
    more: list[Pieces] = []
    for value in row.values:
        if value.reason:
            shown = Text(qualified(value.figure, value.shown))
            source = Text(publisher_of(sources.get(value.citation.article)))
            more.append(
                (
                    shown,
                    Own(" ("),
                    source,
                    Own("): "),
                    Text(value.reason),
                    *refs([value.citation], notes),
                )
            )
    if related:
        links = listed(Related(one, labels[one]) for one in related)
        more.append((Own("Of another scope: "), *links))
    return Item(pieces, tuple(more), line=f"why-{row.id}")


def names_sections(briefing: Briefing, notes: Notes) -> tuple[Section, ...]:
    """Return people, places and organisations, each a section."""
    langs = {row.lang for row in briefing.sources}
    told = (
        ("people", "People", briefing.people, "nobody"),
        ("places", "Places", briefing.places, "no place"),
        ("organisations", "Organisations", briefing.organisations, "no organisation"),
    )
    return tuple(
        Section(
            key,
            title,
            tuple(_name(row, langs, notes, briefing.target) for row in rows),
            f"The sources name {none}.",
        )
        for key, title, rows, none in told
    )


def _name(row: NameRow, langs: set[str], notes: Notes, target: str) -> Item:
    pieces: list[Piece] = [Text(row.name, "name"), Own(f", {counted(row.mentions, 'mention')}")]
    forms = [
        (*listed(Text(one, lang=lang) for one in forms), Own(" ("), language(lang), Own(")"))
        for lang, forms in row.forms.items()
        if lang in langs and forms and forms != (row.name,)
    ]
    if forms:
        pieces += [Own(": "), *listed(forms, "; ")]
    pieces += refs(row.citations[:MOST_MENTIONS_CITED], notes)
    roles: list[Pieces] = []
    for role in row.roles:
        said: Pieces = (Text(role.text),)
        if role.original and role.original != role.text:
            own = Text(role.original, lang=role.lang)
            said = (Text(role.text), Own(" ("), language(role.lang), Own(": “"), own, Own("”)"))
        elif role.lang != target:
            said = (Text(role.text, lang=role.lang), *not_translated(role.lang))
        roles.append((*said, *refs(role.citations[:MOST_MENTIONS_CITED], notes)))
    more = ((Own("Called "), *listed(roles, "; ")),) if roles else ()
    return Item(tuple(pieces), more, line=row.key)


def timeline_section(briefing: Briefing, notes: Notes) -> Section:
    """Return the dated lines, the date first."""
    items = tuple(_dated(one, briefing, notes) for one in briefing.timeline)
    if briefing.undated:
        items += (Item((Own(say_undated(briefing.undated)),)),)
    return Section("timeline", "Timeline", items, "No statement of the sources could be dated.")


def _dated(line: DatedLine, briefing: Briefing, notes: Notes) -> Item:
    when = Text(f"{line.relation}{say_period(line.iso, line.until, line.grain)}", "strong")
    pieces: list[Piece] = [when, Own(": "), *_said(line, briefing.target)]
    if line.grain not in ("day", "month", "year") or line.until:
        pieces += [Own(" — “"), Text(line.words, lang=spoken(line)), Own("”")]
    pieces += [*refs(line.citations, notes), *caveats(line, notes)]
    return Item(tuple(pieces), line=line.id)


def sides_section(briefing: Briefing, notes: Notes) -> Section:
    """Return what only one side says, by side: statements, and names on one line."""
    sources = {row.article: row for row in briefing.sources}
    groups: dict[tuple[str, str], list[OneSided]] = {}
    for line in briefing.one_sided:
        groups.setdefault((line.side, line.only), []).append(line)
    blocks: list[Block] = []
    for (side, only), lines in groups.items():
        if side == "lang":
            blocks.append(Heading((Own("Only in "), language(only))))
        else:
            blocks.append(Heading((Own("Only in "), *named_source(sources.get(only)))))
        said = [one for one in lines if one.kind != "name"]
        blocks.extend(_one_sided(one, briefing, notes) for one in said)
        names = [
            (Text(one.subject, "name"), *refs(one.citations[:1], notes))
            for one in lines
            if one.kind == "name"
        ]
        if names:
            blocks.append(Item((Own("Named only here: "), *listed(names))))
    if blocks:
        blocks.append(Item((Own(NOT_ALL_SIDES),)))
    none = f"Nothing was found that only one language or one source says. {NOT_ALL_SIDES}"
    if len(briefing.sources) < 2:
        none = "There is one source only, so there are no sides to compare."
    return Section("sides", "What only one side says", tuple(blocks), none)


def _one_sided(line: OneSided, briefing: Briefing, notes: Notes) -> Item:
    pieces: list[Piece] = []
    if line.subject:
        pieces += [Text(led(line.qualifier, line.subject), "strong"), Own(": ")]
    pieces += [*_said(line, briefing.target), *refs(line.citations, notes)]
    pieces += caveats(line, notes)
    return Item(tuple(pieces), line=f"{line.id or line.about}-{line.only}")


def passages_section(briefing: Briefing, notes: Notes) -> Section:
    """Return what the reader kept, with tags and notes."""
    foreign = {row.article: row.lang for row in briefing.sources if row.lang != briefing.target}
    items = tuple(
        _passage(row, foreign.get(row.citation.article), notes) for row in briefing.passages
    )
    none = "The reader has kept no passage yet."
    return Section("passages", "Passages kept by the reader", items, none)


def _passage(row: PassageRow, foreign: str | None, notes: Notes) -> Item:
    """Return a passage; `foreign` is the language of its original where it needs translation."""
    if row.translation:
        said: Pieces = quoted(row.translation, None)
    else:
        mark = not_translated(foreign) if foreign else ()
        said = (Own("“"), Text(row.original, "mark", foreign), Own("”"), *mark)
    said = (*said, *doubt([row.citation]), *refs([row.citation], notes))
    more: list[Pieces] = []
    if row.translation:
        more.append((Own("Original: “"), Text(row.original, "mark", foreign), Own("”")))
    if row.passage.tags:
        more.append((Own("Tags: "), *listed(Text(one, "tag") for one in row.passage.tags)))
    note = [line for raw in row.passage.note.splitlines() if (line := clean_line(raw))]
    if note:
        more.append((Own("Note: "), Text(note[0])))
        more.extend((Text(line),) for line in note[1:])
    return Item(said, tuple(more), line=f"passage-{row.passage.id}")
