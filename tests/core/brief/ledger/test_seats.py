"""Figures of two places: by the offices of those who give them, or by a wider place."""

import pytest

from core.brief.ledger import LedgerRow
from tests.core.brief.ledger.telling import Told, ledger


def _rows(*articles: Told) -> list[tuple[str, ...]]:
    rows: list[LedgerRow] = list(ledger(articles))
    return [tuple(one.shown for one in row.values) for row in rows]


NANTES = (
    "Le maire de Nantes, Paul Roux, a annoncé l'ouverture de 14 salles climatisées.",
    "The mayor of Nantes, Paul Roux, announced the opening of 14 air-conditioned halls.",
)


@pytest.mark.parametrize(
    ("text", "made", "joins"),
    [
        ("Le maire de Rennes, Julie Colin, a annoncé l'ouverture de 22 salles.",
         "The mayor of Rennes, Julie Colin, announced the opening of 22 halls.", False),
        ("L'adjoint Julien Colin a annoncé l'ouverture de 22 salles.",
         "The deputy Julien Colin announced the opening of 22 halls.", True),
    ],
)  # fmt: skip
def test_two_holders_of_one_office_count_each_in_a_place_of_their_own(
    text: str, made: str, joins: bool
) -> None:
    lines = (("Canicule à l'Ouest", "Heatwave in the West"), NANTES, (text, made))
    rows = _rows(Told("fr", "Le Fil", "2026-08-12", lines))
    assert any(len(row) > 1 for row in rows) is joins


@pytest.mark.parametrize(
    ("text", "made", "joins"),
    [
        ("În Europa, caniculă a ucis peste 60 de persoane.",
         "In Europe, the heatwave has killed more than 60 people.", False),
        ("În Italia, caniculă a ucis 40 de persoane.",
         "In Italy, the heatwave has killed 40 people.", True),
    ],
)  # fmt: skip
def test_a_count_of_a_part_of_the_world_is_none_of_a_country(
    text: str, made: str, joins: bool
) -> None:
    french = (
        ("Canicule en Italie", "Heatwave in Italy"),
        ("En Italie, la canicule a tué 31 personnes.", "In Italy, the heatwave killed 31 people."),
    )
    rows = _rows(
        Told("fr", "Le Fil", "2026-08-12", french),
        Told("ro", "Curierul", "2026-08-13", (("Caniculă", "Heatwave"), (text, made))),
    )
    assert any(len(row) > 1 for row in rows) is joins
