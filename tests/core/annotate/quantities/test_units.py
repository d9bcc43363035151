import pytest

from core.annotate.figures import find_figures


def _found(text: str, lang: str) -> list[tuple[float | int | None, str | None]]:
    return [(figure.value, figure.unit) for figure in find_figures(text, lang)]


@pytest.mark.parametrize(
    ("text", "lang", "unit"),
    [
        ("The fine was 500 pounds.", "en", "GBP"),
        ("The bomb weighed 500 pounds.", "en", "lb"),
        ("a 500-pound bomb", "en", "lb"),
        ("They raised 3 million pounds.", "en", "GBP"),
        ("She weighs 9 stone.", "en", "st"),
        ("Une amende de 300 livres.", "fr", "GBP"),
        ("Il a perdu 25 livres.", "fr", "lb"),
        ("Elle a écrit trois livres.", "fr", None),
        ("Er wiegt zwanzig Pfund zu viel.", "de", "kg"),
        ("Es kostet zwanzig Pfund.", "de", "GBP"),
        ("Avionul zbura la 30.000 de picioare.", "ro", "ft"),
        ("Masa are patru picioare.", "ro", None),
        ("They won 300 seats.", "en", None),
        ("It costs 30,000 won.", "en", "KRW"),
    ],
)
def test_one_word_for_two_units(text: str, lang: str, unit: str | None) -> None:
    assert [found for _, found in _found(text, lang)] == [unit]


@pytest.mark.parametrize(
    ("text", "lang", "unit"),
    [
        ("100 norwegische Kronen", "de", "NOK"),
        ("der Preis von 100 norwegischen Kronen", "de", "NOK"),
        ("300 couronnes danoises", "fr", "DKK"),
        ("20 de coroane cehe", "ro", "CZK"),
        ("40 Mexican pesos", "en", "MXN"),
        ("50 pesos", "en", "peso"),
        ("8 israelische Schekel", "de", "ILS"),
        ("3 light years", "en", "ly"),
        ("9 Quadratzentimeter", "de", "cm2"),
    ],
)
def test_names_that_cldr_has(text: str, lang: str, unit: str) -> None:
    assert [found for _, found in _found(text, lang)] == [unit]


@pytest.mark.parametrize(
    ("text", "lang", "value", "unit"),
    [
        ("șase ani și jumătate", "ro", 6.5, "year"),
        ("2 ore și 30 de minute", "ro", 2.5, "h"),
        ("7 ani și 3 luni", "ro", 7.25, "year"),
        ("trois heures et quart", "fr", 3.25, "h"),
        ("pendant 2 h 30", "fr", 2.5, "h"),
        ("haut de 1m80", "fr", 1.8, "m"),
        ("anderthalb Stunden", "de", 1.5, "h"),
        ("eine Dreiviertelstunde", "de", 0.75, "h"),
        ("einen Meter achtzig groß", "de", 1.8, "m"),
        ("an hour and a half", "en", 1.5, "h"),
        ("6ft 3in", "en", 6.25, "ft"),
        ("half a mile", "en", 0.5, "mi"),
    ],
)
def test_parts_of_one_amount(text: str, lang: str, value: float, unit: str) -> None:
    assert _found(text, lang) == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "lang", "value", "unit"),
    [
        ("dreitägige", "de", 3, "day"),
        ("48-stündiger", "de", 48, "h"),
        ("20-prozentigen", "de", 20, "%"),
        ("zweieinhalbstündiges", "de", 2.5, "h"),
        ("halbstündige", "de", 0.5, "h"),
        ("Siebzehnjährige", "de", 17, "year"),
        ("fünfköpfige", "de", 5, None),
    ],
)
def test_adjectives_hold_number_and_unit(
    text: str, lang: str, value: float, unit: str | None
) -> None:
    assert _found(text, lang) == [(value, unit)]


@pytest.mark.parametrize("text", ["langjährige", "diesjährigen", "mehrtägige", "abhängig", "wenig"])
def test_other_adjectives_hold_none(text: str) -> None:
    assert _found(text, "de") == []
