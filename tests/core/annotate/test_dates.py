import pytest

from core.annotate.dates import find_dates


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "fr",
            "Paris, mercredi 20 novembre 2024.",
            [("mercredi 20 novembre 2024", "2024-11-20", "day")],
        ),
        (
            "fr",
            "Depuis début août, en septembre 2023.",
            [("début août", "2024-08", "month"), ("septembre 2023", "2023-09", "month")],
        ),
        (
            "fr",
            "La semaine dernière, jeudi.",
            [("La semaine dernière", "2024-W46", "week"), ("jeudi", "2024-11-14", "day")],
        ),
        (
            "fr",
            "Jeudi prochain, l'année dernière.",
            [("Jeudi prochain", "2024-11-21", "day"), ("l'année dernière", "2023", "year")],
        ),
        (
            "fr",
            "Le 1er mars, fin 2023, l'été 2022.",
            [
                ("1er mars", "2024-03-01", "day"),
                ("fin 2023", "2023", "year"),
                ("été 2022", "2022-22", "season"),
            ],
        ),
        ("fr", "Mars est une planète ; 1 000 jours de guerre.", []),
        (
            "de",
            "Am 27. November 2024 und im März.",
            [("27. November 2024", "2024-11-27", "day"), ("März", "2024-03", "month")],
        ),
        (
            "de",
            "Seit Anfang des Jahres, im Jahr 2022.",
            [("Seit Anfang des Jahres", "2024", "year"), ("2022", "2022", "year")],
        ),
        ("de", "Das 2. Mal.", []),
        ("ro", "Sâmbătă, 2 noiembrie 2024", [("Sâmbătă, 2 noiembrie 2024", "2024-11-02", "day")]),
        (
            "ro",
            "Săptămâna trecută, în iulie.",
            [("Săptămâna trecută", "2024-W46", "week"), ("iulie", "2024-07", "month")],
        ),
        (
            "ro",
            "Din vara anului 2022, la începutul anului 2024.",
            [("vara anului 2022", "2022-22", "season"), ("începutul anului 2024", "2024", "year")],
        ),
        ("ro", "În mai multe rânduri.", []),
        (
            "en",
            "On Wednesday, May 3, 2024, he may march.",
            [("Wednesday, May 3, 2024", "2024-05-03", "day")],
        ),
        (
            "en",
            "Since October 2022 and on Nov. 20.",
            [("October 2022", "2022-10", "month"), ("Nov. 20", "2024-11-20", "day")],
        ),
        ("es", "El 3 de mayo de 2024.", [("3 de mayo de 2024", "2024-05-03", "day")]),
        ("pl", "20 listopada 2024", [("20 listopada 2024", "2024-11-20", "day")]),
        (
            "und",
            "2024-11-20 27.11.2024",
            [("2024-11-20", "2024-11-20", "day"), ("27.11.2024", "2024-11-27", "day")],
        ),
    ],
)
def test_dates_are_found_and_resolved(lang: str, text: str, expected: list[object]) -> None:
    found = [(date.text, date.iso, date.grain) for date in find_dates(text, lang, "2024-11-20")]
    assert found == expected


def test_without_publication_relative_dates_have_no_value() -> None:
    found = find_dates("Hier, le 3 mars et en 2019.", "fr")
    assert [(date.text, date.iso) for date in found] == [
        ("Hier", None),
        ("3 mars", None),
        ("2019", "2019"),
    ]


@pytest.mark.parametrize("published", ["", "soon", "2024-13-45"])
def test_a_publication_date_that_is_none_is_passed_over(published: str) -> None:
    assert find_dates("hier", "fr", published)[0].iso is None


def test_impossible_days_are_no_dates() -> None:
    assert find_dates("31.02.2024", "de", "2024-11-20") == []
