"""Whether one sentence bears out another.

A sentence bears out a line only if it says all of it: the same figures of the same things, every
name and day, the same kinds of events, nothing denied or left open that the line asserts, and most
of its words or others for the same. A reader who opens the citation must find the line there, so
the question has a direction, and every doubt about a fact says no. Where only the wording differs,
what the two have in common decides: see core.brief.claims.likely.
"""

from collections.abc import Sequence

from core.brief.claims.agreement import contradicts, has_facts_of, has_figure, is_telling
from core.brief.claims.clues import SOFT_ACTS, says_only_this
from core.brief.claims.common import FEWEST_SHARED, Compared, Pair, held, rare_in_common
from core.brief.claims.content import Content
from core.brief.claims.likely import LIKELY, probability
from core.brief.claims.reasons import NOT_COMPARED
from core.brief.claims.standing import NEARLY_ALL, PAIR
from core.brief.claims.weights import Weights

ENOUGH = (0.5, 0.3, 0.22, 0.2)
"""Part of what a line says, weighted, that a sentence must have to bear it out: by how many telling
figures and rare names the two share."""

NOT_MUCH_MORE = (0.35, 0.2, 0.15, 0.12)
"""Part of what the sentence says that the line must have: else it tells something else."""

AGAIN = (0.55, 0.35, 0.25, 0.2)
"""Part of what a sentence says that another must have said for it to say it again."""

_HALF = 0.45

LEAST_LIKELY = 0.58
"""Probability below which two that share no telling figure are not one claim, however alike."""


def either_way(one: Content, other: Content, weights: Weights) -> tuple[float | None, float | None]:
    """Return what part of the two is alike where `other` bears out `one`, and the other way round.

    Each is None where it does not; `core.brief.claims.reasons` says it in words. The two are of
    different articles and do not contradict each other.
    """
    pair = Pair(one, other, weights)
    return _alike(other, one, weights, pair), _alike(one, other, weights, pair)


def _alike(mate: Content, line: Content, weights: Weights, pair: Pair) -> float | None:
    """Return the part of the `pair` of the two that is alike if `mate` bears out `line`."""
    if not has_facts_of(mate, line, weights.generic):
        return None
    if mate.sentence.lang != line.sentence.lang:
        return NOT_COMPARED if _facts_suffice(mate, line) else None
    found = pair.compare(mate, line)
    if found is None:
        return None
    # what takes longest comes last
    are_alike = _are_alike(found, mate, line)
    if not are_alike and not _is_likely(found, mate, line):
        return None
    if not found.telling and probability(found.clues()) < LEAST_LIKELY:
        return None
    if says_only_this(line):
        return None
    if (found.least >= NEARLY_ALL or (are_alike and not _is_likely(found, mate, line))) and (
        pair.is_replaced(line, found)
    ):
        return None
    if found.telling < PAIR and pair.tells_of_other_doings():
        return None
    return (found.there + found.back) / 2


def clues_to_bearing_out(mate: Content, line: Content, weights: Weights) -> dict[str, float] | None:
    """Return the clues by which it is judged, None where a fact speaks against it."""
    if not has_facts_of(mate, line, weights.generic) or mate.sentence.lang != line.sentence.lang:
        return None
    pair = Pair(line, mate, weights)
    found = pair.compare(mate, line)
    if found is None or (found.least >= NEARLY_ALL and pair.is_replaced(line, found)):
        return None
    if found.telling < PAIR and pair.tells_of_other_doings():
        return None
    return found.clues()


def _are_alike(found: Compared, mate: Content, line: Content) -> bool:
    """Return whether nearly all that one of the two says is in the other."""
    evidence = min(len(ENOUGH) - 1, found.evidence)
    return (
        found.there >= ENOUGH[evidence]
        and found.back >= NOT_MUCH_MORE[evidence]
        and found.shared >= FEWEST_SHARED - (evidence > 0 or found.least >= _HALF)
        and (evidence > 0 or _tells_the_same_events(mate, line))
    )


def says_again(one: Content, said: Content, weights: Weights) -> bool:
    """Return whether what `one` says, or its part of weight, has been said by `said`.

    That is less than bearing it out: `one` may name another who says so or another day, but gives
    no figure and no rare name of its own, and nothing that contradicts.
    """
    if contradicts(one, said):
        return False
    figures = [
        quantity
        for quantity in one.figures
        if quantity in said.figures or has_figure(said, one, quantity)
    ]
    if any(is_telling(quantity) for quantity in one.figures.keys() - set(figures)):
        return False
    is_of_figures = sum(map(is_telling, figures)) >= PAIR
    if not is_of_figures and (one.all_acts - SOFT_ACTS) - said.all_acts:
        return False
    new = [key for key in one.keys - one.asserting_keys if not said.names(one, key)]
    if are_of_others(new, one, said):
        return False
    new = [key for key in new if key in weights.rare]
    evidence = sum(map(is_telling, figures)) + rare_in_common(said, one, weights) - len(new)
    if evidence < 0:
        return False
    return held(one, said, weights) >= AGAIN[min(len(AGAIN) - 1, evidence)]


def are_of_others(new: Sequence[str], one: Content, said: Content) -> bool:
    """Return whether a name stands where `said` has another of its kind."""
    kinds = {key.partition(":")[0] for key in new}
    return any(
        key.partition(":")[0] in kinds and not one.names(said, key)
        for key in said.keys - said.asserting_keys
    )


def _is_likely(found: Compared, mate: Content, line: Content) -> bool:
    """Return whether what they have in common makes it likely that they tell of one event."""
    return (
        (found.shared >= FEWEST_SHARED - 1 or found.telling > 0)
        and probability(found.clues()) >= LIKELY
        and _tells_its_event(mate, line)
    )


def _tells_its_event(mate: Content, line: Content) -> bool:
    """Return whether `mate` tells of a kind of event that the line tells of, if it tells of any."""
    acts = line.all_acts - SOFT_ACTS
    return not acts or not acts.isdisjoint(mate.all_acts | mate.original_acts)


def _tells_the_same_events(mate: Content, line: Content) -> bool:
    """Return whether `mate` tells of every kind of event of the line."""
    known = mate.all_acts
    hard = known - SOFT_ACTS
    if hard and hard.isdisjoint(line.all_acts):
        return False
    return all(not classes.isdisjoint(known) or classes & SOFT_ACTS for classes in line.acts)


def _facts_suffice(mate: Content, line: Content) -> bool:
    """Return whether names and figures alone show that the two say the same.

    Where the words are of two languages: a figure that is not a small count, a name at least, and a
    kind of event that both tell of.
    """
    telling = [
        one
        for one in line.quantities
        if one[1] is not None or (one[2] or 0) >= 10 or (one[3] or 0) >= 10
    ]
    acts, others = line.original_acts, mate.original_acts
    return (
        bool(telling)
        and line.keys == mate.keys
        and len(line.keys) + len(telling) >= 3
        and bool(acts & others)
        and acts - SOFT_ACTS <= others
    )
