"""German hearsay: Konjunktiv I of reported speech, what replaces it, and `soll`, `will`, `dürfte`.

Forms that could as well be indicative ("haben", "werden") are left alone. The Konjunktiv II
("hätten", "würden") counts only in the plural, where the Konjunktiv I would look like the
indicative, under somebody who says so, and in a sentence without a condition. `soll` with the
perfect infinitive ("soll getötet worden sein") is hearsay; with a plain infinitive only where the
verb tells of a state ("soll sich befinden"), since else it may be a plan or a duty; so may "soll es
geben" of what is no event and no sign of one.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from core.brief.stance.stance import Hedge, HedgeKind
from core.brief.stance.tokens import CLOSING, OPENING, Token

if TYPE_CHECKING:
    from core.brief.stance.found import Found
    from core.brief.stance.language import Language


_SHORTEST_FOREIGN = 6
"""Letters, below which a word in -iere is no form of a verb in -ieren."""


def find_moods(tokens: list[Token], facts: "Language", speakers: "Iterable[Found]") -> list[Hedge]:
    """Return the hedges that the forms of verbs make."""
    mood = facts.mood
    found: list[Hedge] = []
    reported = bool(list(speakers)) or any(
        one.low in mood.get("it_says", ()) and then.low == "es" for one, then in pairwise(tokens)
    )
    condition = any(one.low in mood["if"] for one in tokens) or tokens[0].low in mood["without"]
    unreal = condition and any(one.low in mood["unreal"] for one in tokens)
    for at, one in enumerate(tokens):
        low = one.low
        if not one.is_word or (one.is_capital and (at or low in mood["subjunctive"])):
            continue
        kind: HedgeKind | None = None
        if (_is_subjunctive(low, mood) and not _is_other(tokens, at, facts)) or (
            low in mood["replacing"] and reported and not condition
        ):
            kind = "subjunctive"
        elif (
            (low in mood["possible"] and not unreal)
            or (low in mood["hearsay"] and _is_hearsay(tokens, at, facts))
            or (low in mood["claiming"] and _is_perfect(tokens, at, facts))
        ):
            kind = "modal"
        if kind is not None:
            found.append(Hedge(kind=kind, words="", start=one.start, end=one.end))
    return found


def _is_subjunctive(low: str, mood: dict[str, frozenset[str]]) -> bool:
    """Return whether a form is a Konjunktiv I: listed, or of a verb in -ieren (`kooperiere`)."""
    return low in mood["subjunctive"] or (
        len(low) > _SHORTEST_FOREIGN and low.endswith(tuple(mood.get("foreign_endings", ("\0",))))
    )


def _is_other(tokens: list[Token], at: int, facts: "Language") -> bool:
    """Return whether a form in -e is first person, a set phrase, or a comparison."""
    mood = facts.mood
    near = {one.low for one in tokens[max(0, at - 3) : at + 3]}
    if not mood["first_person"].isdisjoint(near):
        return True
    before = tokens[at - 1].low if at else ""
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if before == "das" and (at == 1 or not tokens[at - 2].is_word):
        return False  # `Das sei falsch`
    if before in mood["no_subjunctive_after"] or after in mood["no_subjunctive_before"]:
        return True
    if tokens[at].low in ("sei", "seien"):
        dank = before == "dank" or after == "dank"
        named = any(one.low in mood["let_it_be"] for one in tokens[at : at + 6])
        return dank or named or (before == "auch" and "wie" in {t.low for t in tokens[:at]})
    return False


def _clause_rest(tokens: list[Token], at: int) -> list[Token]:
    rest: list[Token] = []
    for here in range(at + 1, min(at + 40, len(tokens))):
        one = tokens[here]
        if one.low in ",;:?!)–" or (one.low == "." and one is tokens[-1]):
            break
        if one.low in OPENING and not (one.low in CLOSING and rest):
            near = tokens[here + 1 : here + 6]
            if not (near and near[0].is_capital and any(t.low in CLOSING for t in near)):
                break
        rest.append(one)
    while rest and not rest[-1].is_word:
        rest.pop()
    return rest


def _is_perfect(tokens: list[Token], at: int, facts: "Language") -> bool:
    """Return whether the clause ends in a perfect infinitive: `getötet haben`, `worden sein`."""
    rest = ["" if one.is_capital else one.low for one in _clause_rest(tokens, at)]
    if at >= 2 and not rest:  # last in its clause: `die getötet worden sein sollen`
        rest = [one.low for one in tokens[max(0, at - 3) : at]]
    having = facts.mood["having"]
    return any(
        (first in having and _is_participle(then, facts))
        if "having_first" in facts.mood
        else (then in having and _is_participle(first, facts))
        for first, then in pairwise(rest)
    )


def _is_participle(low: str, facts: "Language") -> bool:
    mood = facts.mood
    if low in mood["participles"]:
        return True
    if len(low) < 6:
        return False
    inside = low.startswith("ge") or "ge" in low[2:6]
    prefixed = low.startswith(tuple(mood["inseparable"])) or low.endswith("iert")
    return (inside or prefixed) and low.endswith(("t", "d", "en")) and low not in mood["adjectives"]


def _is_hearsay(tokens: list[Token], at: int, facts: "Language") -> bool:
    mood = facts.mood
    if "hearsay_open" in mood and _is_condition(tokens, facts):
        return False
    if _is_perfect(tokens, at, facts):
        return True
    rest = _clause_rest(tokens, at)
    if "hearsay_open" in mood:
        return _is_open_hearsay(tokens, at, rest, facts)
    if not rest or any(one.low in mood["plans"] for one in rest):
        return False
    if any(one.low in mood["planned"] for one in tokens[max(0, at - 6) : at]):
        return False  # `das neue Bad soll drei Becken haben`
    last = rest[-1].low
    if last in mood["states"] or last != "geben":
        return last in mood["states"]
    # `es soll Tote geben`; `Kündigungen soll es nicht geben` is a plan
    near = [one.low for one in (*tokens[max(0, at - 8) : at], *rest)]
    none = any(low in mood["denials"] or low.startswith("kein") for low in near)
    return "es" in near and not none and any(low in mood["there_is"] for low in near)


def _is_condition(tokens: list[Token], facts: "Language") -> bool:
    """Return whether a clause begins with "if": `Als de dam was bezweken, zou …`."""
    return any(
        one.low in facts.mood["if"] and (not at or tokens[at - 1].low == ",")
        for at, one in enumerate(tokens)
    )


def _is_open_hearsay(tokens: list[Token], at: int, rest: list[Token], facts: "Language") -> bool:
    """Return whether `zou` is hearsay with any infinitive, as in Dutch.

    So it is in a main clause, unless there is a condition or a wish, or it is a future in the past
    (`zei dat hij zou komen`).
    """
    mood = facts.mood
    if any(one.low in mood["if"] for one in tokens) or tokens[0].low in mood["without"]:
        return False
    near = (*tokens[max(0, at - 2) : at], *rest)
    if any(one.low in mood["wishes"] for one in near):
        return False
    if at and tokens[at - 1].low in mood["supposed"]:
        return False  # `dat zou een ramp zijn`
    return bool(rest) and not any(
        one.low in facts.that or one.low in mood["whether"] for one in tokens[:at]
    )
