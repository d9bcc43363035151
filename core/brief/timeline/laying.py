"""Laying the timeline: dated statements, each once, in order of date.

The order is total: by first day, then the longer stretch first (a year before its January, that
before its first day), then by the order of the articles and of their sentences.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.article import Article, Role
from core.brief.claims.claim import Claim
from core.brief.sentences import FEWEST_WORDS, Sentence
from core.brief.timeline.dated import DatedLine
from core.brief.timeline.when import When, whens_of
from core.brief.words import habits, words_of

BESIDES: frozenset[Role] = frozenset(("title", "heading", "caption"))
"""Roles that are heard only where no sentence of the body says the same."""

FEWEST_OTHERS = 4
"""Words besides the date below which a line is a dateline, not a statement."""

NAMES_IN_COMMON = 2
"""Names that two dated lines share that are of one happening."""

_QUESTIONS = ("?", "？", "؟", "…", "...", ":")

Place = tuple[str, int]


@dataclass(frozen=True)
class _Dated:
    sentence: Sentence
    when: When

    @property
    def place(self) -> Place:
        return self.sentence.article.id, self.sentence.segment.id


def lay_timeline(
    articles: Sequence[Article], sentences: Sequence[Sentence], claims: Sequence[Claim]
) -> tuple[DatedLine, ...]:
    """Return the dated statements of `sentences` in order of date.

    Sentences that one claim cites are one line where their dates agree: the same, or one that
    holds the other, in which case the finer speaks. Dates without a value (`last week` in an
    article without a date) are left out; `undated` counts these.
    """
    claim_of = {
        (cited.article, cited.segment): number
        for number, claim in reversed(list(enumerate(claims)))
        for cited in claim.citations
    }
    rank = {
        (cited.article, cited.segment): number
        for claim in claims
        for number, cited in enumerate(claim.citations)
    }
    order = {article.id: number for number, article in enumerate(articles)}
    groups: dict[tuple[Place, bool], list[_Dated]] = {}
    for one in _heard(sentences):
        number = claim_of.get(one.place)
        told = ("", number) if number is not None else one.place
        groups.setdefault((told, one.when.is_compared), []).append(one)
    lines: list[tuple[tuple[int, ...], DatedLine]] = []
    for group in groups.values():
        for agreeing in _agreeing(group):
            # the most exact speaks, one that says when it happened, then who speaks for the claim
            agreeing.sort(
                key=lambda one: (
                    _length(one),
                    one.when.is_of_saying,
                    one.when.is_since,
                    rank.get(one.place, 0),
                )
            )
            lead = agreeing[0]
            first, last = lead.when.days
            place = (order.get(lead.place[0], len(order)), lead.sentence.place)
            lines.append(((first, first - last, *place), _line(agreeing)))
    lines.sort(key=lambda item: (item[0], item[1].id))
    return tuple(line for _, line in lines)


def undated(sentences: Sequence[Sentence]) -> int:
    """Return how many statements have dates of which none is known, so that they are left out."""
    return sum(
        one.may_speak and bool(one.dates) and all(date.iso is None for date in one.dates)
        for one in sentences
    )


def _heard(sentences: Sequence[Sentence]) -> Iterator[_Dated]:
    """Yield the dated statements; of titles and captions, those that the body does not make."""
    said: dict[str, list[frozenset[str]]] = {}
    waiting: list[_Dated] = []
    for sentence in sentences:
        if not sentence.dates or sentence.role == "dateline":
            continue
        speaks = sentence.may_speak
        if not speaks and not _may_stand_in(sentence):
            continue
        for when in whens_of(sentence):
            if _is_dateline(sentence):
                continue
            dated = _Dated(sentence, when)
            if speaks:
                said.setdefault(when.iso, []).append(sentence.keys)
                yield dated
            else:
                waiting.append(dated)
    for dated in waiting:
        keys = dated.sentence.keys
        # of one day and with two names in common, a caption says no more than the body
        fewest = min(NAMES_IN_COMMON, len(keys))
        if not any(len(keys & others) >= fewest for others in said.get(dated.when.iso, ())):
            said.setdefault(dated.when.iso, []).append(keys)
            yield dated


def _may_stand_in(sentence: Sentence) -> bool:
    """Return whether a title or caption states something: a picture's file name does not."""
    if sentence.role not in BESIDES or sentence.original.rstrip().endswith(_QUESTIONS):
        return False
    words = words_of(sentence.original)
    small = habits(sentence.article.lang).function_words
    return len(words) >= FEWEST_WORDS and sum(word in small for word in words) >= 2


def _is_dateline(sentence: Sentence) -> bool:
    dated = sum(len(words_of(one.text)) for one in sentence.dates)
    return len(words_of(sentence.original)) - dated < FEWEST_OTHERS


def _agreeing(group: Sequence[_Dated]) -> list[list[_Dated]]:
    """Return what a claim's sentences say of its date, in groups that agree.

    A coarser date joins a finer one only if it is the only one that it holds.
    """
    exact: dict[tuple[str, str | None], list[_Dated]] = {}
    for one in group:
        exact.setdefault((one.when.iso, one.when.until), []).append(one)
    kept = dict(exact)
    for key, members in exact.items():
        own = {one.place for one in members}
        finer = [
            other
            for other, others in exact.items()
            if members[0].when.holds(others[0].when) and own.isdisjoint(one.place for one in others)
        ]
        if len(finer) == 1 and finer[0] in kept and not _holds_more(exact, finer[0]):
            kept[finer[0]] = kept[finer[0]] + kept.pop(key)
    return list(kept.values())


def _holds_more(
    exact: dict[tuple[str, str | None], list[_Dated]], key: tuple[str, str | None]
) -> bool:
    when = exact[key][0].when
    return any(when.holds(others[0].when) for others in exact.values())


def _length(one: _Dated) -> int:
    first, last = one.when.days
    return last - first


def _line(group: Sequence[_Dated]) -> DatedLine:
    lead = group[0]
    speaker, when = lead.sentence, lead.when
    cited = {one.place: one.sentence for one in group}
    return DatedLine(
        id=f"timeline:{speaker.article.id}:{speaker.segment.id}:{when.iso}",
        text=speaker.text,
        lang=speaker.lang,
        citations=tuple(one.citation for one in cited.values()),
        is_translated=speaker.is_translated,
        stance=speaker.stance,
        iso=when.iso,
        grain=when.grain,
        until=when.until,
        words=when.words,
        is_of_saying=when.is_of_saying,
        is_since=when.is_since,
        is_compared=when.is_compared,
    )
