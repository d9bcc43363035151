"""What counts as a word."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.translate.memory.words import fold_space, tokens_of, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L'armée a tiré 1.200,5 obus.", ["l", "armée", "a", "tiré", "1.200,5", "obus"]),
        ("« 5 % » – le 16e F16", ["5", "%", "le", "16e", "f16"]),
        ("Straße STRASSE", ["strasse", "strasse"]),
        ("朝鲜派出3000名士兵。", ["朝", "鲜", "派", "出", "3000", "名", "士", "兵"]),
        ("북한이 군인을 보냈다", ["북한이", "군인을", "보냈다"]),
        ("ทหาร", ["ท", "ห", "า", "ร"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("مُحَمَّد", ["مُحَمَّد"]),
        ("… — !", []),
    ],
)
def test_words_figures_and_signs(text: str, words: list[str]) -> None:
    assert words_of(unicodedata.normalize("NFC", text)) == [
        unicodedata.normalize("NFC", one) for one in words
    ]


def test_punctuation_is_a_token_and_no_word() -> None:
    tokens = tokens_of("Oui, 5 %!")
    assert [(one.exact, one.is_word) for one in tokens] == [
        ("Oui", True),
        (",", False),
        ("5", True),
        ("%", True),
        ("!", False),
    ]


@given(st.text(max_size=80))
def test_tokens_cover_everything_but_white_space(text: str) -> None:
    tokens = tokens_of(text)
    covered = {at for one in tokens for at in range(one.start, one.end)}
    assert all(text[at].isspace() for at in range(len(text)) if at not in covered)
    assert all(one.end <= other.start for one, other in pairwise(tokens))


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold_space(fold_space(text)) == fold_space(text)
