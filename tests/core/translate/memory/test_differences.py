"""What differs between two sentences is marked, whole words of it."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.article import Span
from core.translate.memory.differences import differences


def shown(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[one.start : one.end] for one in spans]


@pytest.mark.parametrize(
    ("asked", "stored", "new", "gone"),
    [
        ("Il a 12 soldats.", "Il a 15 soldats.", ["12"], ["15"]),
        ("Il a 1,2 million", "Il a 1.2 million", ["1,2"], ["1.2"]),
        ("le Premier ministre russe", "le ministre", ["Premier", "russe"], []),
        ("Hier soir, il pleut", "il pleut", ["Hier soir,"], []),
        ("la Poste ferme", "la poste ferme", ["Poste"], ["poste"]),
        ("Vous venez ?", "Vous venez.", ["?"], ["."]),
        ("朝鲜派出三千人", "朝鲜派出五千人", ["三"], ["五"]),
        ("𝒜 12 là", "𝒜 13 là", ["12"], ["13"]),
        ("Se\u0301oul dort", "Séoul dort", [], []),
        ("", "Oui", [], ["Oui"]),
    ],
)
def test_words_that_differ(asked: str, stored: str, new: list[str], gone: list[str]) -> None:
    ours, theirs = differences(asked, stored)
    assert (shown(asked, ours), shown(stored, theirs)) == (new, gone)


TEXT = st.text(alphabet="ab 1,.é\u0301朝\u00a0", max_size=20)


@settings(deadline=None)
@given(TEXT, TEXT)
def test_less_what_differs_both_read_the_same(asked: str, stored: str) -> None:
    def left(text: str, spans: tuple[Span, ...]) -> str:
        for one in reversed(spans):
            assert 0 <= one.start < one.end <= len(text)
            text = text[: one.start] + text[one.end :]
        return "".join(unicodedata.normalize("NFC", text).split())

    ours, theirs = differences(asked, stored)
    assert left(asked, ours) == left(stored, theirs)


@settings(deadline=None)
@given(TEXT)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert differences(text, text) == ((), ())
