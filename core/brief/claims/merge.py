"""Bringing sentences together that say the same, each group around the one that speaks.

Only sentences that share telling terms are compared, through an inverted index that leads from a
term to the clearest sentences that have it: those that would speak for a group. So the time grows
with the words and not with the pairs of sentences.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.brief.claims.content import Content
from core.brief.claims.same import Weights, bears_out

_COMMON = 60
"""Sentences that one term leads to, the clearest of those that have it."""

_TELLING = 12
"""Terms of a sentence, its rarest, that it is found by."""

_CANDIDATES = 24
"""Sentences with most terms in common that one is compared with."""


@dataclass(frozen=True)
class Group:
    """Sentences that say the same; `mates` bear the speaker out, each for one of `reasons`."""

    speaker: Content
    mates: tuple[Content, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def members(self) -> tuple[Content, ...]:
        """All of them, the speaker first."""
        return (self.speaker, *self.mates)


def bring_together(
    contents: Sequence[Content],
    clarity: Sequence[float],
    progress: Callable[[int, int], None] | None = None,
) -> list[Group]:
    """Return groups of `contents`, which are those that may speak, in order of their speakers.

    `clarity` says by the same place how well each speaks for itself. Each sentence is in one group,
    and each group has at most one sentence of an article.
    """
    weights = Weights(contents)
    borne_out: list[dict[int, str]] = [{} for _ in contents]
    for done, (one, other) in enumerate(pairs := _pairs(contents, clarity)):
        for line, mate in ((one, other), (other, one)):
            reason = bears_out(contents[mate], contents[line], weights)
            if reason is not None:
                borne_out[line][mate] = reason
        if progress is not None and done % 500 == 0:
            progress(done, len(pairs))
    order = sorted(
        range(len(contents)),
        key=lambda at: (-_articles(contents, borne_out[at]), -clarity[at], at),
    )
    taken: set[int] = set()
    groups: list[Group] = []
    for at in order:
        if at in taken:
            continue
        mates = _one_of_each(contents, borne_out[at], clarity, taken)
        taken.update((at, *mates))
        groups.append(
            Group(
                speaker=contents[at],
                mates=tuple(contents[mate] for mate in mates),
                reasons=tuple(borne_out[at][mate] for mate in mates),
            )
        )
    return sorted(groups, key=lambda group: group.speaker.number)


def _articles(contents: Sequence[Content], mates: dict[int, str]) -> int:
    return len({contents[mate].sentence.article.id for mate in mates})


def _one_of_each(
    contents: Sequence[Content],
    mates: dict[int, str],
    clarity: Sequence[float],
    taken: set[int],
) -> list[int]:
    """Return the mates that are free, the clearest of each article, in their own order."""
    best: dict[str, int] = {}
    for mate in sorted(mates, key=lambda at: (-clarity[at], at)):
        if mate not in taken:
            best.setdefault(contents[mate].sentence.article.id, mate)
    return sorted(best.values())


def _pairs(contents: Sequence[Content], clarity: Sequence[float]) -> list[tuple[int, int]]:
    """Return the pairs worth comparing, each once."""
    features = [sorted(set(one.features)) for one in contents]
    spread = Counter(term for terms in features for term in terms)
    telling = [
        sorted((term for term in terms if spread[term] > 1), key=spread.__getitem__)[:_TELLING]
        for terms in features
    ]
    postings: dict[str, list[int]] = {}
    for at in sorted(range(len(contents)), key=lambda at: (-clarity[at], at)):
        for term in telling[at]:
            place = postings.setdefault(term, [])
            if len(place) < _COMMON:
                place.append(at)
    articles = [one.sentence.article.id for one in contents]
    quantities = [one.quantities for one in contents]
    found: set[tuple[int, int]] = set()
    for at, terms in enumerate(telling):
        shared: Counter[int] = Counter()
        for term in terms:
            shared.update(postings[term])
        likely = [
            other
            for other, often in shared.items()
            if often > 1 and articles[other] != articles[at] and quantities[other] == quantities[at]
        ]
        likely.sort(key=lambda other: (-shared[other], -clarity[other], other))
        found.update((min(at, other), max(at, other)) for other in likely[:_CANDIDATES])
    return sorted(found)
