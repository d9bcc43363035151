"""Where a guessed name really begins and ends: without titles, articles and run-on clauses."""

import re

from core.annotate.recogniser import Mention, Words
from core.annotate.tokens import Tokens

MARKS = " \t\n.,;:!?…«»“”„‚\"'‘’()[]{}<>|*•·–—-/\\&"
"""What stands at the edge of a guess and is never part of a name."""
_TITLE = re.compile("([^\\W\\d_]+(?:-[^\\W\\d_]+)?)\\.?[ \u00a0\u202f]+")
_ROMAN = re.compile("[IVX]+\\Z")
_FIGURE = re.compile("\\s([^\\W\\d_]+)\\s\\d{1,3}\\Z")
"""A word and a number that is no year, at the end of a guess."""
_PAIRS = {"“": "„“", "”": "„“", "»": "«", '"': '"', ")": "(", "’": "‘‚", "‘": "‚", "]": "["}
"""What closes a quotation or bracket, and what may have opened it."""
_POSSESSIVES = ("'s", "’s", " 's", " ’s")
_MOST_ADDED = 4
"""Words by which a guess may grow to the left."""


class Edges:
    """The edges of guesses about one text."""

    def __init__(self, tokens: Tokens, words: Words) -> None:
        self.tokens = tokens
        self.text = tokens.text
        self.words = words

    def trim(self, guess: Mention, *, is_hasty: bool) -> Mention | None:
        """Return a guess with its edges put right; None where nothing is left.

        A hasty recogniser's guess also loses the end that no name has.
        """
        start, end = strip_marks(self.text, guess.start, guess.end)
        if is_hasty:
            end = self._without_tail(guess, start, end)
        elif self.words.ends_in_capitals and start < end and self.text[start].isupper():
            end = self._without_small_tail(start, end)
        if guess.label == "LOC":
            end = self._without_figure(start, end)
        start, end = strip_marks(self.text, start, end)
        if self.text[end : end + 1] == "." and self._is_cut_short(guess, end):
            end += 1
        start = self._without_lead(guess, start, end, is_hasty=is_hasty)
        if end - start < 2 or not any(c.isalpha() for c in self.text[start:end]):
            return None
        trimmed = guess.with_(start=start, end=end)
        return self.with_head(trimmed)

    def _without_tail(self, guess: Mention, start: int, end: int) -> int:
        for possessive in _POSSESSIVES:
            if self.text[start:end].endswith(possessive):
                end -= len(possessive)
                break
        return self._without_clause(guess, start, end) if end > start else end

    def _without_small_tail(self, start: int, end: int) -> int:
        """Return where a name ends whose last word has a capital (`the Oskil river`)."""
        first, last = self.tokens.index_at(start), self.tokens.index_at(end - 1)
        kept = last
        while kept > first and self.tokens.forms[kept][0].islower():
            kept -= 1
        is_apart = (
            kept < last and self.tokens.kinds[kept] == "w" and not self.tokens.glued(kept + 1)
        )
        return self.tokens.ends[kept] if is_apart else end

    def _without_figure(self, start: int, end: int) -> int:
        """Return where a place's name ends that a figure follows behind a small word.

        `În Italia sunt 41 de morți, iar în Franța de 9`.
        """
        tail = _FIGURE.search(self.text, start, end)
        return tail.start() if tail is not None and tail[1] in self.words.function else end

    def _is_cut_short(self, guess: Mention, end: int) -> bool:
        """Return whether the dot at `end` belongs to the name (`Félix B.`, `Enron Corp.`)."""
        last = self.tokens.index_at(end - 1)
        if guess.label == "PER":
            form = self.tokens.forms[last]
            if len(form) == 1 and form.isupper() and self.tokens.is_capital(last - 1):
                return True
            follows = self.text[end + 1 : end + 3].strip()
            is_ordinal = _ROMAN.match(form) is not None and follows[:1] not in ("", "\n")
            return is_ordinal and not follows[0].isupper()  # `Ludwig XIV. verbot`
        return end < guess.end and self.tokens.keys[last] in self.words.company_forms

    def _without_lead(self, guess: Mention, start: int, end: int, *, is_hasty: bool) -> int:
        """Return where the name begins behind titles, articles and elided words.

        A recogniser that reads well means the capital that an article has (`Der Standard`).
        """
        has_title = False
        while True:
            head = self.text[start:end].split(" ", 1)
            elided = [i for i in (head[0].find("'"), head[0].find("’")) if 0 < i <= 2]
            title = _TITLE.match(self.text, start, end) if guess.label == "PER" else None
            if title is not None and title[1].lower() in self.words.titles:
                start, has_title = title.end(), True
            elif not is_hasty and head[0][:1].isupper():
                return start
            elif elided and self._is_loose(head[0][: elided[0]], start, is_elided=True):
                start += elided[0] + 1
            elif len(head) == 2 and not has_title and self._is_loose(head[0], start):
                start += len(head[0]) + 1
            else:
                return start

    def _is_loose(self, word: str, start: int, *, is_elided: bool = False) -> bool:
        """Return whether the small word at the head of a guess is no part of the name.

        An article with a capital inside a sentence is (`La Rochelle`), and after a word such as
        `quotidien` (`La Croix`).
        """
        small = word.lower()
        if small not in self.words.function or (len(word) > 1 and word.isupper()):
            return False
        first = self.tokens.index_at(start)
        if self.tokens.key(first + 1) == ".":
            return False  # `A. Guterres`
        if word[0].islower():
            return True
        if is_elided and small not in self.words.articles and small not in self.words.links:
            return False  # `N'Djamena`
        return not self._is_capital_article(first)

    def _is_capital_article(self, i: int) -> bool:
        """Return whether token `i` is an article whose capital is no sentence's."""
        tokens, words = self.tokens, self.words
        if not words.has_named_articles or tokens.keys[i] not in words.articles:
            return False
        if not tokens.is_capital(i) or tokens.key(i - 1) in words.kinds:
            return tokens.is_capital(i)
        in_capitals = tokens.forms[i].isupper() and len(tokens.forms[i]) > 1
        return not tokens.begins_sentence(i) and not in_capitals and tokens.key(i - 1) != "-"

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

    def with_head(self, guess: Mention) -> Mention:
        """Return a guess with the small word before its name taken in, or left out.

        `golfe de Gascogne` and `hôpital Necker` are names whole; `port du Havre` is the name of a
        town, and `groupe Wagner` an organisation's.
        """
        first = self.tokens.index_at(guess.start)
        last = self.tokens.index_at(guess.end - 1)
        inner = first
        while inner < last and not self.tokens.is_capital(inner):
            inner += 1
        if inner > first and self.tokens.is_capital(inner):
            return self._judge_head(guess, first, inner)
        return self._take_in(guess, first, is_one_word=first == last)

    def _judge_head(self, guess: Mention, first: int, inner: int) -> Mention:
        """Keep or drop the small words from token `first` that the guess has before `inner`."""
        words, key, start = self.words, self.tokens.keys[first], self.tokens.starts[inner]
        if key in words.kinds and inner == first + 1:
            return guess.with_(start=start, label="ORG")
        if key in words.institutions:
            return guess if guess.label == "PER" else guess.with_(label="ORG")
        is_linked = self.tokens.keys[inner - 1] in words.links or inner > first + 1
        is_loose = is_linked and bool(words.places) and key not in words.places
        return guess.with_(start=start) if is_loose and guess.label == "LOC" else guess

    def _take_in(self, guess: Mention, first: int, *, is_one_word: bool) -> Mention:
        """Add to a guess what stands before it and belongs to its name, or tells its kind."""
        words, tokens = self.words, self.tokens
        before = first - 1
        may_be_kind = guess.label in ("LOC", "MISC") or (guess.label == "PER" and is_one_word)
        if may_be_kind and tokens.key(before) in words.kinds:
            return guess.with_(label="ORG")
        article = before - 1 if tokens.key(before) == "'" else before
        if guess.label != "PER" and article >= 0 and self._is_capital_article(article):
            return guess.with_(start=tokens.starts[article])
        at = before
        while at > before - _MOST_ADDED and tokens.key(at) in words.links:
            at -= 1
        key = tokens.key(at)
        if guess.label not in ("LOC", "ORG") or tokens.is_capital(at):
            return guess
        if key in words.places and guess.label == "LOC":
            return guess.with_(start=tokens.starts[at])
        if key in words.institutions:
            return guess.with_(start=tokens.starts[at], label="ORG")
        return guess


def strip_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without blanks and marks at its edges; a pair that begins inside stays."""
    while start < end and text[start] in MARKS:
        start += 1
    while start < end and text[end - 1] in MARKS and not _belongs(text, start, end):
        end -= 1
    return start, end


def _belongs(text: str, start: int, end: int) -> bool:
    """Return whether the last mark is part of the name (`U.S.`, `Institutul „Ion Chiricuță”`)."""
    if text[end - 1] == ".":
        return end - start > 3 and text[end - 3] == "."
    closing = text[end - 1]
    opened = sum(text.count(mark, start, end - 1) for mark in _PAIRS.get(closing, ""))
    if closing in _PAIRS.get(closing, ""):
        return opened % 2 == 1
    return opened > text.count(closing, start, end - 1)
