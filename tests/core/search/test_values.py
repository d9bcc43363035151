import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import SearchError
from core.search.nodes import Quantity
from core.search.values import FIRST_DAY, LAST_DAY, day_stretch, read_days, read_quantity


def day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024", day("2024-01-01"), day("2024-12-31")),
        ("2024-2", day("2024-02-01"), day("2024-02-29")),
        ("2024-11-20", day("2024-11-20"), day("2024-11-20")),
        ("=2024-11-20", day("2024-11-20"), day("2024-11-20")),
        ("2024-11..", day("2024-11-01"), LAST_DAY),
        ("..2024-11", FIRST_DAY, day("2024-11-30")),
        ("2024..2025-02", day("2024-01-01"), day("2025-02-28")),
        (">2024-11", day("2024-12-01"), LAST_DAY),
        (">=2024-11", day("2024-11-01"), LAST_DAY),
        ("<2024-11", FIRST_DAY, day("2024-10-31")),
        ("<=2024-11", FIRST_DAY, day("2024-11-30")),
    ],
)
def test_days(value: str, first: int, last: int) -> None:
    found = read_days("date", value)
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    "value",
    ["", "..", "x", "2024-13", "2024-02-30", "20.11.2024", "0000", ">", "99999", "2024-1-1-1"],
)
def test_what_is_no_date_is_told(value: str) -> None:
    with pytest.raises(SearchError, match="no date"):
        read_days("said", value)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("1000", Quantity(1000, 1000)),
        ("1,000", Quantity(1000, 1000)),
        ("1 000.5", Quantity(1000.5, 1000.5)),
        ("-3", Quantity(-3, -3)),
        ("1e6", Quantity(1e6, 1e6)),
        (">=10", Quantity(10, math.inf)),
        ("<=10", Quantity(-math.inf, 10)),
        ("10..20", Quantity(10, 20)),
        ("10..20%", Quantity(10, 20, "%")),
        ("10..", Quantity(10, math.inf)),
        ("..5km", Quantity(-math.inf, 5, "km")),
        ("$5", Quantity(5, 5, "USD")),
        ("5€", Quantity(5, 5, "EUR")),
        ("5 km²", Quantity(5, 5, "km2")),
    ],
)
def test_figures(value: str, found: Quantity) -> None:
    assert read_quantity(value) == found


def test_more_than_leaves_the_number_itself_out() -> None:
    assert read_quantity(">1000").low > 1000
    assert read_quantity("<1000").high < 1000


@pytest.mark.parametrize("value", ["", "x", "1,5", "..", "1e999", "10%..20km", "$5€", ">", "5!"])
def test_what_is_no_figure_is_told(value: str) -> None:
    with pytest.raises(SearchError, match="no figure"):
        read_quantity(value)


def test_ranges_begin_before_they_end() -> None:
    with pytest.raises(SearchError, match="before it begins"):
        read_quantity("20..10")
    with pytest.raises(SearchError, match="before it begins"):
        read_days("date", "2025..2024")


@given(st.dates())
def test_a_day_means_itself(one: date) -> None:
    assert day_stretch(one.isoformat()) == (one.toordinal(), one.toordinal())
    found = read_days("date", f"{one.isoformat()}..{one.isoformat()}")
    assert (found.first, found.last) == (one.toordinal(), one.toordinal())


@given(st.text(max_size=20))
def test_any_value_is_read_or_told(value: str) -> None:
    for read in (read_quantity, lambda one: read_days("date", one)):
        try:
            read(value)
        except SearchError as error:
            assert str(error)
