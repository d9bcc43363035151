"""Numbers as they are read, before they are compared."""

import pytest

from core.check.mention import Mention
from core.check.number_words import number_words, one_word
from core.check.numbers import read_mentions
from core.check.numeral_scripts import HAN, han_value, is_plain_han, roman_value
from core.facts import read_facts
from tests.core.check.samples import pair

LANGUAGES = ("en", "fr", "de", "ro", "es", "it", "pt", "nl", "pl", "ru", "uk", "sv", "tr")


def sure(lang: str, text: str) -> list[tuple[float, ...]]:
    """Return the readings of what a translation has to render."""
    side = pair(lang, text, "xx", "").source
    return [one.values or one.span or () for one in read_mentions(side) if one.is_sure]


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("fr", "Le 3 mai 2024 à 20h30.", [(3,), (2024,), (20,), (30,)]),
        ("fr", "Un des A380 a 2 étages.", [(380,), (2,)]),
        ("fr", "Entre 3 et 5 jours.", [(3,), (5,)]),
        ("fr", "Des milliers de gens.", [(2000, 9000)]),
        ("de", "Die drittgrößte Stadt.", [(3,)]),
        ("de", "Ein Tag, eine Nacht.", []),
        ("de", "3.000 Autos", [(3000, 3)]),
        ("en", "World War II", []),
        ("it", "Quarantacinque case", [(45,)]),
        ("nl", "Drieëndertig huizen", [(33,)]),
        ("uk", "П'ятдесят шість будинків", [(56,)]),
        ("tr", "İki bin beş yüz kişi", [(2500,)]),
        ("ar", "٣٠٠ جندي", [(300,)]),
        ("zh", "三百五十人", [(350,)]),
        ("xx", "1.2.3", [(1,), (2,), (3,)]),
    ],
)
def test_what_a_text_counts(lang: str, text: str, values: list[tuple[float, ...]]) -> None:
    assert sure(lang, text) == values


def test_places_are_in_the_text_as_it_is() -> None:
    text = "İki yüz, ٣٠٠, 3 000 €."
    for one in read_mentions(pair("tr", text, "xx", "").source):
        assert 0 <= one.start < one.end <= len(text)


def test_a_range_lends_its_unit() -> None:
    low, high = (
        one for one in read_mentions(pair("en", "It is 30 to 40%.", "xx", "").source) if one.is_sure
    )
    assert (low.is_lent, high.is_lent) == (True, False)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_knows_its_number_words(lang: str) -> None:
    words = number_words(lang)
    assert words.is_known
    assert {2.0, 1.0} <= {value for values in words.loose.values() for value in values}
    assert read_facts("core.check", "data", "numbers", f"{lang}.toml")
    assert set(words.sure) <= set(words.loose)


def test_a_language_that_nobody_told_us_is_not_known() -> None:
    assert not number_words("xx").is_known
    assert not number_words("und").is_known


def test_words_become_one_without_growing() -> None:
    assert one_word("п'ять", "uk") == "пʼять"
    assert one_word("İki d'eux", "tr") == "iki d'eux"


@pytest.mark.parametrize(
    ("form", "value"),
    [("XIX", 19), ("XXe", 20), ("IV", 4), ("IIII", None), ("Ma", None), ("", None), ("XLII", 42)],
)
def test_roman_numerals(form: str, value: float | None) -> None:
    assert roman_value(form) == value


@pytest.mark.parametrize(
    ("form", "value", "plain"),
    [
        ("三百五十", 350, True),
        ("两万五千", 25_000, True),
        ("二〇二四", 2024, False),
        ("十", 10, False),
        ("一亿二千万", 120_000_000, True),
    ],
)
def test_numerals_in_chinese_characters(form: str, value: float, plain: bool) -> None:
    assert HAN.fullmatch(form)
    assert han_value(form) == value
    assert is_plain_han(form) is plain


def test_a_mention_is_sure_unless_told_otherwise() -> None:
    assert Mention(0, 1, values=(2.0,)).is_sure
