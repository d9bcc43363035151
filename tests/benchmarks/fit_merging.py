"""Working out what clues weigh for whether two sentences of different articles say the same.

`python -m tests.benchmarks.fit_merging FILE…` prints what belongs into core/brief/claims/likely.py,
and how many pairs it adds to each set when that set is left out of the fit.
"""

import sys
from collections.abc import Mapping, Sequence
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

from core.brief.claims.agreement import contradicts
from core.brief.claims.content import Content
from core.brief.claims.likely import LIKELY
from core.brief.claims.same import clues_to_bearing_out
from core.brief.claims.weights import Weights
from core.brief.claims.worth import is_fragment
from tests.benchmarks.fit_claims import Example, fit
from tests.core.brief.sets.loading import ArticleSet, load_set

UNDECIDED = 0.5
"""How often a pair counts, as not the same, of which the truth says nothing."""


class Judged(NamedTuple):
    """The clues to whether one sentence bears out another, and what the truth says of the two."""

    clues: Mapping[str, float]
    truth: str


def main(arguments: Sequence[str]) -> None:
    """Print the weights, and the judgement of each set by the others."""
    judged = {path: judged_pairs(load_set(Path(path))) for path in arguments}
    for left_out, pairs in judged.items():
        weights, base = _fit(
            [one for path, ones in judged.items() if path != left_out for one in ones]
        )
        found = [one.truth for one in pairs if _odds(one.clues, weights, base) >= 0]
        print(Path(left_out).stem, {truth: found.count(truth) for truth in sorted(set(found))})
    weights, base = _fit([one for ones in judged.values() for one in ones])
    print("WEIGHTS =", {name: round(weight, 3) for name, weight in weights.items() if weight})
    print("BASE =", round(base, 3), "at", LIKELY)


def judged_pairs(one: ArticleSet) -> list[Judged]:
    """Return the pairs that do not contradict and in which one has all facts of the other."""
    contents = [Content(sentence=s, number=number) for number, s in enumerate(one.sentences)]
    weights = Weights(contents)
    speaking = [c for c in contents if c.sentence.may_speak and not is_fragment(c.sentence)]
    same = [one.places(places) for places in one.truth["same"]]
    apart = {one.places(places) for places in one.truth["not_same"]}
    found = []
    for mate, line in permutations(speaking, 2):
        if mate.sentence.article.id == line.sentence.article.id or contradicts(mate, line):
            continue
        clues = clues_to_bearing_out(mate, line, weights)
        if clues is None:
            continue
        pair = frozenset(
            one.place(c.sentence.article.id, c.sentence.segment.id) for c in (mate, line)
        )
        is_same = any(pair <= group for group in same)
        found.append(Judged(clues, "same" if is_same else "apart" if pair in apart else "open"))
    return found


def _fit(judged: Sequence[Judged]) -> tuple[dict[str, float], float]:
    return fit(
        [
            Example(one.clues, UNDECIDED if one.truth == "open" else 1.0, one.truth == "same")
            for one in judged
        ]
    )


def _odds(clues: Mapping[str, float], weights: Mapping[str, float], base: float) -> float:
    return base + sum(weights[name] * value for name, value in clues.items())


if __name__ == "__main__":
    main(sys.argv[1:])
