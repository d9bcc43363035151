"""When one sentence sets two values against each other."""

import pytest

from core.brief.ledger.opposed import are_told_apart, is_correction, says_replaced
from tests.core.brief.ledger.test_weighing import readings


@pytest.mark.parametrize(
    ("text", "is_apart"),
    [
        ("They numbered 6,000 according to police, 25,000 according to the union.", True),
        ("They numbered 6,000 in Lille and 25,000 in Lyon, police said.", False),
    ],
)
def test_values_of_two_speakers(text: str, is_apart: bool) -> None:
    one, other = readings(text)
    assert are_told_apart(one, other) == are_told_apart(other, one) == is_apart


def test_a_correction_is_of_one_thing() -> None:
    old, new, schools = readings(
        "The threshold falls from 120 to 80 pupils, so that 700 schools remain."
    )
    assert is_correction(old, new)
    assert not is_correction(old, schools)


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("The ministry raised its estimate from 199 to 229 million euros.", True),
        ("Classes will have 24 pupils, not 28 as until now.", False),
    ],
)
def test_what_says_that_a_report_was_another(text: str, is_said: bool) -> None:
    assert says_replaced(readings(text)[0].sentence) == is_said
