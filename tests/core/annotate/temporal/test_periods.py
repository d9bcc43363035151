import pytest

from tests.core.annotate.temporal.finding import grains, told


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "l'été 2022", [("été 2022", "2022-22")]),
        ("fr", "L'été dernier", [("L'été dernier", "2024-22")]),
        ("fr", "il a été élu", []),
        ("de", "im Winter 2023/24", [("Winter 2023/24", "2023-24")]),
        ("de", "im Sommer vergangenen Jahres", [("Sommer vergangenen Jahres", "2023-22")]),
        ("ro", "vara anului trecut", [("vara anului trecut", "2023-22")]),
        ("en", "the fall of 2023", [("fall of 2023", "2023-23")]),
        ("en", "a fall from grace", []),
    ],
)
def test_seasons(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "au troisième trimestre 2023", [("troisième trimestre 2023", "2023-Q3")]),
        ("fr", "T3 2023", [("T3 2023", "2023-Q3")]),
        ("de", "im 3. Quartal", [("3. Quartal", "2024-Q3")]),
        ("de", "im III. Quartal 2023", [("III. Quartal 2023", "2023-Q3")]),
        ("ro", "în trimestrul al treilea", [("trimestrul al treilea", "2024-Q3")]),
        ("ro", "trimestrul II 2023", [("trimestrul II 2023", "2023-Q2")]),
        ("en", "Q1 2023 and Q4", [("Q1 2023", "2023-Q1"), ("Q4", "2024-Q4")]),
        ("en", "third-quarter profit", [("third-quarter", "2024-Q3")]),
        ("en", "a third quarter of the cake", []),
        ("fr", "le T3 circule", []),
    ],
)
def test_quarters(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "dans les années 1990 et 2000", [("années 1990", "199"), ("2000", "200")]),
        ("fr", "les années quatre-vingt-dix", [("années quatre-vingt-dix", "199")]),
        ("fr", "les années 2014", [("2014", "2014")]),
        ("de", "in den Neunzigerjahren", [("Neunzigerjahren", "199")]),
        ("de", "die 80er-Jahre", [("80er-Jahre", "198")]),
        ("ro", "anii '90", [("anii '90", "199")]),
        ("en", "the 1990s and the '80s", [("1990s", "199"), ("'80s", "198")]),
        ("en", "the late nineties", [("late nineties", "199")]),
        ("en", "in his 90s, at 80s", []),
        ("en", "$'000s", []),
    ],
)
def test_decades(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "du XIXe siècle", [("XIXe siècle", "18")]),
        ("fr", "au 21e siècle", [("21e siècle", "20")]),
        ("fr", "au Ve siècle avant J.-C.", []),
        ("de", "im 16. Jahrhundert", [("16. Jahrhundert", "15")]),
        ("de", "im neunzehnten Jahrhundert", [("neunzehnten Jahrhundert", "18")]),
        ("ro", "în secolul al XVII-lea", [("secolul al XVII-lea", "16")]),
        ("ro", "secolul XX", [("secolul XX", "19")]),
        ("en", "the 19th-century palace", [("19th-century", "18")]),
        ("es", "en el siglo XIX", [("siglo XIX", "18")]),
        ("fr", "le Mixe siècle, le 99e siècle", []),
    ],
)
def test_centuries(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, lang) == expected


def test_each_has_its_grain() -> None:
    text = "L'été 2022, le troisième trimestre, les années 1990, le XIXe siècle"
    assert grains(text, "fr") == ["season", "quarter", "decade", "century"]
