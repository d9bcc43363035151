"""The clues by which a sentence shows what it is worth, each a number.

They are those of Edmundson, New Methods in Automatic Extracting, 1969 (likeness to the title, place
in the article, words that raise or lower), with the facts that a reader wants: figures, days, who
did what to whom. What they weigh is fitted: see core.brief.claims.fitted.
"""

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from core.brief.claims.content import Content
from core.brief.claims.lexicon import Lexicon, lexicon, senses
from core.brief.lazy import kept
from core.brief.sentences import Sentence
from core.brief.words import habits

SOFT_ACTS = frozenset(
    (
        *("support", "pay", "discuss", "begin", "end", "plan", "open", "close", "confirm"),
        *("present", "demand"),
    )
)
"""Kinds of events that say little of what happened."""

ENOUGH_WORDS = 20
"""Words below which a sentence seldom says who did what and when."""

MOST_EVENTS, MOST_JUDGING, MOST_ZEROS = 3, 4, 4
"""Up to how many count, of kinds of events, of judging words, of powers of ten."""

_QUOTES = frozenset('“„«"')
_QUOTED = re.compile('[“„«"][^“”„«»"]+[”“»"]')


def clues_of(one: Content) -> dict[str, float]:
    """Return the clues that a sentence gives by itself, whatever stands around it."""
    sentence = one.sentence
    figures = one.figures.values()
    largest = max(
        (abs(v) for f in figures for v in (f.value, f.low, f.high) if v is not None), default=0
    )
    acts = one.all_acts | one.original_acts
    words = lexicon(sentence.lang)
    return {
        "few words": max(0.0, 1 - len(one.words) / ENOUGH_WORDS),
        "magnitude": min(MOST_ZEROS, math.log10(1 + largest)),
        "counts": float(any(figure.counted for figure in figures)),
        "money": float(any(figure.kind == "money" for figure in figures)),
        "date": float(bool(sentence.dates)),
        "years before": float(_is_of_an_earlier_year(sentence)),
        "events": float(min(MOST_EVENTS, len(acts - SOFT_ACTS))),
        "no event": float(not acts),
        "denial": float("denial" in one.moods),
        "judging": float(min(MOST_JUDGING, judging(one))),
        "quoted": quoted(one),
        "guess": float(guesses(one)),
        "points": float(says_only_this(one)),
        "describes": float(_describes(one.words, words)),
    }


@kept
def quoted(one: Content) -> float:
    """Return the part of a sentence that stands in quotation marks, from 0 to 1."""
    text = one.sentence.text
    if _QUOTES.isdisjoint(text):
        return 0.0
    return sum(map(len, _QUOTED.findall(text))) / len(text)


def _is_of_an_earlier_year(sentence: Sentence) -> bool:
    published = (sentence.article.published or "")[:4]
    return bool(published) and any(
        date.grain == "year" and date.iso is not None and date.iso < published
        for date in sentence.dates
    )


@kept
def judging(one: Content) -> int:
    """Return how many words judge, in the shown text or the original, whichever has more."""
    sentence = one.sentence
    vague = lexicon(sentence.lang).vague
    shown = 0 if vague.isdisjoint(one.word_set) else sum(map(vague.__contains__, one.words))
    if not sentence.is_translated:
        return shown
    vague = lexicon(sentence.article.lang).vague
    if vague.isdisjoint(one.original_words):
        return shown
    return max(shown, sum(map(vague.__contains__, one.original_words)))


@kept
def guesses(one: Content) -> bool:
    """Return whether the sentence is about what might be, and gives no figure."""
    return not one.quantities and not habits(one.sentence.lang).conditionals.isdisjoint(one.words)


@kept
def says_only_this(one: Content) -> bool:
    """Return whether it only says that somebody said "this"."""
    words, lang = one.words, one.sentence.lang
    known = lexicon(lang)
    if known.pointing.isdisjoint(words):
        return False
    return any(
        after in known.pointing and not _SAYING.isdisjoint(_kinds(word, lang))
        for word, after in pairwise(words)
    )


_SAYING = frozenset(("announce", "confirm", "deny"))


def _kinds(word: str, lang: str) -> frozenset[str]:
    found = senses(word, lang)
    return found.acts | found.things


def _describes(words: Sequence[str], known: Lexicon) -> bool:
    """Return whether it says what something is or has, and not what it did: "is the largest"."""
    if known.copulas.isdisjoint(words):
        return False
    for at, word in enumerate(words[:-1]):
        if word not in known.copulas:
            continue
        after = next((one for one in words[at + 1 :] if one not in known.adverbs), "")
        if after in known.describing or after[:1].isdigit():
            return True
    return False
