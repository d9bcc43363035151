import pytest

from core.annotate.temporal.calendars import calendar_of
from core.annotate.tokens import tokenize


def test_names_come_from_cldr_and_phrases_from_the_language() -> None:
    french = calendar_of("fr")
    assert french.names.months.longest(tokenize("août"), 0) == (1, 8)
    assert french.names.months.longest(tokenize("aout"), 0) == (1, 8)
    assert "sept" in french.names.short_months
    assert french.names.month_capital is False
    assert french.periods.parts.longest(tokenize("début août"), 0) == (1, True)
    assert {"weekday"} <= french.triggers["lundi"]


def test_compounds_and_customs_of_a_language() -> None:
    german, english = calendar_of("de"), calendar_of("en")
    assert german.names.weekdays.longest(tokenize("Montagabend"), 0) == (1, 0)
    assert german.dotted_days and german.years.is_free and german.names.month_capital
    assert english.month_first and english.links.comma_year and not english.dotted_days


@pytest.mark.parametrize("lang", ["und", "no-such-language", "", "x" * 50])
def test_a_language_that_nobody_knows_has_a_calendar(lang: str) -> None:
    calendar = calendar_of(lang)
    assert calendar.names.month_capital is None
    assert not calendar.names.months


def test_a_language_without_a_file_has_the_distances_of_cldr() -> None:
    danish = calendar_of("da")
    hit = danish.distances.openers.longest(tokenize("for 3 dage siden"), 0)
    assert hit is not None and hit[1] in danish.distances.tails
