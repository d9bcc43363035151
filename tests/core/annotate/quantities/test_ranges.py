import pytest

from core.annotate.figures import find_figures


@pytest.mark.parametrize(
    ("text", "lang", "low", "high"),
    [
        ("de 10 à 15 000 soldats", "fr", 10_000, 15_000),
        ("zwei bis drei Millionen Menschen", "de", 2e6, 3e6),
        ("două-trei sute de mii de oameni", "ro", 200_000, 300_000),
        ("between 1.2 and about 1.5 million people", "en", 1.2e6, 1.5e6),
        ("zwischen -5 und 2 Grad", "de", -5, 2),
        ("de la -2 la -8 grade", "ro", -8, -2),
        ("-12…-10 grade", "ro", -12, -10),
        ("14- bis 17-Jährige", "de", 14, 17),
        ("10- to 12-year-olds", "en", 10, 12),
        ("$200bn to $250bn", "en", 200e9, 250e9),
        ("une hausse de 2 à 3 %", "fr", 2, 3),
        ("un ou deux jours", "fr", 1, 2),
    ],
)
def test_ranges(text: str, lang: str, low: float, high: float) -> None:
    assert [(f.value, f.low, f.high) for f in find_figures(text, lang)] == [(None, low, high)]


@pytest.mark.parametrize(
    ("text", "lang", "values"),
    [
        ("Le budget passe de 2 à 3 milliards d'euros.", "fr", [2e9, 3e9]),
        ("Le taux est passé de 4 % à 6 %.", "fr", [4, 6]),
        ("Die Quote stieg von 7,8 auf 9,9 Prozent.", "de", [7.8, 9.9]),
        ("Rata a crescut de la 7,8% la 9,9%.", "ro", [7.8, 9.9]),
        ("The rate rose from 7.8% to 9.9%.", "en", [7.8, 9.9]),
        ("Brent rose $1.18 to $74.28.", "en", [1.18, 74.28]),
    ],
)
def test_changes_are_two_figures(text: str, lang: str, values: list[float]) -> None:
    assert [figure.value for figure in find_figures(text, lang)] == values


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("un habitant sur trois", "fr", 1 / 3),
        ("deux électeurs hispaniques sur trois", "fr", 2 / 3),
        ("unul din trei români", "ro", 1 / 3),
        ("1 autobuz din 10", "ro", 0.1),
        ("jeder Dritte", "de", 1 / 3),
        ("jede vierte Frau", "de", 0.25),
        ("eine von fünf Frauen", "de", 0.2),
        ("one in five adults", "en", 0.2),
        ("nine out of ten", "en", 0.9),
        ("5 of 10 patients", "en", 0.5),
        ("every third child", "en", 1 / 3),
    ],
)
def test_ratios(text: str, lang: str, value: float) -> None:
    assert [f.value for f in find_figures(text, lang)] == [pytest.approx(value)]


@pytest.mark.parametrize(
    ("text", "lang", "values"),
    [
        ("31 von 47 Stimmen", "de", [31, 47]),
        ("62 of the 88 drones", "en", [62, 88]),
        ("jeden zweiten Tag", "de", []),
        ("the first one in 2024", "en", []),
        ("three in 2019", "en", [3]),
    ],
)
def test_no_ratios(text: str, lang: str, values: list[float]) -> None:
    assert [figure.value for figure in find_figures(text, lang)] == values
