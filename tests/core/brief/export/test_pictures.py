from xml.etree import ElementTree

import pytest

from core.article import Grain
from core.brief.export.pictures import WIDTH, date_strip, dots_and_ranges
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


def test_the_strip_leads_to_its_lines() -> None:
    lines = [dated("2024-11-19", "day"), dated("2024-10", "month"), dated("zzz", "day")]
    drawn = ElementTree.fromstring(date_strip(lines, lambda line: f"l-{line}"))
    assert [one.get("href") for one in drawn.iter("a")] == ["#l-2024-11-19", "#l-2024-10"]
    assert date_strip(lines[:1], str) == ""


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((3000, 12000), ["0", "12,000"]),
        ((10000, 12000), ["10,000", "12,000", "the scale does not start at 0"]),
        ((3, 4000000), ["3", "4,000,000", "logarithmic scale"]),
    ],
)
def test_the_ends_of_the_scale_are_written_under_it(
    numbers: tuple[int, ...], said: list[str]
) -> None:
    briefing, _ = sample()
    row = briefing.ledger[0]
    plain = row.values[0].figure.with_(low=None, high=None, qualifier="exact")
    values = tuple(row.values[0].with_(figure=plain.with_(value=one)) for one in numbers)
    drawn = ElementTree.fromstring(dots_and_ranges(row.with_(values=values), {}))
    texts = [one for one in drawn.iter("text") if one.get("class") != "label"]
    assert [one.text for one in texts] == said
    height = float(drawn.get("viewBox", "").split()[-1])
    assert all(float(one.get("y", "")) < height for one in texts)


def test_one_value_told_twice_needs_no_picture() -> None:
    briefing, _ = sample()
    row = briefing.ledger[0]
    plain = row.values[0].figure.with_(value=7, low=None, high=None, qualifier="exact")
    twice = (row.values[0].with_(figure=plain),) * 2
    assert dots_and_ranges(row.with_(values=twice), {}) == ""


def test_dates_far_off_are_named_under_the_strip() -> None:
    near = [dated(f"2024-11-{day}", "day") for day in range(10, 20)]
    lines = [dated("1953-07", "month"), dated("1953-07", "month"), *near, dated("2100", "year")]
    drawn = ElementTree.fromstring(date_strip(lines, lambda line: f"l-{line}"))
    assert len(list(drawn.iter("circle"))) == len(near)
    rows = ["".join(one.itertext()) for one in drawn.iter("text")]
    assert rows == [
        "2024-11-10", "2024-11-19", "before this strip: July 1953", "after this strip: 2100",
    ]  # fmt: skip
    assert {"#l-1953-07", "#l-2100"} <= {one.get("href") for one in drawn.iter("a")}
