"""Numbers inside words, and ordinals that look like fractions."""

import pytest

from core.annotate.figures import find_figures


def told(lang: str, text: str) -> list[tuple[str, float | None, str]]:
    return [(one.text, one.value, one.kind) for one in find_figures(text, lang)]


@pytest.mark.parametrize(
    ("lang", "text", "word", "age"),
    [
        ("it", "Il sessantottenne di Agrigento", "sessantottenne", 68),
        ("it", "Una ventiduenne romana", "ventiduenne", 22),
        ("it", "I sedicenni del paese", "sedicenni", 16),
        ("it", "Un trentunenne", "trentunenne", 31),
        ("de", "Die Achtundsechzigjährige", "Achtundsechzigjährige", 68),
    ],
)
def test_an_age_in_one_word(lang: str, text: str, word: str, age: int) -> None:
    assert told(lang, text) == [(word, age, "age")]


@pytest.mark.parametrize("text", ["Decenni fa", "Un millennio", "Il quinquennale"])
def test_words_that_end_like_ages_are_none(text: str) -> None:
    assert not told("it", text)


@pytest.mark.parametrize(
    ("text", "is_share"),
    [
        ("Two flights were cancelled and a third was diverted.", False),
        ("He won three titles, but a fourth was out of reach.", False),
        ("Output fell and a third was exported.", True),
        ("Two polls differ: by one, a third were against.", True),
        ("Two thousand voted and a third of them were women.", True),
    ],
)
def test_the_next_of_what_was_counted_is_no_share(text: str, is_share: bool) -> None:
    assert any(value is not None and value < 1 for _, value, _ in told("en", text)) is is_share
