import pytest

from core.annotate.figures import find_figures

NONE = {
    "fr": [
        "articles 5, 6 et 7 du code",
        "le vol 370 et la porte 12",
        "au 24, rue de Paris, 59000 Lille",
        "Composez le 17.",
        "le numéro d'urgence est le 112",
        "« Mains propres 2 » est sorti",
        "dans les années 80",
        "un troisième homme, un cinquième cas",
        "entre 2014 et 2020",
        "la tour penche de 48° 51' N",
    ],
    "de": [
        "Artikel 5, 6 und 7",
        "Nikolaikirchhof 3, 10117 Berlin",
        "Hannover 96 schlug Schalke 04.",
        "Kane (12., 43.) traf, Sané (78.) auch.",
        "1641 nahm er das Amt an.",
        "ein zweiter Mann, das dritte Mal",
        "Das Spiel endete 3 : 1.",
    ],
    "ro": [
        "articolele 5, 6 și 7 din lege",
        "la etajul 4, terminalul 2, poarta 14",
        "Începe la ora 14:30 și se încheie la 17.",
        "numărul de urgență 112",
        "a doua zi, a treia oară, o nouă lege",
        "în anii '90 și în anii 80",
        "locul doi, turul trei",
        "scor 2 - 0 cu Dinamo",
    ],
    "en": [
        "pages 71, 72 and 73",
        "10 Downing Street and 221 Baker Street",
        "Call 911 or dial 112.",
        "the round of 16",
        "by December of '74",
        "A third man, a fifth term",
        "Erik ten Hag",
        "room 12B, seat 14C",
    ],
}


@pytest.mark.parametrize(
    ("lang", "text"), [(lang, text) for lang, texts in NONE.items() for text in texts]
)
def test_what_names_counts_nothing(lang: str, text: str) -> None:
    assert find_figures(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("fr", "selon la police 12 personnes", 12),
        ("de", "Im Krankenhaus 30 Patienten", 30),
        ("ro", "la pagina 5 și 20 de oameni", 20),
        ("ro", "primiți în spitalul 20 de răniți", 20),
        ("en", "A third said no", 1 / 3),
        ("en", "call 12 witnesses", 12),
    ],
)
def test_what_is_counted_there_still_counts(lang: str, text: str, value: float) -> None:
    found = [figure.value for figure in find_figures(text, lang)]
    assert pytest.approx(value) in found


@pytest.mark.parametrize(
    ("lang", "text", "ages"),
    [
        ("de", "Müller (52) kandidiert.", [52]),
        ("de", "Bayern (45), Hessen (31)", []),
        ("de", "eine zweijährige Haftstrafe", []),
        ("de", "ein zweijähriges Kind", [2]),
        ("en", "John Smith, 72, said no.", [72]),
        ("en", "children aged six and nine", [6, 9]),
        ("fr", "Marie Dupont, 37 ans, est élue.", [37]),
        ("ro", "Maria Pop, 37 de ani, a câștigat.", [37]),
    ],
)
def test_ages(lang: str, text: str, ages: list[int]) -> None:
    found = [figure.value for figure in find_figures(text, lang) if figure.kind == "age"]
    assert found == ages
