"""What speaks for and against two figures being of one quantity, and how much of it there is."""

import math

from core.brief.ledger.apart import (
    has_alike_fates,
    has_other_fates,
    has_other_names,
    has_other_scope,
    has_other_time,
    has_other_whats,
    is_other_thing,
    overlap,
    rarity_of,
)
from core.brief.ledger.distinct import are_of_other_countries, are_other_people, are_other_things
from core.brief.ledger.ground import Ground
from core.brief.ledger.kinship import kinship_of
from core.brief.ledger.lexicon import concepts
from core.brief.ledger.opposed import are_opposed
from core.brief.ledger.reading import Reading
from core.brief.ledger.values import is_same, middle_of, telling_digits

_FARTHEST = 3.0
MEASURED = frozenset(("mass", "area", "volume"))
"""Kinds of which something befalls what is measured ("4,000 hectares burned")."""
_NEAR = 0.35
_FEW = 5
_LARGEST = 4.0


def of_same(one: Reading, other: Reading, ground: Ground) -> dict[str, float]:
    """Return the evidence that two figures which can be one value are of one quantity."""
    rarity = rarity_of(one, other)
    is_equal = is_same(one.norm, other.norm)
    found = _of_both(one, other, ground)
    found |= {
        "rare": rarity if is_equal else 0.0,
        "rarely near": 0.0 if is_equal else rarity,
        "near": float(not is_equal),
        "other fates": float(has_other_fates(one, other)),
        "other scope": float(has_other_scope(one, other)),
        "other time": float(has_other_time(one, other)),
        "other subject": float(has_other_whats(one, other)),
        "other names": float(has_other_names(one, other)),
        "other thing": float(is_other_thing(one, other)),
        "other country": float(are_of_other_countries(one, other)),
        "few people": float(are_other_people(one, other)),
        "few things": float(are_other_things(one, other)),
        "mixed": float(_are_mixed(one, other)),
        "title": float(one.is_title or other.is_title),
        "bounds": float(one.norm.qualifier != other.norm.qualifier),
        "names": min(2.0, len(_named(one) & _named(other))),
    }
    if is_equal:
        low = min(abs(middle_of(each.norm) or 0.0) for each in (one, other))
        found["size"] = min(_LARGEST, math.log10(low + 1))
        found["digits"] = min(3, telling_digits(one.norm), telling_digits(other.norm)) - 1
    if one.article != other.article:
        found["choices"] = math.log1p(ground.choices(one, other))
    return found


def _are_mixed(one: Reading, other: Reading) -> bool:
    """Return whether one counts people and the other something else."""
    is_said = one.is_count and one.thing is not None and other.thing is not None
    return is_said and one.is_people != other.is_people


def _named(one: Reading) -> frozenset[str]:
    return frozenset(each.key or each.text for each in one.sentence.entities)


def of_rivals(one: Reading, other: Reading, ground: Ground) -> dict[str, float]:
    """Return the evidence that two values which differ are of one quantity."""
    low, high = sorted((abs(middle_of(one.norm) or 0.0), abs(middle_of(other.norm) or 0.0)))
    apart = min(_FARTHEST, math.log(high / low)) if low else _FARTHEST
    found = _of_both(one, other, ground)
    found |= {
        "other fates": float(has_other_fates(one, other)),
        "other subject": float(has_other_whats(one, other)),
        "other thing": float(is_other_thing(one, other)),
        "apart": apart,
        "near": float(apart < _NEAR),
        "opposed": float(are_opposed(one, other)),
        "small": float(low < _FEW),
        "size": min(_LARGEST, math.log10(low + 1)),
        "later": float(one.published != other.published),
        "total": float("total" in one.facets | other.facets),
        "title": float(one.is_title or other.is_title),
    }
    return found


def _of_both(one: Reading, other: Reading, ground: Ground) -> dict[str, float]:
    is_own = one.article == other.article
    is_main = one.is_main and other.is_main
    found = {
        "any": 1.0,
        f"thing {kinship_of(one, other)}": 1.0,
        f"kind {_kind_of(one)}": 1.0,
        "own text": float(is_own),
        "own title": float(is_own and one.is_title != other.is_title),
        "people": float(one.is_people and other.is_people),
        "alone": float(one.is_alone and other.is_alone),
        "main": float(is_main),
        "toll": float(is_main and one.is_people and bool(one.fates & other.fates)),
        "words": ground.words(one, other),
    }
    for name, ours, theirs in (
        ("place", one.narrow, other.narrow),
        ("group", one.group, other.group),
        ("actor", one.actors, other.actors),
    ):
        found |= _shared(name, ours, theirs)
    if one.is_count or one.norm.kind in MEASURED:
        found |= _shared("fate", one.fates, other.fates)
        if one.fates != other.fates and has_alike_fates(one, other):
            found["fate alike"] = 1.0
    else:
        both = one.whats | other.whats
        if one.whats.isdisjoint(other.whats) and both <= concepts("alike.whats"):
            found |= {"subject alike": 1.0} if one.whats and other.whats else {"subject half": 1.0}
        else:
            found |= _shared("subject", one.whats, other.whats)
        if not one.whats and not other.whats:
            found["subject unsaid"] = 1.0
    if one.event is not None and one.event == other.event:
        found["date"] = 1.0
    elif one.event is not None and other.event is not None:
        found["date other"] = 1.0
    if one.since and other.since and overlap(one.since, other.since):
        found["since"] = 1.0
    scope = one.scope ^ other.scope
    if scope:
        found |= {f"scope {each}": 1.0 for each in sorted(scope) if not each.startswith("since")}
        if any(each.startswith("since") for each in scope):
            found["scope since"] = 1.0
    return found


def _shared(name: str, ours: frozenset[str], theirs: frozenset[str]) -> dict[str, float]:
    """Return whether both have one in common, or others, or but one of them has any."""
    if not ours and not theirs:
        return {}
    if ours and theirs:
        return {name if ours & theirs else f"{name} other": 1.0}
    return {f"{name} half": 1.0}


def _kind_of(one: Reading) -> str:
    if one.is_count:
        return "count"
    kind = one.norm.kind
    return kind if kind in ("money", "percent", "duration") else "measure"
