"""Which articles tell of one story."""

from collections.abc import Sequence

import pytest

from core.brief.ledger.stories import Stories
from core.brief.sentences import sentences_of
from tests.core.brief.ledger.telling import Told, make


def told(at: int, lang: str, *lines: tuple[str, str]) -> Told:
    return Told(lang, f"Source {at}", "2026-06-08", lines)


VOTE = told(
    1, "es",
    ("La fiscalía eleva el número de detenidos en Bulgaria",
     "Prosecutor's office raises number of people detained in Bulgaria"),
    ("La fiscalía elevó el martes a 31 el número de detenidos por compra de votos.",
     "The prosecutor's office on Tuesday raised to 31 the number of people detained."),
)  # fmt: skip
THEFT = told(
    2, "de",
    ("Drei Festnahmen nach Münzdiebstahl in Feldkirch",
     "Three arrests after coin theft in Feldkirch"),
    ("Am Dienstag wurde ein dritter Verdächtiger festgenommen, so die Polizei.",
     "A third suspect was arrested on Tuesday, according to the police."),
)  # fmt: skip
COINS = told(
    3,
    "ro",
    ("Monedele furate din Feldkirch, găsite", "Coins stolen in Feldkirch found"),
    ("Nouă monede au fost găsite marți.", "Nine coins were found on Tuesday."),
)


def related(*articles: Told) -> list[bool]:
    made = [make(one) for one in articles]
    stories = Stories({one.id: sentences_of(one, "en") for one in made})
    return [stories.are_related(made[0].id, one.id) for one in made[1:]]


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        ([THEFT, COINS], [True]),
        ([VOTE, THEFT], [False]),  # Tuesdays and numbers are in every paper
        ([VOTE, THEFT, COINS], [False, False]),
        ([COINS, VOTE, THEFT], [False, True]),
    ],
)
def test_stories_are_told_apart(articles: Sequence[Told], expected: list[bool]) -> None:
    assert related(*articles) == expected


def test_a_country_alone_makes_no_story() -> None:
    flood = told(
        4, "fr", ("Inondations en Roumanie", "Floods in Romania"),
        ("Sept personnes sont mortes.", "Seven people died."),
    )  # fmt: skip
    strike = told(
        5, "de", ("Streik der Lehrer in Rumänien", "Teachers strike in Romania"),
        ("Die Schulen bleiben geschlossen.", "Schools remain closed."),
    )  # fmt: skip
    assert related(flood, strike) == [False]


def test_what_no_words_can_tell_is_left_to_the_country() -> None:
    flood = told(6, "es", ("Inundaciones en Rumanía", ""), ("Hay siete muertos.", ""))
    other = told(7, "it", ("Alluvione in Romania", ""), ("I morti sono nove.", ""))
    assert related(flood, other) == [True]
