"""Synonyms, kinds and opposites."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.brief.thesaurus.relation import is_one_doing, relation, thesaurus


@pytest.mark.parametrize(
    ("one", "other"),
    [("teacher", "teachers"), ("gems", "jewels"), ("rejected", "refused"), ("quit", "resigned")],
)
def test_words_of_one_sense(one: str, other: str) -> None:
    assert relation(one, other) == relation(other, one) == "same"


@pytest.mark.parametrize(
    ("one", "other"), [("rescuers", "helpers"), ("boats", "vessels"), ("delayed", "postponed")]
)
def test_a_kind_of_the_other(one: str, other: str) -> None:
    assert relation(one, other) == relation(other, one) == "kind"


@pytest.mark.parametrize(("one", "other"), [("men", "women"), ("accepted", "rejected")])
def test_opposites(one: str, other: str) -> None:
    assert relation(one, other) == relation(other, one) == "opposite"


@pytest.mark.parametrize(
    ("one", "other"),
    [("killed", "injured"), ("police", "firefighters"), ("doctors", "nurses"), ("qwx", "houses")],
)
def test_things_beside_one_another_are_not_related(one: str, other: str) -> None:
    assert relation(one, other) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("evacuated", "evacuation"),
        ("killed", "deaths"),
        ("injured", "injuries"),
        ("hurt", "wounded"),
        ("transfers", "transferred"),
    ],
)
def test_words_of_one_doing(one: str, other: str) -> None:
    assert is_one_doing(one, other)
    assert is_one_doing(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("killed", "injured"), ("arrested", "released"), ("bought", "sold"), ("won", "lost")],
)
def test_other_doings_are_told_apart(one: str, other: str) -> None:
    assert not is_one_doing(one, other)


def test_a_language_without_a_file_knows_nothing() -> None:
    assert relation("Haus", "Gebäude", "de") is None
    assert relation("x", "y", "../en") is None


@given(
    st.sampled_from(sorted(thesaurus("en").nouns)), st.sampled_from(sorted(thesaurus("en").verbs))
)
def test_the_order_does_not_matter(one: str, other: str) -> None:
    assert relation(one, other) == relation(other, one)
    assert relation(one, one) == "same"


def test_every_sense_that_is_named_is_the_sense_of_a_word_or_above_one() -> None:
    known = thesaurus("en")
    assert all(set(lemma.split()) <= {*known.nouns, *known.verbs} for lemma in known.forms.values())
