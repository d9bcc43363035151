"""Whether one sentence bears out another, and why.

A sentence bears out a line only if it says all of it: the same figures of the same things, every
name and day, the same kinds of events, nothing denied or left open that the line asserts, and most
of its words or others for the same. A reader who opens the citation must find the line there, so
the question has a direction, and every doubt says no.
"""

import math
from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias

from core.article import Figure
from core.brief.claims.content import BEGINNING, Content
from core.brief.claims.lexicon import Classes
from core.brief.sentences import Quantity, quantity_of

ENOUGH = 0.62
"""Part of a line's words, weighted, that a sentence must have to bear it out."""

ENOUGH_WITH_FIGURE = 0.52
"""The same where the two share a figure and a name."""

NOT_MUCH_MORE = 0.42
"""Part of the sentence's own words that the line must have: else it tells something else."""

OTHER_WORD, OTHER_ENDING = 0.85, 0.7
"""What another word for the same kind of event, and a word with the same beginning, count for."""

_SOFT_ACTS: Classes = frozenset(
    ("support", "pay", "discuss", "begin", "end", "plan", "open", "close", "confirm", "present")
)
_MUTUAL_ACTS: Classes = frozenset(("meet", "discuss", "merge", "sign"))
"""What two do to each other, whoever is named first."""

_BOUNDS = {"at_least": "low", "more_than": "low", "up_to": "high", "less_than": "high"}
_KEY = "key "
_FEWEST_SHARED = 3


class Weights:
    """How telling each term is in the collection: inverse document frequency."""

    def __init__(self, contents: Sequence[Content]) -> None:
        spread = Counter(term for one in contents for term in (*one.stems, *_named(one)))
        count = len(contents)
        self._weights = {term: math.log(1 + count / often) for term, often in spread.items()}
        self._weighed: dict[int, tuple[_Weighed, float]] = {}

    def weighed(self, one: Content) -> "tuple[_Weighed, float]":
        """Return the stems and names (as `key …`) of a sentence with their weights, and the sum."""
        found = self._weighed.get(one.number)
        if found is None:
            terms = [*sorted(one.stems), *_named(one)]
            weights = tuple((term, self._weights[term]) for term in terms)
            found = self._weighed[one.number] = weights, sum(weight for _, weight in weights)
        return found


_Weighed: TypeAlias = tuple[tuple[str, float], ...]


def _named(one: Content) -> list[str]:
    return [f"{_KEY}{key}" for key in sorted(one.keys)]


def bears_out(mate: Content, line: Content, weights: Weights) -> str | None:
    """Return why `mate` may be cited for `line`, a sentence for the reader; None if it may not."""
    if mate.sentence.article.id == line.sentence.article.id or not _facts_agree(mate, line):
        return None
    if mate.sentence.lang != line.sentence.lang:
        return _reason(mate, line, None) if _facts_suffice(mate, line) else None
    if not _events_agree(mate, line) or not _order_agrees(mate, line):
        return None
    if not _holders_agree(mate, line) or _replaces(mate, line):
        return None
    there = _held(line, mate, weights)
    back = _held(mate, line, weights)
    has_facts = bool(line.quantities) and not line.keys.isdisjoint(mate.keys)
    enough = ENOUGH_WITH_FIGURE if has_facts else ENOUGH
    if there < enough or back < NOT_MUCH_MORE or _shared(mate, line) < _FEWEST_SHARED:
        return None
    return _reason(mate, line, (there + back) / 2)


def _facts_agree(mate: Content, line: Content) -> bool:
    """Return whether `mate` has the line's figures, names and days, and denies what it denies."""
    return (
        mate.quantities == line.quantities
        and all(mate.names(line, key) for key in line.keys)
        and mate.denies == line.denies
        and mate.moods == line.moods
        and not (mate.original_moods ^ line.original_moods) & {"denial"}
        and _bounds_agree(mate, line)
        and _days_agree(mate.days, line.days)
        and not (mate.sentence.stance.is_unconfirmed and not line.sentence.stance.is_unconfirmed)
    )


def _events_agree(mate: Content, line: Content) -> bool:
    """Return whether `mate` tells of the line's events and counts the same by each figure."""
    if not tells_the_same_events(mate, line):
        return False
    if any(
        act and (other := mate.counted.get(quantity)) and act.isdisjoint(other)
        for quantity, act in line.counted.items()
    ):
        return False
    return line.proper <= mate.word_beginnings


def tells_the_same_events(mate: Content, line: Content) -> bool:
    """Return whether `mate` tells of every kind of event of the line and of none it shuts out."""
    theirs = mate.exclusive
    for group, ours in line.exclusive.items():
        if group in theirs and ours.isdisjoint(theirs[group]):
            return False
    known = mate.all_acts
    hard = known - _SOFT_ACTS
    if hard and hard.isdisjoint(line.all_acts):
        return False
    return all(not classes.isdisjoint(known) or classes & _SOFT_ACTS for classes in line.acts)


def _order_agrees(mate: Content, line: Content) -> bool:
    """Return whether the names that both have stand in one order: who does what to whom.

    Where just one of the two is in the passive, the order must be the other way round.
    """
    if _has_other_doer(mate, line):
        return False
    shared = set(mate.key_order) & set(line.key_order)
    acts = line.all_acts | mate.all_acts
    if len(shared) < 2 or (acts and acts <= _MUTUAL_ACTS):
        return True
    ours = [key for key in line.key_order if key in shared]
    theirs = [key for key in mate.key_order if key in shared]
    if mate.is_passive == line.is_passive:
        return ours == theirs
    return ours[0] != theirs[0]


def _has_other_doer(mate: Content, line: Content) -> bool:
    """Return whether the words next to a word for an event show that someone else does it.

    That is so where they have changed places, or have not though just one is in the passive.
    """
    is_turned = mate.is_passive != line.is_passive
    return any(
        bool(before and after)
        and before != after
        and mate.around.get(act) == ((before, after) if is_turned else (after, before))
        for act, (before, after) in line.around.items()
    )


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
        and acts - _SOFT_ACTS <= others
    )


def _held(one: Content, other: Content, weights: Weights) -> float:
    """Return the part of the words and names of `one` that `other` has too, from 0 to 1."""
    weighed, total = weights.weighed(one)
    held = 0.0
    for term, weight in weighed:
        if term in other.stems:
            held += weight
        elif term.startswith(_KEY):
            held += weight if other.names(one, term.removeprefix(_KEY)) else 0.0
        elif _has_like(term, one, other):
            held += OTHER_WORD * weight
        elif len(term) >= BEGINNING and term[:BEGINNING] in other.beginnings:
            held += OTHER_ENDING * weight
    return held / total if total else 0.0


def _has_like(stem: str, one: Content, other: Content) -> bool:
    """Return whether `other` has another word for what a stem of `one` stands for."""
    meanings = one.meanings.get(stem)
    return meanings is not None and not meanings.isdisjoint(other.all_meanings)


def _replaces(mate: Content, line: Content) -> bool:
    """Return whether a word of the line has given its place to one not known to mean the same.

    "The minister of finance resigned" does not bear out "the minister of defence resigned".
    """
    ours, theirs = _own_slots(line, mate), _own_slots(mate, line)
    return any(
        before == other_before or after == other_after
        for before, after in ours
        for other_before, other_after in theirs
    )


def _own_slots(one: Content, other: Content) -> list[tuple[str, str]]:
    """Return what stands around each word of `one` that `other` has nothing like."""
    stems, beginnings = other.word_stems, other.word_beginnings
    return [
        (before, after)
        for stem, before, after in one.slots
        if stem not in stems
        and not (len(stem) >= BEGINNING and stem[:BEGINNING] in beginnings)
        and not stem.isdigit()
        and not _has_like(stem, one, other)
    ]


def _holders_agree(mate: Content, line: Content) -> bool:
    """Return whether no figure has changed hands with another, or is a change and no level."""
    theirs = mate.holders
    if any(mate.steps.get(quantity, step) != step for quantity, step in line.steps.items()):
        return False
    return not any(
        holder and quantity != other and theirs.get(other) == holder != theirs.get(quantity)
        for quantity, holder in line.holders.items()
        for other in line.holders
    )


def _shared(mate: Content, line: Content) -> int:
    """Return how many words and figures the two share, names apart."""
    words = sum(stem in mate.stems or _has_like(stem, line, mate) for stem in line.stems)
    return words + len(line.quantities)


def _days_agree(mate: frozenset[str], line: frozenset[str]) -> bool:
    return all(any(day.startswith(ours) for day in mate) for ours in line)


def _bounds_agree(mate: Content, line: Content) -> bool:
    """Return whether each figure is bounded alike, or the line's less exact than the sentence's."""
    theirs = _bounds(mate.sentence.figures)
    return all(
        bound == theirs.get(quantity) or (bound is not None and theirs.get(quantity) is None)
        for quantity, bound in _bounds(line.sentence.figures).items()
    )


def _bounds(figures: Sequence[Figure]) -> dict[Quantity, str | None]:
    return {quantity_of(one): _BOUNDS.get(one.qualifier) for one in figures}


def _reason(mate: Content, line: Content, alike: float | None) -> str:
    """Return in words what the two have in common."""
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
        if alike is None
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
