import pytest

from core.annotate.dates import find_dates

MAY = "2025-05-10"


@pytest.mark.parametrize(
    ("lang", "text", "year"),
    [
        ("it", "Il corriere sarebbe partito in giugno.", "2024"),
        ("it", "Due uomini sarebbero stati uccisi in giugno.", "2024"),
        ("it", "Il ministro si sarebbe dimesso in giugno.", "2024"),
        ("it", "La legge sarebbe approvata in giugno.", "2025"),
        ("de", "Der Beamte hätte im Juni Geld angenommen.", "2024"),
        ("de", "Es heißt, dass der Beamte im Juni Geld angenommen hätte.", "2024"),
        ("de", "Der Bote sei im Juni nach Kiew gereist.", "2024"),
        ("de", "Der Bürgermeister hätte im Juni Zeit.", "2025"),
        ("de", "Die Abstimmung hätte im Juni stattfinden sollen.", "2025"),
        ("de", "Die Abstimmung sei für den Juni geplant.", "2025"),
    ],
)
def test_the_perfect_of_what_nobody_saw_points_back(lang: str, text: str, year: str) -> None:
    (found,) = find_dates(text, lang, MAY)
    assert found.iso is not None
    assert found.iso[:4] == year


@pytest.mark.parametrize(
    ("lang", "text", "year"),
    [
        ("ru", "Суд принял решение в июне.", "2024"),
        ("ru", "Рабочие пришли в июне.", "2024"),
        ("ru", "Новые модели из отдела в июне", "2025"),
        ("uk", "Суд прийняв рішення в червні.", "2024"),
        ("uk", "Слухання справ у червні", "2025"),
        ("pl", "Posłowie przyjęli uchwałę w czerwcu.", "2024"),
    ],
)
def test_the_past_of_slavic_verbs_points_back(lang: str, text: str, year: str) -> None:
    (found,) = find_dates(text, lang, MAY)
    assert found.iso is not None
    assert found.iso[:4] == year
