import pytest

from tests.core.annotate.temporal.finding import spans


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "En 2014, puis de 2017 à 2020", ["2014", "2017", "2020"]),
        ("fr", "(1944) et (2014-2022)", ["1944", "2014", "2022"]),
        ("fr", "Un rapport de 2011 démontre", ["2011"]),
        ("fr", "Mais 2013 sera rude.", ["2013"]),
        ("fr", "en 2014, 2015 et 2016", ["2014", "2015", "2016"]),
        ("fr", "le budget 2025", ["2025"]),
        ("de", "2014 annektierte er, 2015 kam der Rest.", ["2014", "2015"]),
        ("de", "Er wurde 2020 Präsident.", ["2020"]),
        ("de", "die 1919 abgetretenen Gebiete", ["1919"]),
        ("de", "die Bundestagswahl 2025", ["2025"]),
        ("ro", "din 2019, între 2014 și 2022", ["2019", "2014", "2022"]),
        ("en", "The 2016 election, a 2019 law", ["2016", "2019"]),
        ("en", "between 2010 and 2015 unemployment doubled", ["2010", "2015"]),
        ("ru", "В 2014 году", ["2014"]),
        ("pl", "w 2014 roku", ["2014"]),
        ("en", "the 2023/24 season, 2023-24", ["2023/24"]),
    ],
)
def test_years_by_the_words_around_them(lang: str, text: str, expected: list[str]) -> None:
    assert spans(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "près de 2000 soldats, de 1950 civils, à 2020 euros"),
        ("fr", "passé de 2000 à 2400 soldats"),
        ("fr", "l'article 2024 et la chambre 1914"),
        ("de", "rund 2000 Soldaten und 1950 Zivilisten"),
        ("de", "2014 Euro, 1990 Kilometer, Paragraf 2024"),
        ("ro", "din 2000 de soldați, 1950 de lei"),
        ("en", "Room 2024, flight 1914, about 2000 people"),
        ("en", "$2014, 1990%, 2024 pages, by 2000 people"),
        ("en", "call 2024-555-1234, version 2.2014, 2,024"),
        ("fr", "Su-2014 et B2022"),
    ],
)
def test_other_numbers_of_four_digits_are_none(lang: str, text: str) -> None:
    assert spans(text, lang) == []
