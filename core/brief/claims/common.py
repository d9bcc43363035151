"""What two sentences have in common, and how much it tells.

Most of a briefing's time goes into comparing pairs of sentences, so loops stand here where `any`
and `sum` would do, and what holds in both directions is worked out once.
"""

from typing import NamedTuple

from core.brief.claims.agreement import is_telling, same_figures
from core.brief.claims.clues import SOFT_ACTS
from core.brief.claims.content import Content
from core.brief.claims.doing import does_other, is_contrary
from core.brief.claims.likely import merge_clues
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

OTHER_WORD, OTHER_ENDING, SYNONYM = 0.85, 0.7, 0.7
"""What another word for the same kind of event, one with the same beginning, and one that
dictionaries list beside it count for."""

FEWEST_SHARED = 3

_WORTH_A_LOOK = 0.3
"""Sum of the parts alike from which words that dictionaries list together are looked for."""

_TOO_LITTLE = 0.4
"""Sum of the parts alike below which two sentences never say the same."""


class Compared(NamedTuple):
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


Slots = list[tuple[str, str]]


class Pair:
    """Two sentences, with what is worked out once for both, whichever of them is the line."""

    __slots__ = (
        "_does_other",
        "_held",
        "_is_one_event",
        "_may_be_one",
        "_one",
        "_other",
        "_slots",
        "_weights",
    )

    def __init__(self, one: Content, other: Content, weights: Weights) -> None:
        self._one = one
        self._other = other
        self._weights = weights
        self._held: tuple[float, float] | None = None
        self._slots: tuple[Slots, Slots] | None = None
        self._may_be_one: bool | None = None
        self._is_one_event: bool | None = None
        self._does_other: bool | None = None

    def may_be_one_event(self) -> bool:
        """Return whether figures count the same, and who does what to whom is the same."""
        if self._may_be_one is None:
            one, other = self._one, self._other
            self._may_be_one = _count_the_same_events(one, other) and order_agrees(one, other)
        return self._may_be_one

    def tell_of_one_event(self) -> bool:
        """Return whether a kind of event that both tell of shows that they may tell of one."""
        if self._is_one_event is None:
            self._is_one_event = _tell_of_one_event(self._one, self._other)
        return self._is_one_event

    def tells_of_other_doings(self) -> bool:
        """Return whether their verbs show that the two tell of two things."""
        if self._does_other is None:
            one, other = self._one, self._other
            self._does_other = does_other(one, other) or is_contrary(one, other)
        return self._does_other

    def held(self, line: Content) -> tuple[float, float]:
        """Return the part of the line that the other has, and of the other that the line has."""
        if self._held is None:
            one, other, weights = self._one, self._other, self._weights
            self._held = held(one, other, weights), held(other, one, weights)
            # most pairs have too little in common for a dictionary to help
            if sum(self._held) >= _WORTH_A_LOOK:
                self._held = (
                    held(one, other, weights, with_synonyms=True),
                    held(other, one, weights, with_synonyms=True),
                )
        there, back = self._held
        return (there, back) if line is self._one else (back, there)

    def is_replaced(self, line: Content, found: Compared) -> bool:
        """Return whether a word of the line has given its place to another.

        Not where two telling figures are the same.
        """
        if found.telling >= PAIR:
            return False
        if self._slots is None:
            one, other = self._one, self._other
            self._slots = own_slots(one, other), own_slots(other, one)
        ours, theirs = self._slots
        if line is not self._one:
            ours, theirs = theirs, ours
        return replaces(line, ours, theirs, found.least)

    def compare(self, mate: Content, line: Content) -> Compared | None:
        """Return what the two have in common; None if a fact shows that they tell of two things.

        `mate` has the facts of `line`. One kind of event in common is enough, since many words have
        several meanings; where two telling figures are the same, none is needed.
        """
        same = line.stems & mate.word_stems
        shared = _shared(mate, line, same)
        if not shared or not line.proper <= mate.word_beginnings:
            return None
        telling = 0
        for quantity in line.figures:
            telling += is_telling(quantity)
        if telling < PAIR and not self.tell_of_one_event() and min(self.held(line)) < NEARLY_ALL:
            return None
        if not self.may_be_one_event() or (mate.counted and _tells_of_more(mate, line)):
            return None
        there, back = self.held(line)
        if there + back < _TOO_LITTLE:
            return None
        if not holders_agree(mate, line, there if there < back else back):
            return None
        evidence = telling + rare_in_common(mate, line, self._weights, same)
        return Compared(there, back, shared, telling, evidence)


def held(one: Content, other: Content, weights: Weights, *, with_synonyms: bool = False) -> float:
    """Return the part of the words and names of `one` that `other` has too, from 0 to 1.

    `with_synonyms`, words that dictionaries list beside its own count as well.
    """
    weighed = weights.weighed(one)
    if not weighed.total:
        return 0.0
    held = 0.0
    stems, meanings, beginnings = other.word_stems, other.all_meanings, other.beginnings
    for stem, weight, classes, beginning in weighed.stems:
        if stem in stems:
            held += weight
        elif classes is not None and not meanings.isdisjoint(classes):
            held += OTHER_WORD * weight
        elif beginning in beginnings:
            held += OTHER_ENDING * weight
        elif with_synonyms and not other.all_senses.isdisjoint(one.senses_by_stem.get(stem, ())):
            held += SYNONYM * weight
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


def rare_in_common(
    mate: Content, line: Content, weights: Weights, same: frozenset[str] | None = None
) -> int:
    """Return how many rare names, days and pairs of rare words the two share.

    `same` are the stems of the line that `mate` has, if they are known.
    """
    rare = weights.rare_of(line)
    found = 0
    for key in rare.keys:
        found += mate.names(line, key)
    for day in rare.days:
        found += day in mate.days
    shared = rare.stems & (mate.word_stems if same is None else same)
    return found + len(shared) // PAIR


def _shared(mate: Content, line: Content, same: frozenset[str]) -> int:
    """Return how many words and figures the two share, names apart; `FEWEST_SHARED` is enough."""
    shared = len(same) + len(line.figures)
    if line.days:
        shared += len(line.days & mate.days)
    if shared >= FEWEST_SHARED:
        return shared
    meanings, others = line.meanings, mate.all_meanings
    for stem in line.telling_stems - same:
        shared += not meanings[stem].isdisjoint(others)
    return shared


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


def _tells_of_more(mate: Content, line: Content) -> bool:
    """Return whether `mate` counts something of another event, which would be lost with it."""
    return any(
        is_telling(quantity) and acts - SOFT_ACTS and acts.isdisjoint(line.all_acts)
        for quantity, acts in mate.counted.items()
        if quantity not in line.figures
    )
