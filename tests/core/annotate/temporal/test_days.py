from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.annotate.temporal.days import (
    day_of_month,
    iso_day,
    month_of_year,
    nearest_weekday,
    nth_weekday,
    parse_day,
    pointed_year,
    quarter_of_year,
    season_of_year,
    shifted,
    weekday_in_week,
    year_of_day,
    year_of_weekday,
)
from core.article import Grain

WEDNESDAY = date(2024, 11, 20)


def test_days_are_parsed_and_checked() -> None:
    assert parse_day("2024-11-20T18:03") == WEDNESDAY
    assert parse_day("soon") is parse_day(None) is None
    assert parse_day("0001-01-01") is parse_day("9999-12-31") is None
    assert iso_day(2024, 2, 29) == "2024-02-29"
    assert iso_day(2023, 2, 29) is None


@pytest.mark.parametrize(
    ("grain", "offset", "expected"),
    [
        ("day", -1, "2024-11-19"),
        ("week", -1, "2024-W46"),
        ("week", 7, "2025-W02"),
        ("month", 2, "2025-01"),
        ("month", -11, "2023-12"),
        ("quarter", -1, "2024-Q3"),
        ("quarter", 1, "2025-Q1"),
        ("year", -1, "2023"),
        ("decade", 0, "202"),
        ("century", -1, "19"),
        ("year", -3000, None),
        ("day", 10**9, None),
    ],
)
def test_spans_are_shifted_and_cut_to_their_grain(
    grain: Grain, offset: int, expected: str | None
) -> None:
    assert shifted(WEDNESDAY, grain, offset) == expected
    assert shifted(None, grain, offset) is None


def test_a_weekday_is_the_last_or_the_next_one() -> None:
    monday, wednesday, friday = 0, 2, 4
    assert nearest_weekday(WEDNESDAY, monday, 0, is_named=False) == date(2024, 11, 18)
    assert nearest_weekday(WEDNESDAY, friday, 0, is_named=False) == date(2024, 11, 15)
    assert nearest_weekday(WEDNESDAY, friday, 1, is_named=False) == date(2024, 11, 22)
    assert nearest_weekday(WEDNESDAY, wednesday, 1, is_named=False) == WEDNESDAY
    assert nearest_weekday(WEDNESDAY, wednesday, 1, is_named=True) == date(2024, 11, 27)
    assert nearest_weekday(WEDNESDAY, wednesday, -1, is_named=True) == date(2024, 11, 13)
    assert weekday_in_week(WEDNESDAY, friday, -1) == date(2024, 11, 15)


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(0, 6), st.sampled_from((-1, 0, 1)))
def test_any_weekday_is_within_a_week(published: date, number: int, pointed: int) -> None:
    found = nearest_weekday(published, number, pointed, is_named=False)
    assert found.weekday() == number
    assert abs((found - published).days) < 7
    assert (found - published).days * (pointed or -1) >= 0


def test_the_year_of_a_day_follows_the_words_around_it_then_nearness() -> None:
    assert year_of_day(WEDNESDAY, 3, 15, -1) == 2024
    assert year_of_day(WEDNESDAY, 3, 15, 1) == 2025
    assert year_of_day(WEDNESDAY, 12, 15, -1) == 2023
    assert year_of_day(WEDNESDAY, 12, 15, 0) == 2024
    assert year_of_day(WEDNESDAY, 1, 5, 0) == 2025
    assert year_of_day(WEDNESDAY, 5, 5, 0) == 2024
    assert year_of_day(WEDNESDAY, 11, 20, 1) == 2024
    assert year_of_day(WEDNESDAY, 2, 29, 1) == 2025  # which has none: the caller checks
    assert month_of_year(WEDNESDAY, 11, 1) == 2024
    assert month_of_year(WEDNESDAY, 12, -1) == 2023
    assert month_of_year(WEDNESDAY, 1, 0) == 2025
    assert month_of_year(WEDNESDAY, 6, 0) == 2024


def test_last_this_and_next_of_a_name() -> None:
    assert [pointed_year(WEDNESDAY, 11, None, way) for way in (-1, 0, 1)] == [2023, 2024, 2025]
    assert [pointed_year(WEDNESDAY, 5, 3, way) for way in (-1, 0, 1)] == [2024, 2024, 2025]


def test_a_weekday_tells_the_year_of_its_date() -> None:
    assert year_of_weekday(WEDNESDAY, 6, 19, 0) == 2023
    assert year_of_weekday(WEDNESDAY, 11, 19, 1) == 2024
    assert year_of_weekday(WEDNESDAY, 11, 19, 5) is None


def test_the_number_of_a_day_is_near() -> None:
    assert day_of_month(WEDNESDAY, 19, 1, 0) == date(2024, 11, 19)
    assert day_of_month(WEDNESDAY, 18, None, -1) == date(2024, 11, 18)
    assert day_of_month(WEDNESDAY, 18, None, 1) == date(2024, 12, 18)
    assert day_of_month(WEDNESDAY, 30, 6, 0) is None


def test_weekdays_of_a_month_are_counted() -> None:
    assert nth_weekday(2024, 11, 3, 4) == date(2024, 11, 28)
    assert nth_weekday(2024, 11, 4, -1) == date(2024, 11, 29)
    assert nth_weekday(2024, 11, 3, 5) is None


@pytest.mark.parametrize(
    ("published", "season", "expected"),
    [
        (WEDNESDAY, 22, [2024, 2024, 2025]),
        (WEDNESDAY, 23, [2023, 2024, 2025]),
        (WEDNESDAY, 24, [2023, 2024, 2024]),
        (date(2025, 1, 10), 24, [2023, 2024, 2025]),
        (date(2025, 1, 10), 22, [2024, 2025, 2025]),
    ],
)
def test_seasons_have_the_year_they_begin_in(
    published: date, season: int, expected: list[int]
) -> None:
    assert [season_of_year(published, season, way) for way in (-1, 0, 1)] == expected


def test_a_quarter_is_the_last_that_has_begun() -> None:
    assert quarter_of_year(WEDNESDAY, 3, 0) == 2024
    assert quarter_of_year(date(2024, 2, 1), 4, 0) == 2023
    assert quarter_of_year(WEDNESDAY, 1, 1) == 2025
