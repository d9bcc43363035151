"""The one place where what several recognisers found becomes one list without overlaps."""

from collections.abc import Iterable, Sequence

from core.annotate.edges import strip_marks
from core.annotate.guesses import Context, Guesses, read_context
from core.annotate.recogniser import Mention, words_of
from core.annotate.spans import SpanIndex
from core.annotate.tokens import Tokens, tokenize

_TRUST = {
    "names": 5,
    "territories": 4,
    "places": 3,
    "designations": 3,
    "institutions": 4,
    "bundled": 3,
    "spacy": 2,
    "article": 2,
    "page": 2,
    "rules": 1,
}
_WELL_READ = 3
"""Trust from which a guess at a name is believed without the guards against hasty readers."""
_QUOTES = ("«", "“", "„", "”", '"', "‚", "‘", "'")
_GAZETTEERS = frozenset(("names", "territories", "places", "designations", "institutions"))


def trust(mention: Mention) -> int:
    """Return how far a recogniser is believed against another about the same words."""
    return _TRUST.get(mention.recogniser.partition(":")[0], 0)


def is_well_read(mention: Mention) -> bool:
    """Return whether a recogniser that reads well guessed `mention`."""
    return not is_gazetteer(mention) and trust(mention) >= _WELL_READ


def is_gazetteer(mention: Mention) -> bool:
    """Return whether a list vouches for `mention`, not a guess."""
    return mention.recogniser in _GAZETTEERS


def merge(
    text: str, candidates: Iterable[Mention], lang: str, context: Context | None = None
) -> list[Mention]:
    """Return the mentions to keep: trimmed, guarded, in order, none overlapping another.

    Of two that overlap, the one that a list vouches for wins over a guess, unless the guess is a
    longer name around it (`Banque de France`); between equals the longer one wins.
    """
    tokens = tokenize(text)
    guesses = Guesses(tokens, words_of(lang), lang, context or read_context([text]))
    lists: list[Mention] = []
    tidied: list[Mention] = []
    for candidate in candidates:
        if is_gazetteer(candidate):
            start, end = strip_marks(text, candidate.start, candidate.end)
            if candidate.label == "ORG":
                start = guesses.behind_article(start, end)  # `The Washington Post`
            if start < end:
                lists.append(candidate.with_(start=start, end=end))
        else:
            tidied += guesses.tidy(candidate, is_hasty=not is_well_read(candidate))
    kept = SpanIndex(_without_overlaps(lists))
    for guess in sorted(tidied, key=_weight, reverse=True):
        is_hasty = not is_well_read(guess)
        guess = _behind_another(tokens, guess, kept, guesses)
        rivals = kept.touching(guess.start, guess.end)
        if not guesses.is_believed(guess, is_hasty=is_hasty, touches_list=bool(rivals)):
            continue
        wins = _yields_to_hasty if is_hasty else _yields
        if all(is_gazetteer(m) for m in rivals) and wins(tokens, guess, rivals, guesses):
            kept.add(guess)
    return kept.all()


def _behind_another(
    tokens: Tokens, guess: Mention, kept: SpanIndex[Mention], guesses: Guesses
) -> Mention:
    """Return a person's name without the people or place that it was run together with.

    `der Belgier Remco Evenepoel` and `à Pyongyang Kim Jong Un` are two names each.
    """
    inside = kept.touching(guess.start, guess.end) if guess.label == "PER" else []
    if not inside or inside[0].start > guess.start or inside[0].end >= guess.end - 1:
        return guess
    head = inside[0]
    is_people = head.recogniser == "territories" and head.label == "MISC"
    first = tokens.index_at(head.start)
    is_place = head.label == "LOC" and guesses.words.locative.longest(tokens, first - 1) is not None
    return guess.with_(start=head.end + 1) if is_people or is_place else guess


def _weight(mention: Mention) -> tuple[int, int, int]:
    return trust(mention), mention.end - mention.start, -mention.start


def _without_overlaps(mentions: Sequence[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    ordered = sorted(mentions, key=lambda m: (m.end - m.start, trust(m), -m.start), reverse=True)
    taken: set[int] = set()
    for mention in ordered:
        span = range(mention.start, mention.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(mention)
    return kept


def _yields(tokens: Tokens, guess: Mention, rivals: Sequence[Mention], guesses: Guesses) -> bool:
    """Return whether what lists found gives way to the guess of a recogniser that reads well."""
    if any(m.start < guess.start or m.end > guess.end for m in rivals):
        return False
    if len(rivals) > 1 and guess.label == "LOC":
        return False  # `Texas, USA`: two places run together
    return all(_is_outdone(tokens, guess, inner, guesses) for inner in rivals)


def _is_outdone(tokens: Tokens, guess: Mention, inner: Mention, guesses: Guesses) -> bool:
    if (guess.start, guess.end) == (inner.start, inner.end):
        # Many a town is a word or a person as well; after `in` it is a town.
        first = tokens.index_at(inner.start)
        is_place = guesses.words.locative.longest(tokens, first - 1) is not None
        may_be_other = inner.recogniser == "places" and guess.label in ("PER", "ORG")
        return may_be_other and not is_place and not guesses.is_great_city(inner)
    if guess.label == "MISC":
        return _is_title(tokens, guess, inner, guesses)
    return not (inner.recogniser == "names" and inner.label == guess.label == "ORG")


def _is_title(tokens: Tokens, guess: Mention, inner: Mention, guesses: Guesses) -> bool:
    """Return whether `guess` is a name itself, not a matter and its place (`Guerre en Ukraine`)."""
    if inner.recogniser != "territories" or inner.label != "LOC":
        return True
    before = tokens.text[max(0, guess.start - 2) : guess.start].rstrip("\u00a0\u202f ")
    first = tokens.index_at(inner.start)
    where = guesses.words.locative.longest(tokens, first - 1)
    return before.endswith(_QUOTES) or where is None or tokens.key(first - 1) in guesses.words.of


def _yields_to_hasty(
    tokens: Tokens, guess: Mention, rivals: Sequence[Mention], guesses: Guesses
) -> bool:
    """Return whether what lists found gives way to a hasty guess."""
    may_wrap = len(rivals) <= 1 or guess.label == "ORG"
    return may_wrap and all(_is_wrapped(tokens, guess, m, guesses) for m in rivals)


def _is_wrapped(tokens: Tokens, guess: Mention, inner: Mention, guesses: Guesses) -> bool:
    """Return whether `guess` is a longer name that merely contains `inner`."""
    text = tokens.text
    if guess.start > inner.start or guess.end < inner.end:
        return False
    if (guess.start, guess.end) == (inner.start, inner.end):
        return False
    is_short = guess.label == "PER" and " " not in text[inner.start : inner.end]
    if inner.recogniser == "names" and guess.label == inner.label and not is_short:
        return False
    rest = (text[guess.start : inner.start] + " " + text[inner.end : guess.end]).split()
    has_name = any(word[:1].isupper() for word in rest)
    if guess.label in ("ORG", "PER"):
        return has_name or tokens.keys[tokens.index_at(guess.start)] in guesses.words.institutions
    if guess.label == "LOC" and tokens.keys[tokens.index_at(guess.start)] in guesses.words.places:
        return True  # `golfe du Mexique`
    # A place or other thing around a known one is mostly a clause (`guerre de Moscou`).
    return has_name and inner.label == "MISC" and text[guess.start].isupper()
