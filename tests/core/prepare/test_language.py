import pytest

from core.prepare import identify_language
from core.prepare.language import UNKNOWN, primary_subtag

_TEXTS = {
    "fr": "Le ministre a annoncé hier que les négociations reprendraient la semaine prochaine.",
    "de": "Der Minister kündigte gestern an, dass die Verhandlungen nächste Woche weitergehen.",
    "ro": "Ministrul a anunțat ieri că negocierile vor fi reluate săptămâna viitoare.",
    "en": "The minister announced yesterday that the negotiations would resume next week.",
    "es": "El ministro anunció ayer que las negociaciones se reanudarán la próxima semana.",
    "pl": "Minister ogłosił wczoraj, że negocjacje zostaną wznowione w przyszłym tygodniu.",
    "ru": "Министр объявил вчера, что переговоры возобновятся на следующей неделе.",
    "ja": "大臣は昨日、来週から交渉を再開すると発表した。",
    "ar": "أعلن الوزير أمس أن المفاوضات ستستأنف الأسبوع المقبل.",
}


@pytest.mark.parametrize("lang", _TEXTS)
def test_a_sentence_is_enough(lang: str) -> None:
    assert identify_language(_TEXTS[lang]) == lang


def test_capitals_are_read_too() -> None:
    assert identify_language(_TEXTS["de"].upper()) == "de"


def test_a_menu_in_another_language_does_not_decide() -> None:
    menu = "\n".join(["Home", "About us", "Contact", "Subscribe now", "Sign in", "Search"] * 5)
    assert identify_language(menu + "\n" + _TEXTS["fr"] + " " + _TEXTS["fr"]) == "fr"


@pytest.mark.parametrize("text", ["", "   \n", "12.30 – 14", "…", "?!"])
def test_without_letters_nothing_is_told(text: str) -> None:
    assert identify_language(text) == UNKNOWN
    assert identify_language(text, "de-AT") == "de"


def test_a_hint_decides_short_text_and_not_long_text() -> None:
    assert identify_language("Paris", "fr") == "fr"
    assert identify_language(_TEXTS["de"] * 3, "fr") == "de"


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("de-AT", "de"),
        ("pt_BR", "pt"),
        ("FRA", "fr"),
        ("nb", "no"),
        ("", None),
        (None, None),
        ("english", None),
    ],
)
def test_the_primary_subtag(tag: str | None, code: str | None) -> None:
    assert primary_subtag(tag) == code
