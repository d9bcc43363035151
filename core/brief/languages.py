"""What languages are called."""

from functools import cache


@cache
def language_name(code: str) -> str:
    """Return the English name of a language, or the code itself where there is none."""
    from babel import Locale  # loads slowly, and only exports need it

    if code == "und":
        return "an unknown language"
    return str(Locale("en").languages.get(code, code))
