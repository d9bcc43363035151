"""What is read from a sentence."""

import pytest

from tests.core.brief.claims.test_agreement import content


def test_each_figure_is_of_the_event_in_its_own_part_of_the_sentence() -> None:
    said = content("On Sunday 31 people were detained and 14 officers were injured in Minsk.")
    acts = {quantity[2]: acts for quantity, acts in said.counted.items()}
    assert acts == {31: {"arrest"}, 14: {"injure"}}


def test_what_a_figure_counts() -> None:
    said = content("Police arrested 31 demonstrators in Minsk.")
    ((_, things),) = said.things_counted.items()
    assert "people thing" in things


@pytest.mark.parametrize(
    ("text", "moods"),
    [
        ("The army will leave the town.", {"future"}),
        ("The planned reform has many friends.", set()),
        ("The union demands more money.", {"future"}),
        ("They tried to leave the town.", {"attempt"}),
        ("Nearly 90,000 people left the town.", set()),
        ("The army reportedly left the town.", {"hearsay"}),
        ("The figures could not be verified.", set()),
        ("The minister denied the report.", {"denial"}),
        ("The firm closed its works in May.", set()),
        ("The firm may close its works.", {"doubt"}),
    ],
)
def test_moods(text: str, moods: set[str]) -> None:
    assert content(text).moods == moods


def test_a_denied_denial_is_counted_twice() -> None:
    assert content("The town is quiet.").polarity == 0
    assert content("The town is not quiet.").polarity == 1
    assert content("He did not deny the report.").polarity == 2


def test_numbers_that_are_no_figures_are_kept() -> None:
    said = content("Flight 417 left with 90 passengers.")
    assert "90" not in said.loose_numbers


def test_a_sentence_of_function_words_alone_has_no_content_words_in_a_row() -> None:
    assert content("It was what it was for all of them.").slots == {}


def test_a_figure_that_another_is_only_set_against() -> None:
    said = content("Wages rise by 18 percent instead of 15 percent.")
    assert {quantity[2] for quantity in said.compared} == {15}
    assert content("Wages rise by 15 percent.").compared == frozenset()
