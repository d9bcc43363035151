"""Whether two sentences say that something else is done, by their verbs.

"Macron met the chancellor in Berlin" and "Macron left Berlin after the summit" have names enough in
common to be taken for one. Where each of two sentences has a verb that the other has nothing like,
they tell of two things; where one has a word whose opposite the other has, too.
"""

from collections.abc import Sequence
from functools import lru_cache

from core.brief.claims.content import Content
from core.brief.claims.lexicon import Classes, lexicon, senses
from core.brief.lazy import kept
from core.brief.thesaurus.relation import relation, thesaurus
from core.brief.words import STEM

_ENDINGS = ("ing", "s")
"""Of forms that are as often nouns, or go with another verb."""

_NEARLY_SAME = frozenset(("same", "kind"))


def does_other(one: Content, other: Content) -> bool:
    """Return whether each tells of doing something that the other has no word for.

    False where the verbs of the language are not known, and where just one has such a verb: it may
    only tell more.
    """
    if not _verbs(one) or not _verbs(other):
        return False
    ours, theirs = _own(one, other), _own(other, one)
    # "met the chancellor" and "left after the summit": a noun for the same is no doing
    return (bool(ours) and _differ(ours, _own(other, one, only_done=True), one)) or (
        bool(theirs) and _differ(theirs, _own(one, other, only_done=True), one)
    )


def _differ(ours: Sequence[str], theirs: Sequence[str], one: Content) -> bool:
    lang = one.sentence.lang
    return bool(theirs) and not any(
        relation(first, second, lang) in _NEARLY_SAME for first in ours for second in theirs
    )


def is_contrary(one: Content, other: Content) -> bool:
    """Return whether one has a word, and the other in its place the opposite."""
    ours, theirs = _opposable(one), _opposable(other)
    if ours == theirs:
        return False
    opposites = thesaurus(one.sentence.lang).opposites
    return any(not (theirs - ours).isdisjoint(opposites[word].split()) for word in ours - theirs)


@kept
def _opposable(one: Content) -> frozenset[str]:
    """Return the words of a sentence that have an opposite, as dictionaries list them."""
    lang = one.sentence.lang
    words = one.word_set - one.named_words
    return frozenset().union(*[_with_opposite(word, lang) for word in words])


@lru_cache(maxsize=50_000)
def _with_opposite(word: str, lang: str) -> frozenset[str]:
    known = thesaurus(lang)
    return known.lemmas(word) & known.opposites.keys()


def _own(one: Content, other: Content, *, only_done: bool = False) -> list[str]:
    """Return the verbs of one for which the other has no word; or, `only_done`, no verb."""
    if only_done:
        # "the displaced" are people, whatever stands for them
        things = [one for one in other.all_meanings if one.endswith(" thing")]
        meanings: Classes = frozenset(things).union(*[classes for _, classes in _verbs(other)])
    else:
        meanings = other.all_meanings
    return [
        word
        for word, classes in _verbs(one)
        if word[:STEM] not in other.word_stems and classes.isdisjoint(meanings)
    ]


@kept
def _verbs(one: Content) -> list[tuple[str, Classes]]:
    """Return the verbs that say what was done, with the kinds of events and things."""
    lang = one.sentence.lang
    named = one.named_words
    return [
        (word, known.acts.union([f"{thing} thing" for thing in known.things]))
        for word in dict.fromkeys(one.words)
        if is_doing(word, lang)
        and word not in named
        # what is expected or tried is not done
        and not (known := senses(word, lang)).moods
    ]


@lru_cache(maxsize=50_000)
def is_doing(word: str, lang: str) -> bool:
    """Return whether a case-folded word is the past of a verb that says what was done."""
    words = lexicon(lang)
    if word.endswith(_ENDINGS) or word in words.light:
        return False
    known = thesaurus(lang)
    verbs = [form for form in known.forms.get(word, "").split() if form in known.verbs]
    if word in words.finite:
        # "cut", "won": of some verbs the past is no form of its own
        is_verb = bool(verbs) or word in known.verbs or bool(senses(word, lang).acts)
        return is_verb and words.light.isdisjoint(verbs)
    return bool(verbs) and words.light.isdisjoint(verbs) and word not in known.nouns
