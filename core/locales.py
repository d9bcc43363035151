"""Babel's locales, each with data of its own.

Languages inherit what they have in common, and Babel keeps the inherited parts in one dictionary
that all of them share. Which of its own names an alias stands for, it writes there for the language
that asks first; every later one then reads that language's (German months after Japanese ones were
`1月`). A locale from here has been loaded by itself.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale


@lru_cache(maxsize=64)
def locale_of(code: str) -> "Locale | None":
    """Return the locale of a language (`de`, `pt_PT`), or None where CLDR has none.

    Its names are its own, whatever other locales were asked before. Callers must not change it.
    """
    from babel import Locale, UnknownLocaleError, localedata

    # Babel has no public name for what it keeps, nor for loading at once what it loads when asked.
    with localedata._cache_lock:
        localedata._cache.clear()
        try:
            locale = Locale.parse(code)
            locale._data  # noqa: B018
        except (UnknownLocaleError, ValueError):
            return None
        finally:
            localedata._cache.clear()
    return locale
