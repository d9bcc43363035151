import pytest

from core.annotate.dates import find_dates

THURSDAY = "2025-07-03"


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "fr",
            "Les cheminots appellent à cesser le travail pour vendredi et samedi.",
            ["2025-07-04", "2025-07-05"],
        ),
        ("fr", "Le tribunal rendra son jugement lundi.", ["2025-07-07"]),
        ("fr", "La police a interpellé deux hommes vendredi.", ["2025-06-27"]),
        ("fr", "Deux trains supprimés vendredi", ["2025-06-27"]),
        ("fr", "Mardi de la semaine dernière, il pleuvait.", ["2025-06-24", "2025-W26"]),
        ("de", "Der Stadtrat wird am Montag entscheiden.", ["2025-07-07"]),
        ("de", "Die Sprecherin sagte am Freitag nichts.", ["2025-06-27"]),
        ("de", "Am Samstag im Stadion", ["2025-06-28"]),
        ("ro", "Consiliul va vota luni bugetul.", ["2025-07-07"]),
        ("ro", "Doi oameni au fost salvați vineri.", ["2025-06-27"]),
        ("en", "Judges will hear the case on Friday.", ["2025-07-04"]),
        ("en", "Police arrested two men on Friday.", ["2025-06-27"]),
        ("fr", "Le vote aura lieu jeudi.", ["2025-07-03"]),
        ("ro", "Va sta 4 luni acasă, apoi încă două luni.", []),
        ("en", "Rain on Wednesday", ["2025-07-02"]),
    ],
)
def test_a_weekday_follows_its_tense(lang: str, text: str, expected: list[str | None]) -> None:
    assert [d.iso for d in find_dates(text, lang, THURSDAY)] == expected


def test_two_words_equally_near_that_disagree_decide_nothing() -> None:
    assert find_dates("Il a vendredi va", "fr", THURSDAY)[0].iso is None
