"""What stands under the statements and the rows: passages, sources, and what is not shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from core.article import LineChoice
from core.brief.briefing import Briefing, LostSource, PassageRow, SourceRow
from core.brief.engines import engine_names
from core.brief.gate.withheld import Withheld
from core.brief.line import Citation
from core.brief.remarks import MOST_ALIKE, say_alike, say_lost, say_unread
from tui.widgets.briefing.citing import Numbers, cited, doubts, short_name
from tui.widgets.briefing.entry import Drawn, Entry
from tui.widgets.briefing.fitting import cut
from tui.widgets.briefing.statements import INDENT
from tui.widgets.hanging import Hanging

SECTION_NAMES = {
    "claims": "What happened",
    "ledger": "Figures",
    "who": "Who is who",
    "timeline": "Timeline",
    "sides": "Only one side says",
}
"""What the sections that lines are withheld or dropped from are called."""


@dataclass(frozen=True)
class Dropped:
    """A line that the reader has put away: the choice, and the sentence that it stands on."""

    choice: LineChoice
    text: str


def passage_entries(rows: Iterable[PassageRow], numbers: Numbers) -> list[Entry]:
    """Return the reader's passages with tags and notes."""
    return [_passage(row, numbers) for row in rows]


def _passage(row: PassageRow, numbers: Numbers) -> Entry:
    tags = " ".join(f"#{tag}" for tag in row.passage.tags)
    lines = [
        Content.assemble(
            row.translation or row.original,
            ("" if row.translation else " (not translated)", "$warning"),
            (f" {numbers.mark([row.citation])}", "$quiet"),
        ),
        *doubts([row.citation]),
    ]
    if tags:
        lines.append(Content.styled(tags, "$bookmark"))
    if row.passage.note:
        lines.append(Content.styled(row.passage.note, "italic"))
    return Entry(
        key=f"passages:{row.passage.id}",
        section="passages",
        prompt=Hanging(Content.styled("★", "$bookmark"), lines, INDENT),
        kind="line",
        citations=(row.citation,),
    )


def source_entries(rows: Sequence[SourceRow]) -> list[Entry]:
    """Return the articles that the briefing rests on."""
    names = {row.article: short_name(row) for row in rows}
    return [_source(row, is_left_out=False, names=names) for row in rows]


def lost_entries(rows: Iterable[LostSource]) -> list[Entry]:
    """Return the articles that could not be read, so that nobody takes them for briefed on."""
    sign = Content.styled("✗", "$warning")
    return [
        Entry(
            key=f"lost:{row.article}",
            section="sources",
            prompt=Hanging(
                sign, [Content.styled(say_lost(row.title, row.reason), "$warning")], INDENT
            ),
        )
        for row in rows
    ]


def left_out_entries(rows: Iterable[SourceRow]) -> list[Entry]:
    """Return the articles that the reader has left out."""
    return [_source(row, is_left_out=True) for row in rows]


def _source(row: SourceRow, *, is_left_out: bool, names: Mapping[str, str] | None = None) -> Entry:
    known = [row.publisher, row.published or "undated", row.lang]
    engines = engine_names(row.engines)
    done = f"{row.translated} of {row.segments} sentences translated"
    lines = [Content(row.title_translated or row.title)]
    if row.title_translated:
        lines.append(Content.styled(row.title, "$quiet"))
    lines += [
        Content.styled(", ".join(part for part in known if part), "$quiet"),
        Content.styled(row.address, "$quiet"),
        Content.assemble(
            (done + (f" ({engines})" if engines else ""), "$quiet"),
            (f", {row.warned} with a warning" if row.warned else "", "$warning"),
        ),
    ]
    if row.agencies:
        lines.append(Content.styled(f"signed by {', '.join(row.agencies)}", "$quiet"))
    names = names or {}
    alike = [one for one in row.same_text if one.article in names]
    said = [f"{names[one.article]} ({say_alike(one.part)})" for one in alike[:MOST_ALIKE]]
    if said:
        more = f" and {len(alike) - MOST_ALIKE} more" if len(alike) > MOST_ALIKE else ""
        known.append(f"same text as {names[alike[0].article]}")
        lines.append(
            Content.styled(f"carries the same text as {', '.join(said)}{more}", "$warning")
        )
    if row.unread:
        lines.append(Content.styled(say_unread(row.unread), "$warning"))
    sign = Content.styled("○", "$quiet") if is_left_out else Content.styled("●", "$accent")
    section = "left_out" if is_left_out else "sources"
    return Entry(
        key=f"source:{row.article}",
        section=section,
        prompt=Hanging(sign, lines, INDENT),
        short=_one_row(sign, row.title_translated or row.title, [part for part in known if part]),
        kind="left_out" if is_left_out else "source",
        citations=(Citation(article=row.article, segment=0, start=0, end=0),),
        source=row.article,
    )


def _one_row(sign: Content, title: str, known: Sequence[str]) -> Drawn:
    """Return a source in one row, of which the title is cut where there is too little room."""
    tail = f"  {', '.join(known)}"

    def lines(width: int) -> list[Content]:
        room = width - INDENT
        shown = cut(title, max(room // 3, room - cell_len(tail)))
        row = Content.assemble(sign, " ", shown, (tail, "$quiet"))
        return [row.truncate(max(1, width), ellipsis=True)]

    return Drawn(lines)


def withheld_entries(rows: Iterable[Withheld], numbers: Numbers) -> list[Entry]:
    """Return the lines that failed the gate, each with its reasons."""
    return [_withheld(row, number, numbers) for number, row in enumerate(rows)]


def _withheld(row: Withheld, number: int, numbers: Numbers) -> Entry:
    where = SECTION_NAMES.get(row.section, row.section)
    lines = [
        Content.assemble(row.text, (f" {numbers.mark(row.citations)}", "$quiet")),
        *(Content.styled(f"✗ {reason}", "$warning") for reason in row.reasons),
        Content.styled(f"would have stood under {where}", "$quiet"),
    ]
    return Entry(
        key=f"withheld:{row.section}:{row.id or number}",
        section="withheld",
        prompt=Hanging(Content.styled("✗", "$warning"), lines, INDENT),
        kind="withheld",
        citations=cited(row.citations),
        withheld=row,
    )


def dropped_entries(dropped: Sequence[Dropped], briefing: Briefing) -> list[Entry]:
    """Return the lines that the reader has put away, to be taken back."""
    known = {row.article for row in (*briefing.sources, *briefing.left_out)}
    return [_dropped(one, known) for one in dropped]


def _dropped(one: Dropped, known: set[str]) -> Entry:
    choice = one.choice
    lines = [
        Content(choice.wording or one.text or choice.line),
        Content.styled(f"from {SECTION_NAMES[choice.section]}; t takes it back", "$quiet"),
    ]
    places = [place for place in choice.places if place[0] in known]
    return Entry(
        key=f"dropped:{choice.section}:{choice.line}",
        section="dropped",
        prompt=Hanging(Content.styled("×", "$quiet"), lines, INDENT),
        kind="dropped",
        citations=tuple(
            Citation(article=article, segment=segment, start=0, end=0)
            for article, segment in places
        ),
        dropped=choice,
    )
