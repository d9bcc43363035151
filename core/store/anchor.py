"""Anchors of passages: a position first, a quote when the text has moved.

The quote is a W3C text-quote selector: the exact words and 32 characters on either side, as in
Hypothesis. Quotes are compared without white space and invisible characters, so that a line break
that preparation sets or takes away between two runs does not lose the passage.
"""

import unicodedata
from datetime import UTC, datetime

from core.article import Article, Passage, Quote, Segment
from core.store.digest import digest

CONTEXT = 32
"""Characters of the text kept on either side of a quote."""

MOST_PLACES = 2_000
"""Places of one quote that are weighed; only a text made to annoy has more."""


def make_passage(article: Article, start: int, end: int, *, now: str | None = None) -> Passage:
    """Return a passage on `article.text[start:end]`, less the white space at its ends.

    Its id comes from the article and the stretch, so the same stretch always has the same id. `now`
    is ISO 8601 in UTC, this moment by default. The passage belongs to the segments that it touches;
    where it touches none (in a folded block), to the nearest one before it. Raises ValueError when
    there is nothing but white space.
    """
    start, end = max(0, start), min(end, len(article.text))
    words = article.text[start:end]
    exact = words.strip()
    if not _fold(exact):
        raise ValueError("a passage needs at least one visible character")
    start += len(words) - len(words.lstrip())
    end = start + len(exact)
    touched = _touched(article, start, end)
    moment = now or datetime.now(UTC).isoformat(timespec="seconds")
    return Passage(
        id=digest(f"{article.id} {start} {end}", 6),
        article=article.id,
        segment=touched[0],
        last_segment=touched[-1],
        start=start,
        end=end,
        quote=Quote(
            exact=exact,
            prefix=article.text[max(0, start - CONTEXT) : start],
            suffix=article.text[end : end + CONTEXT],
        ),
        created=moment,
        changed=moment,
    )


def resolve(passage: Passage, article: Article) -> tuple[int, int] | None:
    """Return where the passage stands in `article`, or None when its words are no longer there.

    The position counts while the words stand there; else the quote is looked for, and of several
    places the one whose surroundings agree best, then the one nearest to the old position.
    """
    text, quote = article.text, passage.quote
    if text[passage.start : passage.end] == quote.exact and _surrounds(text, passage):
        return passage.start, passage.end
    folded = _Folded(text)
    places = folded.find(_fold(quote.exact))
    if not places:
        return None
    prefix, suffix = _fold(quote.prefix), _fold(quote.suffix)
    length = len(_fold(quote.exact))

    def closeness(at: int) -> tuple[int, int]:
        before = _shared(folded.text[max(0, at - len(prefix)) : at][::-1], prefix[::-1])
        after = _shared(folded.text[at + length : at + length + len(suffix)], suffix)
        return before + after, -abs(folded.positions[at] - passage.start)

    best = max(places, key=closeness)
    return folded.positions[best], folded.positions[best + length - 1] + 1


def segments_of(passage: Passage, article: Article) -> list[Segment]:
    """Return the segments that the passage touches where it stands now, in order."""
    place = resolve(passage, article)
    if place is None:
        return []
    start, end = place
    return [one for one in article.segments if one.start < end and start < one.end]


class _Folded:
    """A text without white space and invisible characters, and where each character stood."""

    def __init__(self, text: str) -> None:
        self.positions = [at for at, character in enumerate(text) if _is_visible(character)]
        self.text = "".join(text[at] for at in self.positions)

    def find(self, words: str) -> list[int]:
        """Return the first places of `words`, overlapping ones too."""
        places: list[int] = []
        at = self.text.find(words) if words else -1
        while at >= 0 and len(places) < MOST_PLACES:
            places.append(at)
            at = self.text.find(words, at + 1)
        return places


def _fold(text: str) -> str:
    return "".join(filter(_is_visible, text))


def _is_visible(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character) != "Cf"


def _surrounds(text: str, passage: Passage) -> bool:
    quote = passage.quote
    before = text[max(0, passage.start - len(quote.prefix)) : passage.start]
    after = text[passage.end : passage.end + len(quote.suffix)]
    return before == quote.prefix and after == quote.suffix


def _shared(one: str, other: str) -> int:
    """Return how many characters two strings share from the start."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def _touched(article: Article, start: int, end: int) -> tuple[int, int]:
    touched = [one.id for one in article.segments if one.start < end and start < one.end]
    if touched:
        return touched[0], touched[-1]
    before = [one.id for one in article.segments if one.end <= start]
    nearest = before[-1] if before else 0
    return nearest, nearest
