"""What a briefing says, line by line, for the pane."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from textual.content import Content
from textual.widgets.option_list import Option

from core.brief import Briefing
from core.brief.briefing import FigureRow, PassageRow, SourceRow
from core.brief.line import Citation, Line
from core.brief.notes import engine_names
from core.brief.who.row import NameRow

_NAME = 24
"""Characters of a title that stand for a source without a publisher."""

_SNIPPET = 120
"""Characters of the sentence that stand around a figure."""


@dataclass(frozen=True)
class Entry:
    """One line of the pane. Without citations it is a heading or a remark, and not selectable."""

    prompt: Content
    citations: tuple[Citation, ...] = ()
    is_heading: bool = False
    is_apart: bool = False
    """Whether an empty line follows."""

    def option(self) -> Option:
        """Return the line as Textual's list takes it."""
        return Option(self.prompt, disabled=not self.citations)

    def apart(self) -> "Entry":
        """Return the line as one that an empty line follows."""
        return replace(self, is_apart=True)


def _cited(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Return one citation for each segment, in order."""
    places: dict[tuple[str, int], Citation] = {}
    for one in citations:
        places.setdefault((one.article, one.segment), one)
    return tuple(places.values())


class Numbers:
    """Numbers of citations, in the order in which the segments first come up."""

    def __init__(self, sources: Sequence[SourceRow]) -> None:
        self._numbers: dict[tuple[str, int], int] = {}
        self._names = {row.article: _short_name(row) for row in sources}

    def mark(self, citations: Iterable[Citation]) -> str:
        """Return the citations as numbers, with their sources where there are several."""
        shown: dict[int, str] = {}
        for one in citations:
            number = self._numbers.setdefault((one.article, one.segment), len(self._numbers) + 1)
            doubt = "!" if one.warnings else ""
            shown[number] = f"[{number}]{doubt}{self._source(one.article)}"
        parts = list(shown.values())
        if len(parts) > 4:
            parts = [*parts[:3], f"and {len(parts) - 3} more"]
        return " ".join(parts)

    def _source(self, article_id: str) -> str:
        name = self._names.get(article_id)
        return f" {name}" if name and len(self._names) > 1 else ""


def _short_name(row: SourceRow) -> str:
    """Return what a source is called beside a citation: its publisher, else its first words."""
    if row.publisher:
        return row.publisher
    title = row.title_translated or row.title
    return title if len(title) <= _NAME else title[:_NAME].rpartition(" ")[0] + "…"


def briefing_entries(briefing: Briefing) -> Iterator[Entry]:
    """Return all lines of the pane; a section with nothing to say says that."""
    numbers = Numbers(briefing.sources)
    events = [_event(line, numbers, briefing.target) for line in briefing.events]
    yield from _section("What happened", events, "No sentence stands out.")
    figures = [_figure(row, numbers) for row in briefing.figures]
    yield from _section("Figures", figures, "No figures found.")
    for title, rows in (
        ("People", briefing.people),
        ("Places", briefing.places),
        ("Organisations", briefing.organisations),
    ):
        yield from _section(title, [_name(row, numbers) for row in rows], "None found.")
    passages = [_passage(row, numbers) for row in briefing.passages]
    yield from _section("Your passages", passages, "None yet: m in the reader keeps one.")
    yield from _section("Sources", [_source(row) for row in briefing.sources], "None.")


def _section(title: str, entries: list[Entry], remark: str) -> Iterator[Entry]:
    """Return a heading and what stands under it, with an empty line below."""
    number = f"  {len(entries)}" if entries else ""
    yield Entry(Content.assemble((title, "bold $accent"), (number, "$quiet")), is_heading=True)
    entries = entries or [Entry(Content.styled(remark, "$quiet"))]
    for entry in (*entries[:-1], entries[-1].apart()):
        yield entry
        if entry.is_apart:
            yield Entry(Content(""))


def _event(line: Line, numbers: Numbers, target: str) -> Entry:
    untranslated = (
        "" if line.is_translated or line.lang == target else f" ({line.lang}, not translated)"
    )
    return Entry(
        Content.assemble(
            line.text,
            (untranslated, "$warning"),
            (f" {numbers.mark(line.citations)}", "$quiet"),
            *_doubts(line.citations[:1]),
        ),
        _cited(line.citations),
    ).apart()


def _doubts(citations: Iterable[Citation]) -> Iterator[tuple[str, str]]:
    """Yield what the translation that is shown may have lost, a line each."""
    for citation in citations:
        for warning in citation.warnings:
            yield f"\n! {warning}", "$warning"


def _figure(row: FigureRow, numbers: Numbers) -> Entry:
    who = f"  {', '.join(row.who[:3])}" if row.who else ""
    return Entry(
        Content.assemble(
            (row.shown, "bold $figure"),
            who,
            "\n",
            (_around(row.line.text, row.shown), "$quiet"),
            (f" {numbers.mark(row.line.citations)}", "$quiet"),
            *_doubts(row.line.citations[:1]),
        ),
        _cited(row.line.citations),
    ).apart()


_COLOURS = {
    "PER": "$name-person",
    "LOC": "$name-place",
    "ORG": "$name-organisation",
    "MISC": "$name-misc",
}


def _name(row: NameRow, numbers: Numbers) -> Entry:
    seen = dict.fromkeys(form for forms in row.forms.values() for form in forms)
    others = ", ".join([form for form in seen if form != row.name][:4])
    return Entry(
        Content.assemble(
            (row.name, _COLOURS[row.label]),
            (f"  {row.mentions}×", "$quiet"),
            (f"  {others}" if others else "", "$quiet"),
            (f"  {numbers.mark(row.citations[:1])}", "$quiet"),
        ),
        _cited(row.citations),
    )


def _passage(row: PassageRow, numbers: Numbers) -> Entry:
    tags = " ".join(f"#{tag}" for tag in row.passage.tags)
    note = row.passage.note
    untranslated = "" if row.translation else " (not translated)"
    return Entry(
        Content.assemble(
            ("▍", "$bookmark"),
            row.translation or row.original,
            (untranslated, "$warning"),
            (f" {numbers.mark([row.citation])}", "$quiet"),
            *_doubts([row.citation]),
            (f"\n  {tags}" if tags else "", "$bookmark"),
            (f"\n  {note}" if note else "", "italic"),
        ),
        (row.citation,),
    ).apart()


def _source(row: SourceRow) -> Entry:
    known = (row.publisher, row.published or "undated", row.lang)
    engines = engine_names(row.engines)
    done = f"{row.translated} of {row.segments} sentences translated"
    doubt = f", {row.warned} with a warning" if row.warned else ""
    return Entry(
        Content.assemble(
            row.title_translated or row.title,
            (f"\n{row.title}" if row.title_translated else "", "$quiet"),
            ("\n" + ", ".join(part for part in known if part), "$quiet"),
            (f"\n{row.address}", "$quiet"),
            (f"\n{done}" + (f" ({engines})" if engines else ""), "$quiet"),
            (doubt, "$warning"),
        ),
        (Citation(article=row.article, segment=0, start=0, end=0),),
    ).apart()


def _around(text: str, figure: str) -> str:
    """Return the part of a sentence around its figure, cut at words."""
    if len(text) <= _SNIPPET:
        return text
    at = max(0, text.find(figure))
    start = max(0, min(at - _SNIPPET // 3, len(text) - _SNIPPET))
    end = start + _SNIPPET
    part = text[start:end]
    if start:
        part = "…" + part.partition(" ")[2]
    if end < len(text):
        part = part.rpartition(" ")[0] + "…"
    return part
