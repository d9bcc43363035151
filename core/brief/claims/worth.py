"""How much a sentence is worth a line, and how clearly it says what it says.

Worth is centrality (see core.brief.centrality) with the clues of core.brief.claims.clues, weighed
as fitted on sets of articles whose facts are known.
"""

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from core.article import Article
from core.brief.centrality import Collection, cosine
from core.brief.claims.clues import clues_of, guesses, judging, quoted
from core.brief.claims.content import Content
from core.brief.claims.doing import is_doing
from core.brief.claims.fitted import WORTH, WORTH_BASE
from core.brief.claims.lexicon import lexicon
from core.brief.claims.weights import Weights
from core.brief.lazy import kept
from core.brief.sentences import Sentence
from core.brief.thesaurus.relation import thesaurus
from core.brief.words import habits, stems

FEWEST_TOLD, LITTLE = 3, 0.7
"""Content words and figures below which a sentence tells little, such as "The ministry confirmed
this on Tuesday", and how clear it is then."""

QUOTED, MOST_QUOTED = 0.75, 0.6
"""How clear a sentence is that quotes somebody, and one that is mostly a quotation."""

SPOKEN_OF = 0.15
"""Centrality from which others speak of the same."""

SOUND = 0.5
"""How much it counts that a sentence stands badly by itself: the power of its soundness."""

MOST_FURTHER = 2
"""Further publishers, and further languages, that count."""

LONG, LENGTH = 24, 0.4
"""Words from which a sentence is harder to take in, and how fast: the power of how much longer."""

LEANING, LINKED = 0.65, 0.92
"""How sound a sentence is that begins by pointing back ("This agreement …"), and one that is only
linked to what went before ("However, …")."""

_POSITIONS = frozenset(("fear", "warn", "promise", "demand", "plan", "confirm", "deny", "reject"))
"""Kinds of events in which someone takes a position on what might be."""

_DAY = len("2025-03-19")

_BEFORE_OBJECT = frozenset(("a", "an", "the", "that", "its", "their"))
_ONE_THING = frozenset(("this", "that", "it"))
"""English words of what stands before the object of a verb, and for one thing: a verb in -s after
the latter is no plural."""

_AT_FIRST = 8
"""Words within which the subject of a sentence stands."""

_QUOTES = frozenset('“„«"')

_END = (".", "!", "。", "！", "।", "۔", "።")
_CLOSING = "\"'»”’)] "
_FINITE_ENDING = re.compile(r"[^\W\d_]{2,}ed")
_PERSON_ENDING = re.compile(r"[^\W\d_]{2,}[^su'’]s")


class Worths:
    """What each sentence of a collection is worth."""

    def __init__(
        self,
        articles: Sequence[Article],
        sentences: Sequence[Sentence],
        contents: Sequence[Content],
        weights: Weights | None = None,
    ) -> None:
        self.collection = Collection([one.terms for one in sentences])
        self._centralities = _centralities(self.collection, sentences)
        self._titles = {
            name: self.collection.vector(terms)
            for name, terms in _titles(articles, sentences).items()
        }
        self._places = _places(sentences)
        self._recency = _recency(articles)
        self._are_several = len({one.id for one in articles}) > 1
        self._weights = weights or Weights(contents)

    def of(self, one: Content, sources: int = 1, langs: int = 1) -> float:
        """Return the worth of a sentence that so many publishers bear out, in so many languages."""
        total = WORTH_BASE + sum(
            WORTH.get(name, 0.0) * value
            for name, value in self.clues(one, sources, langs).items()
            if value
        )
        return math.exp(total) * math.pow(soundness(one), SOUND)

    def clues(self, one: Content, sources: int = 1, langs: int = 1) -> dict[str, float]:
        """Return all clues to what a sentence is worth."""
        article = one.sentence.article.id
        rank, of = self._places[one.number]
        central = self._centralities[one.number]
        title = cosine(self.collection.vectors[one.number], self._titles.get(article, {}))
        return {
            **clues_of(one),
            "central": central,
            "title": title,
            "late": rank / max(1, of),
            # a first sentence without a figure leads into what others tell more exactly
            "opening": float(
                self._are_several and rank == 0 and not one.quantities and central >= SPOKEN_OF
            ),
            "recent": self._recency[article],
            "rare word": self._weights.rarest(one),
            "sources": float(min(MOST_FURTHER, sources - 1)),
            "languages": float(min(MOST_FURTHER, langs - 1)),
        }


def clarity(one: Content) -> float:
    """Return how well a sentence may speak for others that say the same, from 0 to 1."""
    made = one.sentence.translation
    value = soundness(one) * _plainness(one)
    if made is None:
        value *= 0.7
    elif made.warnings:
        value *= 0.6
    return value * min(1.0, 0.7 + 0.05 * (len(one.keys) + len(one.quantities)))


@kept
def soundness(one: Content) -> float:
    """Return how well the sentence stands by itself, from 0 to 1."""
    sentence = one.sentence
    facts = habits(sentence.lang)
    words = one.words
    value = 1.0
    if words[0] in facts.back_references:
        value *= LINKED if _is_set_off(sentence.text) else LEANING
    elif leans_within(one):
        value *= LEANING
    if sentence.text[0].islower():
        value *= 0.6
    if not sentence.text.rstrip(_CLOSING).endswith(_END):
        value *= 0.7
    if len(words) > LONG:
        value *= math.pow(LONG / len(words), LENGTH)
    if sentence.translation is not None and sentence.translation.warnings:
        value *= 0.85
    return value


def leans(one: Content) -> bool:
    """Return whether the sentence is understood only by who reads the one before it."""
    first, lang = one.words[0], one.sentence.lang
    if one.sentence.text[0] in _QUOTES or first in lexicon(lang).expletives:
        return False
    if first in habits(lang).back_references:
        return not _is_set_off(one.sentence.text)
    return leans_within(one)


@kept
def leans_within(one: Content) -> bool:
    """Return whether a sentence that begins by itself leans on the one before it all the same.

    Its subject is a pronoun for whom it does not name ("Three days ago she had spoken of 3,500"),
    or it is set against what was told ("The union, by contrast, …").
    """
    known = lexicon(one.sentence.lang)
    if known.contrasts and any(
        f", {phrase}," in one.sentence.text.casefold() for phrase in known.contrasts
    ):
        return True
    words = one.words
    at = next((at for at, word in enumerate(words) if word in known.subjects), None)
    if not at or at > _AT_FIRST or not known.finite.isdisjoint(words[:at]):
        return False
    if any(is_doing(word, one.sentence.lang) for word in words[:at]):
        return False
    named = one.named_words
    return named.isdisjoint(words[:at]) and _opens_clause(one, words[at])


def _opens_clause(one: Content, pronoun: str) -> bool:
    """Return whether no quotation begins before a pronoun: what somebody says leans on nobody."""
    before = one.sentence.text.casefold().partition(f" {pronoun} ")[0]
    return _QUOTES.isdisjoint(before)


def _is_set_off(text: str) -> bool:
    """Return whether a comma follows the first word."""
    return text.split(maxsplit=1)[0].endswith((",", "，", "、"))


def is_fragment(sentence: Sentence) -> bool:
    """Return whether the sentence has no verb with a subject, as entries of a list often have none.

    Known only of languages whose file lists finite verbs; a list item without a full stop is one
    in any language unless it is known to have a verb.
    """
    known = lexicon(sentence.lang)
    if known.finite:
        return not _has_finite_verb(sentence)
    return sentence.role == "list_item" and not sentence.text.rstrip(_CLOSING).endswith(_END)


def _has_finite_verb(sentence: Sentence) -> bool:
    known = lexicon(sentence.lang)
    shown = sentence.text.split()
    words = [word.strip("\"'«»“”‘’()[],.;:!").casefold() for word in shown]
    if not known.finite.isdisjoint(words):
        return True
    if any("n't" in word or "n’t" in word for word in words):
        return True
    if any(_FINITE_ENDING.fullmatch(word) for word in words[1:]):
        return True
    return any(
        _is_third_person(shown, words, at, sentence) or _is_of_many(shown, words, at, sentence.lang)
        for at in range(1, len(words) - 1)
    )


def _is_third_person(
    shown: Sequence[str], words: Sequence[str], at: int, sentence: Sentence
) -> bool:
    """Return whether the word at `at` may be a verb in -s: no noun after what goes with nouns.

    A second word may also be the noun of the adjective that begins the sentence ("Potential
    improvements in …"); a name before it, or an article or figure after it, says that it is not.
    """
    nominal = lexicon(sentence.lang).nominal
    if not _PERSON_ENDING.fullmatch(words[at]) or not shown[at][0].islower():
        return False
    if at == 1 and words[0] in _ONE_THING:
        return _is_verb(words[at], sentence.lang)
    if words[at - 1] in nominal:
        return False
    after = shown[at + 1]
    return (
        at > 1
        or _begins_with_name(sentence)
        or after[0].isdigit()
        or words[at + 1] in _BEFORE_OBJECT
    )


def _is_of_many(shown: Sequence[str], words: Sequence[str], at: int, lang: str) -> bool:
    """Return whether a verb stands between a plural and its object: "Insurers estimate the …"."""
    return (
        shown[at].isalpha()
        and shown[at].islower()
        and words[at - 1] not in lexicon(lang).nominal
        and _is_plural(words[at - 1], lang)
        and (words[at + 1] in _BEFORE_OBJECT or shown[at + 1][0].isdigit())
        and words[at] in thesaurus(lang).verbs
        and words[at] not in habits(lang).function_words
    )


@lru_cache(maxsize=10_000)
def _is_verb(word: str, lang: str) -> bool:
    known = thesaurus(lang)
    return any(one in known.verbs for one in known.lemmas(word))


@lru_cache(maxsize=10_000)
def _is_plural(word: str, lang: str) -> bool:
    known = thesaurus(lang)
    return word.endswith("s") and any(
        one in known.nouns for one in known.lemmas(word) if one != word
    )


def _begins_with_name(sentence: Sentence) -> bool:
    made = sentence.translation
    entities = made.entities if made is not None else sentence.entities
    start = 0 if made is not None else sentence.segment.start
    return any(one.start <= start for one in entities)


def _plainness(one: Content) -> float:
    """Return how much the sentence tells rather than judges or guesses, from 0.15 to 1."""
    sentence = one.sentence
    value = math.pow(0.88, judging(one)) * _directness(one)
    if len(one.stems - one.assertion) + len(one.quantities) < FEWEST_TOLD:
        value *= LITTLE
    if guesses(one):
        value *= 0.85 if one.keys and one.all_acts & _POSITIONS else 0.6
    if not one.quantities and not one.keys and not sentence.dates:
        value *= 0.7
    if not (one.all_acts | one.original_acts) and not one.quantities:
        value *= 0.9
    return max(0.35 if one.quantities else 0.15, value)


def _directness(one: Content) -> float:
    """Return how much of a sentence is the source's own account, from 0.6 to 1."""
    part = quoted(one)
    if not part:
        return 1.0
    return MOST_QUOTED if part > 0.5 else QUOTED


def _centralities(collection: Collection, sentences: Sequence[Sentence]) -> list[float]:
    """Return the centralities in the reader's language.

    While some sentences have no translation, those are central that are so among the originals,
    or they would be strangers to the rest and never speak.
    """
    shown = collection.centralities()
    if len({one.lang for one in sentences}) < 2:
        return shown
    originals = Collection([one.original_terms for one in sentences]).centralities()
    return [max(pair) for pair in zip(shown, originals, strict=True)]


def _titles(articles: Sequence[Article], sentences: Sequence[Sentence]) -> dict[str, list[str]]:
    """Return the terms of each article's title, in the language that its sentences are shown in."""
    titles = {one.id: stems(one.title or "", one.lang) for one in articles}
    titles.update({one.article.id: one.terms for one in sentences if one.role == "title"})
    return titles


def _places(sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """Return the rank of each sentence among those of its article that may speak, and of how many.

    One that may not speak has the rank of the next that may.
    """
    seen: dict[str, int] = {}
    ranks: list[int] = []
    for one in sentences:
        ranks.append(seen.setdefault(one.article.id, 0))
        if one.may_speak:
            seen[one.article.id] += 1
    return [(rank, seen[one.article.id]) for rank, one in zip(ranks, sentences, strict=True)]


def _recency(articles: Sequence[Article]) -> dict[str, float]:
    """Return the place of each article among the days of publication, from 0, oldest, to 1.

    One without a date is as old as the oldest: what it tells may have been overtaken.
    """
    days = {one.id: (one.published or "")[:_DAY] for one in articles}
    order = {day: rank for rank, day in enumerate(sorted(set(days.values())))}
    return {name: order[day] / max(1, len(order) - 1) for name, day in days.items()}
