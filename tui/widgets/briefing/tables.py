"""Rows: the ledger of figures with its picture, and who is who."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from core.brief.briefing import Briefing
from core.brief.export.words import qualified
from core.brief.ledger.row import LedgerRow, LedgerState, LedgerValue
from core.brief.timeline.days import date_words
from core.brief.who.row import NameRow
from tui.widgets.briefing.citing import Numbers, cited, doubts, stance_said
from tui.widgets.briefing.entry import Choosable, Drawn, Entry
from tui.widgets.briefing.ledger_picture import LEGEND, Chart, Mark
from tui.widgets.briefing.statements import INDENT, sign
from tui.widgets.hanging import Hanging

STATES: Mapping[LedgerState, tuple[str, str]] = {
    "agree": ("= agree", "$success"),
    "conflict": ("≠ conflict", "bold $warning"),
    "superseded": ("→ superseded", "$warning"),
    "different_scope": ("~ different scope", "$quiet"),
    "single_source": ("· single source", "$quiet"),
}
"""How the values of a row stand to each other: a sign, so that no colour is needed, and words."""

_VALUE = INDENT * 2

_COLOURS = {
    "PER": "$name-person",
    "LOC": "$name-place",
    "ORG": "$name-organisation",
    "MISC": "$name-misc",
}


def ledger_entries(briefing: Briefing, numbers: Numbers) -> list[Entry]:
    """Return each quantity, and under it each of its values as a line of its own."""
    labels = {row.id: row.label for row in briefing.ledger}
    entries: list[Entry] = []
    for row in briefing.ledger:
        entries.append(_row_entry(row, labels))
        chart = _chart(row, numbers)
        many = len(row.values) > 1
        for at, value in enumerate(row.values):
            lines = _value_lines(value, numbers, with_source=not many)
            drawn = _drawn(chart, at, lines) if many else _plain(value, lines)
            entries.append(
                Entry(
                    key=_value_key(row, value),
                    section="ledger",
                    prompt=drawn,
                    kind="value",
                    citations=(value.citation,),
                    choosable=Choosable("ledger", row, "ledger"),
                )
            )
        if many:
            foot = Entry(f"ledger:{row.id}:scale", "ledger", _foot(chart), is_under=row)
            entries.append(foot)
    if any(len(row.values) > 1 for row in briefing.ledger):
        entries.insert(0, Entry("ledger:legend", "ledger", Content.styled(LEGEND, "$quiet")))
    return entries


def _value_key(row: LedgerRow, value: LedgerValue) -> str:
    at = value.citation
    return f"ledger:{row.id}:{at.article}:{at.segment}:{value.figure.start}"


def _row_entry(row: LedgerRow, labels: Mapping[str, str]) -> Entry:
    state, style = STATES[row.state]
    lines = [Content.assemble((row.label, "bold"), "  ", (state, style))]
    if row.why and row.state != "single_source":
        lines.append(Content.styled(row.why, "$quiet"))
    related = [labels[one] for one in row.related if one in labels]
    if related and row.state != "different_scope":
        lines.append(Content.styled(f"of another scope: {'; '.join(related[:3])}", "$quiet"))
    return Entry(
        key=f"ledger:{row.id}",
        section="ledger",
        prompt=Hanging(sign(row.is_pinned), lines, INDENT),
        kind="line",
        citations=cited(one.citation for one in row.values),
        choosable=Choosable("ledger", row, "ledger"),
    )


def _chart(row: LedgerRow, numbers: Numbers) -> Chart:
    return Chart(
        tuple(
            Mark(numbers.source(one.citation.article), qualified(one.figure, one.shown), one.figure)
            for one in row.values
        )
    )


def _value_lines(value: LedgerValue, numbers: Numbers, *, with_source: bool) -> list[Content]:
    """Return what is known of a value: source and number, date, who says so, why it is here."""
    said = [numbers.mark([value.citation])]
    name = numbers.source(value.citation.article)
    if with_source and name and name not in said[0]:
        said.append(name)
    if value.as_of and value.grain:
        known = "published" if value.as_of_from == "publication" else "as of"
        said.append(f"{known} {date_words(value.as_of, value.grain)}")
    if value.is_superseded:
        said.append("superseded")
    lines = [Content.styled(", ".join(said), "$quiet")]
    stance = stance_said(value.stance)
    if stance:
        style = "$warning" if value.stance.is_unconfirmed else "italic $quiet"
        lines.append(Content.styled(stance, style))
    if value.reason:
        lines.append(Content.styled(f"here because {value.reason}", "$quiet"))
    return [*lines, *doubts([value.citation])]


def _drawn(chart: Chart, at: int, lines: Sequence[Content]) -> Drawn:
    """Return a value on its row's chart, with what is known of it beneath."""

    def rows(width: int) -> list[Content]:
        room = max(1, width - _VALUE)
        shown = Content(chart.row(at, room)).pad_left(_VALUE)
        under = [part for line in lines for part in line.wrap(max(1, room - INDENT))]
        return [shown, *(one.pad_left(_VALUE + INDENT) for one in under)]

    return Drawn(rows)


def _plain(value: LedgerValue, lines: Sequence[Content]) -> Hanging:
    """Return a value that stands alone, with its sentence."""
    said = qualified(value.figure, value.shown)
    shown = Content.assemble((said, "bold $figure"), "  ", lines[0])
    return Hanging(Content("  "), [shown, Content(value.text), *lines[1:]], _VALUE)


def _foot(chart: Chart) -> Drawn:
    def rows(width: int) -> list[Content]:
        lines = chart.foot(max(1, width - _VALUE))
        return [Content.styled(line, "$quiet").pad_left(_VALUE) for line in lines] + [Content("")]

    return Drawn(rows)


def who_entries(briefing: Briefing, numbers: Numbers) -> list[Entry]:
    """Return people, places and organisations, each kind under its name."""
    entries: list[Entry] = []
    for title, rows in (
        ("People", briefing.people),
        ("Places", briefing.places),
        ("Organisations", briefing.organisations),
    ):
        heading = Content.assemble((title, "bold"), (f"  {len(rows) or 'none found'}", "$quiet"))
        entries.append(Entry(f"who:{title}", "who", heading))
        entries += [_name_entry(row, numbers) for row in rows]
    return entries


def _name_entry(row: NameRow, numbers: Numbers) -> Entry:
    lines = [
        Content.assemble(
            (row.name, _COLOURS[row.label]),
            (f"  {row.mentions}×", "$quiet"),
            (f"  {numbers.mark(row.citations[:1])}", "$quiet"),
        )
    ]
    forms = "; ".join(f"{lang}: {', '.join(said[:4])}" for lang, said in sorted(row.forms.items()))
    if forms and any(one != row.name for said in row.forms.values() for one in said):
        lines.append(Content.styled(forms, "$quiet"))
    for role in row.roles[:4]:
        original = f" (“{role.original}”)" if role.original != role.text else ""
        mark = numbers.mark(role.citations[:1])
        lines.append(
            Content.assemble((role.text, "italic"), (f"{original} {mark}".rstrip(), "$quiet"))
        )
    return Entry(
        key=f"who:{row.key}",
        section="who",
        prompt=Hanging(sign(row.is_pinned), lines, INDENT),
        kind="line",
        citations=cited((*row.citations, *(one for role in row.roles for one in role.citations))),
        choosable=Choosable("who", row, f"who {row.label}"),
    )
