"""What a figure counts: the noun phrase after the number, told by rule.

No tagger runs, so each language says how its noun phrases look: French and Romanian put the noun
first and adjectives after it, German writes the noun with a capital, English ends at a plural.
"""

from dataclasses import dataclass

from core.annotate.lexicon import CountedFacts, Lexicon
from core.annotate.recogniser import Words, words_of
from core.annotate.territories import is_demonym
from core.annotate.tokens import Tokens

_MOST_ADJECTIVES = 4


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun phrase as tokens: from `first` to `head` (its noun) and on to `last`, exclusive."""

    first: int
    head: int
    last: int


def read_counted(
    tokens: Tokens, i: int, lex: Lexicon, *, linked: bool, is_one: bool = False
) -> Counted | None:
    """Return the noun phrase at token `i`; `linked` asks for a preposition first (`d'obus`)."""
    facts = lex.counted
    if not facts.style:
        return None
    link = facts.links.longest(tokens, i)
    if link is not None:
        i = link[0]
    elif linked:
        return None
    reader = _Reader(tokens, lex, facts, words_of(lex.lang))
    if facts.style == "noun-first":
        return reader.noun_first(i)
    if facts.style == "capital":
        return reader.capital(i)
    return reader.singular(i) if is_one else reader.plural(i)


class _Reader:
    def __init__(self, tokens: Tokens, lex: Lexicon, facts: CountedFacts, words: Words) -> None:
        self.tokens = tokens
        self.lex = lex
        self.facts = facts
        self.words = words

    def noun_first(self, i: int) -> Counted | None:
        """Read adjectives that go before, the noun, and adjectives that go after."""
        at = i
        while self.tokens.key(at) in self.facts.before and self._is_word(at + 1):
            at += 1
        if not self._is_word(at):
            return None
        head = self._word_end(at)
        last = head
        for _ in range(_MOST_ADJECTIVES):
            if not self._is_word(last) or not self._is_adjective(last):
                break
            last = self._word_end(last)
        return Counted(i, head, last)

    def capital(self, i: int) -> Counted | None:
        """Read lower-case adjectives up to a noun with a capital."""
        at = i
        for _ in range(_MOST_ADJECTIVES):
            if not self._is_word(at):
                return None
            end = self._word_end(at)
            if self.tokens.is_capital(at) or self.tokens.is_capital(end - 1):
                return Counted(i, end, end)
            if not self.tokens.keys[end - 1].endswith(self.facts.endings):
                return None
            at = end
        return None

    def plural(self, i: int) -> Counted | None:
        """Read on to the first plural."""
        at = i
        for _ in range(_MOST_ADJECTIVES + 1):
            if not self._is_word(at):
                return None
            end = self._word_end(at)
            key = self.tokens.keys[end - 1]
            is_plural = key.endswith("s") and not key.endswith(("ss", "us", "is")) and len(key) > 3
            if (is_plural or key in self.facts.plurals) and not self._modifies(end - 1, end):
                return Counted(i, end, end)
            at = end
        return None

    def singular(self, i: int) -> Counted | None:
        """Read the one word after `one`."""
        if not self._is_word(i):
            return None
        end = self._word_end(i)
        return Counted(i, end, end)

    def _modifies(self, at: int, end: int) -> bool:
        """Return whether a plural stands before what it belongs to (`more people`)."""
        return self.tokens.keys[at] in ("more", "others") and self._is_word(end)

    def _is_word(self, at: int) -> bool:
        tokens = self.tokens
        if tokens.kind(at) != "w" or tokens.keys[at] in self.words.function:
            return False
        key = tokens.keys[at]
        is_number = key in self.lex.numerals.small or key in self.lex.numerals.scales
        return not is_number and (len(key) > 1 or not key.isascii())

    def _word_end(self, at: int) -> int:
        """Return the end of the word at `at`, hyphens included (`nord-coréens`)."""
        tokens = self.tokens
        end = at + 1
        while (
            tokens.key(end) == "-"
            and tokens.glued(end)
            and tokens.kind(end + 1) == "w"
            and tokens.glued(end + 1)
        ):
            end += 2
        return end

    def _is_adjective(self, at: int) -> bool:
        tokens = self.tokens
        end = self._word_end(at)
        if tokens.is_capital(at) or tokens.keys[end - 1] in self.facts.not_adjectives:
            return False
        phrase = tokens.text[tokens.starts[at] : tokens.ends[end - 1]]
        if is_demonym(phrase, self.lex.lang):
            return True
        key = tokens.keys[end - 1]
        return len(key) > 3 and key.endswith(self.facts.endings)
