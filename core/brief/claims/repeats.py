"""How likely it is that a line tells the reader what another has told, if not all of it."""

import math
from functools import lru_cache

from core.brief.claims.agreement import contradicts, figures_differ, is_telling, same_figures
from core.brief.claims.clues import SOFT_ACTS
from core.brief.claims.common import held
from core.brief.claims.content import Content
from core.brief.claims.fitted import REPEATS, REPEATS_BASE
from core.brief.claims.same import are_of_others
from core.brief.claims.weights import Weights
from core.brief.lazy import kept
from core.brief.thesaurus.relation import thesaurus
from core.brief.words import habits

_MOST_FIGURES, _MOST_WORDS, _MOST_SYNONYMS = 2, 4, 3
"""Up to how many count."""

SUREST = 0.9
"""Highest probability: `says_again` leaves the two apart, so something is not the same."""


def repeats(one: Content, said: Content, weights: Weights, likeness: float) -> float:
    """Return the probability that the fact of `one` is one of those that `said` tells, from 0 to 1.

    `likeness` is the cosine of the two. It is meant for two that `says_again` leaves apart.
    """
    clues = repeat_clues(one, said, weights, likeness)
    odds = REPEATS_BASE + sum(REPEATS.get(name, 0.0) * value for name, value in clues.items())
    return min(SUREST, 1 / (1 + math.exp(-odds)))


def repeat_clues(
    one: Content, said: Content, weights: Weights, likeness: float
) -> dict[str, float]:
    """Return the clues to whether `one` repeats what `said` says."""
    shared = same_figures(said, one)
    telling = sum(map(is_telling, shared))
    there, back = held(one, said, weights), held(said, one, weights)
    amounts = len(one.amounts & said.amounts)
    own = sum(map(is_telling, one.figures.keys() - set(shared)))
    words = sum(
        stem in weights.rare_stems and stem in said.word_stems for stem in one.stems - one.assertion
    )
    ours, theirs = one.all_acts - SOFT_ACTS, said.all_acts - SOFT_ACTS
    new = [key for key in one.keys - one.asserting_keys if not said.names(one, key)]
    is_contrary, names_others = contradicts(one, said), are_of_others(new, one, said)
    return {
        "likeness": likeness,
        "there": there,
        "back": back,
        "both": min(there, back),
        "telling figures": float(min(_MOST_FIGURES, telling)),
        "small figures": float(len(shared) > telling),
        # whatever they count: "27 million inhabitants", and "shrink by 27 million"
        "same amounts": float(min(_MOST_FIGURES, max(0, amounts - telling))),
        "own figures": float(min(_MOST_FIGURES, own)),
        "rare words": float(min(_MOST_WORDS, words)),
        "day": float(not one.days.isdisjoint(said.days)),
        "other names": float(names_others),
        "same events": float(not ours.isdisjoint(theirs)),
        "other events": float(bool(ours and theirs) and ours.isdisjoint(theirs)),
        "synonyms": float(min(_MOST_SYNONYMS, _synonyms(one, said))),
        "contradicts": float(is_contrary),
        "other values": float(figures_differ(one, said)),
        # a source seldom tells a thing twice
        "same article": float(one.sentence.article.id == said.sentence.article.id),
        # the more two are alike, the more it tells where they are not
        "differs though alike": max(there, back) if is_contrary or names_others else 0.0,
    }


def _synonyms(one: Content, said: Content) -> int:
    """Return for how many words of `one` that `said` lacks it has others that mean the same."""
    there, meanings = said.word_set, _all_meanings(said)
    return sum(word not in there and not mean.isdisjoint(meanings) for word, mean in _meanings(one))


@kept
def _meanings(one: Content) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the words of a sentence that mean something, each with its senses and plain forms."""
    lang = one.sentence.lang
    small = habits(lang).function_words
    return tuple(
        (word, known) for word in sorted(one.word_set - small) if (known := _senses(word, lang))
    )


@kept
def _all_meanings(one: Content) -> frozenset[str]:
    return frozenset().union(*[known for _, known in _meanings(one)])


@lru_cache(maxsize=50_000)
def _senses(word: str, lang: str) -> frozenset[str]:
    """Return the senses of a word and the words that it is a form of; empty for one not known."""
    known = thesaurus(lang)
    found = known.senses(word)
    return found.union([f"word {one}" for one in known.lemmas(word)]) if found else found
