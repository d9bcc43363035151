from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from core.article import Grain
from core.brief.timeline.days import date_words
from tui.widgets.briefing.date_strip import Moment, strip_lines

GRAINS: st.SearchStrategy[Grain] = st.sampled_from(
    ["day", "week", "month", "season", "quarter", "year", "decade", "century"]
)
ISO = st.one_of(
    st.dates().map(date.isoformat),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.dates().map(lambda day: day.isoformat()[:4]),
    st.dates().map(lambda day: day.isoformat()[:3]),
    st.dates().map(lambda day: day.isoformat()[:2]),
    st.from_regex(r"\A\d{4}-(W\d\d|Q\d|2[0-9])\Z"),
    st.text(max_size=12),
)
MOMENTS = st.lists(st.builds(Moment, ISO, GRAINS, st.one_of(st.none(), ISO)), max_size=25)


@given(MOMENTS, st.integers(min_value=-2, max_value=130))
def test_never_wider_than_its_width(moments: list[Moment], width: int) -> None:
    for line in strip_lines(moments, width):
        assert cell_len(line) <= max(0, width) and "\n" not in line


@given(st.lists(st.dates(), min_size=1, max_size=9), st.integers(min_value=30, max_value=130))
def test_every_day_is_on_the_strip_or_named_under_it(days: list[date], width: int) -> None:
    moments = [Moment(day.isoformat(), "day") for day in days]
    lines = strip_lines(moments, 400)
    signs = lines[2].replace(" ", "")
    least = sum({"●": 1, "+": 2}.get(sign) or int(sign) for sign in signs)
    named = [line for line in lines[3:] if "this strip" in line]
    assert least <= len(days)
    assert least == len(days) or "+" in signs or named
    assert len(strip_lines(moments, width)) >= 3


def test_days_months_and_years_differ_in_shape() -> None:
    lines = strip_lines(
        [
            Moment("2024-11-20", "day"),
            Moment("2024-11-20", "day"),
            Moment("2024-10-01", "day"),
            Moment("2024-11", "month"),
            Moment("2024", "year"),
        ],
        80,
    )
    text = "\n".join(lines)
    assert "●" in lines[2] and "2" in lines[2]
    assert "├─" in text and "Nov 2024" in lines[0] and "┬" in lines[1]


def test_later_stands_right_of_earlier() -> None:
    days = ["2024-01-01", "2024-03-01", "2024-12-01"]
    row = strip_lines([Moment(one, "day") for one in days], 60)[2]
    marks = [at for at, mark in enumerate(row) if mark == "●"]
    assert len(marks) == 3 and marks[0] == 0 and marks[1] < 20 and marks[2] == 59


def test_one_date_far_off_does_not_press_the_rest_together() -> None:
    days = [f"2024-11-{day:02d}" for day in range(10, 20)]
    lines = strip_lines([Moment("1950", "year"), *(Moment(one, "day") for one in days)], 60)
    assert lines[-1] == "before this strip: 1950"
    assert lines[2].count("●") == 10


def test_what_is_no_date_is_counted() -> None:
    moments = [Moment("2024-11-20", "day"), Moment("2024-13-40", "day")]
    assert strip_lines(moments, 60)[-1] == "1 without a place on the strip"
    assert strip_lines([Moment("soon", "day")], 60) == []


def test_a_period_reads_from_its_first_to_its_last_date() -> None:
    assert date_words("2024-11-20", "day", "2024-11-22") == "20 Nov 2024 – 22 Nov 2024"
    assert Moment("2024-11-20", "day", "2024-11-22").days == (
        date(2024, 11, 20).toordinal(),
        date(2024, 11, 22).toordinal(),
    )


def test_two_numbers_side_by_side_do_not_read_as_one() -> None:
    days = ["2024-11-01"] * 2 + ["2024-11-02"] * 6 + ["2024-11-03"]
    row = strip_lines([Moment(day, "day") for day in days], 3)[2]
    assert row == "++●"
    apart = strip_lines([Moment(day, "day") for day in days], 60)[2]
    assert apart.split() == ["2", "6", "●"]
