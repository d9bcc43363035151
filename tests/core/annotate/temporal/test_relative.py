import pytest

from tests.core.annotate.temporal.finding import told


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Hier soir", [("Hier soir", "2024-11-19")]),
        ("fr", "ce mois-ci", [("ce mois-ci", "2024-11")]),
        ("fr", "Ce jour-là", []),
        ("fr", "la semaine dernière", [("la semaine dernière", "2024-W46")]),
        ("fr", "les dernières semaines", []),
        ("fr", "l'an prochain", [("l'an prochain", "2025")]),
        ("fr", "novembre dernier", [("novembre dernier", "2023-11")]),
        ("de", "morgen, nicht am Morgen", [("morgen", "2024-11-21")]),
        ("de", "Guten Morgen!", []),
        ("de", "im Vorjahr", [("Vorjahr", "2023")]),
        ("de", "in den letzten Jahren", []),
        ("de", "November vergangenen Jahres", [("November vergangenen Jahres", "2023-11")]),
        ("ro", "acestei luni", [("acestei luni", "2024-11")]),
        ("ro", "lunea viitoare, lunea", [("lunea viitoare", "2024-11-25")]),
        ("ro", "weekendul trecut", [("weekendul trecut", "2024-W46")]),
        ("en", "USA Today; today", [("today", "2024-11-20")]),
        ("en", "next May, last summer", [("next May", "2025-05"), ("last summer", "2024-22")]),
        ("en", "the last week of the war", []),
        ("en", "November last year", [("November last year", "2023-11")]),
        ("es", "la semana pasada", [("la semana pasada", "2024-W46")]),
        ("it", "l'anno scorso", [("l'anno scorso", "2023")]),
        ("ru", "на прошлой неделе", [("прошлой неделе", "2024-W46")]),
    ],
)
def test_phrases_are_told_from_the_publication(
    lang: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert told(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "il y a trois jours", [("il y a trois jours", "2024-11-17")]),
        ("fr", "il y a environ dix ans", [("il y a environ dix ans", "2014")]),
        ("fr", "dans les deux ans", []),
        ("de", "vor gut drei Wochen", [("vor gut drei Wochen", "2024-W44")]),
        ("de", "vor einem Jahr", [("vor einem Jahr", "2023")]),
        ("ro", "cu două luni în urmă", [("cu două luni în urmă", "2024-09")]),
        ("ro", "acum 30 de ani", [("acum 30 de ani", "1994")]),
        ("ro", "peste 20 de ani de închisoare", []),
        ("ro", "Peste trei zile pleacă.", [("Peste trei zile", "2024-11-23")]),
        ("en", "twenty-five years ago", [("twenty-five years ago", "1999")]),
        ("en", "3 weeks ago", [("3 weeks ago", "2024-W44")]),
        ("en", "3000 years ago", [("3000 years ago", None)]),
        ("en", "In two weeks he had built it.", []),
        ("en", "in two weeks of fighting", []),
        ("da", "for 3 dage siden", [("for 3 dage siden", "2024-11-17")]),
        ("zh", "。3天前", [("3天前", "2024-11-17")]),
    ],
)
def test_distances(lang: str, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(text, lang) == expected


def test_what_the_story_tells_from_itself_has_no_value() -> None:
    assert told("La veille, il pleuvait.", "fr") == [("La veille", None)]
