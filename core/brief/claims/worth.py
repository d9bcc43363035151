"""How much a sentence is worth a line, and how clearly it says what it says.

Worth is centrality (see core.brief.centrality) with the clues of Edmundson, New Methods in
Automatic Extracting, 1969 (likeness to the title, place in the article, words that raise or lower),
and, since a reader wants to know who did what to how many, where and when, the facts that the
sentence holds: figures, names, days, and words for events.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from core.article import Article
from core.brief.centrality import Collection, cosine
from core.brief.claims.content import Content
from core.brief.claims.lexicon import lexicon
from core.brief.sentences import Sentence
from core.brief.words import habits, stems

CENTRAL, TITLE, LEAD, EARLY = 0.5, 0.7, 0.15, 0.8
"""What full centrality, full likeness to the title, and the first place in the article add; and
what is lost evenly from the beginning of the article to its end."""

FULL, ENOUGH_WORDS = 0.35, 20
"""What a sentence adds that has so many words: short ones seldom say who did what and when."""

FEWEST_TOLD, LITTLE = 3, 0.7
"""Content words and figures below which a sentence tells little, such as "The ministry confirmed
this on Tuesday", and what it is worth then."""

QUOTED, MOST_QUOTED = 0.75, 0.6
"""What a sentence is worth that quotes somebody, and one that is mostly a quotation: what people
think of what happened rather than what did."""

FIGURE, MOST_FIGURES = 0.3, 3
NAME, RARE_NAME, MOST_NAMES = 0.05, 0.07, 3
"""What a name adds: one that every other sentence has little, one that few have more."""

DAY, EVENT, MOST_EVENTS = 0.2, 0.12, 3
RECENT = 0.12

LONG, LENGTH = 24, 0.4
"""Words from which a sentence is harder to take in, and how fast: the power of how much longer."""

LEANING, LINKED = 0.65, 0.92
"""What a sentence is worth that begins by pointing back ("This agreement …"), and one that is only
linked to what went before ("However, …")."""

_POSITIONS = frozenset(("fear", "warn", "promise", "demand", "plan", "confirm", "deny", "reject"))
"""Kinds of events in which someone takes a position on what might be."""

_END = (".", "!", "。", "！", "।", "۔", "።")
_CLOSING = "\"'»”’)] "
_QUOTED = re.compile('[“„«"][^“”„«»"]+[”“»"]')
_FINITE_ENDING = re.compile(r"[^\W\d_]{2,}ed")
_PERSON_ENDING = re.compile(r"[^\W\d_]{2,}[^su'’]s")


class Worths:
    """What each sentence of a collection is worth."""

    def __init__(
        self,
        articles: Sequence[Article],
        sentences: Sequence[Sentence],
        contents: Sequence[Content],
    ) -> None:
        self.collection = Collection([one.terms for one in sentences])
        self._centralities = _centralities(self.collection, sentences)
        self._titles = {
            name: self.collection.vector(terms)
            for name, terms in _titles(articles, sentences).items()
        }
        self._leads = _leads(sentences)
        self._spread = Counter(key for one in contents for key in one.keys)
        self._count = max(1, len(contents))
        self._recency = _recencies(articles)

    def of(self, one: Content) -> float:
        """Return the worth of a sentence for itself, before corroboration."""
        number = one.number
        title = cosine(
            self.collection.vectors[number], self._titles.get(one.sentence.article.id, {})
        )
        value = (
            CENTRAL * self._centralities[number]
            + TITLE * title
            + LEAD * self._leads[number]
            + EARLY * (1 - one.sentence.place / max(1, len(one.sentence.article.segments)))
            + FULL * min(1.0, len(one.words) / ENOUGH_WORDS)
            + self._facts(one)
            + RECENT * self._recency.get(one.sentence.article.id, 0.5)
        )
        return value * soundness(one) * _plainness(one)

    def _facts(self, one: Content) -> float:
        figures = min(MOST_FIGURES, len(one.quantities))
        names = sorted(
            (self._rareness(key) for key in one.keys if not key.startswith("person:")),
            reverse=True,
        )[:MOST_NAMES]
        days = bool(one.sentence.dates)
        events = min(MOST_EVENTS, len(one.all_acts | one.original_acts))
        return (
            FIGURE * math.sqrt(figures) * 1.2
            + sum(NAME + RARE_NAME * rareness for rareness in names)
            + DAY * days
            + EVENT * events
        )

    def _rareness(self, key: str) -> float:
        """Return 1 for a name that one sentence has, 0 for one that a fifth or more have."""
        share = self._spread[key] / self._count
        return max(0.0, 1 - 5 * share) if self._count > 5 else 0.5


def clarity(one: Content) -> float:
    """Return how well a sentence may speak for others that say the same, from 0 to 1."""
    made = one.sentence.translation
    value = soundness(one) * _plainness(one)
    if made is None:
        value *= 0.7
    elif made.warnings:
        value *= 0.6
    return value * min(1.0, 0.7 + 0.05 * (len(one.keys) + len(one.quantities)))


def soundness(one: Content) -> float:
    """Return how well the sentence stands by itself, from 0 to 1."""
    sentence = one.sentence
    facts = habits(sentence.lang)
    words = one.words
    value = 1.0
    if words[0] in facts.back_references:
        value *= LINKED if _is_set_off(sentence.text) else LEANING
    if sentence.text[0].islower():
        value *= 0.6
    if not sentence.text.rstrip(_CLOSING).endswith(_END):
        value *= 0.7
    if len(words) > LONG:
        value *= math.pow(LONG / len(words), LENGTH)
    if sentence.translation is not None and sentence.translation.warnings:
        value *= 0.85
    return value


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
    return any(_is_third_person(shown, words, at, sentence) for at in range(1, len(words) - 1))


def _is_third_person(
    shown: Sequence[str], words: Sequence[str], at: int, sentence: Sentence
) -> bool:
    """Return whether the word at `at` may be a verb in -s: no noun after what goes with nouns.

    A second word may also be the noun of the adjective that begins the sentence ("Potential
    improvements in …"); a name before it, or an article or figure after it, says that it is not.
    """
    nominal = lexicon(sentence.lang).nominal
    if (
        not _PERSON_ENDING.fullmatch(words[at])
        or not shown[at][0].islower()
        or words[at - 1] in nominal
    ):
        return False
    after = shown[at + 1]
    return (
        at > 1
        or _begins_with_name(sentence)
        or after[0].isdigit()
        or words[at + 1] in ("a", "an", "the", "that", "its", "their")
    )


def _begins_with_name(sentence: Sentence) -> bool:
    made = sentence.translation
    entities = made.entities if made is not None else sentence.entities
    start = 0 if made is not None else sentence.segment.start
    return any(one.start <= start for one in entities)


def _plainness(one: Content) -> float:
    """Return how much the sentence tells rather than judges or guesses, from 0.35 to 1."""
    sentence = one.sentence
    shown, original = _judging(one.words, sentence.lang), 0
    if sentence.is_translated:
        original = _judging(one.original_words, sentence.article.lang)
    value = 0.88 ** max(shown, original) * _directness(sentence.text)
    if len(one.stems - one.assertion) + len(one.quantities) < FEWEST_TOLD:
        value *= LITTLE
    if _guesses(one):
        value *= 0.85 if one.keys and one.all_acts & _POSITIONS else 0.6
    if not one.quantities and not one.keys and not sentence.dates:
        value *= 0.7
    if not (one.all_acts | one.original_acts) and not one.quantities:
        value *= 0.9
    return max(0.35 if one.quantities else 0.15, value)


def _directness(text: str) -> float:
    """Return how much of a sentence is the source's own account, from 0.6 to 1."""
    quoted = sum(len(one) for one in _QUOTED.findall(text))
    if not quoted:
        return 1.0
    return MOST_QUOTED if 2 * quoted > len(text) else QUOTED


def _judging(words: Sequence[str], lang: str) -> int:
    vague = lexicon(lang).vague
    return sum(word in vague for word in words)


def _guesses(one: Content) -> bool:
    """Return whether the sentence is about what might be, and gives no figure."""
    return not one.quantities and not habits(one.sentence.lang).conditionals.isdisjoint(one.words)


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


def _leads(sentences: Sequence[Sentence]) -> list[float]:
    """Return how near each sentence is to the beginning of its article: 1, then falling to 0."""
    seen: dict[str, int] = {}
    leads: list[float] = []
    for one in sentences:
        place = seen.get(one.article.id, 0)
        leads.append(1 / (1 + place))
        if one.may_speak:
            seen[one.article.id] = place + 1
    return leads


def _recencies(articles: Sequence[Article]) -> dict[str, float]:
    """Return how new each article is beside the newest: 1, half after a month; 0.5 if unknown."""
    days = {one.id: _day(one) for one in articles}
    newest = max(filter(None, days.values()), default=None)
    return {
        name: 0.5 if day is None or newest is None else 1 / (1 + (newest - day).days / 30)
        for name, day in days.items()
    }


def _day(article: Article) -> date | None:
    try:
        return date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None
