"""What Unicode CLDR (through Babel) knows of figures: scales, units and money of every language.

The facts come out in the shape of `lang/<xx>/figures.toml`, so that a language without number words
of its own still has its millions read. CLDR gives its scales as patterns for short numbers
(`0 mil millones` for 10^9), its units and currencies as formatted amounts.
"""

from collections.abc import Iterator
from typing import Any

from core.annotate.kept_cldr import kept_cldr
from core.facts import read_facts
from core.locales import locale_of

_AMOUNTS = (1, 2, 5, 11, 1.5)
"""Amounts that between them call for every plural that CLDR tells apart."""
_SHORTEST_STEM = 5


def cldr_facts(lang: str) -> dict[str, Any]:
    """Return scales, suffixes, scale stems, units and money of `lang`; empty where CLDR has none.

    Words that stand for two magnitudes in one language's countries, or for a unit as well, are
    `doubtful`; single letters are left out.
    """
    shared = read_facts("core.annotate", "lang", "default", "figures.toml")["cldr"]
    codes = [one for one in (lang, *shared["variants"].get(lang, ())) if one != "und"]
    locales = [locale for locale in map(locale_of, codes) if locale is not None]
    if not locales:
        return {}
    words: dict[str, set[float]] = {}
    for locale in locales:
        for word, scale in _scale_words(locale):
            words.setdefault(word.lower(), set()).add(scale)
    symbols = _symbols()
    doubtful = {word for word, scales in words.items() if len(scales) > 1 or word in symbols}
    sure = {word: min(found) for word, found in words.items() if word not in doubtful}
    scales: dict[str, list[str]] = {}
    suffixes: dict[str, list[str]] = {}
    for word, scale in sure.items():
        scales.setdefault(str(scale), []).append(word.rstrip("."))
        if word.endswith("."):
            suffixes.setdefault(str(scale), []).extend((word, word[:-1]))
    return {
        "scales": scales,
        "suffixes": suffixes,
        "stems": _stems(sure),
        "doubtful": sorted(doubtful),
        "units": cldr_units(lang),
        "money": _money(locales[0]),
    }


def cldr_units(lang: str) -> dict[str, list[str]]:
    """Return the words of `lang` for the units that we know, by our names of them."""
    kept = kept_cldr(lang)
    return kept.units if kept is not None else babel_units(lang)


def babel_units(lang: str) -> dict[str, list[str]]:
    """Return the same as Babel has it."""
    units = read_facts("core.annotate", "lang", "default", "figures.toml")["cldr"]["units"]
    locale = locale_of(lang)
    if locale is None:
        return {}
    return {name: sorted({*_unit_forms(locale, theirs)}) for name, theirs in units.items()}


def cldr_money(lang: str) -> dict[str, list[str]]:
    """Return the full names of the currencies in `lang`, by code; of old ones without a year too.

    Names of one word are left out: what they mean depends on where one is.
    """
    kept = kept_cldr(lang)
    return kept.money if kept is not None else babel_money(lang)


def babel_money(lang: str) -> dict[str, list[str]]:
    """Return the same as Babel has it."""
    from babel.numbers import get_currency_name, list_currencies

    locale = locale_of(lang)
    if locale is None:
        return {}
    found: dict[str, list[str]] = {}
    amounts = _amounts(locale)
    for code in sorted(list_currencies(locale)):
        names = dict.fromkeys(
            get_currency_name(code, count=count, locale=locale) for count in amounts
        )
        full = [name for name in names if " " in name and name.replace(" ", "").isalpha()]
        if full:
            found[code] = full
    return found


def _symbols() -> frozenset[str]:
    """Return the symbols of units in small letters: a scale written so is not told apart."""
    symbols = read_facts("core.annotate", "data", "units.toml")["symbols"]
    return frozenset(form.lower() for forms in symbols.values() for form in forms)


def _scale_words(locale: Any) -> Iterator[tuple[str, float]]:
    """Yield each single word that stands for a power of ten, and what it stands for."""
    for plurals in locale.compact_decimal_formats.values():
        for patterns in plurals.values():
            for magnitude, pattern in patterns.items():
                text = str(pattern.pattern).partition(";")[0].replace("'", "")
                zeros = text.count("0")
                word = text.replace("0", "").replace("\u00a0", " ").replace("\u202f", " ").strip()
                scale = float(magnitude) / 10 ** (zeros - 1)
                is_letter = len(word.rstrip(".")) == 1 and word.lower() != word.upper()
                if zeros and word and " " not in word and not is_letter and scale >= 1000:
                    yield word, scale


def _stems(words: dict[str, float]) -> dict[str, list[str]]:
    """Return what every plural of a scale begins with, where that is long enough to be sure of."""
    stems: dict[str, list[str]] = {}
    for scale in sorted({*words.values()}):
        forms = sorted(
            (w for w, s in words.items() if s == scale and len(w) >= _SHORTEST_STEM), key=len
        )
        if not forms:
            continue
        stem = forms[0]
        while not all(form.startswith(stem) for form in forms):
            stem = stem[:-1]
        if len(stem) >= _SHORTEST_STEM:
            stems[str(scale)] = [stem]
    return stems


def _amounts(locale: Any) -> list[float]:
    """Return an amount for each plural form of a language that amounts of ours take."""
    found: dict[str, float] = {}
    for amount in _AMOUNTS:
        found.setdefault(locale.plural_form(amount), amount)
    return list(found.values())


def _unit_forms(locale: Any, unit: str) -> Iterator[str]:
    from babel.units import UnknownUnitError, format_unit

    for amount in _amounts(locale):
        try:
            text = format_unit(amount, unit, length="long", locale=locale)
        except (UnknownUnitError, KeyError, ValueError):
            return
        form = _without_number(text)
        # A sign or a single syllable says too little (`年` is years, a year, and the year's mark).
        if len(form) > 1 and form != unit:
            yield form


def _money(locale: Any) -> dict[str, list[str]]:
    """Return the names of the currencies that units.toml knows, by code."""
    from babel.numbers import get_currency_name

    codes = read_facts("core.annotate", "data", "units.toml")["money"]
    forms: dict[str, set[str]] = {}
    for code in codes:
        if len(code) == 3 and code.isupper():
            found = {get_currency_name(code, count=n, locale=locale) for n in (None, *_AMOUNTS)}
            forms[code] = {form for form in found if form and form != code}
    _add_common_word(forms, "USD", ("CAD", "AUD"))
    return {code: sorted(names) for code, names in forms.items() if names}


def _add_common_word(forms: dict[str, set[str]], code: str, others: tuple[str, ...]) -> None:
    """Add the word that the names of several currencies share: bare dollars are US dollars."""
    shared = _words_of(forms.get(code, set()))
    for other in others:
        shared &= _words_of(forms.get(other, set()))
    if code in forms:
        forms[code] |= {word for word in shared if len(word) > 3}


def _words_of(names: set[str]) -> set[str]:
    return {word.lower() for name in names for word in name.split()}


def _without_number(text: str) -> str:
    """Return the unit of a formatted amount that begins with its number; empty of any other."""
    if not text[:1].isdigit():
        return ""
    return text.lstrip("0123456789.,٫").strip().strip("\u00a0\u202f")
