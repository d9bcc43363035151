import pytest

from core.annotate.merge import merge
from core.annotate.recogniser import Mention
from core.article import Label


def _merged(text: str, form: str, label: Label, lang: str) -> list[tuple[str, Label]]:
    start = text.index(form)
    guess = Mention(start=start, end=start + len(form), label=label, recogniser="bundled:names")
    return [(text[m.start : m.end], m.label) for m in merge(text, [guess], lang)]


@pytest.mark.parametrize(
    ("text", "form", "label", "lang"),
    [
        ("Seit November fehlt Brot.", "November", "MISC", "de"),
        ("November was cold.", "November", "ORG", "en"),
        ("Décembre fut froid.", "Décembre", "MISC", "fr"),
        ("Des images produites par IA circulent.", "IA", "ORG", "fr"),
        ("La défense aérienne tire.", "aérienne", "MISC", "fr"),
    ],
)
def test_what_the_language_has_words_for_is_no_name(
    text: str, form: str, label: Label, lang: str
) -> None:
    assert _merged(text, form, label, lang) == []


def test_a_person_may_be_called_as_a_month() -> None:
    assert _merged("Da kam Mai herein.", "Mai", "PER", "de") == [("Mai", "PER")]
    assert _merged("La planète Mars luit.", "Mars", "LOC", "fr") == [("Mars", "LOC")]


def test_whom_somebody_met_in_a_capital_is_no_part_of_it() -> None:
    text = "Il a rencontré à Pyongyang Kim, puis rien."
    assert _merged(text, "Pyongyang Kim", "LOC", "fr") == [("Pyongyang", "LOC"), ("Kim", "PER")]


def test_a_place_of_two_words_stays_whole() -> None:
    assert _merged("Il vit à Paris Nord.", "Paris Nord", "LOC", "fr") == [("Paris Nord", "LOC")]
