"""The words of a sentence that tell what it is about."""

import re
from collections.abc import Iterable
from functools import cache
from sys import intern
from typing import NamedTuple

from core.facts import read_facts

STEM = 6
"""Characters of a word that count. Cutting words to their first few characters does for many
languages what a stemmer does for one: McNamee and Mayfield, Character N-Gram Tokenization for
European Language Text Retrieval, 2004."""

_WORD = re.compile(r"\w+(?:-\w+)*")
_PLAIN_WORD = re.compile(r"\w+")
_SPACED = bytes(
    one if one < 128 and (chr(one).isalnum() or chr(one) == "_") else ord(" ") for one in range(256)
)
"""What stands between the words of an ASCII text as spaces: split at these, it takes half as long
as by a pattern, and nearly every sentence of English is cut so."""
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+"
)


class Habits(NamedTuple):
    """What the data file of a language says; see core/brief/lang."""

    function_words: frozenset[str]
    back_references: frozenset[str]
    conditionals: frozenset[str]
    negations: frozenset[str]
    teasers: tuple[str, ...]
    credits: tuple[str, ...]


@cache
def habits(lang: str) -> Habits:
    """Return the facts of a language, those of the default where it has none of its own."""
    name = lang if lang.isalpha() else "default"
    facts = read_facts("core.brief", "lang", f"{name}.toml") or read_facts(
        "core.brief", "lang", "default.toml"
    )
    return Habits(
        function_words=_words(facts["function_words"]),
        back_references=_words(facts["back_references"]),
        conditionals=_words(facts["conditionals"]),
        negations=_words(facts["negations"]),
        teasers=tuple(facts["teasers"]),
        credits=tuple(facts["credits"]),
    )


def words_of(text: str) -> list[str]:
    """Return all words, case folded; scripts without spaces give pairs of characters.

    Equal words are one string, wherever they stand: a collection has few words and many uses.
    """
    folded = text.casefold()
    if folded.isascii() and "-" not in folded:
        return list(map(intern, folded.encode().translate(_SPACED).decode().split()))
    if folded.isascii() or not _UNSPACED.search(folded):
        return list(map(intern, (_WORD if "-" in folded else _PLAIN_WORD).findall(folded)))
    words: list[str] = []
    for found in _WORD.findall(folded):
        if _UNSPACED.search(found):
            words.extend(_pairs(found))
        else:
            words.append(found)
    return words


def stems(text: str, lang: str) -> list[str]:
    """Return the stems of the content words of `text`, in order; digits are left to the figures."""
    return content_stems(words_of(text), lang)


def content_stems(words: Iterable[str], lang: str) -> list[str]:
    """Return the same of words that are case folded."""
    skipped = habits(lang).function_words
    return [
        intern(word[:STEM])
        for word in words
        if len(word) > 1 and word not in skipped and not word.isdigit()
    ]


def denies(text: str, lang: str) -> bool:
    """Return whether the text holds a word of negation."""
    negations = habits(lang).negations
    folded = text.casefold().replace("’", "'")
    # English joins its negation to the verb: didn't
    return ("n't" in negations and "n't" in folded) or any(
        word in negations for word in words_of(folded)
    )


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(max(1, len(run) - 1))]
