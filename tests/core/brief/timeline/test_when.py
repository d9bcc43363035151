"""Days of dates of every grain."""

from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from core.brief.timeline.when import When


@given(st.dates(min_value=date(1000, 1, 1)))
@example(date(9999, 12, 31))
def test_a_day_is_held_by_its_month_and_that_by_its_year(day: date) -> None:
    text = day.isoformat()
    year, month = When(text[:4], "year", ""), When(text[:7], "month", "")
    whole = When(text, "day", "")
    assert year.holds(month) and month.holds(whole) and year.holds(whole)
    assert not whole.holds(month) and not month.holds(month)
