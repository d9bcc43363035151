"""Which lines of a page are the article: a best path through two states, inside and outside.

Each line gets a score for being article text from its shape and words (few weights, each with its
reason); changing state costs, so that short lines go with their neighbours and one long line in a
menu does not open the article (cf. Pasternack and Roth, "Extracting article text from the web with
maximum subsequence segmentation", 2009). Linear in the number of lines.
"""

from collections import Counter
from collections.abc import Sequence

from core.prepare.signals import Signals

CHANGE_COST = 4.0


def line_score(signals: Signals) -> float:
    """Return how much the line looks like article text by itself; above 0 it does."""
    score = _length_score(signals.length)
    if signals.words >= 4 and signals.is_terminated:
        score += 1.0
    if signals.has_inner_end:
        score += 0.8
    if signals.function_share is not None and signals.words >= 4:
        score += _clamp((signals.function_share - 0.22) * 6, -1.5, 1.2)
    if signals.whole:
        score -= 3.0
    elif signals.start and signals.length < 200:
        score -= 2.0
    if signals.anywhere:
        score -= 2.0
    if signals.separators and signals.length < 200:
        score -= min(signals.separators, 3) * 0.6
    if signals.times and signals.length < 100:
        score -= 1.0
    if signals.links and signals.length < 200:
        score -= 0.7
    return score


def _length_score(length: int) -> float:
    if length >= 200:
        return 2.0
    if length >= 80:
        return 0.8
    if length >= 40:
        return -0.4
    return -1.2


def find_body(lines: Sequence[Signals]) -> list[bool]:
    """Return for each line whether it is inside the article."""
    scores = [line_score(line) for line in lines]
    repeated = Counter(line.folded for line in lines)
    for index, line in enumerate(lines):
        if repeated[line.folded] > 1:
            scores[index] -= 0.8
    return best_path(scores, CHANGE_COST)


def best_path(scores: Sequence[float], cost: float) -> list[bool]:
    """Return the states (True is inside) that maximise score inside less score outside."""
    inside, outside = -cost, 0.0
    came_inside: list[bool] = []
    came_outside: list[bool] = []
    for score in scores:
        from_inside = inside >= outside - cost
        to_inside = (inside if from_inside else outside - cost) + score
        stayed_outside = outside >= inside - cost
        to_outside = (outside if stayed_outside else inside - cost) - score
        came_inside.append(from_inside)
        came_outside.append(not stayed_outside)
        inside, outside = to_inside, to_outside
    is_inside = inside > outside
    path: list[bool] = []
    for index in range(len(scores) - 1, -1, -1):
        path.append(is_inside)
        is_inside = came_inside[index] if is_inside else came_outside[index]
    path.reverse()
    return path


def _clamp(value: float, low: float, high: float) -> float:
    return max(low, min(high, value))
