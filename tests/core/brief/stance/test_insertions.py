"""Names, asides and marks of a layout inside a noun phrase: they part no subject from its verb."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.brief.stance.insertions import without_insertions
from core.brief.stance.language import language
from tests.core.brief.stance.labelled import stance_of

PIECES = ["Le", "maire", ",", "(", ")", "«", "»", "[", "]", "/b", "Jean", "Dupont", "a", "dit", "."]


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        (
            "de",
            "Der Chef der Werft, Jan Roth, nannte das „ein Risiko“.",
            "Der Chef der Werft, Jan Roth",
        ),
        ("de", "Die Ministerin (Grüne) bestritt den Vorwurf.", "Die Ministerin"),
        ("de", "Die Zeitung „Nordlicht“ sprach von zwölf Toten.", "Die Zeitung „Nordlicht“"),
        (
            "de",
            "Das teilte der Chef der Werft, Jan Roth, am Montag mit.",
            "der Chef der Werft, Jan Roth",
        ),
        ("fr", "Le quotidien « Le Phare » dément toute fraude.", "Le quotidien « Le Phare »"),
        ("es", "La empresa, Aguas Norte, lo niega.", "La empresa, Aguas Norte"),
        ("fr", "Le maire [b]a annoncé[/b] que le pont est fermé.", "Le maire"),
        ("fr", "[Le maire] a annoncé que le pont est fermé.", "Le maire"),
        (
            "ro",
            "Un analist din Iași, Ion Marin, crede că e bine.",
            "Un analist din Iași, Ion Marin",
        ),
    ],
)
def test_the_subject_is_found_whole(lang: str, text: str, words: str) -> None:
    assert [one.words for one in stance_of(lang, text).reported_by] == [words]


def test_a_mark_of_a_layout_is_nobody() -> None:
    assert not stance_of("fr", "[b]a annoncé[/b] que le pont est fermé").reported_by


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=16))
def test_places_are_those_of_the_tokens_that_stay(pieces: list[str]) -> None:
    facts = language("fr")
    assert facts is not None
    tokens = facts.tokens(" ".join(pieces))
    plain = without_insertions(tokens, facts)
    if plain is not None:
        assert [tokens[at] for at in plain.places] == plain.tokens
        assert plain.places == sorted(set(plain.places))
        assert len(plain.tokens) < len(tokens)


@given(st.lists(st.sampled_from(PIECES), max_size=16), st.sampled_from(["fr", "de", "ro", "en"]))
def test_any_order_of_marks_is_read(pieces: list[str], lang: str) -> None:
    text = " ".join(pieces) or "x"
    for one in stance_of(lang, text).reported_by:
        assert text[one.start : one.end] == one.words
        assert 0 <= one.start < one.end <= len(text)
