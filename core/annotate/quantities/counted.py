"""What a figure counts: the noun phrase after the number, told by rule.

No tagger runs, so each language says how its noun phrases look: French and Romanian put the noun
first and adjectives after it, German writes the noun with a capital, English ends at a plural.
"""

from dataclasses import dataclass

from core.annotate.quantities.lexicon import CountedFacts, Lexicon
from core.annotate.recogniser import Words, words_of
from core.annotate.territories import is_demonym
from core.annotate.tokens import Tokens

_MOST_ADJECTIVES = 4
_LONGEST_CODE = 2
"""Letters of capitals alone that name a model or a state rather than a thing."""


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
    link = (linked and facts.share_links.longest(tokens, i)) or facts.links.longest(tokens, i)
    if link is not None:
        i = link[0]
    elif linked:
        return None
    reader = _Reader(tokens, lex, facts, words_of(lex.lang))
    if facts.style == "noun-first":
        return reader.noun_first(i)
    if facts.style == "capital":
        return reader.capital(i)
    if facts.style == "noun-last":
        return reader.noun_last(i)
    return reader.singular(i) if is_one else reader.plural(i, is_linked=link is not None)


class _Reader:
    def __init__(self, tokens: Tokens, lex: Lexicon, facts: CountedFacts, words: Words) -> None:
        self.tokens = tokens
        self.lex = lex
        self.facts = facts
        self.words = words

    def noun_first(self, i: int) -> Counted | None:
        """Read adjectives that go before, the noun, and adjectives that go after."""
        at = i
        while self.tokens.key(at) in self.facts.before:
            at += 1
        if at > i and self.tokens.key(at - 1) in self.facts.also_nouns:
            follows = self._is_word(at) and not self._is_adjective(at)
            at -= 0 if follows else 1  # `doi tineri au murit`
        is_noun = self._is_word(at) or self.tokens.key(at) in self.facts.plurals
        if not is_noun or self.tokens.keys[at] in self.facts.not_nouns:
            return None
        head = self._word_end(at)
        last = head
        for _ in range(_MOST_ADJECTIVES):
            if not self._is_word(last) or not self._is_adjective(last):
                break
            last = self._word_end(last)
        return Counted(i, head, last)

    def noun_last(self, i: int) -> Counted | None:
        """Read adjectives, told by their endings, up to the first other word."""
        at, last = i, None
        for _ in range(_MOST_ADJECTIVES):
            if not self._is_noun_or_adjective(at):
                break  # the last that looked like an adjective was the noun (`двох хворих`)
            last = Counted(i, self._word_end(at), self._word_end(at))
            is_adjective = self.tokens.key(at) in self.facts.before or self._is_adjective(at)
            if not is_adjective or self.tokens.key(at) in self.facts.also_nouns:
                break
            at = last.head
        return last

    def _is_noun_or_adjective(self, at: int) -> bool:
        key = self.tokens.key(at)
        if not self._is_word(at) or key in self.facts.not_nouns:
            return False
        return not key.endswith(self.facts.not_noun_endings or ("\0",))

    def capital(self, i: int) -> Counted | None:
        """Read lower-case adjectives up to a noun with a capital."""
        at = i
        for _ in range(_MOST_ADJECTIVES):
            if self.tokens.key(at) in self.facts.before:
                at += 1
                continue
            if not self._is_word(at):
                return None
            end = self._word_end(at)
            # `30 e-Autos`, but neither `1216 ernannte az-Zahir` nor `Peugeot 307 SW`
            is_tied = end > at + 1 and len(self.tokens.forms[at]) == 1
            if self.tokens.is_capital(at) or (is_tied and self.tokens.is_capital(end - 1)):
                form = self.tokens.forms[at]
                is_code = end == at + 1 and len(form) <= _LONGEST_CODE and form.isupper()
                return None if is_code else Counted(i, end, end)
            if not self.tokens.keys[end - 1].endswith(self.facts.endings):
                return None
            at = end
        return None

    def plural(self, i: int, *, is_linked: bool) -> Counted | None:
        """Read on to the first plural, or to what a share is taken of."""
        at = i
        for _ in range(_MOST_ADJECTIVES + 1):
            if self.tokens.key(at) in self.facts.before:
                at += 1
                continue
            if not self._is_word(at) and self.tokens.key(at) not in self.facts.plurals:
                # `1.2 million Lebanese have fled`
                is_people = at > i and is_demonym(self.tokens.forms[at - 1], self.lex.lang)
                return Counted(i, at, at) if is_people else None
            end = self._word_end(at)
            if self._is_possessive(end):
                at = end + 2  # `two thirds of the world's population`
                continue
            if is_linked and self.tokens.keys[end - 1] in self.facts.singulars:
                return Counted(i, end, end)
            if self._is_plural(end - 1):
                # `arms dealers`, `Texas plants`: a plural may stand before what it belongs to.
                follows = self._is_word(end) and self._is_plural(self._word_end(end) - 1)
                end = self._word_end(end) if follows else end
                return Counted(i, end, end)
            at = end
        return None

    def singular(self, i: int) -> Counted | None:
        """Read the one word after `one`."""
        if not self._is_word(i):
            return None
        end = self._word_end(i)
        return Counted(i, end, end)

    def _is_possessive(self, at: int) -> bool:
        tokens = self.tokens
        return tokens.key(at) == "'" and tokens.key(at + 1) == "s" and tokens.glued(at + 1)

    def _is_plural(self, at: int) -> bool:
        key = self.tokens.keys[at]
        if key in self.facts.plurals or key.endswith(self.facts.irregular_endings):
            return True
        if not key.endswith("s") or key.endswith(("ss", "us")) or len(key) <= 3:
            return False
        return not key.endswith("is") or self.tokens.is_capital(at)  # `Iraqis`, but not `crisis`

    def _is_word(self, at: int) -> bool:
        tokens = self.tokens
        if tokens.kind(at) != "w":
            return False
        if tokens.keys[at] in self.words.function and self._word_end(at) == at + 1:
            return False  # but `zwei Nein-Stimmen`
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
