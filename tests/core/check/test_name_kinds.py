"""Titles, months, numerals and cities among the words with a capital."""

import pytest

from core.check.name_forms import read
from core.check.name_kinds import is_city, is_numeral, is_of_tables, is_title, no_names


def test_titles_are_no_names() -> None:
    mr, blanc = read("Mr Blanc", "en").words
    assert is_title(mr, "en")
    assert not is_title(blanc, "en")


def test_months_and_numerals_are_none() -> None:
    assert {"sunday", "xiv"} <= no_names("en")
    assert is_numeral(read("XIV", "fr").words[0])
    assert not is_numeral(read("Vim", "fr").words[0])


@pytest.mark.parametrize(
    ("form", "lang", "is_main", "expected"),
    [("Leipzig", "de", True, True), ("Londra", "ro", True, False), ("Londra", "ro", False, True)],
)
def test_cities_go_by_their_own_name_or_by_another(
    form: str, lang: str, is_main: bool, expected: bool
) -> None:
    assert is_city(form, lang, is_main=is_main) is expected


def test_a_key_of_the_tables_is_told_from_one_of_the_spelling() -> None:
    assert is_of_tables("territory:FR")
    assert is_of_tables("place:2643743")
    assert not is_of_tables("org:nobody-knows-this")
