"""What a statistical recogniser guessed, put right: its edges, its kind, and whether to believe it.

A guess that a hasty recogniser makes (a small pipeline, the rules) has to survive the faults that
such recognisers are known for; one that reads well is doubted less.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from core.annotate.places import METROPOLIS, find_place
from core.annotate.recogniser import Mention, Words
from core.annotate.tokens import Tokens, tokenize
from core.annotate.wordlist import wordlist_of

_DASH = re.compile("[ \u00a0\u202f][-–—][ \u00a0\u202f]")
_TITLE = re.compile("([^\\W\\d_]+(?:-[^\\W\\d_]+)?)\\.?[ \u00a0\u202f]+")
_EDGES = " \t\n.,;:!?…«»“”„‚\"'‘’()[]{}<>|*•·–—-/\\&"
_POSSESSIVES = ("'s", "’s", " 's", " ’s")
_MOST_ADDED = 4
"""Words by which a guess may grow to the left."""


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

    def tidy(self, guess: Mention) -> list[Mention]:
        """Return what a guess really covers: nothing, one name, or two that it ran together."""
        tidied: list[Mention] = []
        for part in self._split(guess):
            trimmed = self._trim(part)
            if trimmed is not None:
                tidied.append(self._relabelled(self._with_head(trimmed)))
        return tidied

    def is_believed(self, guess: Mention, *, is_hasty: bool, touches_list: bool) -> bool:
        """Return whether `guess` survives the known faults of its recogniser."""
        surface = self.text[guess.start : guess.end]
        first = self.tokens.index_at(guess.start)
        follows_title = self.words.follows_title(self.tokens, first)
        begins = self.tokens.begins_sentence(first) and not follows_title
        if guess.label == "PER" and surface.rstrip(".").lower() in self.words.titles:
            return False
        if surface in self.words.acronyms or (begins and surface in self.words.ordinary):
            return False
        is_word = " " not in surface and not surface.isupper()
        small = surface.lower()
        if not is_hasty:
            # What the rest of the article writes small is no name where a sentence begins either.
            in_doubt = is_word and begins and small in self.context.lower
            return not in_doubt or surface in self.context.capital
        return not self._is_hasty_fault(guess, surface, first, begins, touches_list)

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
        parts = surface.split(" ")
        first = parts[0]
        is_byline = (
            guess.label in ("PER", "LOC")
            and len(parts) == 3
            and len(first) >= 3
            and (first.isupper() or first[:-1].isupper())
            and all(part[:1].isupper() and not part.isupper() for part in parts[1:])
        )
        if not is_byline:
            return [guess]
        middle = guess.start + len(first)
        return [
            guess.with_(end=middle, label="ORG"),
            guess.with_(start=middle + 1, label="PER"),
        ]

    def _trim(self, guess: Mention) -> Mention | None:
        """Take quotes, articles and the like off the edges; None where nothing is left."""
        start, end = strip_marks(self.text, guess.start, guess.end)
        for possessive in _POSSESSIVES:
            if self.text[start:end].endswith(possessive):
                end -= len(possessive)
                break
        end = self._without_clause(guess, start, end)
        start, end = strip_marks(self.text, start, end)
        start = self._without_lead(guess, start, end)
        if end - start < 2 or not any(c.isalpha() for c in self.text[start:end]):
            return None
        return guess.with_(start=start, end=end)

    def _without_lead(self, guess: Mention, start: int, end: int) -> int:
        """Return where the name begins behind titles, articles and elided words."""
        function = self.words.function
        has_title = False
        while True:
            head = self.text[start:end].split(" ", 1)
            elided = [i for i in (head[0].find("'"), head[0].find("’")) if 0 < i <= 2]
            title = _TITLE.match(self.text, start, end) if guess.label == "PER" else None
            if title is not None and title[1].lower() in self.words.titles:
                start, has_title = title.end(), True
            elif elided and self._is_loose(head[0][: elided[0]], start):
                start += elided[0] + 1
            elif len(head) == 2 and not has_title and self._is_loose(head[0], start):
                start += len(head[0]) + 1
            elif len(head) == 2 and head[0].isupper() and head[0].lower() in function:
                return start  # `US Navy`
            else:
                return start

    def _is_loose(self, word: str, start: int) -> bool:
        """Return whether the small word at the head of a guess is no part of the name.

        `La Croix` keeps its article after a word such as `quotidien`.
        """
        if word.lower() not in self.words.function or (len(word) > 1 and word.isupper()):
            return False
        before = self.tokens.index_at(start) - 1
        is_title = word[0].isupper() and self.tokens.key(before) in self.words.kinds
        return not is_title

    def _without_clause(self, guess: Mention, start: int, end: int) -> int:
        """Return where a name ends that ran on into its sentence (`Cour des comptes épingle la …`).

        An article after a small word of content begins another phrase; small words of no content
        end no name, in English no small word at all.
        """
        if guess.label == "PER" or self.words.nouns_are_capital or not self.words.function:
            return end
        tokens, function = self.tokens, self.words.function
        first, last = tokens.index_at(start), tokens.index_at(end - 1)
        for i in range(first + 2, last + 1):
            is_article = tokens.keys[i] in self.words.articles and not tokens.is_capital(i)
            before = tokens.keys[i - 1]
            follows_content = tokens.forms[i - 1][:1].islower() and before not in function
            if is_article and follows_content:
                last = i - 2
                break
        while last > first and tokens.forms[last][0].islower():
            if not self.words.ends_in_capitals and tokens.keys[last] not in function:
                break
            last -= 1
        return min(end, max(tokens.ends[last], start + 1))

    def _with_head(self, guess: Mention) -> Mention:
        """Return a guess with the small word before its name taken in, or left out.

        `golfe de Gascogne` and `hôpital Necker` are names whole; `port du Havre` is the name of a
        town, and `groupe Wagner` an organisation's.
        """
        words, tokens = self.words, self.tokens
        first, last = tokens.index_at(guess.start), tokens.index_at(guess.end - 1)
        inner = first
        while inner < last and not tokens.is_capital(inner):
            inner += 1
        if inner > first and tokens.is_capital(inner):
            key = tokens.keys[first]
            if key in words.kinds and inner == first + 1:
                return guess.with_(start=tokens.starts[inner], label="ORG")
            if key in words.institutions:
                return guess if guess.label == "PER" else guess.with_(label="ORG")
            if guess.label == "LOC" and words.places and key not in words.places:
                return guess.with_(start=tokens.starts[inner])
            return guess
        before = first - 1
        may_be_kind = guess.label in ("LOC", "MISC") or (guess.label == "PER" and first == last)
        if may_be_kind and tokens.key(before) in words.kinds:
            return guess.with_(label="ORG")
        at = before
        while at > before - _MOST_ADDED and tokens.key(at) in words.links:
            at -= 1
        key = tokens.key(at)
        if guess.label in ("LOC", "ORG") and not tokens.is_capital(at):
            if key in words.places and guess.label == "LOC":
                return guess.with_(start=tokens.starts[at])
            if key in words.institutions:
                return guess.with_(start=tokens.starts[at], label="ORG")
        return guess

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
        while start > 0 and text[start - 1] in _EDGES and text[start - 1] != "\n":
            start -= 1
        while end < len(text) and text[end] in _EDGES and text[end] != "\n":
            end += 1
        begins = start == 0 or text[start - 1] == "\n"
        return begins and (end == len(text) or text[end] == "\n")


def strip_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without quotes, brackets, blanks and other marks at its edges."""
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES and not _is_inner_dot(text, start, end):
        end -= 1
    return start, end


def _is_inner_dot(text: str, start: int, end: int) -> bool:
    """Return whether the last dot belongs to the name (`U.S.`)."""
    return text[end - 1] == "." and end - start > 3 and text[end - 3] == "."
