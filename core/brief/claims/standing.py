"""Whether names, figures and words stand in two sentences as they do where both say the same.

"The minister of finance resigned" and "the minister of defence resigned" have most words in common;
"A beat B" and "B beat A" have all.
"""

from collections.abc import Sequence
from itertools import combinations

from core.brief.claims.clues import SOFT_ACTS
from core.brief.claims.content import Content
from core.brief.claims.lexicon import Classes
from core.brief.claims.wording import BEGINNING

LIGHT_ACTS: Classes = SOFT_ACTS | {"rise", "fall"}
"""Kinds of events that say little without another."""

_MUTUAL_ACTS: Classes = frozenset(("meet", "discuss", "merge", "sign"))
"""What two do to each other, whoever is named first."""

NEARLY_ALL, _ALL = 0.5, 0.72
"""Part of two sentences that is alike from which a word that differs is a word that was changed."""

PAIR = 2
"""As many figures, names or neighbours tell together what one does not."""


def order_agrees(mate: Content, line: Content) -> bool:
    """Return whether the names that both have stand in one order: who does what to whom.

    Where just one of the two is in the passive, the order must be the other way round.
    """
    if _has_other_doer(mate, line):
        return False
    if len(mate.key_order) < PAIR or len(line.key_order) < PAIR:
        return True
    shared = set(mate.key_order) & set(line.key_order)
    acts = line.all_acts | mate.all_acts
    if len(shared) < PAIR or (acts and acts <= _MUTUAL_ACTS):
        return True
    kinds = [key.partition(":")[0] for key in shared]
    for kind in set(kinds):
        if kinds.count(kind) < PAIR:
            continue
        ours = [key for key in line.key_order if key in shared and key.startswith(kind)]
        theirs = [key for key in mate.key_order if key in shared and key.startswith(kind)]
        is_turned = mate.is_passive != line.is_passive
        if (ours[0] == theirs[0]) if is_turned else (ours != theirs):
            return False
    return True


def _has_other_doer(mate: Content, line: Content) -> bool:
    """Return whether the words next to a word for an event show that someone else does it.

    That is so where they have changed places, or have not though just one is in the passive.
    """
    is_turned = mate.is_passive != line.is_passive
    ours, theirs = line.around, mate.around
    for act in ours.keys() & theirs.keys():
        before, after = ours[act]
        if (
            before
            and after
            and before != after
            and theirs[act] == ((before, after) if is_turned else (after, before))
        ):
            return True
    return False


def _has_like(stem: str, one: Content, other: Content) -> bool:
    """Return whether `other` has another word for what a stem of `one` stands for."""
    meanings = one.meanings.get(stem)
    return meanings is not None and not meanings.isdisjoint(other.all_meanings)


Slots = Sequence[tuple[str, str]]
"""What stands before and after some words."""


def replaces(line: Content, ours: Slots, theirs: Slots, alike: float) -> bool:
    """Return whether a word of the line has given its place to one not known to mean the same.

    `ours` and `theirs` are the slots that only the line and only the other have. "The minister of
    finance resigned" does not bear out "the minister of defence resigned". Only where most of the
    words are alike does a word that differs tell; where nearly all are, one neighbour in common is
    enough.
    """
    enough = 1 if alike >= _ALL else PAIR if alike >= NEARLY_ALL else PAIR + 1
    for before, after in ours:
        for other_before, other_after in theirs:
            same = (before == other_before) + (after == other_after)
            # who or what stands next to the same verb is someone or something else
            if same and (
                same >= enough
                or (before == other_before and _tells(before, line))
                or (after == other_after and _tells(after, line))
            ):
                return True
    return False


def _tells(stem: str, line: Content) -> bool:
    """Return whether a word of the line stands for a kind of event that says something."""
    meanings = line.meanings.get(stem, frozenset())
    return any(not one.endswith(" thing") for one in meanings - LIGHT_ACTS)


def own_slots(one: Content, other: Content) -> list[tuple[str, str]]:
    """Return what stands around each word of `one` that `other` has nothing like."""
    beginnings, slots = other.word_beginnings, one.slots
    return [
        slot
        for stem in one.slot_stems - other.word_stems
        if not (len(stem) >= BEGINNING and stem[:BEGINNING] in beginnings)
        and not _has_like(stem, one, other)
        for slot in slots[stem]
    ]


def holders_agree(mate: Content, line: Content, alike: float) -> bool:
    """Return whether no figure has changed hands with another, or is a change and no level.

    Where nearly all words are alike, one figure that went to another's holder is enough.
    """
    ours, theirs = line.holders, mate.holders
    if any(mate.steps.get(quantity, step) != step for quantity, step in line.steps.items()):
        return False
    if len(ours) < PAIR:
        return True
    for one, other in combinations(ours, 2):
        there = bool(ours[one]) and ours[one] == theirs.get(other) != theirs.get(one)
        back = bool(ours[other]) and ours[other] == theirs.get(one) != theirs.get(other)
        if (there or back) if alike >= _ALL else (there and back):
            return False
    return True
