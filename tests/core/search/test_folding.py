import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.search.folding import LONGEST, tokens, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Straße", "STRASSE"),
        ("Łódź", "lodz"),
        ("Ødegård", "odegard"),
        ("Șoigu", "Şoigu"),
        ("Ţara", "țara"),
        ("Choïgou", "choigou"),
        ("ШОЙГУ", "шойгу"),
        ("ΣΊΣΥΦΟΣ", "Σίσυφος"),
        ("İstanbul", "istanbul"),
        ("مُحَمَّد", "محمد"),
        ("إيران", "ايران"),
        ("ﾊﾞｽ", "バス"),
        ("ﬁn", "fin"),
    ],
)
def test_spellings_that_are_one(one: str, other: str) -> None:
    assert words(one) == words(other) != []


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("中国外交部发言人", "外交部"),
        ("ประเทศไทยประกาศ", "ไทย"),
        ("防衛省のミサイル", "ミサイル"),
    ],
)
def test_what_has_no_spaces_is_found_by_any_run_of_it(text: str, part: str) -> None:
    whole, run = words(text), words(part)
    assert any(whole[at : at + len(run)] == run for at in range(len(whole)))


def test_letters_that_differ_stay_apart() -> None:
    assert words("が") != words("か")
    assert words("한국") != words("한구")
    assert words("кот") != words("код")


@given(st.text())
def test_words_and_tokens_agree_and_stand_in_the_text(text: str) -> None:
    found = tokens(text)
    assert [one.word for one in found] == words(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert all(0 < len(one.word) <= LONGEST for one in found)


@given(st.text())
def test_words_are_safe_in_an_expression(text: str) -> None:
    for word in words(text):
        assert not any(one.isspace() or one in "\"'*():^{}\0" for one in word)
        assert words(word)[:1] == [word] or not word.isascii()


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_encodings_of_one_text_are_one(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert words(composed) == words(unicodedata.normalize("NFC", composed))


def test_a_megabyte_without_spaces_is_one_word() -> None:
    assert words("é" * 1_000_000) == ["e" * LONGEST]
