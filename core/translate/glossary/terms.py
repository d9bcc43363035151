"""A glossary: where its terms stand in a text, and whether their translations stand in another."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from core.article import GlossaryTerm
from core.translate.glossary.forms import Reading, grammar_of, keys_of, without_marks
from core.translate.languages import UNKNOWN, language_code
from core.translate.memory.words import Token, tokens_of

_JOINED = re.compile(r"[\s'’ʼ‑‐-]{0,3}")
_HYPHENS = "-‐‑"
_LONG_ENOUGH = 5
"""Letters of a word that is looked for inside longer ones."""
_FARTHEST = 5_000
"""Characters of a text that are looked at: many times those of a long sentence."""
_MOST_TRIED = 50_000
"""Words of terms that are held against a text; with more, text or glossary mean harm."""
_REMEMBERED = 4_096


class TermPlace(NamedTuple):
    """A term in a text, in code points."""

    start: int
    end: int
    term: GlossaryTerm


class _Word(NamedTuple):
    exact: str
    keys: frozenset[str]


@dataclass(frozen=True)
class _Phrase:
    """A term or its translation, taken apart; `gaps` stand before each of its words."""

    term: GlossaryTerm
    rank: int
    words: tuple[_Word, ...]
    gaps: tuple[str, ...]


class Glossary:
    """Terms and their translations.

    `terms` go from what matters least to what matters most: where two are the same, the later wins.
    Safe to use from any thread.
    """

    def __init__(self, terms: Iterable[GlossaryTerm] = ()) -> None:
        self.terms = tuple(terms)
        self._pairs: dict[tuple[str, str], PairGlossary] = {}

    def __bool__(self) -> bool:
        return bool(self.terms)

    def between(self, lang: str, target: str) -> "PairGlossary":
        """Return the terms that hold from one language (a tag) into another."""
        key = (lang, target)
        found = self._pairs.get(key)
        if found is None:
            fitting = [
                one
                for one in self.terms
                if _fits(one.lang, lang) and _fits(one.target_lang, target)
            ]
            found = self._pairs[key] = PairGlossary(fitting, lang, target)
        return found


@lru_cache(maxsize=4)
def glossary_of(terms: tuple[GlossaryTerm, ...]) -> Glossary:
    """Return the glossary of these terms, made once."""
    return Glossary(terms)


class PairGlossary:
    """The terms that hold between two languages."""

    def __init__(self, terms: Sequence[GlossaryTerm], lang: str, target: str) -> None:
        self._lang, self._target = language_code(lang), language_code(target)
        self._grammar = grammar_of(self._lang)
        self._by_key: dict[str, list[_Phrase]] = {}
        self._sought: dict[str, _Phrase | None] = {}
        self._found: dict[str, tuple[TermPlace, ...]] = {}
        self._read: tuple[str, list[Token], list[frozenset[str]]] = ("", [], [])
        for rank, term in enumerate(sorted(terms, key=_exactness)):
            phrase = _phrase(term, term.term, self._lang, rank=rank)
            if phrase is not None:
                for key in phrase.words[0].keys:
                    self._by_key.setdefault(key, []).append(phrase)

    def __bool__(self) -> bool:
        return bool(self._by_key)

    def find(self, text: str) -> tuple[TermPlace, ...]:
        """Return the terms in a text of the first language, in order.

        Whole words in any of their forms, the longest first; none overlap.
        """
        if not self._by_key:
            return ()
        found = self._found.get(text)
        if found is None:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            found = self._found[text] = self._find(text)
        return found

    def translations(self, term: GlossaryTerm, translated: str) -> list[tuple[int, int]]:
        """Return where a text of the second language has the translation of `term`."""
        return list(self._places(term, translated))

    def lost(self, text: str, translated: str) -> list[TermPlace]:
        """Return the terms of a text whose translation does not stand in its translation."""
        places = self.find(text)
        terms = dict.fromkeys(one.term for one in places)
        missing = {term for term in terms if not self.has(term, translated)}
        return [one for one in places if one.term in missing]

    def has(self, term: GlossaryTerm, translated: str) -> bool:
        """Return whether a text of the second language has the translation of `term`."""
        # most translations stand there as they stand in the glossary
        if not term.case and _stands_in(term.translation, translated):
            return True
        return next(self._places(term, translated), None) is not None

    def _find(self, text: str) -> tuple[TermPlace, ...]:
        words = _words(text)
        is_bare = self._grammar.is_bare(text)
        keys = [keys_of(one.folded, self._lang, "within", is_bare) for one in words]
        found: list[tuple[int, bool, int, int, GlossaryTerm]] = []
        left = _MOST_TRIED
        for at, word in enumerate(words):
            if left < 0:
                break
            phrases = {
                phrase.rank: phrase for key in keys[at] for phrase in self._by_key.get(key, ())
            }
            for phrase in phrases.values():
                left -= len(phrase.words)
                if left < 0:
                    break
                last = _matched(phrase, words, keys, at, text)
                if last is None or not self._is_whole(phrase, words, at, last, text):
                    continue
                is_other = phrase.words[0].exact.casefold() != word.folded
                size = words[last].end - word.start
                found.append((-size, is_other, -phrase.rank, word.start, phrase.term))
        if not found:
            return ()
        found.sort(key=lambda one: one[:4])
        wanted = (TermPlace(start, start - size, term) for size, _, _, start, term in found)
        return tuple(apart(wanted, len(text)))

    def _is_whole(
        self, phrase: _Phrase, words: Sequence[Token], at: int, last: int, text: str
    ) -> bool:
        """Return whether words of a text are a term by themselves, and not parts of others."""
        grammar = self._grammar
        if grammar.has_capital_nouns:
            there = words[at : last + 1]
            pairs = zip(phrase.words, there, strict=True)
            if any(one.exact[0].isupper() and other.exact[0].islower() for one, other in pairs):
                return False
        if grammar.compounds:
            return True
        before, after = words[at].start, words[last].end
        if before > 1 and text[before - 1] in _HYPHENS and text[before - 2].isalnum():
            return False
        if after < len(text) and text[after] in _HYPHENS and last + 1 < len(words):
            follows = words[last + 1]
            return follows.start != after + 1 or follows.folded in grammar.after_hyphen
        return True

    def _places(self, term: GlossaryTerm, text: str) -> Iterator[tuple[int, int]]:
        phrase = self._sought_phrase(term)
        if phrase is None:
            return
        read_text, words, keys = self._read
        if read_text != text:
            words = _words(text)
            keys = [keys_of(one.folded, self._target, "wide") for one in words]
            self._read = text, words, keys
        for at, word in enumerate(words):
            last = _matched(phrase, words, keys, at, text, is_wide=True)
            if last is not None:
                yield word.start, words[last].end
                continue
            if len(phrase.words) == 1 and self._is_inside(phrase, word):
                yield word.start, word.end

    def _sought_phrase(self, term: GlossaryTerm) -> _Phrase | None:
        if term.translation not in self._sought:
            self._sought[term.translation] = _phrase(
                term, term.translation, self._target, is_wide=True
            )
        phrase = self._sought[term.translation]
        if phrase is not None and phrase.term.case != term.case:
            return _Phrase(term, 0, phrase.words, phrase.gaps)
        return phrase

    def _is_inside(self, phrase: _Phrase, word: Token) -> bool:
        """Return whether a word of a language that writes words together begins or ends with it."""
        if not grammar_of(self._target).compounds or phrase.term.case:
            return False
        sought = without_marks(phrase.words[0].exact.casefold())
        if len(sought) < _LONG_ENOUGH:
            return False
        there = without_marks(word.folded)
        return there.startswith(sought) or there.endswith(sought)


def _matched(
    phrase: _Phrase,
    words: Sequence[Token],
    keys: Sequence[frozenset[str]],
    at: int,
    text: str,
    *,
    is_wide: bool = False,
) -> int | None:
    """Return the number of the last word where a phrase stands from word `at` on, or None."""
    last = at + len(phrase.words) - 1
    if last >= len(words):
        return None
    for number, wanted in enumerate(phrase.words):
        if wanted.keys.isdisjoint(keys[at + number]):
            return None
        word = words[at + number]
        if number:
            gap = text[words[at + number - 1].end : word.start]
            if not _JOINED.fullmatch(gap) and gap != phrase.gaps[number]:
                return None
        if phrase.term.case and not _has_capitals_of(wanted.exact, word.exact, is_wide, number):
            return None
    return last


def _has_capitals_of(wanted: str, there: str, is_wide: bool, number: int) -> bool:
    """Return whether a word has the capitals of another as far as the two are the same.

    In a translation, the first letter may be a capital: it may begin the sentence.
    """
    for at, (one, other) in enumerate(zip(wanted, there, strict=False)):
        if one.casefold() != other.casefold():
            return True
        if one != other and not (is_wide and at == 0 and number == 0 and other.isupper()):
            return False
    return True


def _phrase(
    term: GlossaryTerm, text: str, lang: str, *, is_wide: bool = False, rank: int = 0
) -> _Phrase | None:
    words = _words(text)
    if not words:
        return None
    reading: Reading = "wide" if is_wide else "within" if len(words) > 1 else "alone"
    gaps, end = [], 0
    taken = []
    for word in words:
        gaps.append(text[end : word.start])
        end = word.end
        keys = keys_of(word.folded, lang, reading)
        if grammar_of(lang).marks:
            keys |= keys_of(word.folded, lang, reading, True)
        taken.append(_Word(word.exact, keys))
    return _Phrase(term, rank, tuple(taken), tuple(gaps))


def _words(text: str) -> list[Token]:
    return [one for one in tokens_of(text[:_FARTHEST]) if one.is_word]


Stretch = TypeVar("Stretch", bound=tuple[Any, ...])


def apart(stretches: Iterable[Stretch], length: int) -> list[Stretch]:
    """Return those of `stretches` that overlap none before them, by their place.

    They begin with start and end, in a text of `length`.
    """
    covered = bytearray(length)
    taken: list[Stretch] = []
    for one in stretches:
        start, end = one[0], one[1]
        if not any(covered[start:end]):
            covered[start:end] = b"\1" * (end - start)
            taken.append(one)
    return sorted(taken, key=lambda one: one[0])


def has_words(text: str) -> bool:
    """Return whether there is a word in `text` that could be found in another."""
    return any(character.isalnum() for character in text) and bool(_words(text))


def _stands_in(sought: str, text: str) -> bool:
    """Return whether `sought` stands in `text` letter by letter, as whole words."""
    at = text.find(sought)
    if at < 0:
        return False
    end = at + len(sought)
    return not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum())


def _exactness(term: GlossaryTerm) -> int:
    """Return how exactly a term says when it holds; of two that fit, the more exact is meant."""
    return bool(term.lang) + bool(term.target_lang) + 4 * term.case


def _fits(wanted: str, lang: str) -> bool:
    """Return whether a term for language `wanted` (empty for any) holds for a text in `lang`."""
    if not wanted:
        return True
    code = language_code(wanted)
    if code == UNKNOWN:
        return False
    # a text that is said to be in Chinese, in no script, is in either
    return code == language_code(lang) or (
        "-" not in lang and code.partition("-")[0] == lang.lower()
    )
