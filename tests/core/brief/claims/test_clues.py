"""The clues that a sentence gives to what it is worth."""

import pytest

from core.brief.claims.clues import clues_of
from tests.core.brief.claims.test_agreement import bare, content


@pytest.mark.parametrize(
    ("clue", "with_it", "without"),
    [
        ("points", "The ministry confirmed this on Tuesday.", "The ministry confirmed the order."),
        (
            "describes",
            "The plant is still the largest of the company.",
            "The plant was closed by the company on Monday.",
        ),
        ("quoted", "“It is a sad day,” said the mayor.", "The mayor called it a sad day."),
        ("guess", "The quarrel could last for years.", "The quarrel lasted for years."),
        (
            "judging",
            "The partnership underlines a growing influence.",
            "The troops crossed the river at night.",
        ),
        ("denial", "The company denied the accusation.", "The company paid the fine."),
        ("no event", "The sky above the city was very blue.", "The army attacked the city."),
    ],
)
def test_what_gives_a_clue(clue: str, with_it: str, without: str) -> None:
    assert clues_of(content(with_it))[clue] > clues_of(content(without))[clue]


def test_large_figures_give_more_of_a_clue_up_to_a_bound() -> None:
    few, many, most, more = (
        clues_of(content(f"The army sent {number} soldiers to the border."))["magnitude"]
        for number in ("12", "3,000", "40,000", "9,000,000")
    )
    assert few < many < most == more


def test_a_language_without_a_file_gives_the_clues_that_need_none() -> None:
    clues = clues_of(bare("Hæren sendte 3000 soldater og bekræftede det.", "xx"))
    assert clues["few words"] > 0
    assert (clues["describes"], clues["points"]) == (0, 0)
