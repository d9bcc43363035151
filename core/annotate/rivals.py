"""Who is right when a guess at a name and a list of names claim the same words."""

from collections.abc import Sequence

from core.annotate.guesses import Guesses
from core.annotate.recogniser import Mention

_QUOTES = ("«", "“", "„", "”", '"', "‚", "‘", "'")


class Rivals:
    """Judges between guesses and what lists found in one text."""

    def __init__(self, guesses: Guesses) -> None:
        self._guesses = guesses
        self._tokens = guesses.tokens
        self._text = guesses.text
        self._words = guesses.words

    def stands_alone(self, listed: Mention) -> bool:
        """Return whether a list is believed where a recogniser that reads well saw no name.

        Most small towns are words as well (`Norden`), and so are names that begin with an article
        (`Die Zeit`).
        """
        if listed.recogniser == "places":
            return self._guesses.is_great_city(listed)
        if listed.recogniser != "names":
            return True
        head, _, rest = self._text[listed.start : listed.end].partition(" ")
        if not rest:
            return True
        # A sentence's first word has a capital anyway (`Foreign policy is …`).
        is_clause = rest[0].islower() and self._tokens.begins_sentence(
            self._tokens.index_at(listed.start)
        )
        return head.lower() not in self._words.function and not is_clause

    def behind_another(self, guess: Mention, inside: Sequence[Mention]) -> Mention:
        """Return a person's name without the people or place that it was run together with.

        `der Belgier Remco Evenepoel` and `à Pyongyang Kim Jong Un` are two names each.
        """
        if guess.label != "PER" or not inside:
            return guess
        head = inside[0]
        if head.start > guess.start or head.end >= guess.end - 1:
            return guess
        is_people = head.recogniser == "territories" and head.label == "MISC"
        is_place = head.label == "LOC" and self._follows_locative(head)
        return guess.with_(start=head.end + 1) if is_people or is_place else guess

    def is_cut_to(self, guess: Mention, listed: Mention) -> bool:
        """Return whether a guess ends as a listed name does, and leaves out what is no name in it.

        Lists know `roi Felipe VI` and `Halbinsel Krim` whole.
        """
        if listed.recogniser != "names" or listed.label != guess.label:
            return False
        if not (listed.start < guess.start and listed.end == guess.end):
            return False
        extra = self._text[listed.start : guess.start].split()
        if all(self._is_plain(word) for word in extra):
            return True
        return self._words.nouns_are_capital and len(extra) == 1 and guess.label != "PER"

    def is_winner(self, guess: Mention, listed: Sequence[Mention], *, is_hasty: bool) -> bool:
        """Return whether what lists found gives way to `guess`."""
        if is_hasty:
            may_wrap = len(listed) <= 1 or guess.label == "ORG"
            return may_wrap and all(self._is_wrapped(guess, one) for one in listed)
        if any(one.start < guess.start or one.end > guess.end for one in listed):
            return False
        if len(listed) > 1 and guess.label == "LOC":
            return False  # `Texas, USA`: two places run together
        return all(self._is_outdone(guess, one) for one in listed)

    def _is_plain(self, word: str) -> bool:
        small = word.lower()
        return word[0].islower() or small in self._words.function or self._words.is_role(small)

    def _is_outdone(self, guess: Mention, inner: Mention) -> bool:
        if (guess.start, guess.end) == (inner.start, inner.end):
            # Many a town is a word or a person as well; after `in` it is a town.
            may_be_other = inner.recogniser == "places" and guess.label in ("PER", "ORG")
            is_place = self._follows_locative(inner) or self._guesses.is_great_city(inner)
            return may_be_other and not is_place
        if guess.label == "MISC":
            # `guerre de Moscou` is a matter and its place, and the place is what is known.
            is_clause = inner.label == "LOC" and self._text[guess.start].islower()
            return not is_clause and self._is_title(guess, inner)
        # Where every noun has a capital, one more may be run on to a listed name.
        is_run_on = self._words.nouns_are_capital and inner.label == guess.label == "ORG"
        return not (inner.recogniser == "names" and is_run_on)

    def _follows_locative(self, mention: Mention) -> bool:
        first = self._tokens.index_at(mention.start)
        return self._words.locative.longest(self._tokens, first - 1) is not None

    def _is_title(self, guess: Mention, inner: Mention) -> bool:
        """Return whether `guess` is a name, not a matter and its place (`Guerre en Ukraine`)."""
        if inner.recogniser != "territories" or inner.label != "LOC":
            return True
        before = self._text[max(0, guess.start - 2) : guess.start].rstrip("\u00a0\u202f ")
        first = self._tokens.index_at(inner.start)
        is_of = self._tokens.key(first - 1) in self._words.of
        return before.endswith(_QUOTES) or is_of or not self._follows_locative(inner)

    def _is_wrapped(self, guess: Mention, inner: Mention) -> bool:
        """Return whether a hasty guess is a longer name that merely contains `inner`."""
        if guess.start > inner.start or guess.end < inner.end:
            return False
        if (guess.start, guess.end) == (inner.start, inner.end):
            return False
        text = self._text
        is_short = guess.label == "PER" and " " not in text[inner.start : inner.end]
        if inner.recogniser == "names" and guess.label == inner.label and not is_short:
            return False
        rest = (text[guess.start : inner.start] + " " + text[inner.end : guess.end]).split()
        has_name = any(word[:1].isupper() for word in rest)
        kind = self._tokens.keys[self._tokens.index_at(guess.start)]
        if guess.label in ("ORG", "PER"):
            return has_name or kind in self._words.institutions
        if guess.label == "LOC" and kind in self._words.places:
            return True  # `golfe du Mexique`
        # A place or other thing around a known one is mostly a clause (`guerre de Moscou`).
        return has_name and inner.label == "MISC" and text[guess.start].isupper()
