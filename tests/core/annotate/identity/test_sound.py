import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.annotate.identity.sound import STYLES, is_cyrillic, sound, spell, style_of, words


@pytest.mark.parametrize(
    "spellings",
    [
        "Щербаков Shcherbakov Chtcherbakov Schtscherbakow Șcerbakov",
        "Шойгу Shoigu Choïgou Schoigu Șoigu",
        "Хрущёв Хрущов Khrushchev Khrouchtchev Chruschtschow Hrușciov",
        "Ельцин Eltsine Jelzin Elțin Yeltsin",
        "Залужний Zaluzhnyi Zaluzhny Zaloujny Saluschnyj Zalujnîi",
        "Чехов Chekhov Tchekhov Tschechow Cehov",
        "Зурабішвілі Zourabichvili Zurabishvili Surabischwili Zurabișvili",
        "Токаев Токаєв Tokayev Tokaïev Tokajew",
        "Ковальов Ковалёв Kovalyov Kowaljow Kovaliov",
        "Вайдель Вейдель Weidel",
    ],
)
def test_what_each_press_writes_sounds_alike(spellings: str) -> None:
    assert len({sound(one, style_of(one)) for one in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Putin", "Putina"),
        ("Ivanov", "Ivanova"),
        ("Petrov", "Petrenko"),
        ("Lavrov", "Lazarev"),
        ("Biden", "Bidon"),
    ],
)
def test_other_names_sound_otherwise(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize(
    ("form", "style"),
    [
        ("Sergueï Tchernychev", "fr"),
        ("Sergej Tschernyschow", "de"),
        ("Serghei Cernîșov", "ro"),
        ("Sergey Chernyshov", "en"),
        ("Aleksandar Vučić", "sl"),
        ("Шойгу", "en"),
    ],
)
def test_the_letters_tell_whose_spelling_it_is(form: str, style: str) -> None:
    assert style_of(form) == style


def test_the_language_of_the_text_tips_the_scale() -> None:
    assert style_of("Chmyhal", "fr") == "fr"
    assert sound("Chmyhal", "fr") == sound("Шмигаль")
    # German does not write v for a Russian в.
    assert style_of("Lavrov", "de") != "de"


def test_words_and_spelling() -> None:
    assert words("Jean-Luc d’Arc") == ["Jean", "Luc", "dArc"]
    assert spell("SCerbakov") == "shcherbakov"
    assert is_cyrillic("Київ") and not is_cyrillic("Kyiv")


@given(st.text(max_size=60), st.sampled_from((*STYLES, "", "xx")))
def test_anything_has_a_sound_of_plain_letters(word: str, style: str) -> None:
    heard = sound(word, style)
    assert heard.isascii()
    assert heard.isalpha() or not heard
    assert style_of(word, style) in STYLES


def test_a_very_long_word_comes_to_an_end() -> None:
    assert len(sound("щ" * 1_000_000)) <= 400
    assert style_of("tsch" * 250_000) == "de"
