import pytest

from core.prepare.facts import (
    fold,
    function_words,
    languages,
    metadata_words,
    phrases,
    sentence_facts,
)


def test_comparing_forgets_case_accents_and_punctuation() -> None:
    assert fold("  RÉACTIONS… (0)") == "reactions 0"
    assert fold("Știri") == fold("Ştiri") == "stiri"


@pytest.mark.parametrize("lang", languages())
def test_every_file_holds_what_is_read_from_it(lang: str) -> None:
    facts = sentence_facts(lang)
    assert facts.never_last
    assert not facts.never_last & facts.may_be_last


@pytest.mark.parametrize("lang", ["de", "fr", "ro", "en", "es", "it", "pt", "nl", "pl"])
def test_languages_of_our_own_know_their_function_words(lang: str) -> None:
    assert len(function_words(lang)) > 80


def test_other_languages_are_served_by_the_default() -> None:
    assert sentence_facts("eu").never_last == sentence_facts("default").never_last
    assert function_words("../../etc/passwd") == frozenset()


def test_page_words_of_all_languages_are_known_together() -> None:
    table = phrases().whole
    for words, topic in [
        ("Partager cet article", "share"),
        ("Laisser un commentaire", "comments"),
        ("Kommentare", "comments"),
        ("Reclamă", "advert"),
        ("Publicidad", "advert"),
        ("Dodaj komentarz", "comments"),
        ("Lees ook", "related"),
    ]:
        assert table[fold(words)] == topic
    assert "published on" in metadata_words("eu", "published")
