"""Which lines of a page are the article: a best path through two states, inside and outside.

Each line gets a score for being article text from its shape and words (few weights, each with its
reason); changing state costs, so that short lines go with their neighbours and one long line in a
menu does not open the article (cf. Pasternack and Roth, "Extracting article text from the web with
maximum subsequence segmentation", 2009). Linear in the number of lines.
"""

from collections import Counter
from collections.abc import Sequence

from core.article import BODY_ROLES, Role
from core.prepare.signals import Signals

CHANGE_COST = 4.0
REPEATED = 0.8
STAMPED = 1.0
TEASER = 2.5
COMMENTED = 6.0
LISTED = 1.5
LISTED_LENGTH = 130
BIOGRAPHY = 4.0
SMALL = 0.2
HINTED = 6.0


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
        score -= 1.0 if signals.whole == "advert" else 3.0
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


def find_body(lines: Sequence[Signals], hints: Sequence[Role | None]) -> list[bool]:
    """Return for each line whether it is inside the article; `hints` come from the markup."""
    own = [line_score(line) for line in lines]
    scores = [score + change for score, change in zip(own, _neighbours(lines, own), strict=True)]
    for index, hint in enumerate(hints):
        if hint:
            scores[index] += HINTED if hint in BODY_ROLES else -HINTED
    inside = best_path(scores, CHANGE_COST)
    return _keep_main(inside, scores)


def _neighbours(lines: Sequence[Signals], own: Sequence[float]) -> list[float]:
    """Return what the lines around each line say about it."""
    changes = [0.0] * len(lines)
    repeated = Counter(line.folded for line in lines)
    stamped = [0]
    for line in lines:
        stamped.append(stamped[-1] + (line.times > 0 and line.length < 100))
    listed = 0  # lines left in a list of related headlines or in the box about the author
    prose = 0.0  # characters of prose just read, fading
    is_after = False  # whether the readers' comments have begun
    for index, line in enumerate(lines):
        if repeated[line.folded] > 1:
            changes[index] -= REPEATED
        around = stamped[min(index + 7, len(lines))] - stamped[max(index - 6, 0)]
        if around >= 3:
            changes[index] -= STAMPED
        if line.whole == "more":
            for back in range(max(index - 2, 0), index):
                changes[back] -= TEASER
        if is_after:
            changes[index] -= COMMENTED
        if listed and line.length < LISTED_LENGTH:
            changes[index] -= LISTED
            listed -= 1
        elif line.length >= LISTED_LENGTH:
            listed = 0
        topic = line.whole or (line.start if line.length < 80 else None)
        if topic == "related":
            listed = 12
        elif topic == "byline":
            for ahead in range(index + 1, min(index + 4, len(lines))):
                changes[ahead] -= BIOGRAPHY
        elif topic == "comments" and prose >= 400:
            is_after = True
        prose = prose * 0.98 + (line.length if own[index] >= 2 else 0)
    return changes


def _keep_main(inside: list[bool], scores: Sequence[float]) -> list[bool]:
    """Return `inside` without the stretches that are small beside the main one."""
    runs: list[tuple[int, int, float]] = []
    start = 0
    for index in range(len(inside) + 1):
        if index < len(inside) and inside[index]:
            continue
        if index > start:
            runs.append((start, index, sum(scores[start:index])))
        start = index + 1
    if not runs:
        return inside
    largest = max(mass for _, _, mass in runs)
    kept = [False] * len(inside)
    for begin, end, mass in runs:
        if mass >= SMALL * largest:
            kept[begin:end] = [True] * (end - begin)
    return kept


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
