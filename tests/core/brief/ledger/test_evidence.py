"""How what two figures count is akin, and what speaks for their being of one quantity."""

import pytest

from core.brief.ledger.evidence import of_rivals, of_same
from core.brief.ledger.kinship import kinship_of
from core.brief.ledger.reading import Reading
from core.brief.ledger.ruling import are_no_rivals
from core.brief.ledger.weighing import Setting, are_within
from tests.core.brief.ledger.test_weighing import readings

KIN = [
    ("Lille keeps 40 flamingos.", "Lille bought 40 flamingos.", "same"),
    ("The club has eight sponsors.", "The club has eight patrons.", "kin"),
    ("Lille keeps 40 flamingos.", "Lille keeps 40 violins.", "open"),
    ("In Lille, 40 people cheered.", "In Lille, 40 people sang.", "person"),
    ("In Lille, 40 soldiers died.", "In Lille, 40 children died.", "other"),
    ("The work cost 40 euros.", "Lille keeps 40 flamingos.", "none"),
    # What is missing need not be a person, whatever else "missing" is said of.
    ("In Lille, 16 violins are missing.", "In Lille, 16 flamingos are missing.", "open"),
]


@pytest.mark.parametrize(("one", "other", "kinship"), KIN)
def test_kinship(one: str, other: str, kinship: str) -> None:
    first, second = readings(one, other)
    assert kinship_of(first, second) == kinship_of(second, first) == kinship


def test_evidence_does_not_hang_on_which_comes_first() -> None:
    first, second = readings(
        "About 200 violins were postponed in Lille, the museum said.",
        "In Lille, 340 violins were postponed.",
    )
    setting = Setting([first, second])
    for found in (of_same, of_rivals):
        assert found(first, second, setting) == found(second, first, setting)


def test_some_of_those_before_are_not_all_of_them() -> None:
    first, second = readings(
        "In Lille, 16 violins were lost.",
        "In Lille, eleven of the sixteen violins were found.",
    )[:2]
    assert "some" in second.scope
    assert are_no_rivals(first, second)


def test_values_of_long_ago_are_no_rivals_of_those_of_now() -> None:
    first, second = readings(
        "In Lille, 40 flamingos have died since 15 November 2024.",
        "In Lille, 70 flamingos had died in 2021.",
    )
    assert are_no_rivals(first, second)


@pytest.mark.parametrize(("value", "is_near"), [(90, True), (700, True), (9000, False)])
def test_values_that_lie_too_far_apart_are_not_weighed(value: int, is_near: bool) -> None:
    pair: list[Reading] = readings(
        "In Lille, 100 violins were played.", f"In Lille, {value} violins were played."
    )
    assert are_within(*pair) == are_within(*pair[::-1]) == is_near
