"""Loops: a translation that says the same again and again, as engines do when they go astray."""

import re
from collections.abc import Iterator, Sequence

from core.article import TranslationWarning
from core.check.pair import Pair
from core.check.words import Word, split_words

_LONGEST_LOOP = 24
"""Words in the longest stretch that is looked for; a longer one is found by its part said twice."""
_TIMES = {1: 4, 2: 3, 3: 3}
"""How often a stretch of so many words stands in a row before it is a loop; longer ones: twice."""
_ECHO = 7
"""Words of a stretch that is odd to read twice in one sentence, wherever it stands."""
_CHARACTERS = re.compile(r"([^\W\d_].{0,11}?)\1{7}")
"""Up to twelve characters eight times over, for what has no words (and for "hahahaha")."""
_MOST = 4000
"""Words and characters that are looked at; a loop shows long before."""


def find(pair: Pair) -> Iterator[TranslationWarning]:
    """Warn of a loop in the translation where the original has none."""
    source = [word.text for word in split_words(pair.source.text[: _MOST * 8], pair.source.lang)]
    words = split_words(pair.target.text[: _MOST * 8], pair.target.lang)
    looped = _loop(words) or _character_loop(pair.target.text[:_MOST])
    if looped and not (_loop_of(source) or _character_loop(pair.source.text[:_MOST])):
        yield _warning(looped)
        return
    again = _said_again([word.text for word in words], _ECHO)
    if again and not _said_again(source, 3):
        yield _warning(" ".join(again))


def _warning(looped: str) -> TranslationWarning:
    shown = looped if len(looped) <= 60 else looped[:57].rstrip() + "…"
    return TranslationWarning(
        check="repetition",
        message=f"The translation says “{shown}” again and again; the original does not.",
    )


def _loop(words: Sequence[Word]) -> str:
    return " ".join(_loop_of([word.text for word in words]))


def _loop_of(words: Sequence[str]) -> Sequence[str]:
    """Return the words that stand in a row too often, or nothing."""
    words = words[:_MOST]
    for period in range(1, min(_LONGEST_LOOP, len(words) // 2) + 1):
        needed = period * (_TIMES.get(period, 2) - 1)
        run = 0
        for at in range(period, len(words)):
            run = run + 1 if words[at] == words[at - period] else 0
            if run >= needed:
                looped = words[at - period + 1 : at + 1]
                if any(word.isalpha() for word in looped):
                    return looped
    return ()


def _character_loop(text: str) -> str:
    """Return the characters that stand in a row too often, or nothing; rules and dots are none."""
    match = _CHARACTERS.search(text[:_MOST])
    return match[1].strip() if match else ""


def _said_again(words: Sequence[str], length: int) -> Sequence[str]:
    """Return a stretch of `length` words that stands twice, or nothing."""
    seen: dict[tuple[str, ...], int] = {}
    for at in range(min(len(words), _MOST) - length + 1):
        stretch = tuple(words[at : at + length])
        if at - seen.setdefault(stretch, at) >= length:
            return stretch
    return ()
