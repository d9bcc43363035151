import pytest

from tests.core.annotate.temporal.finding import spans, told


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "les 4, 5 et 6 décembre", ["2024-12-04", "2024-12-05", "2024-12-06"]),
        ("fr", "du lundi 18 au vendredi 22 novembre", ["2024-11-18", "2024-11-22"]),
        ("fr", "du 30 avril au 2 mai 2023", ["2023-04-30", "2023-05-02"]),
        ("fr", "du 28 décembre au 2 janvier 2024", ["2023-12-28", "2024-01-02"]),
        ("fr", "du 28 novembre 2024 au 2 février", ["2024-11-28", "2025-02-02"]),
        ("de", "am 3., 4. und 5. Mai 2023", ["2023-05-03", "2023-05-04", "2023-05-05"]),
        ("de", "vom 26./27. November 2023", ["2023-11-26", "2023-11-27"]),
        ("ro", "în perioada 21-23 noiembrie 2023", ["2023-11-21", "2023-11-23"]),
        ("en", "May 3-5, 2023", ["2023-05-03", "2023-05-05"]),
        ("en", "from 3 to 5 May 2023", ["2023-05-03", "2023-05-05"]),
        ("en", "between Dec. 30, 2023, and Jan. 2, 2024", ["2023-12-30", "2024-01-02"]),
        ("es", "del 3 al 5 de mayo de 2023", ["2023-05-03", "2023-05-05"]),
        ("fr", "de janvier à mars 2023", ["2023-01", "2023-03"]),
        ("de", "von November bis Januar 2023", ["2022-11", "2023-01"]),
    ],
)
def test_ranges_and_lists_give_every_end(lang: str, text: str, expected: list[str]) -> None:
    assert [value for _, value in told(text, lang)] == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "On Wed., Nov. 20, 2024, at noon", ["Wed., Nov. 20, 2024"]),
        ("en", "20-Nov-2024 and 01-Feb-02", ["20-Nov-2024", "01-Feb-02"]),
        ("en", "the Fourth of July", ["Fourth of July"]),
        ("en", "In May 20 people died; in May, 20 more.", ["May", "May"]),
        ("de", "Dienstag (19.11.2024)", ["Dienstag (19.11.2024)"]),
        ("de", "am ersten Mai", ["ersten Mai"]),
        ("fr", "le premier mai", ["premier mai"]),
        ("hu", "2024. november 20-án", ["2024. november 20"]),
        ("fr", "le 3 mai dernier", ["3 mai dernier"]),
        ("fr", "un score de 3-1, 5 mai", ["5 mai"]),
        ("fr", "article 12, 3 mai", ["3 mai"]),
    ],
)
def test_spans_are_exact(lang: str, text: str, expected: list[str]) -> None:
    assert spans(text, lang) == expected


def test_weekdays_of_a_month() -> None:
    assert told("the first Tuesday of November", "en") == [
        ("first Tuesday of November", "2024-11-05")
    ]
    assert told("ultima vineri din noiembrie", "ro") == [
        ("ultima vineri din noiembrie", "2024-11-29")
    ]


def test_habits_are_no_dates() -> None:
    for lang, text in (
        ("fr", "chaque lundi et tous les mardis"),
        ("de", "jeden Montag"),
        ("ro", "în fiecare luni"),
        ("en", "every Monday"),
    ):
        assert told(text, lang) == []


def test_a_day_alone_follows_its_month() -> None:
    text = "Instauré le 1er novembre, levé le 18, il n'aura pas duré. Le 20 heures en parle."
    assert told(text, "fr") == [("1er novembre", "2024-11-01"), ("18", "2024-11-18")]
    assert told("Levé le 18.", "fr") == []


def test_of_an_impossible_day_the_month_is_left() -> None:
    assert told("30 février 2024", "fr") == [("février 2024", "2024-02")]
