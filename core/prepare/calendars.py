"""Month and weekday names of every language, from the Unicode CLDR that Babel carries."""

from functools import cache
from typing import TYPE_CHECKING

from core.locales import locale_of
from core.prepare.facts import fold, locales, more_months

if TYPE_CHECKING:
    from babel import Locale


def month_number(word: str, lang: str) -> int | None:
    """Return the month (1 to 12) that `word` names in `lang`, in full or shortened, or None."""
    return _months(lang).get(fold(word))


def is_weekday(word: str, lang: str) -> bool:
    """Return whether `word` names a day of the week in `lang`."""
    return fold(word) in _weekdays(lang)


@cache
def _months(lang: str) -> dict[str, int]:
    from babel.dates import get_month_names

    found: dict[str, int] = {}
    for locale in _known_locales(lang):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in get_month_names(width, context, locale).items():
                    folded = fold(str(name))
                    if not folded.isdigit():
                        found.setdefault(folded, int(number))
    return found | more_months(lang)


@cache
def _weekdays(lang: str) -> frozenset[str]:
    from babel.dates import get_day_names

    return frozenset(
        fold(str(name))
        for locale in _known_locales(lang)
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for name in get_day_names(width, context, locale).values()
    )


def _known_locales(lang: str) -> list["Locale"]:
    return [locale for name in locales(lang) if (locale := locale_of(name)) is not None]
