from typing import Any

import pytest

from core.article import Figure, Grain
from core.brief.export.words import (
    counted,
    joined,
    qualified,
    qualifier_of,
    say_date,
    say_period,
)


@pytest.mark.parametrize(
    ("iso", "grain", "said"),
    [
        ("2024-11-19", "day", "2024-11-19"),
        ("2024-W07", "week", "week 7 of 2024"),
        ("2024-11", "month", "November 2024"),
        ("2024-23", "season", "autumn 2024"),
        ("2024-Q3", "quarter", "quarter 3 of 2024"),
        ("2024", "year", "2024"),
        ("199", "decade", "1990s"),
        ("19", "century", "1900 to 1999"),
        ("2024-13", "month", "2024-13"),
        ("?", None, "?"),
    ],
)
def test_dates_are_said_by_their_grain(iso: str, grain: Grain | None, said: str) -> None:
    assert say_date(iso, grain) == said


def test_periods_are_said_from_first_to_last() -> None:
    assert say_period("2024-11", "2024-12", "month") == "November 2024 to December 2024"
    assert say_period("2024-11", "2024-11", "month") == "November 2024"


def test_qualifiers_lead_a_figure() -> None:
    figure = Figure(start=0, end=1, text="3", value=3, qualifier="at_least")
    assert qualified(figure, "three people") == "at least three people"
    assert qualified(figure.with_(qualifier="exact"), "three people") == "three people"


def test_counts_and_lists() -> None:
    assert [counted(number, "source") for number in (0, 1, 2)] == [
        "0 sources",
        "1 source",
        "2 sources",
    ]
    assert joined(["a", "b", "c"]) == "a, b and c"
    assert joined([]) == ""


@pytest.mark.parametrize(
    ("figure", "qualifier"),
    [
        ({"low": 200, "high": 900}, "between"),
        ({"low": 80, "high": 120, "qualifier": "about"}, "about"),
        ({"low": 200, "high": 900, "qualifier": "more_than"}, "more_than"),
        ({"value": 200}, "exact"),
    ],
)
def test_a_vague_amount_is_not_exact(figure: dict[str, Any], qualifier: str) -> None:
    assert qualifier_of(Figure(start=0, end=8, text="hundreds", **figure)) == qualifier
