"""The one place where what several recognisers found becomes one list without overlaps."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.annotate.recogniser import Mention, Words, words_of
from core.annotate.spans import SpanIndex
from core.annotate.tokens import Tokens, tokenize

_TRUST = {
    "names": 5,
    "territories": 4,
    "places": 3,
    "designations": 3,
    "spacy": 2,
    "article": 2,
    "rules": 1,
}
_DASH = re.compile("[ \u00a0\u202f][-–—][ \u00a0\u202f]")
_TITLE = re.compile("([^\\W\\d_]+(?:-[^\\W\\d_]+)?)\\.?[ \u00a0\u202f]+")
_EDGES = " \t\n.,;:!?…«»“”„‚\"'‘’()[]{}<>|*•·–—-/\\&"
_GAZETTEERS = frozenset(("names", "territories", "places", "designations"))


def trust(mention: Mention) -> int:
    """Return how far a recogniser is believed against another about the same words."""
    return _TRUST.get(mention.recogniser.partition(":")[0], 0)


def is_gazetteer(mention: Mention) -> bool:
    """Return whether a list vouches for `mention`, not a guess."""
    return mention.recogniser in _GAZETTEERS


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


def merge(
    text: str, candidates: Iterable[Mention], lang: str, context: Context | None = None
) -> list[Mention]:
    """Return the mentions to keep: trimmed, guarded, in order, none overlapping another.

    Of two that overlap, the one that a list vouches for wins over a guess, unless the guess is a
    longer name around it (`Banque de France`); between equals the longer one wins.
    """
    tokens = tokenize(text)
    words = words_of(lang)
    context = context or read_context([text])
    pool: list[Mention] = []
    for candidate in candidates:
        for part in _split(text, candidate):
            trimmed = _trim(text, part, words)
            if trimmed is not None:
                pool.append(_relabelled(text, tokens, trimmed, words))
    lists = [m for m in pool if is_gazetteer(m)]
    guesses = [m for m in pool if not is_gazetteer(m)]
    kept = SpanIndex(_without_overlaps(lists))
    believed = [g for g in guesses if _is_believed(text, tokens, g, words, context, kept)]
    for guess in sorted(believed, key=_weight, reverse=True):
        inside = kept.touching(guess.start, guess.end)
        may_wrap = len(inside) == 1 or guess.label == "ORG"
        if not inside or (may_wrap and all(_is_wrapped(text, guess, m) for m in inside)):
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


def _is_wrapped(text: str, guess: Mention, inner: Mention) -> bool:
    """Return whether `guess` is a longer name that merely contains `inner`."""
    if guess.start > inner.start or guess.end < inner.end:
        return False
    if (guess.start, guess.end) == (inner.start, inner.end):
        return False
    if inner.recogniser == "names" and guess.label == inner.label and guess.label != "PER":
        return False
    if inner.recogniser == "names" and guess.label == inner.label and " " in _surface(text, inner):
        return False
    rest = (text[guess.start : inner.start] + " " + text[inner.end : guess.end]).split()
    has_name = any(word[:1].isupper() for word in rest)
    if guess.label in ("ORG", "PER"):
        return has_name
    # A place or other thing around a known one is mostly a clause (`guerre de Moscou`).
    return has_name and inner.label == "MISC" and text[guess.start].isupper()


def _surface(text: str, mention: Mention) -> str:
    return text[mention.start : mention.end]


def _split(text: str, mention: Mention) -> list[Mention]:
    """Cut a guess that runs over an acronym and a person (`CNN Gawon Bae`) or over a line break."""
    if is_gazetteer(mention):
        return [mention]
    surface = text[mention.start : mention.end]
    if "\n" in surface:
        head = surface.partition("\n")[0]
        return _split(text, mention.with_(end=mention.start + len(head)))
    dash = _DASH.search(surface)
    if dash is not None:
        # `LYON - Le fabricant`: a dateline and what follows it.
        return _split(text, mention.with_(end=mention.start + dash.start()))
    parts = surface.split(" ")
    first = parts[0]
    is_byline = (
        mention.label in ("PER", "LOC")
        and len(parts) == 3
        and len(first) >= 3
        and (first.isupper() or first[:-1].isupper())
        and all(part[:1].isupper() and not part.isupper() for part in parts[1:])
    )
    if not is_byline:
        return [mention]
    middle = mention.start + len(first)
    return [
        mention.with_(end=middle, label="ORG"),
        mention.with_(start=middle + 1, label="PER"),
    ]


def _trim(text: str, mention: Mention, words: Words) -> Mention | None:
    """Take quotes, articles and the like off the edges; None where nothing is left."""
    start, end = mention.start, mention.end
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES and not _is_inner_dot(text, start, end):
        end -= 1
    if is_gazetteer(mention):
        return mention if start < end else None
    for possessive in ("'s", "’s"):
        if text[start:end].endswith(possessive):
            end -= len(possessive)
    while start < end and text[end - 1].isspace():
        end -= 1
    has_title = False
    while True:
        head = text[start:end].split(" ", 1)
        elided = [i for i in (head[0].find("'"), head[0].find("’")) if 0 < i <= 2]
        title = _TITLE.match(text, start, end) if mention.label == "PER" else None
        if title is not None and title[1].lower() in words.titles:
            start, has_title = title.end(), True
        elif elided and head[0][: elided[0]].lower() in words.function:
            start += elided[0] + 1
        elif len(head) == 2 and head[0].lower() in words.function and not has_title:
            start += len(head[0]) + 1
        else:
            break
    if end - start < 2 or not any(c.isalpha() for c in text[start:end]):
        return None
    return mention.with_(start=start, end=end)


def _relabelled(text: str, tokens: Tokens, mention: Mention, words: Words) -> Mention:
    """Return a guess at a person that is two to five capitals as the organisation it is."""
    surface = text[mention.start : mention.end]
    if not is_gazetteer(mention) and mention.label in ("ORG", "LOC"):
        is_person = surface.count(" ") <= 2 and surface[0].isupper()
        if is_person and words.follows_title(tokens, tokens.index_at(mention.start)):
            return mention.with_(label="PER")  # `Dr. Anna Hill`
    if is_gazetteer(mention) or mention.label != "PER" or not 2 <= len(surface) <= 5:
        return mention
    if not (surface.isalpha() and surface.isupper()):
        return mention
    if words.follows_title(tokens, tokens.index_at(mention.start)):
        return mention
    return mention.with_(label="ORG")


def _is_inner_dot(text: str, start: int, end: int) -> bool:
    """Return whether the last dot belongs to the name (`U.S.`)."""
    return text[end - 1] == "." and end - start > 3 and text[end - 3] == "."


def _is_believed(
    text: str,
    tokens: Tokens,
    guess: Mention,
    words: Words,
    context: Context,
    kept: SpanIndex[Mention],
) -> bool:
    """Return whether a guess survives the known faults of statistical recognisers."""
    surface = text[guess.start : guess.end]
    form = surface.split(" ")
    if surface in words.ordinary or surface in words.acronyms or surface.lower() in words.function:
        return False
    if not surface[0].isupper() and not any(part[:1].isupper() for part in form):
        return False
    if guess.label in ("MISC", "PER") and not surface[0].isupper():
        return False
    first = tokens.index_at(guess.start)
    begins = tokens.begins_sentence(first) and not words.follows_title(tokens, first)
    if guess.label == "PER" and surface.rstrip(".").lower() in words.titles:
        return False
    if guess.label == "LOC" and len(surface) <= 3 and surface.isupper() and not kept.touches(guess):
        return words.locative.longest(tokens, first - 1) is not None
    if guess.recogniser.startswith("spacy") and _is_whole_line(text, guess) and len(form) > 1:
        # A heading taken for one name; a name alone in a line has capitals throughout.
        capitals = [p for p in form if p[:1].isupper()]
        if len(capitals) < len(form) or kept.touches(guess):
            return False
    if begins and len(form) == 1 and not surface.isupper() and "-" not in surface:
        return _stands_elsewhere(surface, context)
    if begins and guess.label == "MISC" and len(form) > 1 and form[1][:1].islower():
        return False
    if len(form) == 1 and _follows_number(tokens, first):
        return False
    return not (len(form) == 1 and guess.label != "PER" and surface.lower() in context.lower)


def _is_whole_line(text: str, guess: Mention) -> bool:
    start, end = guess.start, guess.end
    while start > 0 and text[start - 1] in _EDGES and text[start - 1] != "\n":
        start -= 1
    while end < len(text) and text[end] in _EDGES and text[end] != "\n":
        end += 1
    return (start == 0 or text[start - 1] == "\n") and (end == len(text) or text[end] == "\n")


def _stands_elsewhere(surface: str, context: Context) -> bool:
    """Return whether a sentence's first word is written with a capital elsewhere, never small."""
    return surface in context.capital and surface.lower() not in context.lower


def _follows_number(tokens: Tokens, first: int) -> bool:
    """Return whether a number stands right before: what it counts is no name."""
    return tokens.kind(first - 1) == "d"
