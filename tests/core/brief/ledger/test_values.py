"""Two values may be one: equal, rounded, or within what a qualifier leaves open."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.article import Figure, Kind, Qualifier
from core.brief.ledger.values import may_agree, span_of, steps_of


def figure(
    value: float | None = None,
    qualifier: Qualifier = "exact",
    *,
    low: float | None = None,
    high: float | None = None,
    unit: str | None = None,
    kind: Kind = "count",
) -> Figure:
    return Figure(
        start=0,
        end=1,
        text=f"{value or ''}{low or ''}",
        value=value,
        low=low,
        high=high,
        qualifier=qualifier,
        unit=unit,
        kind=kind,
    )


numbers = st.one_of(
    st.integers(-1000, 10_000_000),
    st.floats(-1e9, 1e12, allow_nan=False).map(lambda one: round(one, 3)),
)
exact = st.builds(figure, numbers, st.sampled_from(get_args(Qualifier)))
ranges = st.builds(
    lambda ends: figure(low=min(ends), high=max(ends), qualifier="between"),
    st.tuples(numbers, numbers),
)
figures = st.one_of(exact, ranges)


@given(figures)
def test_a_figure_agrees_with_itself(one: Figure) -> None:
    assert may_agree(one, one)


@given(figures, figures)
def test_neither_comes_first(one: Figure, other: Figure) -> None:
    assert may_agree(one, other) == may_agree(other, one)


@given(figures, figures, st.sampled_from(["EUR", "%", "km"]))
def test_units_never_mix(one: Figure, other: Figure, unit: str) -> None:
    assert not may_agree(one.with_(unit=unit), other)
    assert not may_agree(one.with_(kind="money"), other.with_(kind="count"))


@given(figures, figures)
def test_what_agrees_is_found_by_a_step_that_both_have(one: Figure, other: Figure) -> None:
    if may_agree(one, other):
        assert set(steps_of(one)) & set(steps_of(other))


@given(exact)
def test_a_span_holds_its_value(one: Figure) -> None:
    span = span_of(one)
    assert span is not None
    assert one.value is not None
    assert span[0] <= one.value <= span[1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (figure(11_000, "about"), figure(11_000)),
        (figure(11_000, "about"), figure(low=10_900, high=12_000, qualifier="between")),
        (figure(10_000, "more_than"), figure(11_000)),
        (figure(400, "about"), figure(low=200, high=900)),
        (figure(153_200_000_000), figure(153_000_000_000)),
        (figure(10_937), figure(11_000)),
        (figure(400, "at_least"), figure(420)),
        (figure(500, "up_to"), figure(480)),
    ],
)
def test_one_value_said_in_two_ways(one: Figure, other: Figure) -> None:
    assert may_agree(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (figure(12), figure(15)),
        (figure(12, "at_least"), figure(14)),
        (figure(11_000, "about"), figure(12_000)),
        (figure(10_000, "more_than"), figure(20_000)),
        (figure(10_000, "more_than"), figure(9_000)),
        (figure(25_000), figure(60_000)),
        (figure(158), figure(160)),
        (figure(11_000), figure(11_200)),
    ],
)
def test_two_values(one: Figure, other: Figure) -> None:
    assert not may_agree(one, other)


def test_ranges_agree_where_one_lies_in_the_other() -> None:
    def between(low: int, high: int) -> Figure:
        return figure(low=low, high=high, qualifier="between")

    assert may_agree(between(10, 20), between(12, 18))
    assert may_agree(between(10, 20), between(10, 20))
    assert not may_agree(between(5000, 40000), between(3000, 8000))


def test_a_share_with_its_decimals_is_rounded_no_more() -> None:
    fine = figure(25.1, kind="percent", unit="%")
    assert may_agree(fine, figure(25, kind="percent", unit="%").with_(text="25 %"))
    assert not may_agree(fine, figure(25.0, kind="percent", unit="%").with_(text="25,0 %"))
