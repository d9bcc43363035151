"""Words that are spelt unlike a language's own."""

import pytest

from core.check.name_letters import is_common, looks_foreign


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
