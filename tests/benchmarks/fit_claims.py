"""Working out what clues weigh for claims, from sets of articles whose facts are known.

`python -m tests.benchmarks.fit_claims FILE…` prints what belongs into core/brief/claims/fitted.py.
A clue may weigh only with the sign that makes sense; the sample articles count as one more set.
"""

import math
import sys
from collections.abc import Mapping, Sequence
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

from core.article import Article
from core.brief.claims.coverage import have_common
from core.brief.claims.ranking import Ranking, rank_claims
from core.brief.claims.repeats import repeat_clues
from core.brief.claims.same import says_again
from core.brief.sentences import sentences_of
from core.brief.spellings import join_spellings
from tests.core.brief.reference.test_seeds import facts
from tests.core.brief.sets.loading import load_set
from tests.core.brief.test_sample_library import named, sample_articles

PENALTY = 5.0
"""L2 penalty on the weights of clues brought to one scale."""

HALF = 0.5
"""What part of the fitted weights is taken for worth: a page should not rest on a few sentences."""

SAMPLE, SAMPLE_PAIR = 8.0, 4.0
"""How often each sentence, and each two, of the sample articles counts: the one set of analyses."""

CORE = 3.0
"""How often a sentence counts that holds a fact which no page may lack."""

_SIGNS = {
    **dict.fromkeys(("few words", "years before", "no event", "judging", "quoted"), -1),
    **dict.fromkeys(("guess", "points", "describes", "late", "opening", "rare word"), -1),
    **dict.fromkeys(("own figures", "other names", "other events", "contradicts"), -1),
    **dict.fromkeys(("differs though alike", "other values", "same article"), -1),
}
_ROUNDS = 60


class Truth(NamedTuple):
    """A ranking, how often it counts, and of each claim, best first, which facts it holds.

    `core` are the facts that no page may lack.
    """

    ranking: Ranking
    weight: float
    held: list[frozenset[int]]
    core: frozenset[int]


class Example(NamedTuple):
    """Clues, how often they count, and whether it is so."""

    clues: Mapping[str, float]
    weight: float
    is_so: bool


def main(arguments: Sequence[str]) -> None:
    """Print the weights."""
    truths = [_truth_of(Path(one)) for one in arguments] + [_sample()]
    worth, level = fit([one for truth in truths for one in worth_examples(truth)])
    print("WORTH =", {name: round(HALF * weight, 3) for name, weight in worth.items() if weight})
    print("WORTH_BASE =", round(HALF * level, 3))
    pairs, base = fit([one for truth in truths for one in repeat_examples(truth)])
    print("REPEATS =", {name: round(weight, 3) for name, weight in pairs.items() if weight})
    print("REPEATS_BASE =", round(base, 3))


def worth_examples(truth: Truth) -> list[Example]:
    """Return of each claim its clues, and whether it holds a fact."""
    return [
        Example(clues, truth.weight * (CORE if held & truth.core else 1.0), bool(held))
        for clues, held in zip(truth.ranking.clues(), truth.held, strict=True)
    ]


def repeat_examples(truth: Truth) -> list[Example]:
    """Return of each two claims their clues, and whether the first holds a fact of the second."""
    ranking = truth.ranking
    speakers = [one.group.speaker for one in ranking.candidates]
    examples = []
    for (one, ours), (said, theirs) in permutations(zip(speakers, truth.held, strict=True), 2):
        if not ours or not have_common(one, said) or says_again(one, said, ranking.weights):
            continue
        likeness = ranking.likeness(one.number, said.number)
        clues = repeat_clues(one, said, ranking.weights, likeness)
        often = SAMPLE_PAIR if truth.weight == SAMPLE else 1.0
        examples.append(Example(clues, often, bool(ours & theirs)))
    return examples


def fit(examples: Sequence[Example]) -> tuple[dict[str, float], float]:
    """Return the weights and the base of a logistic regression, by coordinate descent."""
    names = list(examples[0].clues)
    whole = sum(one.weight for one in examples)
    columns, spreads = [], []
    for name in names:
        values = [one.clues[name] for one in examples]
        plain = sum(values) / len(values)
        spread = math.sqrt(sum((v - plain) ** 2 for v in values) / len(values)) or 1.0
        scale = _SIGNS.get(name, 1) / spread
        mean = sum(v * one.weight for v, one in zip(values, examples, strict=True)) / whole
        columns.append([scale * (value - mean) for value in values])
        spreads.append((scale, mean))
    weights, base = [0.0] * len(names), 0.0
    often = [one.weight for one in examples]
    so = [float(one.is_so) for one in examples]
    odds = [0.0] * len(examples)
    for _ in range(_ROUNDS):
        step = _step([1.0] * len(examples), odds, often, so, 0.0, 0.0)
        base += step
        odds = [one + step for one in odds]
        for at, column in enumerate(columns):
            moved = max(0.0, weights[at] + _step(column, odds, often, so, weights[at], PENALTY))
            step, weights[at] = moved - weights[at], moved
            if step:
                odds = [one + step * value for one, value in zip(odds, column, strict=True)]
    scaled = [weight * scale for weight, (scale, _) in zip(weights, spreads, strict=True)]
    base -= sum(weight * mean for weight, (_, mean) in zip(scaled, spreads, strict=True))
    return dict(zip(names, scaled, strict=True)), base


def _step(
    column: Sequence[float],
    odds: Sequence[float],
    often: Sequence[float],
    so: Sequence[float],
    weight: float,
    penalty: float,
) -> float:
    """Return how far Newton's method moves one weight."""
    slope, bend = -penalty * weight, penalty
    for value, log_odds, count, is_so in zip(column, odds, often, so, strict=True):
        if value:
            likely = 1 / (1 + math.exp(-log_odds))
            slope += count * value * (is_so - likely)
            bend += count * value * value * likely * (1 - likely)
    return slope / bend


def _truth_of(path: Path) -> Truth:
    one = load_set(path)
    facts = [set(one.places(fact["where"])) for fact in one.truth["facts"]]
    core = frozenset(n for n, fact in enumerate(one.truth["facts"]) if fact["core"])
    return _truth(one.articles, 1.0, facts, core, dict(one.files))


def _sample() -> Truth:
    where = [{(named(name).id, number) for name, number in one["where"]} for one in facts()]
    return _truth(sample_articles(), SAMPLE, where, frozenset(range(len(where))), {})


def _truth(
    articles: Sequence[Article],
    weight: float,
    facts: Sequence[set[tuple[str, int]]],
    core: frozenset[int],
    names: Mapping[str, str],
) -> Truth:
    joined = join_spellings(articles)
    ranking = rank_claims(
        joined, [sentence for one in joined for sentence in sentences_of(one, "en")]
    )
    held = []
    for claim in ranking.all():
        cited = {(names.get(c.article, c.article), c.segment) for c in claim.citations}
        held.append(frozenset(n for n, places in enumerate(facts) if places & cited))
    return Truth(ranking, weight, held, core)


if __name__ == "__main__":
    main(sys.argv[1:])
