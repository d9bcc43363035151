"""Days of dates of every grain, and how they are written."""

from datetime import date

import pytest

from core.article import Grain
from core.brief.timeline.days import date_words, days_of, span_of


@pytest.mark.parametrize(
    ("iso", "grain", "first", "last", "words"),
    [
        ("2024-11-20", "day", "2024-11-20", "2024-11-20", "20 Nov 2024"),
        ("2024-W47", "week", "2024-11-18", "2024-11-24", "week 47, 2024"),
        ("2024-02", "month", "2024-02-01", "2024-02-29", "Feb 2024"),
        ("2024-Q4", "quarter", "2024-10-01", "2024-12-31", "Q4 2024"),
        ("2024-24", "season", "2024-12-01", "2025-02-28", "winter 2024"),
        ("2024", "year", "2024-01-01", "2024-12-31", "2024"),
        ("202", "decade", "2020-01-01", "2029-12-31", "2020s"),
        ("19", "century", "1900-01-01", "1999-12-31", "1900s"),
    ],
)
def test_days_and_words_of_every_grain(
    iso: str, grain: Grain, first: str, last: str, words: str
) -> None:
    expected = (date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())
    assert days_of(iso, grain) == expected
    assert date_words(iso, grain) == words


@pytest.mark.parametrize(
    ("iso", "grain"),
    [("", "day"), ("2024-13-40", "day"), ("2024-02-30", "day"), ("x", "day"), ("99999", "year"),
     ("2024-W60", "week"), ("20", "year"), ("2024-11-20\n", "day")],
)  # fmt: skip
def test_what_no_calendar_has_is_no_date(iso: str, grain: Grain) -> None:
    assert days_of(iso, grain) is None
    assert span_of(iso, grain, "2024") is None
    assert date_words(iso, grain) == iso


def test_a_period_reaches_from_its_first_to_its_last_day() -> None:
    first, last = date(2024, 11, 20).toordinal(), date(2024, 11, 22).toordinal()
    assert span_of("2024-11-20", "day", "2024-11-22") == (first, last)
    assert span_of("2024-11-20", "day", None) == (first, first)
    assert span_of("2024-11-22", "day", "2024-11-20") == (last, last)
    assert date_words("2024-11-20", "day", "2024-11-22") == "20 Nov 2024 – 22 Nov 2024"
