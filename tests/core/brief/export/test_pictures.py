from xml.etree import ElementTree

import pytest

from core.article import Grain
from core.brief.export.pictures import WIDTH, date_strip, days_of, dots_and_ranges
from core.brief.timeline.dated import DatedLine
from tests.core.brief.export.sample import sample


def dated(iso: str, grain: Grain, until: str | None = None) -> DatedLine:
    return DatedLine(
        id=iso, text="<b>", lang="en", citations=(), is_translated=True, iso=iso, grain=grain,
        words="", until=until,
    )  # fmt: skip


def test_values_stand_in_order_of_size() -> None:
    briefing, _ = sample()
    sources = {row.article: row for row in briefing.sources}
    drawn = ElementTree.fromstring(dots_and_ranges(briefing.ledger[0], sources))
    at = [float(one.get("cx", "")) for one in drawn.iter("circle")]
    assert len(at) == 3
    assert at[0] < at[1] == at[2] <= WIDTH
    assert dots_and_ranges(briefing.ledger[1], sources) == ""


@pytest.mark.parametrize("number", [10**400, float("inf"), float("nan")])
def test_numbers_that_no_line_can_hold_are_left_out(number: float) -> None:
    briefing, _ = sample()
    row = briefing.ledger[0]
    wild = row.values[0].with_(figure=row.values[0].figure.with_(value=number))
    drawn = ElementTree.fromstring(dots_and_ranges(row.with_(values=(wild, *row.values)), {}))
    assert len(list(drawn.iter("circle"))) == 3


@pytest.mark.parametrize(
    ("iso", "grain", "days"),
    [
        ("2024-11-19", "day", 1),
        ("2024-W47", "week", 7),
        ("2024-02", "month", 29),
        ("2024-Q4", "quarter", 92),
        ("2024-24", "season", 90),
        ("2023", "year", 365),
        ("199", "decade", 3652),
        ("19", "century", 36524),
    ],
)
def test_a_date_is_as_long_as_its_grain(iso: str, grain: Grain, days: int) -> None:
    found = days_of(dated(iso, grain))
    assert found is not None
    assert found[1] - found[0] + 1 == days


@pytest.mark.parametrize("iso", ["", "2024-13-40", "x", "99999"])
def test_a_date_that_cannot_be_read_is_left_out(iso: str) -> None:
    assert days_of(dated(iso, "day")) is None


def test_the_strip_leads_to_its_lines() -> None:
    lines = [dated("2024-11-19", "day"), dated("2024-10", "month"), dated("zzz", "day")]
    drawn = ElementTree.fromstring(date_strip(lines, lambda line: f"l-{line}"))
    assert [one.get("href") for one in drawn.iter("a")] == ["#l-2024-11-19", "#l-2024-10"]
    assert date_strip(lines[:1], str) == ""
