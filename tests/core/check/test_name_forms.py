"""Words of a name and what stands for them in another language."""

import pytest

from core.check.name_forms import meanings, read, shape_of


def found(word: str, lang: str, text: str, target: str = "en") -> list[str]:
    """Return the words of `text` that are `word`."""
    source = read(word, lang)
    words = read(text, target, source)
    return [words.words[i].form for i in sorted(words.like(source.words[0]))]


@pytest.mark.parametrize(
    ("word", "lang", "text", "form"),
    [
        ("Bukarest", "de", "a street in Bucharest", "Bucharest"),
        ("Щербаков", "ru", "said Shcherbakov today", "Shcherbakov"),
        ("Μητσοτάκης", "el", "Kyriakos Mitsotakis spoke", "Mitsotakis"),
        ("Rzeszowa", "pl", "the people of Rzeszów", "Rzeszów"),
        ("Noé", "fr", "the ark of Noah", "Noah"),
        ("bitcoins", "fr", "he sold his bitcoin", "bitcoin"),
    ],
)
def test_a_name_is_found_in_another_spelling(word: str, lang: str, text: str, form: str) -> None:
    assert found(word, lang, text) == [form]


@pytest.mark.parametrize(
    ("word", "text"),
    [("Higgs", "very high energies"), ("Bell", "been all well"), ("Thanasi", "other than that")],
)
def test_a_short_word_is_only_itself(word: str, text: str) -> None:
    assert found(word, "fr", text) == []


def test_a_word_that_is_another_name_of_the_original_is_no_likeness() -> None:
    source = read("Monereau habite Montréal", "fr")
    words = read("She lives in Montreal", "en", source)
    assert words.like(source.words[0]) == frozenset()
    assert words.like(source.words[2]) != frozenset()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bundesverfassungsgericht", "court"),
        ("mittelmeeres", "sea"),
        ("ministere", "ministry"),
        ("университет", "university"),
    ],
)
def test_words_of_institutions_mean_the_same(one: str, other: str) -> None:
    assert meanings(one) & meanings(other)


def test_a_short_beginning_means_nothing() -> None:
    assert not meanings("rather") & meanings("council")


def test_acronyms_with_dots_are_one_word() -> None:
    assert [word.form for word in read("The U.S. accuses", "en").words] == ["The", "US", "accuses"]


def test_shapes_are_latin() -> None:
    assert shape_of("Θεσσαλονίκη", "el").isascii()


def test_a_headline_tells_no_names_by_capitals() -> None:
    assert not read("President Flies Home After Summit With Allies", "en").has_capitals
    assert read("The president flew home after a summit", "en").has_capitals
    assert not read("Der Präsident flog nach Hause", "de").has_capitals
