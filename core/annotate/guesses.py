"""What a statistical recogniser guessed, put right: its edges, its kind, and whether to believe it.

A guess that a hasty recogniser makes (a small pipeline, the rules) has to survive the faults that
such recognisers are known for; one that reads well is doubted less.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from core.annotate.edges import MARKS, Edges
from core.annotate.names import given_names
from core.annotate.places import CITY, METROPOLIS, find_place
from core.annotate.recogniser import Mention, Words
from core.annotate.tokens import Tokens, tokenize
from core.annotate.wordlist import wordlist_of
from core.facts import read_facts

_DASH = re.compile("[ \u00a0\u202f][-–—][ \u00a0\u202f]")
_GLUED = re.compile("([^\\W\\d_][^\\W\\d_A-ZÀ-Þ]{2,})(?=[A-ZÀ-ÞȘȚ][^\\W\\d_A-ZÀ-Þ]+\\Z)")
"""Two words run together: the first, where the second begins with a capital."""
_OFFICE = 6
"""Tokens between an office and its portfolio (`ministre français de l'Intérieur`)."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the rest of the article says about the words of one text.

    `lower` are the words that the article writes small somewhere; `capital` those it writes with a
    capital inside a sentence.
    """

    lower: frozenset[str] = frozenset()
    capital: frozenset[str] = frozenset()


def read_context(texts: Iterable[str]) -> Context:
    """Return which words are written small, and which with a capital inside a sentence."""
    lower: set[str] = set()
    capital: set[str] = set()
    for text in texts:
        tokens = tokenize(text)
        for i, kind in enumerate(tokens.kinds):
            if kind != "w":
                continue
            form = tokens.forms[i]
            if form[0].islower():
                lower.add(form)
            elif form[0].isupper() and not tokens.begins_sentence(i):
                capital.add(form)
    return Context(frozenset(lower), frozenset(capital))


class Guesses:
    """The guesses about one text, tidied up and judged."""

    def __init__(self, tokens: Tokens, words: Words, lang: str, context: Context) -> None:
        self.tokens = tokens
        self.text = tokens.text
        self.words = words
        self.lang = lang
        self.context = context
        self._edges = Edges(tokens, words)

    def tidy(self, guess: Mention, *, is_hasty: bool) -> list[Mention]:
        """Return what a guess really covers: nothing, one name, or two that it ran together."""
        tidied: list[Mention] = []
        for part in self._split(guess):
            trimmed = self._edges.trim(part, is_hasty=is_hasty)
            if trimmed is not None:
                tidied.append(self._relabelled(trimmed))
        return tidied

    def is_believed(self, guess: Mention, *, is_hasty: bool, touches_list: bool) -> bool:
        """Return whether `guess` survives the known faults of its recogniser."""
        surface = self.text[guess.start : guess.end]
        first = self.tokens.index_at(guess.start)
        follows_title = self.words.follows_title(self.tokens, first)
        begins = self.tokens.begins_sentence(first) and not follows_title
        if guess.label == "PER" and surface.rstrip(".").lower() in self.words.titles:
            return False
        if guess.label != "PER" and not touches_list and self._is_portfolio(first):
            return False
        if not is_hasty:
            # What the rest of the article writes small is no name where a sentence begins either.
            small = surface.lower()
            is_word = begins and " " not in surface and not surface.isupper() and surface != small
            is_common = is_word and small in self.context.lower
            return not is_common or surface in self.context.capital
        if surface in self.words.acronyms or (begins and surface in self.words.ordinary):
            return False
        return not self._is_hasty_fault(guess, surface, first, begins, touches_list)

    def _is_portfolio(self, first: int) -> bool:
        """Return whether token `first` is what a minister is minister of, which is no name."""
        tokens, words = self.tokens, self.words
        at = first - 1
        while at > first - _OFFICE and not tokens.is_capital(at) and tokens.kind(at) != "n":
            if tokens.key(at) in words.offices:
                return True
            at -= 1
        return tokens.key(at) in words.offices

    def behind_article(self, start: int, end: int) -> int:
        """Return where a name begins in a language whose names have no article of their own."""
        if self.words.has_named_articles or not self.words.articles:
            return start
        head, _, rest = self.text[start:end].partition(" ")
        return start + len(head) + 1 if rest and head.lower() in self.words.articles else start

    def is_great_city(self, mention: Mention) -> bool:
        """Return whether `mention` is the name of a capital or a metropolis."""
        place = find_place(self.text[mention.start : mention.end], self.lang)
        if place is None:
            return False
        return place.is_capital or (place.is_main and place.population >= METROPOLIS)

    def _is_hasty_fault(
        self, guess: Mention, surface: str, first: int, begins: bool, touches_list: bool
    ) -> bool:
        form = surface.split(" ")
        small = surface.lower()
        if surface in self.words.ordinary or (small in self.words.function and surface != "US"):
            return True
        if not surface[0].isupper() and (
            guess.label in ("MISC", "PER") or not any(part[:1].isupper() for part in form)
        ):
            return True
        if guess.label == "LOC" and len(surface) <= 3 and surface.isupper() and not touches_list:
            return self.words.locative.longest(self.tokens, first - 1) is None
        # A heading taken for one name; a name alone in a line has capitals throughout.
        is_clause = touches_list or any(not part[:1].isupper() for part in form)
        if len(form) > 1 and is_clause and self._is_whole_line(guess):
            return True
        if begins and len(form) == 1 and not surface.isupper() and "-" not in surface:
            return not self._is_name_at_the_start(surface)
        if begins and guess.label == "MISC" and len(form) > 1 and form[1][:1].islower():
            return True
        if len(form) == 1 and self.tokens.kind(first - 1) == "d":
            return True  # what a number counts
        return len(form) == 1 and guess.label != "PER" and small in self.context.lower

    def _is_name_at_the_start(self, surface: str) -> bool:
        """Return whether a sentence's first word is a name: by the article, or by the language."""
        small = surface.lower()
        if small in self.context.lower:
            return False
        if surface in self.context.capital:
            return True
        known = wordlist_of(self.lang)
        return bool(known) and small not in known

    def _split(self, guess: Mention) -> list[Mention]:
        """Cut a guess that runs over an acronym and a person (`CNN Gawon Bae`) or a line break."""
        surface = self.text[guess.start : guess.end]
        if "\n" in surface:
            head = surface.partition("\n")[0]
            return self._split(guess.with_(end=guess.start + len(head)))
        dash = _DASH.search(surface)
        if dash is not None:
            # `LYON - Le fabricant`: a dateline and what follows it.
            return self._split(guess.with_(end=guess.start + dash.start()))
        bracket = surface.find(" (")
        if bracket > 0 and surface.find(")") in (-1, len(surface) - 1):
            # `Partidul Acțiune și Solidaritate (PAS)`: a name and its acronym.
            cut = guess.start + bracket
            return [*self._split(guess.with_(end=cut)), guess.with_(start=cut + 2)]
        slash = surface.find("/")
        if guess.label == "LOC" and slash > 0:
            middle = guess.start + slash
            two = [guess.with_(end=middle), guess.with_(start=middle + 1)]
            if all(self._is_city(self.text[m.start : m.end].strip()) for m in two):
                return two
        parts = surface.split(" ")
        first = parts[0]
        glued = _GLUED.match(first)
        if glued is not None and self._is_dateline(glued[1]):
            # `ParisLa Corée du Sud`: a dateline that lost the space after it.
            cut = guess.start + len(glued[1])
            after = cut + len(first) - len(glued[1]) + 1
            is_article = first[len(glued[1]) :].lower() in self.words.function
            rest = guess.with_(start=after if is_article else cut)
            found = self._split(rest) if len(parts) > 1 else []
            return [guess.with_(end=cut, label="LOC"), *found]
        is_byline = (
            len(parts) == 3
            and len(first) >= 3
            and (first.isupper() or first[:-1].isupper())
            and all(part[:1].isupper() and not part.isupper() for part in parts[1:])
            and (guess.label in ("PER", "LOC") or _is_person(parts[1], parts[2]))
        )
        if not is_byline:
            return [guess]
        middle = guess.start + len(first)
        return [
            guess.with_(end=middle, label="ORG"),
            guess.with_(start=middle + 1, label="PER"),
        ]

    def _is_city(self, form: str) -> bool:
        place = find_place(form, self.lang)
        return place is not None and (place.is_main or place.population >= CITY)

    def _is_dateline(self, form: str) -> bool:
        place = find_place(form, self.lang)
        return place is not None and (place.is_capital or place.population >= METROPOLIS // 2)

    def _relabelled(self, guess: Mention) -> Mention:
        """Return a guess with the label that what stands around it tells."""
        surface = self.text[guess.start : guess.end]
        first = self.tokens.index_at(guess.start)
        if guess.label in ("ORG", "LOC"):
            is_person = surface.count(" ") <= 2 and surface[0].isupper()
            if is_person and self.words.follows_title(self.tokens, first):
                return guess.with_(label="PER")  # `Dr. Anna Hill`
        if guess.label != "PER" or not 2 <= len(surface) <= 5:
            return guess
        is_acronym = surface.isalpha() and surface.isupper()
        if is_acronym and not self.words.follows_title(self.tokens, first):
            return guess.with_(label="ORG")
        return guess

    def _is_whole_line(self, guess: Mention) -> bool:
        text, start, end = self.text, guess.start, guess.end
        while start > 0 and text[start - 1] in MARKS and text[start - 1] != "\n":
            start -= 1
        while end < len(text) and text[end] in MARKS and text[end] != "\n":
            end += 1
        begins = start == 0 or text[start - 1] == "\n"
        return begins and (end == len(text) or text[end] == "\n")


def _is_person(first: str, last: str) -> bool:
    """Return whether two words are a person's name beyond doubt."""
    korean = read_facts("core.annotate", "data", "given_names.toml")["korean"].split()
    return first in given_names() or last in korean
