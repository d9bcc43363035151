"""What is plain to see of two texts, so that nothing needs to be compared closely.

Everything here errs on the side of asking: what is not plain is looked at by `support`.
"""

import re
import unicodedata
from collections.abc import Collection, Hashable, Iterable, Iterator
from functools import cache, lru_cache

from core.annotate.recogniser import words_of
from core.annotate.tokens import tokenize
from core.article import Label
from core.check.name_keys import family
from core.check.name_letters import is_common, is_word, looks_foreign
from core.check.number_words import number_words, one_word
from core.check.pair import Side
from core.facts import read_facts

_DIGITS = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*")
_MARKS = re.compile(r"[.,\s]")
_ROMAN_OR_HAN = re.compile("\\b[IVXLCDM]{2,}\\b|[\u3400-\u9fff]")
_CAPITAL = re.compile(r"(?<!\w)[^\W\d_a-z][\w'’-]*")
_APOSTROPHE = re.compile(r"['’]")
_OPENS = re.compile(r"(?:\A|[.!?:][\"'”’»]*\s+)[\"'“‘«(\[]*\Z")
_WORDS = re.compile(r"[^\W\d_]+")
_LONGEST = 4_000
"""Code points of a text from which nothing about it is plain."""
_SHORT = 2
_ALIKE = 6
"""First letters that a name and its other form share (`Canadian`, `canadienne`)."""
_STEM = 3
"""Letters of the shortest word that others are made of."""


def has_same_digits(line: Side, cited: Side) -> bool:
    """Return whether it is plain to see that what `line` counts stands in `cited`.

    Each annotated figure is there, and each number in digits, as often. Of number words outside of
    the figures this says nothing; see `has_number_words`.
    """
    if line.figures and not _has_all(_amounts(line), _amounts(cited)):
        return False
    said = _DIGITS.findall(line.text)
    return not said or _has_all(_unmarked(said), _unmarked(_DIGITS.findall(cited.text)))


def _amounts(side: Side) -> Iterator[Hashable]:
    return ((one.unit, one.value, one.low, one.high) for one in side.figures)


def _unmarked(digits: Iterable[str]) -> Iterator[str]:
    return (one if one.isdigit() else _MARKS.sub("", one) for one in digits)


def _has_all(wanted: Iterable[Hashable], there: Iterable[Hashable]) -> bool:
    """Return whether each of `wanted` is there, as often."""
    left: dict[Hashable, int] = {}
    for one in there:
        left[one] = left.get(one, 0) + 1
    for one in wanted:
        if not left.get(one):
            return False
        left[one] -= 1
    return True


def has_number_words(line: Side) -> bool:
    """Return whether a word that no annotated figure covers may say a number.

    True for languages whose number words we do not know: any word may be one there.
    """
    words = number_words(line.lang)
    if len(line.text) > _LONGEST or not words.is_known or _ROMAN_OR_HAN.search(line.text):
        return True
    tokens = tokenize(one_word(line.text, line.lang))
    covered = [(one.start, one.end) for one in line.figures]
    return any(
        tokens.kinds[i] == "w"
        and _may_say_number(key, line.lang)
        and not any(first <= tokens.starts[i] < last for first, last in covered)
        for i, key in enumerate(tokens.keys)
    )


@lru_cache(maxsize=16384)
def _may_say_number(key: str, lang: str) -> bool:
    """Return whether a word may say a number, or begin a phrase that does; articles do not."""
    words = number_words(lang)
    told = words.numerals
    if key in words.articles:
        return False
    phrases = (told.few, told.shares_before, told.ratios.every, words.below_zero)
    stems = (*told.stems, *words.sure_begins)
    return (
        any(key in one for one in _listed(lang))
        or any(one.starts_with(key) for one in phrases)
        or key.startswith(tuple(stem for stem, _ in stems))
    )


def _listed(lang: str) -> tuple[Collection[str], ...]:
    words = number_words(lang)
    told = words.numerals
    return (
        *(told.small, told.ones, told.scales, told.bare_scales, told.denominators),
        *(told.collectives, told.collectives_about, told.vague, told.one_half),
        words.sure,
    )


def has_same_names(line: Side, cited: Side) -> bool:
    """Return whether it is plain to see that every name of `line` stands in `cited`.

    Or is one of which letters cannot tell (`may_be_translated`).
    """
    if len(line.text) > _LONGEST:
        return False
    known = {key for one in cited.entities if one.key for key in family(one.key)}
    folded = fold(cited.text)
    for one in line.entities:
        if one.key in known or fold(one.text) in folded:
            continue
        if (one.key or "").startswith("territory:"):
            return False
        if not may_be_translated(one.text, one.label, line.lang) and (
            one.label == "PER" or not _stands_in(one.text, folded, line.lang)
        ):
            return False
    covered = [(one.start, one.end) for one in (*line.entities, *line.dates)]
    facts = words_of(line.lang)
    for word in _CAPITAL.finditer(line.text):
        start = word.start()
        if not word[0][0].isupper():
            continue
        if any(first <= start and word.end() <= last for first, last in covered):
            continue
        form = _APOSTROPHE.split(word[0])[0]
        if len(form) == 1 or fold(form) in folded or may_be_translated(form, None, line.lang):
            continue
        if form in facts.acronyms or form in facts.ordinary or form.lower() in facts.titles:
            continue
        if not (_is_plain(form, line.lang) and _OPENS.search(line.text, max(0, start - 8), start)):
            return False
    return True


def _stands_in(name: str, folded: str, lang: str) -> bool:
    """Return whether each word of a name begins like one of a folded text, or is a plain word.

    There must be one of the first kind.
    """
    rest = [one for one in _WORDS.findall(name) if not is_plain_word(one, lang)]
    return bool(rest) and all(
        (len(one) >= _ALIKE and fold(one)[:_ALIKE] in folded) or one in folded for one in rest
    )


@lru_cache(maxsize=8192)
def may_be_translated(name: str, label: Label | None, lang: str) -> bool:
    """Return whether a name is made of words that other languages have words of their own for.

    `Christian`, `President of the Republic`: letters cannot tell whether the source says so. Two
    capitals alone may be an era, an hour or a degree.
    """
    words = _WORDS.findall(name)
    if len(name) <= _SHORT and name.isupper():
        return True
    if label in ("PER", "LOC"):
        return False
    return (label in (None, "MISC") or len(words) > 1) and all(
        is_plain_word(one, lang) for one in words
    )


@lru_cache(maxsize=8192)
def is_plain_word(word: str, lang: str) -> bool:
    """Return whether a word, or what it is made of, stands in small letters in `lang`."""
    small = word.lower()
    if small in words_of(lang).function or is_word(small, lang):
        return True
    for ending in read_facts("core.brief.gate", "lang", f"{lang}.toml").get("endings", ()):
        ending, _, singular = ending.partition("=")
        stem = small.removesuffix(ending)
        if stem != small and len(stem) >= _STEM and is_word(stem + singular, lang):
            return True
    return False


@lru_cache(maxsize=8192)
def _is_plain(word: str, lang: str) -> bool:
    """Return whether a word that begins a sentence is surely no name."""
    if word.lower() in words_of(lang).function or is_common(word, lang):
        return True
    is_marked = sum(one.isupper() or one.isdigit() for one in word) > 1
    return not (is_marked or words_of(lang).nouns_are_capital or looks_foreign(word, lang))


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """Return `text` without case and accents."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    plain = unicodedata.normalize("NFKD", folded)
    return plain.translate(_combining())


@cache
def _combining() -> dict[int, None]:
    """Return the marks that letters are written with, to be taken out."""
    marks = (*range(0x300, 0x370), *range(0x483, 0x488), *range(0x591, 0x5C8))
    return dict.fromkeys((*marks, *range(0x610, 0x61B), *range(0x64B, 0x660)))
