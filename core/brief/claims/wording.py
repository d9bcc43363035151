"""The words of a sentence and what they stand for, by which two sentences are compared."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from sys import intern

from core.article import Figure
from core.brief.claims.lexicon import (
    NO_SENSES,
    Classes,
    Senses,
    groups_of_classes,
    lexicon,
    mood_pairs,
    senses,
    senses_by_word,
)
from core.brief.lazy import lazy
from core.brief.sentences import Sentence
from core.brief.thesaurus.relation import thesaurus
from core.brief.words import STEM, habits, words_of

BEGINNING = 5
"""Letters by which two words of one family are taken for the same, with less certainty."""

_ROLE = 2
"""Words before the name of who says so that may give the role."""

_OPEN: Classes = frozenset(("future",))


@lru_cache(maxsize=50_000)
def plain(word: str) -> str:
    """Return a case-folded word without accents."""
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word)
    return "".join(one for one in parts if not unicodedata.combining(one))


@lru_cache(maxsize=50_000)
def dictionary_senses(word: str, lang: str) -> frozenset[str]:
    """Return the senses of a word and of what it is a form of; empty for one not known."""
    return thesaurus(lang).senses(word)


@lru_cache(maxsize=50_000)
def _things_of(form: str, lang: str) -> Classes:
    """Return the kinds of things that a name of one word may stand for, as meanings."""
    words = words_of(form)
    things = senses(words[-1], lang).things if len(words) == 1 else ()
    return frozenset(f"{one} thing" for one in things)


@dataclass(frozen=True)
class Wording:
    """The words of one sentence; everything is worked out when first asked.

    `number` is its number among all sentences.
    """

    sentence: Sentence
    number: int

    @lazy
    def words(self) -> list[str]:
        """All words as shown, case folded."""
        return self.sentence.words

    @lazy
    def stems(self) -> frozenset[str]:
        """Stems of the content words as shown, without those of names and of reporting."""
        named = habits(self.sentence.lang).function_words, self.named_words, self._units
        return frozenset(
            [
                intern(word[:STEM])
                for word in self.word_set.difference(*named)
                if len(word) > 1 and not word.isdigit()
            ]
        )

    @lazy
    def meanings(self) -> dict[str, Classes]:
        """Kinds of events and things by the stem of the word that stands for them."""
        named = self.named_words
        found: dict[str, Classes] = {}
        for _, word, known in self._knowing:
            if word not in named:
                stem = intern(word[:STEM])
                classes = known.acts | {f"{one} thing" for one in known.things}
                found[stem] = found.get(stem, frozenset()) | classes
        return found

    @lazy
    def all_meanings(self) -> Classes:
        """All kinds of events and things."""
        return frozenset().union(*self.meanings.values())

    @lazy
    def slots(self) -> dict[str, list[tuple[str, str]]]:
        """By the stem of each content word and figure the ones before and the ones after it."""
        skipped, units = habits(self.sentence.lang).function_words, self._units
        told = [
            intern(word[:STEM]) for word in self.words if word not in skipped and word not in units
        ]
        found: dict[str, list[tuple[str, str]]] = {}
        before = ""
        for stem, after in pairwise([*told, ""]):
            found.setdefault(stem, []).append((before, after))
            before = stem
        return found

    @lazy
    def slot_stems(self) -> frozenset[str]:
        """The content words of the slots, without those that leave something open."""
        return frozenset([stem for stem in self.slots if not stem.isdigit()]) - self.mood_stems

    @lazy
    def telling_stems(self) -> frozenset[str]:
        """Stems of content words whose meaning is known."""
        return self.stems & self.meanings.keys()

    @lazy
    def acts(self) -> tuple[Classes, ...]:
        """Kinds of events, one set for each word that tells of one."""
        return tuple(one.acts for one in self._senses if one.acts)

    @lazy
    def senses_by_stem(self) -> dict[str, frozenset[str]]:
        """What dictionaries list its content words under, by their stems."""
        lang, stems = self.sentence.lang, self.stems
        found: dict[str, frozenset[str]] = {}
        for word in self.words:
            stem = intern(word[:STEM])
            if stem in stems and stem not in found and (known := dictionary_senses(word, lang)):
                found[stem] = known
        return found

    @lazy
    def all_senses(self) -> frozenset[str]:
        """The same of all of them together."""
        return frozenset().union(*self.senses_by_stem.values())

    @lazy
    def all_acts(self) -> Classes:
        """Kinds of events, all together."""
        return frozenset().union(*self.acts)

    @lazy
    def marks(self) -> Classes:
        """Marks of time, order and direction."""
        return frozenset().union(*(one.marks for one in self._senses))

    @lazy
    def moods(self) -> Classes:
        """What the words leave open: `future`, `doubt`, `attempt`, `denial`, `hearsay`.

        What someone fears is open in any case, whether it "could happen" or not, and a demand or
        plan is of the future. "The planned talks" plan nothing, "nearly 90" attempts nothing, and
        what could not be done is not in doubt.
        """
        lang = self.sentence.lang
        nominal, denying = lexicon(lang).nominal, habits(lang).negations
        words = ["", *self.words, ""]
        found: set[str] = set()
        pairs = mood_pairs(lang)
        for second in pairs.keys() & self.word_set:
            for before, word in pairwise(self.words):
                if word == second:
                    found |= pairs[second].get(before, frozenset())
        for at, word, known in self._knowing:
            if word in self.named_words or (known.moods and word in self.capital_words):
                continue
            before, after = words[at], words[at + 2]
            moods = known.moods | (_OPEN if "plan" in known.acts else frozenset())
            if "future" in moods and before in nominal and after != "to":
                moods -= _OPEN
            if "demand" in known.acts:
                moods |= _OPEN
            if "attempt" in moods and after in self._numerals:
                moods -= {"attempt"}
            if "doubt" in moods and after in denying:
                moods -= {"doubt"}
            found |= moods
        if "fear" in self.all_acts:
            found -= {"doubt", "future"}
        return frozenset(found)

    @lazy
    def capital_words(self) -> frozenset[str]:
        """Words that stand in the sentence with a capital only: "in May" leaves nothing open."""
        shown = self.sentence.text.split()
        if self.sentence.lang == "de":
            return frozenset()
        inside = {word for one in shown[1:] if one[:1].isupper() for word in words_of(one)}
        return frozenset(inside).difference(
            word for one in shown if one[:1].islower() for word in words_of(one)
        )

    @lazy
    def polarity(self) -> int:
        """How often it turns what it says to the contrary: twice where it denies a denial."""
        return self.denies + ("denial" in self.moods)

    @lazy
    def mood_stems(self) -> frozenset[str]:
        """Stems of the words that leave something open."""
        return frozenset([intern(word[:STEM]) for _, word, known in self._knowing if known.moods])

    @lazy
    def exclusive(self) -> dict[int, Classes]:
        """Classes that shut others out, by the number of their group."""
        groups = groups_of_classes()
        found: dict[int, Classes] = {}
        for one in self.marks | self.all_acts:
            for number in groups.get(one, ()):
                found[number] = found.get(number, frozenset()) | {one}
        return found

    @lazy
    def beginnings(self) -> frozenset[str]:
        """Stems cut shorter still, for words of one family whose stems differ."""
        return frozenset(
            [intern(stem[:BEGINNING]) for stem in self.stems if len(stem) >= BEGINNING]
        )

    @lazy
    def around(self) -> dict[str, tuple[str, str]]:
        """The nearest content words before and after the first word of each kind of event."""
        lang = self.sentence.lang
        skipped, agents = habits(lang).function_words, lexicon(lang).agents
        found: dict[str, tuple[str, str]] = {}
        waiting: list[str] = []
        events = {at: known.acts for at, _, known in self._knowing if known.acts}
        before = ""
        for at, word in enumerate(self.words):
            if word in skipped or word in agents or word.isdigit():
                continue
            if at not in events:
                before = intern(word[:STEM])
                for act in waiting:
                    found[act] = found[act][0], before
                waiting.clear()
                continue
            for act in events[at]:
                if act not in found:
                    found[act] = before, ""
                    waiting.append(act)
        return found

    @lazy
    def original_acts(self) -> Classes:
        """Kinds of events in the original."""
        return frozenset().union(*(one.acts for one in self._original_senses))

    @lazy
    def original_moods(self) -> Classes:
        """What the original leaves open."""
        return frozenset().union(*(one.moods for one in self._original_senses))

    @lazy
    def denies(self) -> bool:
        """Whether it holds a negation."""
        negations = habits(self.sentence.lang).negations
        return not negations.isdisjoint(self.words) or (
            # English joins its negation to the verb: didn't
            "n't" in negations and "n't" in self.sentence.text.casefold().replace("’", "'")
        )

    def _has_thing(self, form: str) -> bool:
        things = _things_of(form, self.sentence.lang)
        return bool(things) and not things.isdisjoint(self.all_meanings)

    @lazy
    def _run(self) -> str:
        return f" {' '.join(self.words)} "

    @lazy
    def plain_words(self) -> frozenset[str]:
        """All words as shown, without accents."""
        return frozenset(map(plain, self.words))

    @lazy
    def assertion(self) -> frozenset[str]:
        """Stems of the words that say who says so, and of the role before a name."""
        skipped = habits(self.sentence.lang).function_words
        found: set[str] = set()
        for one in self.sentence.stance.reported_by:
            who = words_of(one.who)
            if who and who[0] in self.word_set:
                at = self.words.index(who[0])
                who = [*self.words[max(0, at - _ROLE) : at], *who]
            found.update(word[:STEM] for word in who if word not in skipped and len(word) > 1)
        return frozenset(found)

    @lazy
    def is_passive(self) -> bool:
        """Whether who does it may stand after what it is done to ("by the army", not "by 4 %")."""
        agents = lexicon(self.sentence.lang).agents
        return not agents.isdisjoint(self.word_set) and any(
            word in agents and not after[0].isdigit()
            for word, after in zip(self.words, self.words[1:], strict=False)
        )

    @lazy
    def word_stems(self) -> frozenset[str]:
        """The stems of all words."""
        return frozenset({intern(word[:STEM]) for word in self.words})

    @lazy
    def word_set(self) -> frozenset[str]:
        """All words as shown."""
        return frozenset(dict.fromkeys(self.words))  # half the size of one from a list

    @lazy
    def word_beginnings(self) -> frozenset[str]:
        """The beginnings of all words."""
        return frozenset({intern(stem[:BEGINNING]) for stem in self.word_stems})

    @lazy
    def _units(self) -> frozenset[str]:
        """Words of figures that have a unit; "6 %" and "6 percent" are the same."""
        shown = self.sentence.text
        return frozenset(
            word
            for figure, start, end in self._shown_figures()
            if figure.unit is not None
            for word in words_of(shown[start:end])
        )

    @lazy
    def named_words(self) -> frozenset[str]:
        """The words of its names as shown."""
        made = self.sentence.translation
        entities = made.entities if made is not None else self.sentence.entities
        words = (word for one in entities for word in words_of(one.text))
        return frozenset(words)

    @lazy
    def original_words(self) -> list[str]:
        """All words of the original, case folded."""
        return self.sentence.original_words if self.sentence.is_translated else self.words

    @lazy
    def _knowing(self) -> list[tuple[int, str, Senses]]:
        """The words that stand for something, each with its place and for what."""
        known_as = senses_by_word(self.sentence.lang)
        return [
            (at, word, known)
            for at, word in enumerate(self.words)
            if (known := known_as[word]) is not NO_SENSES
        ]

    @lazy
    def _senses(self) -> list[Senses]:
        named = self.named_words
        return [known for _, word, known in self._knowing if word not in named]

    @lazy
    def _original_senses(self) -> list[Senses]:
        if not self.sentence.is_translated:
            return self._senses
        named, known_as = self.named_words, senses_by_word(self.sentence.article.lang)
        return [
            known
            for word in self.original_words
            if (known := known_as[word]) is not NO_SENSES and word not in named
        ]

    @lazy
    def _numerals(self) -> frozenset[str]:
        """The words of its figures as shown."""
        shown = self.sentence.text
        return frozenset(
            word for _, start, end in self._shown_figures() for word in words_of(shown[start:end])
        )

    def _shown_figures(self) -> list[tuple[Figure, int, int]]:
        """Return the figures with their place in the shown text."""
        one = self.sentence
        if one.translation is not None:
            return [(figure, figure.start, figure.end) for figure in one.translation.figures]
        start = one.segment.start
        return [(figure, figure.start - start, figure.end - start) for figure in one.figures]
