"""Words of a text and what a language's data says of them: the ground of the word-wise checks."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from core.facts import read_facts
from core.prepare.language import primary_subtag

_WORD = re.compile(r"[^\W_]+(?:['’ʼ`´][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
_BREAK = re.compile(r"[,;:.!?…()\[\]«»„“”\"—–。，、；：！？；؟]|\s-\s")
_APOSTROPHES = str.maketrans("’ʼ`´", "''''", "\u0307")
_DIACRITICS = re.compile(r"[\u0300-\u036f]")
_GAP = 6
_MOST = 3000
_FARTHEST = 30_000
_REMEMBERED = 20_000
_LONGEST = 40
"""A longer word is in no list; looking for its stems would cost its length squared."""


class Word(NamedTuple):
    """One word: in lower case, with its place and the number of the clause that it stands in.

    `is_joined` says that a hyphen follows at once.
    """

    text: str
    start: int
    end: int
    clause: int
    is_joined: bool


class Mark(NamedTuple):
    """One entry of a lexicon found in a text, from word `first` to `last`, both included."""

    kind: str
    first: int
    last: int


def check_facts(lang: str, section: str) -> Mapping[str, Any]:
    """Return a section of what the checks know of `lang` (a tag); empty where nothing."""
    code = primary_subtag(lang) or ""
    facts = read_facts("core.check", "data", f"{code}.toml")
    if "same_as" in facts:
        facts = read_facts("core.check", "data", f"{facts['same_as']}.toml")
    found: Mapping[str, Any] = facts.get(section, {})
    return found


@lru_cache(maxsize=8)
def split_words(text: str, lang: str) -> tuple[Word, ...]:
    """Return the words of `text`, at most 3,000; where the language elides, `l'eau` is two.

    Kept for a moment, since several checks ask for the words of one pair.
    """
    facts = check_facts(lang, "words")
    elides = facts.get("elides", False)
    letters = str.maketrans(facts.get("letters", {}))
    words: list[Word] = []
    clause = end = 0
    for match in _WORD.finditer(text, 0, _FARTHEST):
        gap = text[end : match.start()]
        # "5,9" is one figure
        if len(gap) > 1 or gap not in ("", " ", "-", ",", "."):
            clause += _BREAK.search(gap) is not None
        end = match.end()
        for part in _PART.finditer(match[0]) if elides else (match,):
            start = part.start() + (match.start() if elides else 0)
            stop = start + len(part[0])
            told = part[0].lower().translate(_APOSTROPHES).translate(letters)
            words.append(Word(told, start, stop, clause, text[stop : stop + 1] == "-"))
        if len(words) >= _MOST:
            break
    return tuple(words)


def _unmarked(text: str) -> str:
    """Return `text` without its diacritics, which some languages are often written without."""
    return text if text.isascii() else _DIACRITICS.sub("", unicodedata.normalize("NFD", text))


class Lexicon:
    """Words and phrases by kind, as a data file lists them, and where they stand in a text.

    Entries are parted by commas. A word may be `stem*`, `*ending`, `*inside*`, `prefix-` (only
    with its hyphen) or `#` (begins with a digit); `...` between words is a gap of up to six words
    in one clause. The longest phrase wins, then the word that is listed most exactly.
    """

    def __init__(self, kinds: Mapping[str, str]) -> None:
        self._entries: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for kind, listed in kinds.items():
            for entry in listed.split(","):
                first, *rest = entry.split() or [""]
                if first:
                    self._entries.setdefault(first, []).append((kind, tuple(rest)))
        self._found: dict[str, tuple[str, ...]] = {}
        self._insides = tuple(one[1:-1] for one in self._entries if one[0] == one[-1] == "*")

    def marks(self, words: Sequence[Word]) -> Iterator[Mark]:
        """Yield what is listed, in order; no word is used twice, words in gaps stay free."""
        used: set[int] = set()
        for at in range(len(words)):
            if at in used:
                continue
            best: tuple[int, str, list[int]] | None = None
            for key in self._keys_of(words[at]):
                for kind, rest in self._entries[key]:
                    places = _follow(rest, words, at)
                    if places and (best is None or len(places) > best[0]):
                        best = (len(places), kind, places)
            if best is not None:
                used.update(best[2])
                yield Mark(best[1], at, best[2][-1])

    def _keys_of(self, word: Word) -> tuple[str, ...]:
        """Return what `word` is listed as, from memory if it was seen lately."""
        name = f"{word.text}-" if word.is_joined else word.text
        keys = self._found.get(name)
        if keys is None:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            keys = self._found[name] = tuple(self._keys(word))
        return keys

    def _keys(self, word: Word) -> Iterator[str]:
        text, entries = word.text, self._entries
        if len(text) > _LONGEST:
            return
        if word.is_joined and f"{text}-" in entries:
            yield f"{text}-"
        if text in entries:
            yield text
        for length in range(len(text), 0, -1):
            if f"{text[:length]}*" in entries:
                yield f"{text[:length]}*"
        for start in range(len(text)):
            if f"*{text[start:]}" in entries:
                yield f"*{text[start:]}"
        for inside in self._insides:
            if inside in text:
                yield f"*{inside}*"
        if "#" in entries and text[0].isdigit():
            yield "#"


@cache
def lexicon(lang: str, section: str) -> Lexicon | None:
    """Return the words that `lang` lists under a section, or None where it lists none."""
    kinds = {kind: told for kind, told in check_facts(lang, section).items() if _is_words(told)}
    if check_facts(lang, "words").get("folds", False):
        kinds = {kind: f"{told},{_unmarked(told)}" for kind, told in kinds.items()}
    return Lexicon(kinds) if kinds else None


def _is_words(told: object) -> bool:
    return isinstance(told, str)


def _follow(rest: tuple[str, ...], words: Sequence[Word], at: int) -> list[int]:
    """Return the places of a phrase that begins at `at`, or nothing."""
    places, reach = [at], 1
    for wanted in rest:
        if wanted == "...":
            reach = _GAP + 1
            continue
        last = places[-1]
        for place in range(last + 1, min(last + 1 + reach, len(words))):
            if reach > 1 and words[place].clause != words[at].clause:
                return []
            if _fits(wanted, words[place]):
                places.append(place)
                break
        else:
            return []
        reach = 1
    return places


def _fits(wanted: str, word: Word) -> bool:
    if wanted == "#":
        return word.text[0].isdigit()
    if wanted[0] == wanted[-1] == "*":
        return wanted[1:-1] in word.text
    if wanted[-1] == "*":
        return word.text.startswith(wanted[:-1])
    if wanted[0] == "*":
        return word.text.endswith(wanted[1:])
    return word.text == wanted
