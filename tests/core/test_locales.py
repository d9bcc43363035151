from itertools import permutations

import pytest
from babel import Locale, localedata

from core.annotate.data.make_cldr import facts_of
from core.annotate.territories import babel_names
from core.locales import locale_of


@pytest.mark.parametrize("order", list(permutations(("ja", "de", "ar"))))
def test_names_are_those_of_the_language_whichever_was_asked_before(order: tuple[str, ...]) -> None:
    locale_of.cache_clear()
    months = {code: _months(code) for code in order}
    assert months["de"] == ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul"]
    assert months["ja"][0] == "1月"
    assert months["ar"][0] == "يناير"


def test_facts_of_a_language_do_not_depend_on_other_users_of_babel() -> None:
    _clear()
    before = facts_of("de")
    _clear()
    for code in ("ja", "zh", "de_AT"):
        Locale.parse(code).months["stand-alone"]["abbreviated"][1]
    assert facts_of("de") == before


@pytest.mark.parametrize("code", ["xx", "", "no language", "und_und", "de-de-de"])
def test_what_is_no_language_has_none(code: str) -> None:
    assert locale_of(code) is None


def _months(code: str) -> list[str]:
    locale = locale_of(code)
    assert locale is not None
    names = locale.months["stand-alone"]["abbreviated"]
    return [names[number] for number in range(1, 8)]


def _clear() -> None:
    locale_of.cache_clear()
    babel_names.cache_clear()
    localedata._cache.clear()
