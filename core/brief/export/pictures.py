"""Pictures of the ledger and of the timeline, as SVG within HTML, without script or style."""

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from html import escape as html_escape

from core.article import Grain
from core.brief.briefing import SourceRow
from core.brief.export.pieces import publisher_of
from core.brief.export.words import qualified, say_period
from core.brief.ledger.row import LedgerRow, LedgerValue
from core.brief.timeline.dated import DatedLine
from core.prepare import clean_line

WIDTH, LABELS, EDGE, LINE = 720, 300, 24, 24
"""Of a picture, in its own units: its width, what labels have of it, margins, height of a row."""

LANES = 5
"""Rows of the date strip, so that dates close to each other do not lie on each other."""

LONGEST_LABEL = 44
_MONTHS_OF_SEASON = {"21": 3, "22": 6, "23": 9, "24": 12}


def dots_and_ranges(row: LedgerRow, sources: Mapping[str, SourceRow]) -> str:
    """Return a chart of the values of a row by source, or nothing where there is only one.

    A value is a dot, hollow where it is about so much; a range is a line; an open end has an arrow.
    """
    drawn = [(value, ends) for value in row.values if (ends := _ends(value)) is not None]
    if len(drawn) < 2:
        return ""
    low = min(ends[0] for _, ends in drawn)
    high = max(ends[1] for _, ends in drawn)
    at = _scale(low, high, LABELS + EDGE, WIDTH - EDGE)
    parts = [_svg(len(drawn), f"Values of {row.label} by source")]
    for place, (value, ends) in enumerate(drawn):
        y = LINE * place + LINE / 2
        source = publisher_of(sources.get(value.citation.article))
        label = f"{qualified(value.figure, value.shown)} ({source})"
        parts.append(f'<text x="{LABELS}" y="{y + 4:.1f}" class="label">{_label(label)}</text>')
        parts.append(
            f'<line x1="{LABELS + EDGE}" x2="{WIDTH - EDGE}" y1="{y}" y2="{y}" class="axis"/>'
        )
        parts.append(_mark(value, at(ends[0]), at(ends[1]), y))
    return "\n".join([*parts, "</svg>"])


def _ends(value: LedgerValue) -> tuple[float, float] | None:
    figure = value.figure
    known = [one for one in (figure.low, figure.value, figure.high) if one is not None]
    try:
        numbers = [float(one) for one in known]
    except OverflowError:
        return None
    if not numbers or not all(map(math.isfinite, numbers)):
        return None
    return min(numbers), max(numbers)


def _mark(value: LedgerValue, start: float, end: float, y: float) -> str:
    kind = "old" if value.is_superseded else "now"
    if value.figure.qualifier in ("at_least", "more_than"):
        arrow = f'<path d="M{end:.1f} {y}h16m-5 -4l5 4l-5 4" class="open {kind}"/>'
    elif value.figure.qualifier in ("up_to", "less_than"):
        arrow = f'<path d="M{start:.1f} {y}h-16m5 -4l-5 4l5 4" class="open {kind}"/>'
    else:
        arrow = ""
    if end - start > 1:
        return f'<path d="M{start:.1f} {y}H{end:.1f}" class="range {kind}"/>{arrow}'
    about = " about" if value.figure.qualifier == "about" else ""
    return f'<circle cx="{start:.1f}" cy="{y}" r="5" class="dot {kind}{about}"/>{arrow}'


def date_strip(lines: Sequence[DatedLine], anchor: Callable[[str], str]) -> str:
    """Return the dates on one strip, each leading to its line, or nothing for fewer than two.

    A day is a dot and a longer time a bar; `anchor` gives the name of the place of a line.
    """
    drawn = [(line, ends) for line in lines if (ends := days_of(line)) is not None]
    if len(drawn) < 2:
        return ""
    low = min(ends[0] for _, ends in drawn)
    high = max(ends[1] for _, ends in drawn)
    at = _scale(low, high, EDGE, WIDTH - EDGE)
    parts = [_svg(LANES + 1, "The dates of the timeline")]
    foot = LINE * LANES
    parts.append(f'<line x1="{EDGE}" x2="{WIDTH - EDGE}" y1="{foot}" y2="{foot}" class="axis"/>')
    for place, (line, (first, last)) in enumerate(drawn):
        y = LINE * (place % LANES) + LINE / 2
        start, end = at(first), at(last)
        if end - start > 1:
            mark = f'<path d="M{start:.1f} {y}H{end:.1f}" class="range now"/>'
        else:
            mark = f'<circle cx="{start:.1f}" cy="{y}" r="5" class="dot now"/>'
        said = html_escape(
            clean_line(f"{say_period(line.iso, line.until, line.grain)}: {line.text}")
        )
        parts.append(f'<a href="#{anchor(line.id)}"><title>{said}</title>{mark}</a>')
    for x, day, kind in ((EDGE, low, "first"), (WIDTH - EDGE, high, "last")):
        shown = date.fromordinal(day).isoformat()
        parts.append(f'<text x="{x}" y="{foot + 17}" class="{kind}">{shown}</text>')
    return "\n".join([*parts, "</svg>"])


def days_of(line: DatedLine) -> tuple[int, int] | None:
    """Return the first and last day of a dated line as ordinals; None where it cannot be read."""
    try:
        first, last = _days(line.iso, line.grain)
        if line.until:
            last = max(last, _days(line.until, line.grain)[1])
    except (ValueError, KeyError, OverflowError):
        return None
    return first.toordinal(), last.toordinal()


def _days(iso: str, grain: Grain) -> tuple[date, date]:
    if grain == "day":
        day = date.fromisoformat(iso)
        return day, day
    if grain == "week":
        first = date.fromisocalendar(int(iso[:4]), int(iso[6:]), 1)
        return first, first + timedelta(days=6)
    if grain == "month":
        return _months(int(iso[:4]), int(iso[5:]), 1)
    if grain == "quarter":
        return _months(int(iso[:4]), 3 * int(iso[6:]) - 2, 3)
    if grain == "season":
        return _months(int(iso[:4]), _MONTHS_OF_SEASON[iso[5:]], 3)
    years = {"year": 1, "decade": 10, "century": 100}[grain]
    return _months(int(iso) * years, 1, 12 * years)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    end = year * 12 + month - 1 + count
    return date(year, month, 1), date(end // 12, end % 12 + 1, 1) - timedelta(days=1)


def _scale(low: float, high: float, left: int, right: int) -> Callable[[float], float]:
    if high <= low:
        return lambda _: (left + right) / 2
    return lambda value: left + (value / 2 - low / 2) / (high / 2 - low / 2) * (right - left)


def _svg(rows: int, label: str) -> str:
    said = html_escape(clean_line(label))
    return f'<svg viewBox="0 0 {WIDTH} {LINE * rows}" role="img" aria-label="{said}">'


def _label(text: str) -> str:
    line = clean_line(text)
    cut = line if len(line) <= LONGEST_LABEL else f"{line[: LONGEST_LABEL - 1]}…"
    return html_escape(cut)
