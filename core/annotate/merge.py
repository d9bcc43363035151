"""The one place where what several recognisers found becomes one list without overlaps."""

from collections.abc import Iterable, Sequence

from core.annotate.edges import strip_marks
from core.annotate.guesses import Context, Guesses, read_context
from core.annotate.recogniser import Mention, words_of
from core.annotate.rivals import Rivals
from core.annotate.spans import SpanIndex
from core.annotate.tokens import tokenize

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


def reads_well(recogniser: str) -> bool:
    """Return whether the recogniser of that name is believed about what is no name, too."""
    return _TRUST.get(recogniser.partition(":")[0], 0) >= _WELL_READ


def merge(
    text: str,
    candidates: Iterable[Mention],
    lang: str,
    context: Context | None = None,
    *,
    is_read_well: bool = False,
) -> list[Mention]:
    """Return the mentions to keep: trimmed, guarded, in order, none overlapping another.

    Of two that overlap, the one that a list vouches for wins over a guess, unless the guess is a
    longer name around it (`Banque de France`); between equals the longer one wins. Where a
    recogniser that reads well saw no name at all (`is_read_well`), a list needs better evidence.
    """
    tokens = tokenize(text)
    guesses = Guesses(tokens, words_of(lang), lang, context or read_context([text]))
    rivals = Rivals(guesses)
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
    if is_read_well:
        seen = SpanIndex(_without_overlaps(tidied))
        lists = [m for m in lists if seen.touches(m) or rivals.stands_alone(m)]
    kept = SpanIndex(_without_overlaps(lists))
    for tidy in sorted(tidied, key=_weight, reverse=True):
        is_hasty = not is_well_read(tidy)
        guess = rivals.behind_another(tidy, kept.touching(tidy.start, tidy.end))
        met = kept.touching(guess.start, guess.end)
        if not guesses.is_believed(guess, is_hasty=is_hasty, touches_list=bool(met)):
            continue
        if not all(is_gazetteer(m) for m in met):
            continue
        if not is_hasty and len(met) == 1 and rivals.is_cut_to(guess, met[0]):
            kept.add(met[0].with_(start=guess.start))
        elif rivals.is_winner(guess, met, is_hasty=is_hasty):
            kept.add(guess)
    return kept.all()


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
