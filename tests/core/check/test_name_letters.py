"""Words that are spelt unlike a language's own."""

import pytest

from core.check.name_letters import (
    ends_like,
    is_adjective,
    is_common,
    is_like_noun,
    looks_foreign,
)


@pytest.mark.parametrize("word", ["Higgs", "Pepsi", "Bitcoin", "Kyoto", "Montérégie"])
def test_foreign_words_look_foreign_in_german(word: str) -> None:
    assert looks_foreign(word, "de")


@pytest.mark.parametrize("word", ["Regierung", "Lebensqualität", "Wahlbeteiligung", "Ausmaß"])
def test_german_words_do_not(word: str) -> None:
    assert not looks_foreign(word, "de")


def test_nothing_looks_foreign_in_a_language_of_which_we_know_no_sentences() -> None:
    assert not looks_foreign("Higgs", "xx")
    assert not looks_foreign("Higgs", "../de")


def test_common_words() -> None:
    assert is_common("Western", "en")
    assert is_common("Westerners", "en")
    assert not is_common("Nordström", "en")
    assert is_common("Nordström", "xx")


@pytest.mark.parametrize("word", ["Impfquote", "Waffenhersteller", "Ablauf", "Meinung", "Konvois"])
def test_german_nouns_look_like_nouns(word: str) -> None:
    assert is_like_noun(word, "de")


@pytest.mark.parametrize("word", ["Golgotha", "Massada", "Trittin", "Movember"])
def test_names_are_no_whole_nouns(word: str) -> None:
    assert not is_like_noun(word, "de", whole=True)


def test_nouns_are_told_by_letters_in_german_alone() -> None:
    assert not is_like_noun("Meinung", "fr")
    assert not ends_like("surnames", "Beckmann", "fr")
    assert ends_like("surnames", "Beckmann", "de")
    assert ends_like("places", "Anatolien", "de")


def test_adjectives_of_names() -> None:
    assert is_adjective("Tote", "de")
    assert is_adjective("Judäischen", "de")
    assert not is_adjective("Erste", "de")
    assert not is_adjective("Tote", "fr")
