"""Choosing lines that together hold the facts, none of them said twice.

What a set of lines says grows less with each line that says it again, which makes a greedy choice
near to the best (a monotone submodular function: Lin and Bilmes, A Class of Submodular Functions
for Document Summarization, 2011). A line's gain is its worth times the part of its facts and words
that no line taken has; sources that have not spoken come first among equals, and every source that
has something to say speaks if there is room.
"""

import math
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from core.brief.claims.beside import Neighbours
from core.brief.claims.content import Content
from core.brief.claims.coverage import Candidate, Coverage, have_common
from core.brief.claims.repeats import repeats
from core.brief.claims.same import says_again
from core.brief.claims.weights import Weights
from core.brief.claims.worth import leans

FLOOR, OF_BEST = 0.28, 0.1
"""Worth below which a line held no fact in the sets that worth was fitted on, and the part of the
best line's worth that is enough in any case, where an article has only lines of little worth."""

LEAST_GAIN = 0.024
"""Gain below which nothing new is said."""

NEW_SOURCE = 0.6
"""What the first line of an article gains; the more it has of its share, the less the next gains.

The share grows with the root of what the article has to say: a longer article has more to say, but
not in proportion."""

SAME_BLOCK = 0.85
"""What a line gains of whose paragraph another has been taken."""

EVEN = 1.0
"""Gain from which a sentence is put beside a line at once: it more likely holds a fact than not."""

OF_NEIGHBOUR = 0.3
"""What part of it a line gains that may stand beside it: a line should have room for another."""

TOLD = 0.5
"""Probability of having been told from which a sentence stands beside no line: there, it would have
no weight to make up for the doubt."""

BY_CHANCE = 0.05
"""Probability of repeating that counts for nothing: on a page, many lines are a little alike."""


@dataclass(frozen=True)
class Joining:
    """Which lines may have a neighbour beside them, by the numbers of the candidates.

    `own` are those that stand on no other's line, `alone` those that have none beside them.
    """

    own: frozenset[int] = frozenset()
    alone: frozenset[int] = frozenset()


def choose(
    candidates: Sequence[Candidate],
    most: int,
    weights: Weights,
    likeness: Callable[[int, int], float],
    joining: Joining | None = None,
) -> dict[int, int | None]:
    """Return the numbers of the candidates taken, at most `most`, in the order of taking.

    Each leads to the number of the one that stands beside it; none does without `joining`.
    `likeness` gives the cosine of two sentences by their numbers in the collection.
    """
    choice = _Choice(candidates, most, weights, likeness, joining)
    while len(choice.taken) < most and choice.take_best():
        pass
    choice.fill_lines()
    return choice.taken


class _Choice:
    """The state of choosing.

    Gains only ever fall, so a candidate whose gain, weighed anew, is still above all others' old
    gains is the best (Minoux, Accelerated Greedy Algorithms, 1978).
    """

    def __init__(
        self,
        candidates: Sequence[Candidate],
        most: int,
        weights: Weights,
        likeness: Callable[[int, int], float],
        joining: Joining | None,
    ) -> None:
        self._most = most
        self._weights = weights
        self._likeness = likeness
        self._untold = [(0, 1.0)] * len(candidates)
        self._told: list[Content] = []
        self.taken: dict[int, int | None] = {}
        self._beside: set[int] = set()
        self._said: list[int] = []
        self._candidates = candidates
        self._joining = joining
        self._neighbours = Neighbours([one.group for one in candidates])
        self._coverage = Coverage(candidates)
        self._lines_of: Counter[str] = Counter()
        said = Counter(one.group.speaker.sentence.article.id for one in candidates)
        roots = {article: math.sqrt(often) for article, often in said.items()}
        whole = sum(roots.values())
        self._share = {article: most * root / whole for article, root in roots.items()}
        self._blocks: set[tuple[str, int]] = set()
        best = max((one.worth for one in candidates), default=0.0)
        self._floor = min(FLOOR, OF_BEST * best)
        self._least = min(LEAST_GAIN, LEAST_GAIN * best)
        self._queue = [
            (-one.worth * (1 + NEW_SOURCE) - OF_NEIGHBOUR * self._best_near(number), number)
            for number, one in enumerate(candidates)
            if one.worth > 0 and one.worth >= self._floor and one.group.speaker.sentence.may_speak
        ]
        heapify(self._queue)
        self._waiting = Counter(self._article(number) for _, number in self._queue)
        self._only: Collection[str] | None = None

    def take_best(self) -> bool:
        """Take the candidate that adds most; return whether one was worth it."""
        silent = self._silent()
        is_for_silent = bool(silent) and len(silent) >= self._most - len(self.taken)
        if is_for_silent:
            self._only = silent
            self._waiting = Counter({one: self._waiting[one] for one in silent})
        while self._has_next():
            _, number = heappop(self._queue)
            if number in self._beside:
                self._waiting[self._article(number)] -= 1
                continue
            gain = self._gain(number)
            if self._has_next() and -gain > self._queue[0][0]:
                heappush(self._queue, (-gain, number))
                continue
            self._waiting[self._article(number)] -= 1
            if not self._has_been_told(number):
                if gain < self._least and not is_for_silent:
                    return False
                self._take(number)
                return True
        return False

    def _has_next(self) -> bool:
        """Return whether any candidate waits, the best first; others than `_only` wait no more."""
        queue, only = self._queue, self._only
        if only is not None:
            while queue and self._article(queue[0][1]) not in only:
                heappop(queue)
        return bool(queue)

    def _gain(self, number: int) -> float:
        one = self._candidates[number].group.speaker.sentence
        gain = self._new_worth(number)
        if (one.article.id, one.segment.block) in self._blocks:
            gain *= SAME_BLOCK
        had = self._lines_of[one.article.id] / (2 * self._share[one.article.id])
        return gain * (1 + NEW_SOURCE * max(0.0, 1 - had)) + OF_NEIGHBOUR * self._room(number)

    def _room(self, number: int) -> float:
        """Return what the best of those adds that may stand beside a line."""
        if self._joining is None or number in self._joining.alone:
            return 0.0
        return max(
            (self._new_worth(one) for one in self._neighbours.of(number) if self._is_free(one)),
            default=0.0,
        )

    def _best_near(self, number: int) -> float:
        """Return what `_room` is at most."""
        if self._joining is None:
            return 0.0
        near = self._neighbours.around(number)
        return max([self._candidates[one].worth for one in near], default=0.0)

    def _is_free(self, number: int) -> bool:
        """Return whether a sentence is neither on the page nor kept from standing beside a line."""
        return self._is_free_at_all(number) and self._candidates[number].worth >= self._floor

    def _new_worth(self, number: int) -> float:
        return (
            self._candidates[number].worth
            * self._coverage.novelty(number)
            * self._not_repeated(number)
        )

    def _not_repeated(self, number: int) -> float:
        """Return the probability that no line taken has told the fact, as if each told another."""
        done, untold = self._untold[number]
        one = self._candidates[number].group.speaker
        for taken in self._said[done:]:
            said = self._candidates[taken].group.speaker
            if have_common(one, said):
                likeness = self._likeness(one.number, said.number)
                again = repeats(one, said, self._weights, likeness)
                untold *= 1 - max(0.0, again - BY_CHANCE)
        self._untold[number] = len(self._said), untold
        return untold

    def _has_been_told(self, number: int) -> bool:
        """Return whether a line taken, or whoever bears it out, says it or its part of weight."""
        one = self._candidates[number].group.speaker
        return any(
            have_common(one, said) and says_again(one, said, self._weights) for said in self._told
        )

    def fill_lines(self) -> None:
        """Let each line that has room for it have beside it what adds most of those near it.

        What is worth a line comes before what is only near one, so this comes last.
        """
        for line in list(self.taken):
            self._fill(line, self._least)

    def _fill(self, line: int, least: float) -> None:
        """Let the sentence near a line that adds most stand beside it, if it adds `least`."""
        if not self._has_room(line):
            return
        if (before := self._leaned_on(line)) is not None:
            self._join(before, line)
            self._say(before)
            return
        found = [
            (gain, one)
            for one in self._neighbours.of(line)
            if self._may_join(one) and (gain := self._new_worth(one)) >= least
        ]
        if found:
            _, best = max(found, key=lambda one: (one[0], -one[1]))
            self._join(best, line)
            self._say(best)

    def _leaned_on(self, line: int) -> int | None:
        """Return the sentence that one is only understood with, if it may stand beside it."""
        one = self._candidates[line].group.speaker
        if not leans(one):
            return None
        for number in self._neighbours.of(line):
            before = self._candidates[number].group.speaker.sentence
            if before.place == one.sentence.place - 1 and self._is_free_at_all(number):
                return number
        return None

    def _is_free_at_all(self, number: int) -> bool:
        """Return whether a sentence may stand beside a line, however little it is worth."""
        return (
            self._joining is not None
            and number not in self._joining.own
            and number not in self.taken
            and number not in self._beside
        )

    def _has_room(self, line: int) -> bool:
        """Return whether a line is taken that nothing stands beside and something may."""
        return (
            self._joining is not None
            and line not in self._joining.alone
            and self.taken.get(line, line) is None
        )

    def _may_join(self, number: int) -> bool:
        return (
            self._is_free(number)
            and self._not_repeated(number) > 1 - TOLD
            and not self._has_been_told(number)
        )

    def _line_near(self, number: int) -> int | None:
        """Return the first line taken that one may stand beside, so that it needs no line."""
        if self._joining is None or number in self._joining.own:
            return None
        near = {one for one in self._neighbours.of(number) if self._has_room(one)}
        return next((one for one in self.taken if one in near), None)

    def _join(self, number: int, line: int) -> None:
        self.taken[line] = number
        self._beside.add(number)

    def _say(self, number: int) -> None:
        self._said.append(number)
        self._told.extend(self._candidates[number].group.members)
        self._coverage.take(number)

    def _take(self, number: int) -> None:
        line = self._line_near(number)
        if line is None:
            self.taken[number] = None
        else:
            self._join(number, line)
        self._say(number)
        self._fill(number, EVEN)
        speaker = self._candidates[number].group.speaker.sentence
        self._blocks.add((speaker.article.id, speaker.segment.block))
        for member in self._candidates[number].group.members:
            self._lines_of[member.sentence.article.id] += 1

    def _article(self, number: int) -> str:
        return self._candidates[number].group.speaker.sentence.article.id

    def _silent(self) -> frozenset[str]:
        """Return the articles that could speak and that no line cites yet."""
        return frozenset(
            article
            for article, often in self._waiting.items()
            if often and not self._lines_of[article]
        )
