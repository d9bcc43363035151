"""Filling the page: what is withheld or put away leaves its place to the next best claim."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from core.article import LineChoice
from core.brief.choices import Applied, keep_pinned
from core.brief.claims.claim import Claim
from core.brief.claims.ranking import Ranking
from core.brief.gate.gate import Gate

_ROUNDS = 8
"""Most times that a page is chosen anew without what is withheld, and that further claims are asked
for; each asks for as many as are missing."""


def fill_page(
    ranking: Ranking,
    every: Sequence[Claim],
    applied: Applied,
    gate: Gate,
    limit: int | None = None,
) -> tuple[Claim, ...]:
    """Return the claims for the page, arranged and gated: as many as were chosen, where there are.

    `every` are all claims, best first. The page is chosen anew without what the gate keeps back. A
    claim that the reader has put away is made up for by the best of those that a longer page would
    have held; where nothing more is worth saying the page stays shorter. `limit` cuts what the
    reader has pinned last.
    """
    word = {every[at].id: one for at, one in applied.matched("claims", every).items()}
    # what the reader has pinned or moved is a line of its own; a sentence in other words stays
    # where it would stand, so that the one beside it does not go
    own = [name for name, one in word.items() if _is_on_a_line(one)]
    # what is put away takes nothing else with it
    alone = [name for name, one in word.items() if one.is_dropped]
    judging = _Judging(gate)
    withheld: set[str] = set()
    pool = ranking.choose(limit, own=own, alone=alone)
    most = len(pool)
    for _ in range(_ROUNDS):
        # what is withheld is not told, so that others may tell it
        found = judging.withheld(one for one in pool if one.id not in word)
        if not found:
            break
        withheld |= found
        pool = ranking.choose(limit, own=own, alone=alone, without=withheld)
    rank = {one.id: number for number, one in enumerate(every)}
    asked: set[str] = {one.id for one in pool}
    for _ in range(_ROUNDS):
        arranged = [
            _with_worded_neighbour(one, applied, word)
            for one in applied.arrange("claims", pool, every)
        ]
        missing = most - sum(judging.judge(one) is not None for one in arranged)
        if missing <= 0 or not every:
            break
        longer = ranking.choose(len(pool) + missing, own=own, alone=alone, without=withheld)
        new = sorted((one for one in longer if one.id not in asked), key=lambda one: rank[one.id])
        if not new:
            break
        asked.update(one.id for one in new[:missing])
        there = {one.id for one in longer}
        pool = (
            *(one for one in longer if one.id in asked),
            *(one for one in pool if one.id not in there),
        )
    shown = [through for one in arranged if (through := judging.judge(one)) is not None]
    shown = list(_each_once(shown))
    return keep_pinned(shown, limit) if limit is not None else tuple(shown)


def _is_on_a_line(choice: LineChoice) -> bool:
    return choice.is_pinned or choice.is_dropped or choice.place is not None


def _with_worded_neighbour(line: Claim, applied: Applied, word: Mapping[str, LineChoice]) -> Claim:
    """Return a line with what stands beside it in the reader's words, where there are any."""
    choice = word.get(line.beside.id) if line.beside is not None else None
    if line.beside is None or choice is None:
        return line
    return line.with_(beside=applied.chosen(line.beside, choice))


class _Judging:
    """What the gate says of lines, each asked once."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self._judged: dict[tuple[tuple[str, str], ...], Claim | None] = {}

    def judge(self, line: Claim) -> Claim | None:
        """Return a line as it may be shown, if it may."""
        key = tuple((one.id, one.text) for one in line.sentences)
        if key not in self._judged:
            self._judged[key] = next(iter(self._gate.claims([line])), None)
        return self._judged[key]

    def withheld(self, lines: Iterable[Claim]) -> set[str]:
        """Return the ids of the sentences of lines that may not be shown."""
        found: set[str] = set()
        for line in lines:
            through = self.judge(line)
            shown = {one.id for one in through.sentences} if through is not None else set()
            found.update(one.id for one in line.sentences if one.id not in shown)
        return found


def _each_once(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield claims without what stands beside one and is another's, or has a line."""
    said = {(one.citations[0].article, one.citations[0].segment) for one in claims}
    for claim in claims:
        if claim.beside is not None:
            cited = claim.beside.citations[0]
            if (cited.article, cited.segment) in said:
                claim = claim.with_(beside=None)
            said.add((cited.article, cited.segment))
        yield claim
