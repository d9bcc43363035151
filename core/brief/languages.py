"""What languages are called."""

from functools import cache

from core.locales import locale_of


@cache
def language_name(code: str) -> str:
    """Return the English name of a language, or the code itself where there is none."""
    from babel import Locale  # loads slowly, and only exports need it

    if code == "und":
        return "an unknown language"
    return str(Locale("en").languages.get(code, code))


@cache
def text_direction(code: str) -> str:
    """Return "ltr" or "rtl" as CLDR has it, or "auto" for a language that it does not know."""
    locale = locale_of(code.replace("-", "_"))
    return str(locale.text_direction) if locale is not None else "auto"
