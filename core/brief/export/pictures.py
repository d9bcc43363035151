"""Pictures of the ledger and of the timeline, as SVG within HTML, without script or style."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from html import escape as html_escape

from core.brief.briefing import SourceRow
from core.brief.export.pieces import publisher_of
from core.brief.export.words import qualified, say_period
from core.brief.ledger.row import LedgerRow
from core.brief.ledger.scale import Place, Scale, number_text, place_of
from core.brief.timeline.dated import DatedLine
from core.brief.timeline.days import Days, span_of
from core.brief.timeline.far_off import without_far_off
from core.prepare import clean_line

WIDTH, LABELS, EDGE, LINE = 720, 300, 24, 24
"""Of a picture, in its own units: its width, what labels have of it, margins, height of a row."""

LANES = 5
"""Rows of the date strip, so that dates close to each other do not lie on each other."""

LONGEST_LABEL = 40

A_ROW = 4
"""Dates far off that one row under the strip has room for, even as periods of days."""


def dots_and_ranges(row: LedgerRow, sources: Mapping[str, SourceRow]) -> str:
    """Return a chart of the values of a row by source, or nothing where all are the same.

    A value is a dot, hollow where it is about so much; a range is a line; an open end has an arrow.
    Under them stand the ends of the scale, and what to know of it.
    """
    drawn = [(value, place) for value in row.values if (place := place_of(value.figure)).numbers]
    if len(drawn) < 2:
        return ""
    scale = Scale.over([number for _, place in drawn for number in place.numbers])
    if scale.is_point:
        return ""
    parts = [_svg(len(drawn) + (2 if scale.remark else 1), f"Values of {row.label} by source")]
    for number, (value, place) in enumerate(drawn):
        y = LINE * number + LINE / 2
        source = publisher_of(sources.get(value.citation.article))
        label = f"{qualified(value.figure, value.shown)} ({source})"
        parts.append(f'<text x="{LABELS}" y="{y + 4:.1f}" class="label">{_label(label)}</text>')
        parts.append(
            f'<line x1="{LABELS + EDGE}" x2="{WIDTH - EDGE}" y1="{y}" y2="{y}" class="axis"/>'
        )
        parts.append(_mark(place, scale, y, "old" if value.is_superseded else "now"))
    return "\n".join([*parts, *_foot(scale, LINE * len(drawn)), "</svg>"])


def _mark(place: Place, scale: Scale, y: float, kind: str) -> str:
    def at(number: float) -> float:
        return LABELS + EDGE + scale.share(number) * (WIDTH - LABELS - 2 * EDGE)

    ends = [at(number) for number in place.numbers]
    parts: list[str] = []
    if place.low is not None and place.high is not None and at(place.high) - at(place.low) > 1:
        parts.append(f'<path d="M{min(ends):.1f} {y}H{max(ends):.1f}" class="range {kind}"/>')
    if place.at is not None or not parts:
        about = " about" if place.is_rough else ""
        x = at(place.at) if place.at is not None else ends[0]
        parts.append(f'<circle cx="{x:.1f}" cy="{y}" r="5" class="dot {kind}{about}"/>')
    if place.opens > 0:
        parts.append(f'<path d="M{max(ends):.1f} {y}h16m-5 -4l5 4l-5 4" class="open {kind}"/>')
    elif place.opens < 0:
        parts.append(f'<path d="M{min(ends):.1f} {y}h-16m5 -4l-5 4l5 4" class="open {kind}"/>')
    return "".join(parts)


def _foot(scale: Scale, top: float) -> list[str]:
    """Return the ends of a scale, and what must be said of it, under its rows."""
    left, right = LABELS + EDGE, WIDTH - EDGE
    low, high = number_text(scale.low), number_text(scale.high)
    if scale.high <= scale.low:
        return [_words((left + right) / 2, top + 17, "middle", low)]
    parts = [_words(left, top + 17, "first", low), _words(right, top + 17, "last", high)]
    if scale.remark:
        parts.append(_words((left + right) / 2, top + LINE + 13, "middle", scale.remark))
    return parts


def date_strip(lines: Sequence[DatedLine], anchor: Callable[[str], str]) -> str:
    """Return the dates on one strip, each leading to its line, or nothing for fewer than two.

    A day is a dot and a longer time a bar; what lies far from all others is named under the strip.
    `anchor` gives the name of the place of a line.
    """
    placed = [
        (days, line)
        for line in lines
        if (days := span_of(line.iso, line.grain, line.until)) is not None
    ]
    if len(placed) < 2:
        return ""
    order = {line.id: number for number, line in enumerate(lines)}
    drawn, before, after = without_far_off(placed, key=lambda one: one[1].id)
    drawn.sort(key=lambda one: order[one[1].id])
    low = min(first for (first, _), _ in drawn)
    high = max(last for (_, last), _ in drawn)
    foot = LINE * LANES
    named = [
        *_named("before this strip: ", before, anchor),
        *_named("after this strip: ", after, anchor),
    ]
    parts = [_svg(LANES + 1 + len(named), "The dates of the timeline")]
    parts.append(f'<line x1="{EDGE}" x2="{WIDTH - EDGE}" y1="{foot}" y2="{foot}" class="axis"/>')

    def at(day: int) -> float:
        share = (day - low) / (high - low) if high > low else 0.5
        return EDGE + share * (WIDTH - 2 * EDGE)

    for place, ((first, last), line) in enumerate(drawn):
        y = LINE * (place % LANES) + LINE / 2
        start, end = at(first), at(last)
        if end - start > 1:
            mark = f'<path d="M{start:.1f} {y}H{end:.1f}" class="range now"/>'
        else:
            mark = f'<circle cx="{start:.1f}" cy="{y}" r="5" class="dot now"/>'
        said = html_escape(clean_line(f"{_date(line)}: {line.text}"))
        parts.append(f'<a href="#{anchor(line.id)}"><title>{said}</title>{mark}</a>')
    for x, day, kind in ((EDGE, low, "first"), (WIDTH - EDGE, high, "last")):
        parts.append(_words(x, foot + 17, kind, date.fromordinal(day).isoformat()))
    for number, row in enumerate(named, 1):
        parts.append(f'<text x="{EDGE}" y="{foot + LINE * number + 17}" class="first">{row}</text>')
    return "\n".join([*parts, "</svg>"])


def _named(
    opening: str, apart: Sequence[tuple[Days, DatedLine]], anchor: Callable[[str], str]
) -> list[str]:
    """Return dates by their names, each once and leading to its line, in rows that have room."""
    lines: dict[str, str] = {}
    for _, line in apart:
        lines.setdefault(clean_line(_date(line)), line.id)
    links = [
        f'<a href="#{anchor(one)}"><tspan class="link">{html_escape(words)}</tspan></a>'
        for words, one in lines.items()
    ]
    rows = [", ".join(links[at : at + A_ROW]) for at in range(0, len(links), A_ROW)]
    return [f"{opening}{row}" if not number else row for number, row in enumerate(rows)]


def _date(line: DatedLine) -> str:
    return say_period(line.iso, line.until, line.grain)


def _words(x: float, y: float, kind: str, text: str) -> str:
    return f'<text x="{x:g}" y="{y:g}" class="{kind}">{html_escape(text)}</text>'


def _svg(rows: int, label: str) -> str:
    said = html_escape(clean_line(label))
    return f'<svg viewBox="0 0 {WIDTH} {LINE * rows}" role="img" aria-label="{said}">'


def _label(text: str) -> str:
    line = clean_line(text)
    cut = line if len(line) <= LONGEST_LABEL else f"{line[: LONGEST_LABEL - 1]}…"
    return html_escape(cut)
