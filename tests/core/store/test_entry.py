"""Words of an article as the catalogue counts them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.store.entry import count_words

CHARACTERS = st.characters(codec="utf-8") | st.sampled_from(" \n-–„“”…'_aé5中の한กขកမ\u0e46\u2fff")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("— … “ ” –", 0),
        ("„Dnipro-1“ – l’armée n’a rien dit…", 5),
        ("(5 000) «пять» _x_", 4),
        ("这是一个测试。", 3),
        ("東京 hat 14 Millionen Einwohner", 5),
        ("ประเทศไทย", 5),
    ],
)
def test_words_are_counted(text: str, words: int) -> None:
    assert count_words(text) == words


@given(st.text(CHARACTERS))
def test_text_with_spaces_counts_alike_beside_text_without(text: str) -> None:
    """A sign of a script without spaces makes all be counted character by character."""
    assert count_words(f"{text} 中") == count_words(text) + 1


@given(CHARACTERS)
def test_no_script_without_spaces_is_passed_over(character: str) -> None:
    name = unicodedata.name(character, "")
    unspaced = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")
    if name.startswith(unspaced):
        assert count_words(character * 3) == 2
