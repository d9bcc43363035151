"""The original over again, and other languages than the one asked for."""

import pytest

from core.check.echo import find
from tests.core.check.pairs import pair

FRENCH = (
    "Le ministre a déclaré que les négociations avec les syndicats reprendront dans la semaine."
)
ENGLISH = "The minister said that the talks with the unions will resume within the week."


def told(lang: str, text: str, target: str, translation: str) -> list[str]:
    return [one.message for one in find(pair(lang, text, target, translation))]


def test_the_whole_original() -> None:
    assert told("fr", FRENCH, "en", FRENCH) == ["The translation repeats the original unchanged."]
    assert not told("fr", FRENCH, "en", ENGLISH)


def test_a_long_run_of_it() -> None:
    half = "The minister said that les négociations avec les syndicats reprendront dans la semaine."
    (message,) = told("fr", FRENCH, "en", half)
    assert message.startswith("Left untranslated: “les négociations avec les syndicats")


@pytest.mark.parametrize(
    ("text", "translation"),
    [
        (
            "Angela Merkel, Emmanuel Macron, Donald Tusk",
            "Angela Merkel, Emmanuel Macron, Donald Tusk",
        ),
        (
            "Il dirige la Société de soins palliatifs à domicile du Grand Montréal.",
            "He runs the Société de soins palliatifs à domicile du Grand Montréal.",
        ),
        ("Paris, Lyon", "Paris, Lyon"),
        ("« I want my money back » a dit Thatcher.", "“I want my money back,” Thatcher said."),
    ],
)
def test_names_titles_and_quotations_are_none(text: str, translation: str) -> None:
    assert not told("fr", text, "en", translation)


def test_what_begins_with_a_capital_is_no_name_where_it_is_all_there_is() -> None:
    text = "Umweltministerin Karla Brandt sprach von einem historischen Tag."
    assert told("de", text, "en", f"EN {text}")


def test_names_alone_tell_no_language() -> None:
    names = "Kim Jong Un Su-57 Moscow September 2023"
    assert not told("ro", "KIm jong un Su-57 Moscova septembrie 2023", "en", names)


def test_a_third_language() -> None:
    spanish = (
        "El ministro dijo que las negociaciones con los sindicatos se reanudarán en la semana."
    )
    assert "another language (es)" in told("fr", FRENCH, "en", spanish)[0]


def test_another_script() -> None:
    russian = "Министр заявил, что переговоры возобновятся."
    assert told("ru", russian, "en", russian)
    assert told("ru", russian, "en", "The minister said переговоры will resume.")
    assert not told("ru", russian, "en", "The minister said the talks (переговоры) will resume.")
    assert told("en", ENGLISH, "ru", ENGLISH)
    assert not told("en", "Apple sued Samsung.", "ru", "Apple подала в суд на Samsung.")


def test_one_language_on_both_sides_is_no_echo() -> None:
    assert not told("en", ENGLISH, "en-GB", ENGLISH)


def test_a_sentence_of_nouns_alone_is_an_echo_too() -> None:
    text = "Kaum ein Viertel der Griechen ging zur Wahl."
    assert list(find(pair("de", text, "en", text)))
