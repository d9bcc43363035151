"""Bringing sentences together that say the same, each group around the one that speaks.

The sentence speaks that most others bear out, which is the one that says least of its own. An
inverted index leads from each sentence to those that share most of its rarest terms, and only these
are compared; so the time grows with the words and not with the pairs of sentences.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import chain

from core.brief.claims.agreement import contradicts, figures_differ
from core.brief.claims.content import Content
from core.brief.claims.reasons import reason
from core.brief.claims.same import either_way
from core.brief.claims.weights import Weights
from core.brief.ledger.stories import Stories

_COMMON = 60
"""Sentences that have a term, above which it leads nowhere."""

_TELLING = 12
"""Terms of a sentence, its rarest, that it is found by."""

_CANDIDATES = 5
"""Sentences with most in common that a sentence is compared with."""

_UNNAMED = 0.1
"""What a mate counts for less that does not name who says so in the line."""

_STEP = 200


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
    weights: Weights,
    stories: Stories,
    progress: Callable[[int, int], None] | None = None,
) -> list[Group]:
    """Return groups of `contents`, which are those that may speak.

    What articles on two of the `stories` say is never one claim, however alike it is ("The company
    rejects the accusation").

    `clarity` says by the same place how well each speaks for itself. Each sentence is in one group,
    and each group has at most one sentence of an article.
    """
    borne_out: dict[int, dict[int, float]] = defaultdict(dict)
    unnamed: set[tuple[int, int]] = set()
    for done, (at, others) in enumerate(_likely(contents)):
        for other in others:
            if contradicts(contents[at], contents[other]):
                continue
            of_one, of_other = either_way(contents[at], contents[other], weights)
            if of_one is None and of_other is None:
                continue
            if not stories.are_related(*(contents[one].sentence.article.id for one in (at, other))):
                continue
            for line, mate, alike in ((at, other, of_one), (other, at, of_other)):
                if alike is not None:
                    borne_out[line][mate] = alike
                    if not _names_asserters(contents[mate], contents[line]):
                        unnamed.add((line, mate))
        if progress is not None and done % _STEP == 0:
            progress(done, len(contents))
    return _speakers_first(contents, clarity, borne_out, unnamed)


def _speakers_first(
    contents: Sequence[Content],
    clarity: Sequence[float],
    borne_out: dict[int, dict[int, float]],
    unnamed: Collection[tuple[int, int]],
) -> list[Group]:
    """Return groups, made around whoever most articles bear out, then around the clearest.

    A mate that does not name who says so in the line (`unnamed`, the line first) counts for less.
    How many bear a sentence out only falls, so one whose number, counted anew, is still the highest
    is next.
    """
    free = [True] * len(contents)

    def mates_of(at: int) -> list[int]:
        """Return the sentence of each article that bears a sentence out best."""
        found: dict[str, int] = {}
        alike = borne_out.get(at, {})
        for mate in sorted(alike):
            article = contents[mate].sentence.article.id
            if free[mate] and (article not in found or alike[mate] > alike[found[article]]):
                found[article] = mate
        mates: list[int] = []
        for mate in sorted(found.values(), key=lambda one: (-alike[one], one)):
            if not any(_differ(contents[mate], contents[other]) for other in mates):
                mates.append(mate)
        return sorted(mates)

    def support_of(at: int, mates: Sequence[int]) -> float:
        return len(mates) - _UNNAMED * sum((at, mate) in unnamed for mate in mates)

    groups: list[Group] = []
    at_first = [mates_of(at) if at in borne_out else [] for at in range(len(contents))]
    queue = [(-support_of(at, mates), -clarity[at], at) for at, mates in enumerate(at_first)]
    heapify(queue)
    while queue:
        support, unclear, at = heappop(queue)
        if not free[at]:
            continue
        are_all_free = all(free[one] for one in borne_out.get(at, ()))
        mates = at_first[at] if are_all_free else mates_of(at)
        if support_of(at, mates) < -support:
            heappush(queue, (-support_of(at, mates), unclear, at))
            continue
        for one in (at, *mates):
            free[one] = False
        groups.append(
            Group(
                speaker=contents[at],
                mates=tuple(contents[mate] for mate in mates),
                reasons=tuple(
                    reason(contents[mate], contents[at], borne_out[at][mate]) for mate in mates
                ),
            )
        )
    return groups


def _names_asserters(mate: Content, line: Content) -> bool:
    """Return whether a mate names everybody who is said to say so in the line."""
    return all(mate.names(line, key) for key in line.asserting_keys)


def _differ(one: Content, other: Content) -> bool:
    """Return whether two cannot both be cited for a line: a figure differs, or one denies."""
    return one.polarity != other.polarity or figures_differ(one, other)


def _likely(contents: Sequence[Content]) -> list[tuple[int, list[int]]]:
    """Return of each sentence those of earlier articles that share most of its rarest terms.

    The sentences of an article stand together.
    """
    spread = Counter(chain.from_iterable([one.features for one in contents]))
    telling = sorted((often, term) for term, often in spread.items() if 1 < often <= _COMMON)
    # by their rank, terms are sorted as numbers
    rank = {term: number for number, (_, term) in enumerate(telling)}
    weights = [1 / often for often, _ in telling]
    index: list[list[int]] = [[] for _ in telling]
    found: list[tuple[int, list[int]]] = []
    own: list[tuple[int, list[int]]] = []
    article = ""
    for at, one in enumerate(contents):
        if one.sentence.article.id != article:
            article = one.sentence.article.id
            for place, numbers in own:
                for number in numbers:
                    index[number].append(place)
            own = []
        known = sorted([rank[term] for term in one.features & rank.keys()])[:_TELLING]
        shared: dict[int, float] = defaultdict(float)
        for number in known:
            weight = weights[number]
            for place in index[number]:
                shared[place] += weight
        own.append((at, known))
        # what cannot be among the first is not sorted by place
        floor = sorted(shared.values())[-_CANDIDATES:][:1]
        likely = sorted([(-much, place) for place, much in shared.items() if much >= floor[0]])
        found.append((at, [place for _, place in likely[:_CANDIDATES]]))
    return found
