import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.article import Figure, Qualifier
from core.brief.ledger.scale import Scale, number_text, place_of


def figure(
    value: float | None = None,
    qualifier: Qualifier = "exact",
    low: float | None = None,
    high: float | None = None,
) -> Figure:
    return Figure(start=0, end=1, text="1", value=value, low=low, high=high, qualifier=qualifier)


def test_swapped_ends_are_put_in_order() -> None:
    place = place_of(figure(None, "between", 9, 2))
    assert (place.low, place.high) == (2, 9)


@pytest.mark.parametrize(
    ("number", "text"),
    [(12000, "12,000"), (0.5, "0.5"), (1.2e20, "1.2e+20"), (0, "0"), (-3.25, "-3.25")],
)
def test_numbers_read_well(number: float, text: str) -> None:
    assert number_text(number) == text


def test_what_cannot_be_drawn_has_no_place() -> None:
    assert place_of(figure(10**400)).numbers == () == place_of(figure(math.nan)).numbers


def test_open_ends_and_rough_values() -> None:
    assert [place_of(figure(5, one)).opens for one in ("at_least", "less_than", "about")] == [
        1, -1, 0,
    ]  # fmt: skip
    assert place_of(figure(5, "about")).is_rough
    assert place_of(figure(None, "more_than", low=4)).opens == 1


def test_a_share_of_so_many_is_drawn_beside_percent() -> None:
    nine_of_ten = Figure(start=0, end=11, text="nine of ten", value=0.9, kind="count")
    percent = Figure(start=0, end=4, text="90 %", value=90, kind="percent", unit="%")
    assert place_of(nine_of_ten).at == place_of(percent).at == 90


@given(st.lists(st.floats(min_value=-1e300, max_value=1e300), min_size=1, max_size=6))
def test_larger_numbers_lie_farther_along(numbers: list[float]) -> None:
    scale = Scale.over(numbers)
    shares = [scale.share(one) for one in sorted(numbers)]
    assert shares == sorted(shares)
    assert all(0 <= one <= 1 for one in shares)
