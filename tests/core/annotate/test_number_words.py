"""Numbers said in words and written in digits come back with their value, whatever they are.

The words are the language's own data; how they are put together is said here a second time.
"""

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.annotate.figures import find_figures
from core.facts import read_facts

NUMBERS = st.one_of(
    st.integers(2, 120), st.integers(2, 9999), st.integers(2, 10**6), st.integers(2, 10**12 - 1)
)


def _words(lang: str) -> dict[int, str]:
    facts = read_facts("core.annotate", "lang", lang, "figures.toml")
    words = {int(value): forms[0] for value, forms in facts["words"].items()}
    return {1: facts["grammar"]["one"][0], **words}


FR, DE, RO, EN = (_words(lang) for lang in ("fr", "de", "ro", "en"))


def french(n: int) -> str:
    """Return `n` below 10^12 in words, as the French Academy writes them."""
    for size, name in ((10**9, "milliard"), (10**6, "million")):
        if n >= size:
            head = f"{french(n // size)} {name}{'s' if n // size > 1 else ''}"
            return head if n % size == 0 else f"{head} {french(n % size)}"
    if n >= 1000:
        count, rest = divmod(n, 1000)
        head = "mille" if count == 1 else f"{_french_hundreds(count, is_last=False)} mille"
        return head if rest == 0 else f"{head} {_french_hundreds(rest)}"
    return _french_hundreds(n)


def _french_hundreds(n: int, *, is_last: bool = True) -> str:
    hundreds, rest = divmod(n, 100)
    if hundreds == 0:
        return _french_tens(rest, is_last=is_last)
    if rest == 0:
        return "cent" if hundreds == 1 else f"{FR[hundreds]} cent{'s' if is_last else ''}"
    head = "cent" if hundreds == 1 else f"{FR[hundreds]} cent"
    return f"{head} {_french_tens(rest, is_last=is_last)}"


def _french_tens(n: int, *, is_last: bool = True) -> str:
    if n in FR and n not in (70, 80, 90):
        return FR[n]
    if n == 80:
        return "quatre-vingts" if is_last else "quatre-vingt"
    if n > 80:
        return f"quatre-vingt-{_french_tens(n - 80)}"
    base = n // 10 * 10 if n < 70 else 60
    link = " et " if n % 10 == 1 else "-"
    return f"{FR[base]}{link}{_french_tens(n - base)}" if n >= 20 else f"dix-{FR[n - 10]}"


def german(n: int) -> str:
    """Return `n` below 10^12 in words, one word below a million."""
    for size, one, many in ((10**9, "Milliarde", "Milliarden"), (10**6, "Million", "Millionen")):
        if n >= size:
            count, rest = divmod(n, size)
            head = f"eine {one}" if count == 1 else f"{german(count)} {many}"
            return head if rest == 0 else f"{head} {german(rest)}"
    if n >= 1000:
        count, rest = divmod(n, 1000)
        return _german_hundreds(count) + "tausend" + (_german_hundreds(rest) if rest else "")
    return _german_hundreds(n)


def _german_hundreds(n: int) -> str:
    hundreds, rest = divmod(n, 100)
    head = DE[hundreds] + DE[100] if hundreds else ""
    if rest == 0:
        return head
    if rest in DE:
        return head + DE[rest]
    return head + DE[rest % 10] + "und" + DE[rest // 10 * 10]


def romanian(n: int) -> str:
    """Return `n` below 10^12 in words; thousands are feminine, millions neuter."""
    for size, one, many in ((10**9, "un miliard", "miliarde"), (10**6, "un milion", "milioane")):
        if n >= size:
            return _romanian_scale(n, size, one, many)
    return _romanian_scale(n, 1000, "o mie", "mii") if n >= 1000 else _romanian_hundreds(n)


def _romanian_scale(n: int, size: int, one: str, many: str) -> str:
    count, rest = divmod(n, size)
    link = " de " if count % 100 >= 20 or count % 100 == 0 else " "
    head = one if count == 1 else f"{_romanian_hundreds(count, is_feminine=True)}{link}{many}"
    return head if rest == 0 else f"{head} {romanian(rest)}"


def _romanian_hundreds(n: int, *, is_feminine: bool = False) -> str:
    hundreds, rest = divmod(n, 100)
    head = "" if not hundreds else "o sută" if hundreds == 1 else f"{_ro(hundreds)} sute"
    if rest == 0:
        return head
    if rest in RO and rest != 1:
        tail = _ro(rest) if is_feminine else RO[rest]
    elif rest == 1:
        tail = "unu"
    else:
        unit = "unu" if rest % 10 == 1 else _ro(rest % 10) if is_feminine else RO[rest % 10]
        tail = f"{RO[rest // 10 * 10]} și {unit}"
    return f"{head} {tail}".strip()


def _ro(n: int) -> str:
    return {2: "două", 12: "douăsprezece"}.get(n, RO[n])


def english(n: int, link: str = " and ") -> str:
    """Return `n` below 10^12 in words; `link` stands after the hundreds."""
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if n >= size:
            head = f"{english(n // size, link)} {name}"
            return head if n % size == 0 else f"{head} {english(n % size, link)}"
    hundreds, rest = divmod(n, 100)
    head = f"{EN[hundreds]} hundred" if hundreds else ""
    if rest == 0:
        return head
    tail = EN[rest] if rest in EN else f"{EN[rest // 10 * 10]}-{EN[rest % 10]}"
    return f"{head}{link}{tail}" if head else tail


SPELLERS: dict[str, Callable[[int], str]] = {
    "fr": french,
    "de": german,
    "ro": romanian,
    "en": english,
}


@pytest.mark.parametrize(
    ("lang", "n", "words"),
    [
        ("fr", 97, "quatre-vingt-dix-sept"),
        ("fr", 71, "soixante et onze"),
        ("fr", 80_200, "quatre-vingt mille deux cents"),
        ("de", 37_021, "siebenunddreißigtausendeinundzwanzig"),
        ("de", 1_000_100, "eine Million einhundert"),
        ("ro", 23_002, "douăzeci și trei de mii doi"),
        ("ro", 1_000_121, "un milion o sută douăzeci și unu"),
        ("en", 254_021, "two hundred and fifty-four thousand twenty-one"),
    ],
)
def test_spellers_spell(lang: str, n: int, words: str) -> None:
    assert SPELLERS[lang](n) == words


@pytest.mark.parametrize("lang", SPELLERS)
@given(n=NUMBERS)
@example(n=1_001_000_000)
@settings(max_examples=300, deadline=None)
def test_words_come_back(lang: str, n: int) -> None:
    words = SPELLERS[lang](n)
    assert [figure.value for figure in find_figures(words, lang)] == [n], words


@given(n=NUMBERS)
@example(10_000_000_001)
@settings(max_examples=200, deadline=None)
def test_other_spellings_come_back(n: int) -> None:
    spelt = {
        "fr": [french(n).replace(" ", "-"), french(n).upper()],
        "de": [german(n).replace("ß", "ss").replace("ü", "ue").replace("ö", "oe")],
        "ro": [romanian(n).translate(str.maketrans("ășțî", "asti"))],
        "en": [english(n, " "), english(n).replace("-", " ")],
    }
    for lang, forms in spelt.items():
        for form in forms:
            assert [figure.value for figure in find_figures(form, lang)] == [n], form


GROUP_MARKS = {
    "fr": [" ", "\u00a0", "\u202f", "\u2009", "."],
    "de": [".", " ", "\u202f", "'", "’"],
    "ro": [".", " ", "\u00a0"],
    "en": [",", " ", "\u2009"],
}


@pytest.mark.parametrize("lang", GROUP_MARKS)
@given(n=st.integers(10_000, 10**12), cents=st.integers(0, 99), data=st.data())
@settings(max_examples=150, deadline=None)
def test_digits_come_back(lang: str, n: int, cents: int, data: st.DataObject) -> None:
    mark = data.draw(st.sampled_from(GROUP_MARKS[lang]))
    decimal = "." if lang == "en" else ","
    whole = f"{n:,}".replace(",", mark)
    tail = f"{decimal}{cents:02}" if cents % 10 else ""
    figures = find_figures(f"{whole}{tail} €", lang)
    assert [(f.value, f.unit) for f in figures] == [(n + (cents / 100 if tail else 0), "EUR")]
