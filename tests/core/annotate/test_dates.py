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


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("es", "El 20 de noviembre de 2024, en 2014 y ayer.", ["2024-11-20", "2014", "2024-11-19"]),
        ("it", "Il 20 novembre 2024, nel 2014 e ieri.", ["2024-11-20", "2014", "2024-11-19"]),
        ("pt", "Em 20 de novembro de 2024, em 2014 e ontem.", ["2024-11-20", "2014", "2024-11-19"]),
        ("nl", "Op 20 november 2024, in 2014 en gisteren.", ["2024-11-20", "2014", "2024-11-19"]),
        (
            "pl",
            "20 listopada 2024 roku, w 2014 roku i wczoraj.",
            ["2024-11-20", "2014", "2024-11-19"],
        ),
        ("ru", "20 ноября 2024 года, в 2014 году и вчера.", ["2024-11-20", "2014", "2024-11-19"]),
        (
            "uk",
            "20 листопада 2024 року, у 2014 році та вчора.",
            ["2024-11-20", "2014", "2024-11-19"],
        ),
        ("sv", "Den 20 november 2024, år 2014 och i går.", ["2024-11-20", "2014", "2024-11-19"]),
        ("tr", "20 Kasım 2024, 2014 yılında ve dün.", ["2024-11-20", "2014", "2024-11-19"]),
        ("da", "Den 20. november 2024, mandag den 18. november.", ["2024-11-20", "2024-11-18"]),
        ("cs", "20. listopadu 2024 a v pondělí 18. listopadu.", ["2024-11-20", "2024-11-18"]),
        ("hu", "2024. november 20-án, 3 nappal ezelőtt.", ["2024-11-20", "2024-11-17"]),
        ("el", "20 Νοεμβρίου 2024", ["2024-11-20"]),
        ("bg", "20 ноември 2024 г.", ["2024-11-20"]),
        ("vi", "20 tháng 11, 2024", ["2024-11-20"]),
        ("ar", "٢٠ نوفمبر ٢٠٢٤", ["2024-11-20"]),
        ("zh", "2024年11月20日，2014年和2022年3月", ["2024-11-20", "2014", "2022-03"]),
        ("ja", "2024年11月20日、月曜日", ["2024-11-20", "2024-11-18"]),
        ("ko", "2024년 11월 20일 월요일", ["2024-11-20", "2024-11-18"]),
    ],
)
def test_languages_by_data_alone(lang: str, text: str, expected: list[str]) -> None:
    assert [date.iso for date in find_dates(text, lang, "2024-11-20")] == expected


def test_spans_point_into_the_text_as_given() -> None:
    text = "في ٢٠ نوفمبر ٢٠٢٤ أقرت"
    (found,) = find_dates(text, "ar")
    assert found.text == text[found.start : found.end] == "٢٠ نوفمبر ٢٠٢٤"
