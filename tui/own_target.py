"""The language that the reader types, by its code or its name."""

from core.translate.languages import UNKNOWN, language_code

OFFERED = ("en", "fr", "de", "es", "it", "pt", "nl", "pl", "ro", "uk", "ru", "ar", "zh-Hans", "ja")
"""Languages whose names are offered while one is typed; any other can be typed too."""


def language_typed(typed: str) -> str | None:
    """Return the code of a language given as code, English name or own name; None for no language.

    `French`, `français`, `fr` and `fr-CA` are all `fr`.
    """
    from babel import Locale  # loads slowly

    wanted = " ".join(typed.split()).casefold()
    if not wanted:
        return None
    names = Locale("en").languages
    by_name = {name.casefold(): code for code, name in names.items()}
    found = by_name.get(wanted) or _own_names().get(wanted)
    code = language_code(found or wanted)
    if code == UNKNOWN or code.partition("-")[0] not in names:
        return None
    return code


def _own_names() -> dict[str, str]:
    """Return the codes of languages by what they call themselves."""
    from babel import Locale, localedata

    found: dict[str, str] = {}
    for code in localedata.locale_identifiers():
        if "_" not in code:
            name = Locale(code).get_language_name(code)
            if name:
                found.setdefault(name.casefold(), code)
    return found
