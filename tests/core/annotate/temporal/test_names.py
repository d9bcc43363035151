import pytest

from core.annotate.temporal.calendars import calendar_of
from core.annotate.temporal.names import day_number, month_name, weekday_name, year_after
from core.annotate.tokens import tokenize


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "1er mai", (1, 2)),
        ("en", "3rd", (3, 2)),
        ("de", "27. November", (27, 2)),
        ("fr", "2. Il", (2, 1)),
        ("fr", "32 mai", None),
        ("fr", "0 mai", None),
        ("fr", "3 % des", (3, 1)),
        ("fr", "3% des", None),
        ("fr", "3,5 km", None),
        ("fr", "18h30", None),
        ("en", "3,2024", (3, 1)),
    ],
)
def test_days(lang: str, text: str, expected: tuple[int, int] | None) -> None:
    assert day_number(tokenize(text), calendar_of(lang), 0) == expected


@pytest.mark.parametrize(
    ("lang", "text", "month"),
    [
        ("fr", "août", 8),
        ("fr", "sept. 2024", 9),
        ("fr", "sept pays", None),
        ("fr", "en Mars", None),
        ("de", "november", None),
        ("de", "Mai-Feier", None),
        ("en", "Sept. 11", 9),
        ("en", "Mar 3", 3),
        ("en", "may", None),
        ("ru", "ноября", 11),
    ],
)
def test_months(lang: str, text: str, month: int | None) -> None:
    tokens = tokenize(text)
    at = 1 if text.startswith("en ") else 0
    found = month_name(tokens, calendar_of(lang), at, numbered=False)
    assert (found[0] if found else None) == month


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "lundi soir", (0, 2)),
        ("de", "Montagabend", (0, 1)),
        ("de", "Dienstag Nachmittag", (1, 2)),
        ("ro", "luni de zile", None),
        ("ro", "luni de ABC", (0, 1)),
        ("ro", "marți seara", (1, 2)),
        ("en", "Wed, 20 Nov", (2, 1)),
        ("en", "wed", None),
        ("fr", "mar. 19 nov.", (1, 2)),
        ("fr", "mar", None),
    ],
)
def test_weekdays(lang: str, text: str, expected: tuple[int, int] | None) -> None:
    assert weekday_name(tokenize(text), calendar_of(lang), 0, numbered=False) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("es", "de 2024", (2024, 2)),
        ("en", ", 2024", (2024, 2)),
        ("en", "'68", (1968, 2)),
        ("en", "'24", (2024, 2)),
        ("fr", "68 est loin", (1968, 1)),
        ("fr", "68 morts", (None, 0)),
        ("fr", "12", (None, 0)),
        ("fr", "2000 euros", (None, 0)),
        ("fr", ", 2000 hommes", (None, 0)),
        ("pl", "2024 roku", (2024, 1)),
    ],
)
def test_years_after_a_month(lang: str, text: str, expected: tuple[int | None, int]) -> None:
    assert year_after(tokenize(text), calendar_of(lang), 0) == expected
