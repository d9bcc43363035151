import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.prepare.signals import read_signals


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Kommentare (0)", "comments"),
        ("3 Comments", "comments"),
        ("PARTAGER", "share"),
        ("› Lire aussi", "related"),
        ("– Anzeige –", "advert"),
        ("Der Minister kündigte Gespräche an", None),
    ],
)
def test_link_words_are_known_whatever_their_dress(text: str, topic: str | None) -> None:
    assert read_signals(text, "fr").whole == topic


def test_a_sentence_may_speak_of_facebook() -> None:
    assert "share" in read_signals("Auf Facebook", "de").anywhere | {
        read_signals("Auf Facebook", "de").start
    }
    assert not read_signals(
        "Er legte auf Facebook ein falsches Profil an, sagte er.", "de"
    ).anywhere


def test_time_stamps_and_separators_are_counted() -> None:
    line = read_signals("20 novembre 2024 · 11:27", "fr")
    assert line.times == 2
    assert line.separators == 1


@given(st.text(min_size=1), st.sampled_from(["de", "xx"]))
def test_any_line_can_be_read(text: str, lang: str) -> None:
    line = read_signals(text, lang)
    assert len(text) <= line.length <= 2.5 * len(text)
    assert 0 <= (line.function_share or 0) <= 1
