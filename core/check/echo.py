"""Echo: the original left untranslated, wholly or in long runs, or a text in a third language.

Names, titles and quotations may stay as they are. What tells a language are its function words,
and its script.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from core.article import TranslationWarning
from core.check.pair import Pair
from core.check.words import Word, split_words
from core.facts import read_facts
from core.prepare.facts import function_words, languages
from core.prepare.language import primary_subtag

_RUN = 4
"""Words in a row that must be the same before they count as taken over."""
_CONTENT = 2
"""Words in lower case, of some length, that the runs hold at least: lists of names hold none."""
_NAME = 12
"""Words that a name or title has at most."""
_WHOLE = 0.8
"""Share of the translation from which on a run is no name inside it."""
_FOREIGN = 3
"""Function words of the original's language in such runs that make an echo."""
_PLAIN = 6
"""Words in lower case in such runs that make an echo where they are half of the translation."""
_ENOUGH = 6
"""Words that tell a language."""
_OWN = 0.1
_OTHER = 0.3
"""Shares of function words: at most this many of the right language, at least that many of one
other.
"""
_QUOTED = re.compile(r"[\"“„«「][^\"”»“」„«「]{0,500}[\"”»“」]|\([^()]{0,300}\)")
_MOST = 3000
_FARTHEST = 30_000


def find(pair: Pair) -> Iterator[TranslationWarning]:
    """Warn where the translation is the original over again or in another language altogether."""
    lang, target = primary_subtag(pair.source.lang), primary_subtag(pair.target.lang)
    if not lang or not target or lang == target:
        return
    told = _left_in_script(pair, lang, target)
    if told:
        yield told
        return
    words = split_words(pair.target.text, target)[:_MOST]
    taken = _taken_over(pair, words)
    if taken and _is_echo(taken, len(words), lang, target):
        start, end = taken[0].start, taken[-1].end
        yield _warning(
            f"Left untranslated: “{_shortened(pair.target.text[start:end])}”."
            if len(taken) < len(words) * 0.8
            else "The translation repeats the original unchanged."
        )
    elif other := _other_language(pair.target.text, words, target):
        yield _warning(f"The translation seems to be in another language ({other}).")


def _warning(message: str) -> TranslationWarning:
    return TranslationWarning(check="echo", message=message)


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rstrip() + "…"


def _taken_over(pair: Pair, words: Sequence[Word]) -> list[Word]:
    """Return the words of the translation that stand in the same runs in the original."""
    source = [word.text for word in split_words(pair.source.text, pair.target.lang)][:_MOST]
    length = min(_RUN, len(source))
    runs = {tuple(source[at : at + length]) for at in range(len(source) - length + 1)}
    bare = [word.text for word in words]
    taken: set[int] = set()
    for at in range(len(bare) - length + 1):
        if tuple(bare[at : at + length]) in runs:
            taken.update(range(at, at + length))
    told = [words[at] for run in _runs(taken) if not _is_name(pair, words, run) for at in run]
    content = [
        word for word in told if len(word.text) > 3 and pair.target.text[word.start].islower()
    ]
    # German writes nouns like names, so that a whole sentence may hold one such word alone
    needed = 1 if len(told) == len(words) else min(_CONTENT, length)
    return told if len(content) >= needed else []


def _runs(places: set[int]) -> Iterator[range]:
    """Yield the unbroken stretches of `places`."""
    start: int | None = None
    for place in sorted(places):
        if start is None:
            start = place
        if place + 1 not in places:
            yield range(start, place + 1)
            start = None


def _is_name(pair: Pair, words: Sequence[Word], run: range) -> bool:
    """Return whether a run is a name or title inside a sentence: it begins with a capital."""
    first = pair.target.text[words[run[0]].start]
    is_part = len(run) <= min(_NAME, _WHOLE * len(words))
    return run[0] > 0 and is_part and first.isupper()


def _is_echo(taken: Sequence[Word], total: int, lang: str, target: str) -> bool:
    mine, theirs = function_words(lang), function_words(target)
    foreign = sum(word.text in mine and word.text not in theirs for word in taken)
    plain = sum(len(word.text) > 3 and word.text.isalpha() for word in taken)
    own = sum(word.text in theirs and word.text not in mine for word in taken)
    if own > foreign:
        return False
    if _are_close(lang, target):
        return len(taken) == total and foreign >= _FOREIGN
    if len(taken) >= total * 0.8:
        return foreign >= 1 or (plain >= _PLAIN and not (mine and theirs))
    return foreign >= _FOREIGN or (plain >= _PLAIN and len(taken) * 2 >= total and foreign >= 1)


def _other_language(text: str, words: Sequence[Word], target: str) -> str:
    """Return the language that the words belong to, if it is clearly not the right one.

    Words with a capital tell nothing: names are alike in all languages.
    """
    theirs = function_words(target)
    bare = [w.text for w in words if w.text.isalpha() and not text[w.start].isupper()]
    if not theirs or len(bare) < _ENOUGH or sum(w in theirs for w in bare) > _OWN * len(bare):
        return ""
    best, share = "", _OTHER
    for lang in _told_languages():
        if lang != target and not _are_close(lang, target):
            count = sum(word in function_words(lang) for word in bare) / len(bare)
            if count > share:
                best, share = lang, count
    return best


@cache
def _told_languages() -> tuple[str, ...]:
    return tuple(lang for lang in languages() if lang != "default" and function_words(lang))


def _are_close(lang: str, other: str) -> bool:
    groups = read_facts("core.check", "data", "scripts.toml")["close"]["groups"]
    return any(lang in group.split() and other in group.split() for group in groups)


def _left_in_script(pair: Pair, lang: str, target: str) -> TranslationWarning | None:
    """Return a warning of words in the original's script where the translation has another."""
    mine, theirs = _script(lang), _script(target)
    if not mine or not theirs or mine == theirs or {mine, theirs} == {"han", "kana"}:
        return None
    text = _QUOTED.sub(" ", pair.target.text[:_FARTHEST])
    left = _script_words(mine).findall(text)
    if mine == "latin":
        # names and brands keep their letters: only words in lower case are words of the language
        left = [word for word in left if word.islower()]
        if len(left) < _FOREIGN or len(left) < 2 * len(_script_words(theirs).findall(text)):
            return None
    left = [word for word in left if word in pair.source.text]
    return _warning(f"Left untranslated: “{_shortened(' '.join(left))}”.") if left else None


@cache
def _script(lang: str) -> str:
    told = read_facts("core.check", "data", "scripts.toml")["languages"]
    return next((script for script, langs in told.items() if lang in langs.split()), "")


@cache
def _script_words(script: str) -> re.Pattern[str]:
    ranges = read_facts("core.check", "data", "scripts.toml")["ranges"]
    least = 2 if script in ("han", "kana", "hangul", "thai") else 3
    return re.compile(f"[{ranges[script]}]{{{least},}}")
