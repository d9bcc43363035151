"""Whether a word of a name stands in a translation, in whatever form the language gives it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from core.annotate.identity.sound import is_cyrillic, romanise, sound
from core.annotate.names import fold, skeleton
from core.annotate.recogniser import words_of
from core.annotate.tokens import Tokens, tokenize
from core.facts import kept_table, read_facts

_SHORT = 3
"""Letters up to which two words are only alike when they are the same."""
_LIKE = 74.0
"""How alike (0 to 100, Indel) the skeletons of a name in two languages are at least."""
_VERY_LIKE = 84.0
"""The same for words that stand in small letters in the translation."""
_HEADLINE = 5
"""Longer words, all of them with a capital, that make a headline."""
_TURNED = ("¿", "¡")
"""What opens a Spanish sentence."""
_LONGEST = 60
"""Letters of a word that are looked at."""
_MEANINGS = ("name_words.toml", "name_others.toml")
_INFLECTED = 2
"""Letters of an ending."""
_CASES = ("", "s", "es", "e", "en", "n")
"""What a compound may end in after its last part, in a case or the plural."""


class Word(NamedTuple):
    """A word of a text; `shape` is its skeleton in Latin letters."""

    form: str
    folded: str
    shape: str
    start: int
    end: int
    opens: bool
    """Whether it begins a sentence, so that a capital tells nothing."""

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.form[:1].isupper()

    def may_be(self, other: "Word") -> bool:
        """Return whether this may be `other` at all: a short name has its capital."""
        return self.is_capital or min(len(self.shape), len(other.shape)) > 4

    @property
    def is_marked(self) -> bool:
        """Whether it has two capitals, or a capital and digits: nobody writes a plain word so."""
        if self.form[1:].islower() and self.form.isalpha():
            return False  # as most are, told without looking at each letter
        capitals = sum(c.isupper() for c in self.form)
        return capitals > 1 or (capitals == 1 and any(c.isdigit() for c in self.form))


@dataclass(frozen=True)
class Words:
    """The words of a text, and what they are looked up by."""

    text: str
    lang: str
    words: tuple[Word, ...]
    others: frozenset[str] = frozenset()
    """Shapes of the words of the text in the other language: like one of these, a word is it."""
    _found: dict[tuple[str, bool], frozenset[int]] = field(default_factory=dict)

    @cached_property
    def folded(self) -> dict[str, list[int]]:
        """Their numbers by folded form."""
        table: dict[str, list[int]] = {}
        for number, word in enumerate(self.words):
            table.setdefault(word.folded, []).append(number)
        return table

    @cached_property
    def squashed(self) -> str:
        """The letters and digits of the text alone, folded."""
        return "".join(word.folded for word in self.words)

    @cached_property
    def meanings(self) -> frozenset[int]:
        """What its words mean, as far as names are made of it."""
        return frozenset(one for word in self.words for one in meanings(word.folded))

    @cached_property
    def has_capitals(self) -> bool:
        """Whether a capital marks a name: not where nouns have one, nor in headlines so written."""
        if words_of(self.lang).nouns_are_capital or self.is_shouted:
            return False
        small = words_of(self.lang).function
        long = [word for word in self.words if len(word.form) > _SHORT and not word.is_marked]
        plain = [word for word in long if not word.is_capital and word.form not in small]
        return bool(plain) or len(long) < _HEADLINE

    @cached_property
    def is_alphabetic(self) -> bool:
        """Whether most of it is in letters that we can write in Latin ones."""
        plain = sum(word.shape.isascii() for word in self.words)
        return 2 * plain > len(self.words) or not self.words

    @cached_property
    def is_shouted(self) -> bool:
        """Whether it is written in capitals, so that they tell nothing."""
        long = [word for word in self.words if len(word.form) > _SHORT]
        return 2 * sum(word.form.isupper() for word in long) > max(len(long), 1)

    def like(self, word: Word, *, strictly: bool = False) -> frozenset[int]:
        """Return the numbers of the words that may be `word`, of a text in another language.

        `strictly` leaves out what is only alike in sound or spelling.
        """
        key = (word.form, strictly)
        if key not in self._found:
            self._found[key] = frozenset(self._like(word, strictly))
        return self._found[key]

    def _like(self, word: Word, strictly: bool) -> Iterable[int]:
        exact = self.folded.get(word.folded)
        if exact:
            return exact
        return [
            number
            for number, other in enumerate(self.words)
            if (other.shape == word.shape or other.shape not in self.others)
            and (
                (_same_stem(word.shape, other.shape, 3 if strictly else 5) and other.may_be(word))
                or (not strictly and _sounds_like(word, other))
            )
        ]


def words_in(text: str, lang: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """Return the words of `text` between two of its places; digits glued to a word belong to it."""
    tokens = tokenize(text)
    last = len(text) if end is None else end
    found: list[Word] = []
    i = tokens.index_at(start)
    while i < len(tokens) and tokens.starts[i] < last:
        j = i + 1
        if tokens.kinds[i] in "wd":
            while j < len(tokens) and tokens.kinds[j] in "wd" and tokens.glued(j):
                j += 1
            dotted = _dotted(tokens, i)
            if dotted > j:
                j = dotted
            word = _word(tokens, i, j, lang)
            if word is not None:
                found.append(word)
        i = j
    return tuple(found)


def _dotted(tokens: Tokens, i: int) -> int:
    """Return the token after an acronym with dots (`U.S.`) at `i`; `i` where there is none."""
    j = i
    while len(tokens.forms[j]) == 1 and tokens.is_capital(j) and tokens.key(j + 1) == ".":
        j += 2
        if not (j < len(tokens) and tokens.glued(j)):
            break
    return j if j - i >= 4 else i


def _word(tokens: Tokens, i: int, j: int, lang: str) -> Word | None:
    start, end = tokens.starts[i], tokens.ends[j - 1]
    form = tokens.text[start:end][:_LONGEST].replace(".", "")
    if not (form.isalpha() or any(c.isalpha() for c in form)):
        return None
    folded = fold(form)
    return Word(
        form,
        folded,
        shape_of(form, lang),
        start,
        end,
        tokens.begins_sentence(i) or tokens.key(i - 1) in _TURNED,
    )


def read(text: str, lang: str, other: Words | None = None) -> Words:
    """Return the words of `text`; `other` is the text in another language that it stands beside."""
    shapes = frozenset(word.shape for word in other.words) if other is not None else frozenset()
    return Words(text, lang, words_in(text, lang), shapes)


@lru_cache(maxsize=16384)
def shape_of(form: str, lang: str) -> str:
    """Return the skeleton of a word, in Latin letters."""
    if is_cyrillic(form):
        form = romanise(form, lang)
    elif any("\u0370" <= c <= "\u03ff" or "\u1f00" <= c <= "\u1fff" for c in form):
        form = _from_greek(form)
    return skeleton(form)


def _from_greek(form: str) -> str:
    for old, new in read_facts("core.check", "data", "name_words.toml")["greek"]["letters"]:
        form = form.replace(old, new)
    return form


def _same_stem(one: str, other: str, most: int) -> bool:
    """Return whether two skeletons differ by no more than endings, of up to `most` letters."""
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) <= _SHORT:
        return False
    shared = shared_letters(shorter, longer)
    if shared == len(shorter):
        return len(longer) - shared <= most
    if shared >= 6 and most > _SHORT:
        return len(longer) - shared <= most + 1
    return shared >= max(4, len(shorter) - 2) and len(longer) - shared < most


def begins_like(word: str, name: str) -> bool:
    """Return whether the skeleton of a compound begins like that of a name (`Rhein-`, Rhine)."""
    from rapidfuzz.distance import Indel

    if len(name) <= _SHORT or word[:1] != name[0]:
        return False
    return any(
        100 * Indel.normalized_similarity(word[:size], name) >= _LIKE
        for size in range(len(name) - 1, len(name) + 2)
    )


def shared_letters(one: str, other: str) -> int:
    """Return how many letters two words have in common from their beginning."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _sounds_like(word: Word, other: Word) -> bool:
    if len(word.shape) <= _SHORT or len(other.shape) < _SHORT:
        # Noé, Noah: too short to be like anything but in its first letters.
        short = len(word.form) == _SHORT and not word.is_marked and word.is_capital
        short = short and other.is_capital and not other.is_marked
        return short and word.folded[:2] == other.folded[:2] and len(other.form) <= _SHORT + 1
    if abs(len(word.shape) - len(other.shape)) > 4:
        return False
    from rapidfuzz.distance import Indel

    alike = 100 * Indel.normalized_similarity(word.shape, other.shape)
    if other.is_capital:
        if alike >= _LIKE and word.shape[0] == other.shape[0]:
            return True
        return alike >= _VERY_LIKE or _same_sound(word.form, other.form)
    return len(word.shape) > 5 and alike >= _VERY_LIKE and word.shape[0] == other.shape[0]


def _same_sound(one: str, other: str) -> bool:
    """Return whether two spellings of different scripts, or of one, are heard alike."""
    if is_cyrillic(one) == is_cyrillic(other):
        return False
    heard, also = sound(one), sound(other)
    if not heard or not also:
        return False
    if heard == also:
        return True
    bones, others = _consonants(heard), _consonants(also)
    return len(bones) > 2 and bones == others


def _consonants(heard: str) -> str:
    return "".join(c for c in heard if c not in "aeiou")


@lru_cache(maxsize=16384)
def meanings(folded: str, *, closely: bool = False) -> frozenset[int]:
    """Return which lines of the table of meanings a folded word may stand on.

    `closely`: a short word of the table has no more than an ending here (`Massada` is no mass).
    """
    starts, ends = _stems()
    found: set[int] = set(starts.get(f"{folded}=", ()))
    for length in range(1, len(folded) + 1):
        lines = starts.get(folded[:length])
        rest = len(folded) - length
        most = 0 if length <= _SHORT else (_INFLECTED if closely else 6)
        if lines and (length > 4 or rest <= most):
            found.update(lines)
    for ending in _CASES:
        if folded.endswith(ending):
            bare = folded.removesuffix(ending)
            for length in range(_SHORT, len(bare)):
                found.update(ends.get(bare[-length:], ()))
    return frozenset(found)


@cache
def part(name: str) -> frozenset[int]:
    """Return the lines of one part of the table of meanings (`groups`, `heads`)."""
    return _lines()[1][name]


@cache
def _lines() -> tuple[list[str], dict[str, frozenset[int]]]:
    files = [read_facts("core.check", "data", file)["meanings"] for file in _MEANINGS]
    lines: list[str] = []
    parts: dict[str, frozenset[int]] = {}
    for name, text in (item for facts in files for item in facts.items()):
        kept = [line for line in text.splitlines() if line.strip()]
        numbers = range(len(lines), len(lines) + len(kept))
        parts[name] = parts.get(name, frozenset()) | frozenset(numbers)
        lines += kept
    return lines, parts


@cache
@kept_table
def _stems() -> tuple[dict[str, tuple[int, ...]], dict[str, tuple[int, ...]]]:
    starts: dict[str, tuple[int, ...]] = {}
    ends: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate(_lines()[0]):
        for stem in line.split():
            table, letters = (ends, stem[1:]) if stem.startswith("~") else (starts, stem)
            folded = fold(letters)
            table[folded] = (*table.get(folded, ()), number)
    return starts, ends
