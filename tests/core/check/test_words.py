"""Words and phrases of the data files, found in a text."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.check.words import Lexicon, check_facts, lexicon, split_words

LANGUAGES = sorted(
    place.name.removesuffix(".toml")
    for place in files("core.check").joinpath("data").iterdir()
    if place.name.endswith(".toml") and len(place.name) == len("xx.toml")
)


def found(entries: dict[str, str], text: str, lang: str = "en") -> list[tuple[str, str]]:
    words = split_words(text, lang)
    return [
        (mark.kind, text[words[mark.first].start : words[mark.last].end])
        for mark in Lexicon(entries).marks(words)
    ]


def test_the_longest_phrase_wins() -> None:
    entries = {"negator": "no, not", "idle": "no more than"}
    assert found(entries, "No more than two, not three") == [
        ("idle", "No more than"),
        ("negator", "not"),
    ]


@pytest.mark.parametrize(
    ("entry", "text", "expected"),
    [
        ("lack*", "It lacked funds", "lacked"),
        ("*less", "A homeless man", "homeless"),
        ("*medi*", "gelmediler dün", "gelmediler"),
        ("non-", "a non-smoker", "non"),
        ("no #", "No 5 is alive", "No 5"),
        ("not ... than #", "not have more than 5", "not have more than 5"),
    ],
)
def test_how_entries_are_written(entry: str, text: str, expected: str) -> None:
    assert found({"x": entry}, text) == [("x", expected)]


@pytest.mark.parametrize("text", ["non smoker", "nonsmoker", "not one, more than 5"])
def test_what_an_entry_does_not_match(text: str) -> None:
    assert not found({"x": "non-, not ... than #"}, text)


def test_french_and_italian_words_are_parted_at_the_apostrophe() -> None:
    assert [word.text for word in split_words("n’est l'eau", "fr")] == ["n", "est", "l", "eau"]
    assert [word.text for word in split_words("isn’t", "en")] == ["isn't"]


def test_clauses_are_counted() -> None:
    assert [word.clause for word in split_words("a, b (c) – d e", "en")] == [0, 1, 2, 3, 3]


def test_romanian_is_read_without_its_diacritics_and_with_the_cedilla() -> None:
    listed = lexicon("ro", "negation")
    assert listed is not None
    for text in ("fără bani", "fara bani"):
        kinds = [mark.kind for mark in listed.marks(split_words(text, "ro"))]
        assert kinds == ["negator"], text
    assert split_words("nişte", "ro")[0].text == "niște"


def test_a_tag_of_a_country_has_the_facts_of_its_language() -> None:
    assert check_facts("pt-BR", "negation") == check_facts("pt", "negation")
    assert check_facts("nb", "negation") == check_facts("no", "negation") != {}
    assert check_facts("xx", "negation") == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_words_of_negation(lang: str) -> None:
    assert check_facts(lang, "negation")
    assert len(LANGUAGES) >= 25


@given(st.text(max_size=200), st.sampled_from(["en", "fr", "ro", "tr"]))
def test_words_stand_where_they_say(text: str, lang: str) -> None:
    words = split_words(text, lang)
    ends = [0]
    for word in words:
        assert ends[-1] <= word.start < word.end <= len(text)
        ends.append(word.end)
    listed = lexicon(lang, "negation")
    assert listed is not None
    for mark in listed.marks(words):
        assert 0 <= mark.first <= mark.last < len(words)
