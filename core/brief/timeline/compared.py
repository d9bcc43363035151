"""Days that a statement is only measured against: `3,200 hectares, against 1,100 last year`."""

import re
from dataclasses import dataclass
from functools import cache

from core.article import Date
from core.brief.sentences import Sentence
from core.brief.stance.language import language
from core.brief.words import habits, words_of
from core.facts import read_facts

_FARTHEST = 8
"""Words between what compares and the day."""

_MORE_BEFORE = 6
"""Words before `than` among which the comparative stands, where `than` is other words, too."""

_FIGURE_BEFORE = 3
"""Words before `against` among which a figure stands, where no mark does: `20 % contre 15 %`."""

_MARK = re.compile(r"[;:()]|,(?!\d)|\s[–—-]\s")
"""What ends a clause; a comma inside a figure does not."""


@dataclass(frozen=True)
class _Comparing:
    """The words of a language that compare; see `periods.toml`."""

    to: tuple[tuple[str, ...], ...]
    against: tuple[tuple[str, ...], ...]
    than: tuple[tuple[str, ...], ...]
    more: tuple[str, ...]
    spans: frozenset[str]
    small: frozenset[str]


def is_compared(sentence: Sentence, date: Date) -> bool:
    """Return whether what a sentence says is only compared with what was so at a date."""
    facts = _comparing(sentence.article.lang)
    if facts is None:
        return False
    text, start = sentence.article.text, sentence.segment.start
    marks = [one.end() for one in _MARK.finditer(text, start, date.start)]
    words = words_of(text[marks[-1] if marks else start : date.start])
    for at in range(len(words) - 1, max(-1, len(words) - 2 - _FARTHEST), -1):
        for phrase in facts.to:
            if _stands(words, at, phrase):
                return _is_of(facts, words[at + len(phrase) :], with_figure=True)
        for phrase in facts.than:
            if _stands(words, at, phrase):
                is_more = not facts.more or any(
                    one.endswith(facts.more) for one in words[max(0, at - _MORE_BEFORE) : at]
                )
                return is_more and _is_of(facts, words[at + len(phrase) :], with_figure=False)
        for phrase in facts.against:
            if _stands(words, at, phrase):
                after = words[at + len(phrase) :]
                near = words[max(0, at - _FIGURE_BEFORE) : at]
                is_apart = (at == 0 and bool(marks)) or any(map(_is_figure, near))
                has_figure = any(map(_is_figure, after[:2])) or not set(after) - facts.small
                return is_apart and has_figure
    return False


def _is_of(facts: _Comparing, words: list[str], *, with_figure: bool) -> bool:
    """Return whether between what compares and the day only figures or spans of time stand."""
    content = set(words) - facts.small - facts.spans
    return not content or (with_figure and any(map(_is_figure, words)))


def _is_figure(word: str) -> bool:
    return word[:1].isdigit()


def _stands(words: list[str], at: int, phrase: tuple[str, ...]) -> bool:
    return tuple(words[at : at + len(phrase)]) == phrase


@cache
def _comparing(lang: str) -> _Comparing | None:
    own = read_facts("core.brief.timeline", "periods.toml").get(lang, {}).get("comparing")
    if own is None:
        return None
    verbs = language(lang)
    return _Comparing(
        to=_phrases(own.get("to", "")),
        against=_phrases(own.get("against", "")),
        than=_phrases(own.get("than", "")),
        more=tuple(own.get("more", "").split()),
        spans=frozenset(own.get("spans", "").split()),
        small=habits(lang).function_words - (verbs.finite if verbs else frozenset()),
    )


def _phrases(words: str) -> tuple[tuple[str, ...], ...]:
    """Return phrases, the longest first; `_` stands between the words of one."""
    return tuple(sorted((tuple(one.split("_")) for one in words.split()), key=lambda p: -len(p)))
