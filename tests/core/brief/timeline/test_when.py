"""Days of dates of every grain."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.brief.timeline.when import When, days_of


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-W01", "2024-01-01", "2024-01-07"),
        ("2024-Q4", "2024-10-01", "2024-12-31"),
        ("2022-22", "2022-06-01", "2022-08-31"),
        ("2022-24", "2022-12-01", "2023-02-28"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("199", "1990-01-01", "1999-12-31"),
        ("18", "1800-01-01", "1899-12-31"),
    ],
)
def test_first_and_last_day(iso: str, first: str, last: str) -> None:
    days = date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()
    assert days_of(iso) == days


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_is_held_by_its_month_and_that_by_its_year(day: date) -> None:
    text = day.isoformat()
    year, month = When(text[:4], "year", ""), When(text[:7], "month", "")
    whole = When(text, "day", "")
    assert year.holds(month) and month.holds(whole) and year.holds(whole)
    assert not whole.holds(month) and not month.holds(month)
