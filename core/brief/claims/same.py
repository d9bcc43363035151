"""Whether one sentence bears out another, and why.

A sentence bears out a line only if it says all of it: the same figures of the same things, every
name and day, the same kinds of events, nothing denied or left open that the line asserts, and most
of its words or others for the same. A reader who opens the citation must find the line there, so
the question has a direction, and every doubt about a fact says no. Where only the wording differs,
what the two have in common decides: see core.brief.claims.likely.
"""

from collections.abc import Sequence
from typing import NamedTuple

from core.article import Figure
from core.brief.claims.agreement import (
    contradicts,
    has_facts_of,
    has_figure,
    is_telling,
    same_figures,
)
from core.brief.claims.clues import SOFT_ACTS
from core.brief.claims.content import Content
from core.brief.claims.likely import LIKELY, merge_clues, probability
from core.brief.claims.standing import (
    LIGHT_ACTS,
    NEARLY_ALL,
    PAIR,
    holders_agree,
    order_agrees,
    own_slots,
    replaces,
)
from core.brief.claims.weights import Weights, numbers_of
from core.brief.lazy import lazy

ENOUGH = (0.5, 0.3, 0.22, 0.2)
"""Part of what a line says, weighted, that a sentence must have to bear it out: by how many telling
figures and rare names the two share."""

NOT_MUCH_MORE = (0.35, 0.2, 0.15, 0.12)
"""Part of what the sentence says that the line must have: else it tells something else."""

AGAIN = (0.55, 0.35, 0.25, 0.2)
"""Part of what a sentence says that another must have said for it to say it again."""

OTHER_WORD, OTHER_ENDING = 0.85, 0.7
"""What another word for the same kind of event, and a word with the same beginning, count for."""

_HALF = 0.45

NOT_COMPARED = -1.0
"""Stands for how much is alike where the words are of two languages."""

_TOO_LITTLE = 0.4
"""Sum of the parts alike below which two sentences never say the same."""

_FEWEST_SHARED = 3


class _Compared(NamedTuple):
    """What a line and the sentence that may bear it out have in common."""

    there: float
    back: float
    shared: int
    telling: int
    evidence: int

    @property
    def least(self) -> float:
        """The lesser of the parts that each has of the other."""
        return self.there if self.there < self.back else self.back

    def clues(self) -> dict[str, float]:
        """Return what speaks for it and against it."""
        return merge_clues(self.there, self.back, self.telling, self.evidence)


class _Pair:
    """What is worked out once for two sentences, whichever of them is the line."""

    def __init__(self, one: Content, other: Content, weights: Weights) -> None:
        self._one = one
        self._other = other
        self._weights = weights

    @lazy
    def may_be_one_event(self) -> bool:
        """Whether they count the same by each figure, and who does what to whom is the same."""
        one, other = self._one, self._other
        return _count_the_same_events(one, other) and order_agrees(one, other)

    @lazy
    def tell_of_one_event(self) -> bool:
        """Whether a kind of event that both tell of shows that they may tell of one."""
        return _tell_of_one_event(self._one, self._other)

    @lazy
    def _held(self) -> tuple[float, float]:
        one, other = self._one, self._other
        return held(one, other, self._weights), held(other, one, self._weights)

    @lazy
    def least(self) -> float:
        """The lesser of the parts that each has of the other."""
        return min(self._held)

    def held(self, line: Content) -> tuple[float, float]:
        """Return the part of the line that the other has, and of the other that the line has."""
        there, back = self._held
        return (there, back) if line is self._one else (back, there)

    @lazy
    def _slots(self) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        return own_slots(self._one, self._other), own_slots(self._other, self._one)

    def is_replaced(self, line: Content, telling: int) -> bool:
        """Return whether a word of the line has given its place to another.

        Not where two `telling` figures are the same.
        """
        if telling >= PAIR:
            return False
        ours, theirs = self._slots
        if line is not self._one:
            ours, theirs = theirs, ours
        return replaces(line, ours, theirs, self.least)


def bears_out(mate: Content, line: Content, weights: Weights) -> str | None:
    """Return why `mate` may be cited for `line`, a sentence for the reader; None if it may not.

    The two are of different articles and do not contradict each other.
    """
    alike = _alike(mate, line, weights, _Pair(line, mate, weights))
    return None if alike is None else reason(mate, line, alike)


def either_way(one: Content, other: Content, weights: Weights) -> tuple[float | None, float | None]:
    """Return what part of the two is alike where `other` bears out `one`, and the other way round.

    Each is None where it does not; `reason` says it in words.
    """
    pair = _Pair(one, other, weights)
    return _alike(other, one, weights, pair), _alike(one, other, weights, pair)


def _alike(mate: Content, line: Content, weights: Weights, pair: _Pair) -> float | None:
    """Return the part of the `pair` of the two that is alike if `mate` bears out `line`."""
    if not has_facts_of(mate, line, weights.generic):
        return None
    if mate.sentence.lang != line.sentence.lang:
        return NOT_COMPARED if _facts_suffice(mate, line) else None
    found = _compare(mate, line, weights, pair)
    if found is None:
        return None
    # what takes longest comes last
    are_alike = _are_alike(found, mate, line)
    if not are_alike and not _is_likely(found, mate, line):
        return None
    if pair.is_replaced(line, found.telling) and (
        found.least >= NEARLY_ALL or (are_alike and not _is_likely(found, mate, line))
    ):
        return None
    return (found.there + found.back) / 2


def clues_to_bearing_out(mate: Content, line: Content, weights: Weights) -> dict[str, float] | None:
    """Return the clues by which it is judged, None where a fact speaks against it."""
    if not has_facts_of(mate, line, weights.generic) or mate.sentence.lang != line.sentence.lang:
        return None
    pair = _Pair(line, mate, weights)
    found = _compare(mate, line, weights, pair)
    if found is None:
        return None
    if found.least >= NEARLY_ALL and pair.is_replaced(line, found.telling):
        return None
    return found.clues()


def _compare(mate: Content, line: Content, weights: Weights, pair: _Pair) -> "_Compared | None":
    """Return what the two have in common; None if a fact shows that they tell of two things.

    `mate` has the facts of `line`. One kind of event in common is enough, since many words have
    several meanings; where two telling figures are the same, none is needed.
    """
    shared = _shared(mate, line)
    if not shared or not line.proper <= mate.word_beginnings:
        return None
    telling = sum(map(is_telling, line.figures))
    if telling < PAIR and not pair.tell_of_one_event:
        return None
    if not pair.may_be_one_event or (mate.counted and _tells_of_more(mate, line)):
        return None
    there, back = pair.held(line)
    if there + back < _TOO_LITTLE or not holders_agree(mate, line, pair.least):
        return None
    return _Compared(
        there=there,
        back=back,
        shared=shared,
        telling=telling,
        evidence=telling + _evidence(mate, line, weights),
    )


def _are_alike(found: "_Compared", mate: Content, line: Content) -> bool:
    """Return whether nearly all that one of the two says is in the other."""
    evidence = min(len(ENOUGH) - 1, found.evidence)
    return (
        found.there >= ENOUGH[evidence]
        and found.back >= NOT_MUCH_MORE[evidence]
        and found.shared >= _FEWEST_SHARED - (evidence > 0 or found.least >= _HALF)
        and (evidence > 0 or tells_the_same_events(mate, line))
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
    evidence = sum(map(is_telling, figures)) + _evidence(said, one, weights) - len(new)
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


def _is_likely(found: "_Compared", mate: Content, line: Content) -> bool:
    """Return whether what they have in common makes it likely that they tell of one event."""
    return probability(found.clues()) >= LIKELY and _tells_its_event(mate, line)


def _evidence(mate: Content, line: Content, weights: Weights) -> int:
    """Return how many rare names, days and pairs of rare words the two share."""
    names = sum(
        key in weights.rare and mate.names(line, key) for key in line.keys - line.asserting_keys
    )
    days = sum(day in mate.days and day in weights.rare_days for day in line.days)
    shared = (line.stems & mate.word_stems) - line.assertion
    words = len(shared & weights.rare_stems)
    return names + days + words // PAIR


def _count_the_same_events(one: Content, other: Content) -> bool:
    """Return whether no count without a unit is of other events in one sentence than the other."""
    theirs = other.counted
    return not theirs or not any(
        acts
        and quantity[1] is None
        and (others := theirs.get(quantity))
        and acts.isdisjoint(others)
        for quantity, acts in one.counted.items()
    )


def _tell_of_one_event(one: Content, other: Content) -> bool:
    for light in (LIGHT_ACTS, SOFT_ACTS):
        ours, theirs = one.all_acts - light, other.all_acts - light
        if ours and theirs:
            return not ours.isdisjoint(theirs)
    return True


def _tells_its_event(mate: Content, line: Content) -> bool:
    """Return whether `mate` tells of a kind of event that the line tells of, if it tells of any."""
    acts = line.all_acts - SOFT_ACTS
    return not acts or not acts.isdisjoint(mate.all_acts | mate.original_acts)


def _tells_of_more(mate: Content, line: Content) -> bool:
    """Return whether `mate` counts something of another event, which would be lost with it."""
    return any(
        is_telling(quantity) and acts - SOFT_ACTS and acts.isdisjoint(line.all_acts)
        for quantity, acts in mate.counted.items()
        if quantity not in line.figures
    )


def tells_the_same_events(mate: Content, line: Content) -> bool:
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


def held(one: Content, other: Content, weights: Weights) -> float:
    """Return the part of the words and names of `one` that `other` has too, from 0 to 1."""
    weighed = weights.weighed(one)
    if not weighed.total:
        return 0.0
    held = 0.0
    stems, meanings, beginnings = other.word_stems, other.all_meanings, other.beginnings
    for stem, weight, classes, beginning in weighed.stems:
        if stem in stems:
            held += weight
        elif classes and not meanings.isdisjoint(classes):
            held += OTHER_WORD * weight
        elif beginning in beginnings:
            held += OTHER_ENDING * weight
    keys = other.keys
    for key, weight in weighed.keys:
        if key in keys or other.names(one, key):
            held += weight
    if weighed.numbers:
        figures = {numbers_of(quantity) for quantity in same_figures(other, one)}
        for numbers, weight in weighed.numbers:
            if numbers in figures:
                held += weight
    return held / weighed.total


def _shared(mate: Content, line: Content) -> int:
    """Return how many words and figures the two share, names apart; `_FEWEST_SHARED` is enough."""
    same = line.stems & mate.word_stems
    shared = len(same) + len(line.figures) + len(line.days & mate.days)
    if shared >= _FEWEST_SHARED:
        return shared
    meanings, others = line.meanings, mate.all_meanings
    like = [stem for stem in line.telling_stems - same if not meanings[stem].isdisjoint(others)]
    return shared + len(like)


def reason(mate: Content, line: Content, alike: float) -> str:
    """Return in words what the two have in common, of which the part `alike` is."""
    shared = [key for key in sorted(line.keys) if mate.names(line, key)]
    names = sorted({line.forms[key][0] for key in shared if line.forms.get(key)})
    parts: list[str] = []
    if names:
        parts.append(f"names {_listed(names)} in both")
    figures = [" ".join(one.text.split()) for one in _shown(line) if one.value or one.low]
    if figures:
        parts.append(f"the same {_listed(list(dict.fromkeys(figures)))}")
    days = sorted(line.days & mate.days)
    if days:
        parts.append(f"the same date {_listed(days)}")
    words = (
        "words of two languages not compared"
        if alike == NOT_COMPARED
        else f"{min(100, round(100 * alike))} % of the words alike"
    )
    return "; ".join([*([", ".join(parts)] if parts else []), words])


def _shown(line: Content) -> tuple[Figure, ...]:
    made = line.sentence.translation
    return made.figures if made is not None and made.figures else line.sentence.figures


def _listed(things: Sequence[str]) -> str:
    if len(things) < 2:
        return "".join(things)
    return f"{', '.join(things[:-1])} and {things[-1]}"
