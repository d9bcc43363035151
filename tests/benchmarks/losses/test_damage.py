"""What the scripts of damage make of a sentence: other ends of the same alarm."""

import pytest

from tests.benchmarks.losses import damage_comparison, damage_negation, damage_output


@pytest.mark.parametrize(
    ("good", "damaged"),
    [
        ("He does not want peace.", "He wants peace."),
        ("She didn't sign it.", "She signed it."),
        ("They cannot leave.", "They can leave."),
        ("There is no evidence.", "There is evidence."),
        ("Nobody came.", "Everybody came."),
        ("He is unable to walk.", "He is able to walk."),
        ("Neither Bonn nor Rome agreed.", "Both Bonn and Rome agreed."),
        ("It has not been built.", "It has been built."),
        ("They left without him.", "They left with him."),
    ],
)
def test_negations_are_taken_out(good: str, damaged: str) -> None:
    assert damaged in [one.text for one in damage_negation.damages("", good)]


def test_what_is_not_negated_stays_whole() -> None:
    assert not list(damage_negation.damages("", "No. 10 is near; he may come or not."))


def test_comparisons_are_turned() -> None:
    made = {one.text for one in damage_comparison.damages("", "At least 5 lay over a fence.")}
    assert made == {"At most 5 lay over a fence."}


def test_outputs_are_broken() -> None:
    good = "The government said that the bridge of the village will be closed for a year."
    kinds = {
        one.kind
        for tail in ("", " Really.", " Truly.", " Now.", " Then.", " Yes.")
        for one in damage_output.damages("Das sagte die Regierung.", good + tail)
    }
    assert len(kinds) >= 4
    assert all(one.text != good for one in damage_output.damages("Das sagte sie.", good))
