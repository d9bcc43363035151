"""What leaves a statement open: adverbs and phrases by list, moods of the verb by their forms.

The press conditional of the Romance languages ("aurait ciblé", "ar fi fost uciși", "habría") says
that a statement is hearsay. The same forms serve for hypotheses, wishes and the future in the past;
a sentence with a condition ("si … -ait", "dacă") or under a past verb of saying or thinking
("a dit qu'il viendrait") is therefore read as none, unless the form is a perfect one, which a
future in the past hardly ever is.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from core.brief.stance import german_moods
from core.brief.stance.found import Found
from core.brief.stance.language import Language, language, matching, places_of
from core.brief.stance.phrases import is_adverbial
from core.brief.stance.questions import find_open_questions
from core.brief.stance.stance import Hedge, HedgeKind
from core.brief.stance.tokens import Token

NONE: frozenset[str] = frozenset()


def find_hedges(tokens: list[Token], facts: Language, speakers: Iterable[Found]) -> list[Hedge]:
    """Return the hedges in order, with places in the tokens' text and no words yet."""
    speakers = list(speakers)
    found = [
        one for one in _by_list(tokens, facts) if not _is_rejected(tokens, one, facts, speakers)
    ]
    found += find_open_questions(tokens, facts)
    if facts.mood.get("subjunctive"):
        found += german_moods.find_moods(tokens, facts, speakers)
    elif facts.mood:
        found += _conditionals(tokens, facts)
        found += _with_infinitive(tokens, facts)
    found.sort(key=lambda one: (one.start, -one.end))
    chosen: list[Hedge] = []
    for one in found:
        if not chosen or one.start >= chosen[-1].end:
            chosen.append(one)
    return chosen


def _by_list(tokens: list[Token], facts: Language) -> list[Hedge]:
    found: list[Hedge] = []
    done = 0
    for at in places_of(tokens, facts.hedges):
        cue = matching(tokens, at, facts.hedges) if at >= done else None
        if cue is None or (at and tokens[at - 1].low in facts.mood.get("no_hedge_after", NONE)):
            continue
        end = at + len(cue.words)
        if _is_own_choice(tokens, end, facts):
            continue
        found.append(
            Hedge(kind=cue.kind, words="", start=tokens[at].start, end=tokens[end - 1].end)
        )
        done = end
    return found


def _is_rejected(tokens: list[Token], hedge: Hedge, facts: Language, speakers: list[Found]) -> bool:
    """Return whether a rumour is what somebody rejects: that they do so is no rumour."""
    rumours = facts.mood.get("rumours")
    denied = [one for one in speakers if one.way == "denies"]
    if not rumours or not denied:
        return False
    inside = [one for one in tokens if hedge.start <= one.start and one.end <= hedge.end]
    return any(one.low.startswith(tuple(rumours)) for one in inside)


def _is_own_choice(tokens: list[Token], end: int, facts: Language) -> bool:
    """Return whether what somebody does not rule out is theirs to do: `n'exclut pas de partir`.

    Then nothing is said to be possible; they keep it open.
    """
    verb = tokens[end - 1].low if tokens[end - 1].low != "pas" else tokens[end - 2].low
    if verb not in facts.mood.get("ruling_out", NONE) or end >= len(tokens):
        return False
    here = end
    while here < len(tokens) - 1 and (
        tokens[here].low in facts.determiners or is_adverbial(tokens[here], facts)
    ):
        here += 1
    nouns = facts.mood.get("choices")
    if nouns and tokens[here].low.startswith(tuple(nouns)):
        return True
    marks = facts.mood.get("own_infinitives", NONE)
    endings = tuple(facts.mood.get("own_infinitive_endings", ("\0",)))
    after = tokens[end + 1 : end + 4] if tokens[end].low in marks else tokens[end : end + 1]
    if not marks and not after:
        return False
    return any(
        one.low.endswith(endings) and not one.is_capital and len(one.low) > 3 for one in after
    )


def _conditionals(tokens: list[Token], facts: Language) -> list[Hedge]:
    mood = facts.mood
    found: list[Hedge] = []
    hypothesis: bool | None = None
    for at, one in enumerate(tokens):
        if not one.is_word or (at and one.is_capital) or not _is_conditional(one.low, facts.code):
            continue
        if at and tokens[at - 1].low in mood.get("no_form_after", NONE):
            continue  # `la panadería`: a noun that ends as a verb does
        if hypothesis is None:
            hypothesis = _is_hypothesis(tokens, facts)
        if hypothesis:
            break
        kind, end = _kind(tokens, at, facts)
        if kind is not None:
            first = at - 1 if at and tokens[at - 1].end == one.start else at  # `s-ar`
            first = first if tokens[first].low in facts.clitics else at
            found.append(
                Hedge(kind=kind, words="", start=tokens[first].start, end=tokens[end - 1].end)
            )
    return found


def _with_infinitive(tokens: list[Token], facts: Language) -> list[Hedge]:
    """Return the verbs that are hearsay with an infinitive: Polish `miał opuścić kraj`."""
    verbs = facts.mood.get("hearsay_verbs", NONE)
    if verbs.isdisjoint([one.low for one in tokens]):
        return []
    endings = tuple(facts.mood["infinitive_endings"])
    owned = tuple(facts.mood["not_hearsay_with"])
    found: list[Hedge] = []
    for at, one in enumerate(tokens):
        if one.low not in verbs or (at and tokens[at - 1].low in facts.mood.get("denials", NONE)):
            continue
        for other in tokens[at + 1 : at + 8]:
            if not (other.is_word or other.is_number) or other.low.startswith(owned):
                break  # `miał nadzieję`, `miał prawo`
            if other.low.endswith(endings) and not other.is_capital and len(other.low) > 2:
                found.append(Hedge(kind="modal", words="", start=one.start, end=one.end))
                break
    return found


@lru_cache(maxsize=16384)
def _is_conditional(low: str, code: str) -> bool:
    """Return whether a word may be a verb in a conditional, by its form alone."""
    facts = language(code)
    mood = facts.mood if facts is not None else {}
    if low in mood.get("auxiliary", NONE) or low in mood.get("modals", NONE):
        return True
    endings = mood.get("endings", NONE)
    return (
        bool(endings)
        and low.endswith(tuple(endings))
        and low not in mood.get("not_conditional", NONE)
        and not low.endswith(tuple(mood.get("not_endings", ("\0",))))
    )


def _kind(tokens: list[Token], at: int, facts: Language) -> tuple[HedgeKind | None, int]:
    """Return what a conditional form is, if it is a hedge, and where its verb ends."""
    mood = facts.mood
    name: HedgeKind = "presumptive" if "presumptive" in mood else "conditional"
    end = _verb_end(tokens, at, facts)
    parts = [one.low for one in tokens[at:end]]
    if any(part in mood.get("wishes", NONE) for part in parts):
        return None, end
    if parts[0] in mood.get("perfect_auxiliary", NONE) and (
        len(parts) == 1 or any(one.low in mood["future_with"] for one in tokens)
    ):
        return None, end  # `terá 200 lugares`, `até maio terá concluído`
    if any(
        part in mood.get("modals", NONE) or part in mood.get("modal_verbs", NONE) for part in parts
    ):
        return "modal", end
    if _has_empty_subject(tokens, at, mood):
        return None, end
    if _is_perfect(parts, mood):
        # in Italian a future in the past is a perfect form: `ha detto che sarebbe stato pronto`
        past = "perfect_is_future" in mood and _is_future_in_the_past(tokens, at, facts)
        return None if past else name, end
    if "perfect_only" in mood or _is_future_in_the_past(tokens, at, facts):
        return None, end
    if any(part in mood.get("consequences", NONE) for part in parts[:3]):
        return "modal", end
    if end < len(tokens) and tokens[end].low in mood.get("judgements", NONE):
        return None, end
    return name, end


def _verb_end(tokens: list[Token], at: int, facts: Language) -> int:
    """Return where the forms that belong to a conditional end: `aurait également été tué`."""
    mood = facts.mood
    if tokens[at].low not in mood.get("auxiliary", NONE):
        return at + 1
    end = at + 1
    here = at + 1
    while here < len(tokens) and here < at + 6:
        one = tokens[here]
        low = one.low
        if low in mood.get("been", NONE):
            end = here + 1
        elif (
            (
                low.endswith(tuple(mood.get("participles", ("\0",))))
                and len(low) > 2
                and (low not in mood.get("not_participles", NONE) and not one.is_capital)
            )
            or low in mood.get("wishes", NONE)
            or low in mood.get("modal_verbs", NONE)
            or low in mood.get("modals", NONE)
        ):
            return here + 1
        elif not (is_adverbial(one, facts) or low in facts.clitics or low in facts.enclitics):
            if mood.get("bare_infinitive") and here == end and end == at + 1 and one.is_word:
                return here + 1
            break
        here += 1
    return end


def _is_perfect(parts: list[str], mood: dict[str, frozenset[str]]) -> bool:
    if len(parts) < 2:
        return False
    if parts[0] in mood.get("of_movement", NONE):
        return parts[-1] in mood.get("movements", NONE)
    if mood.get("bare_infinitive"):
        return parts[1] in mood.get("been", NONE) and len(parts) > 2
    return True


def _has_empty_subject(tokens: list[Token], at: int, mood: dict[str, frozenset[str]]) -> bool:
    """Return whether the subject is something supposed: "that", "such a", "a strike (would)"."""
    events = tuple(mood.get("event_endings", ()))
    is_simple = tokens[at].low not in mood.get("auxiliary", NONE)  # not `un accord aurait été`
    if events and is_simple and at > 1 and tokens[0].low in mood["event_first"]:
        near = [one.low for one in tokens[1:at][:2]]
        if any(low in mood["events"] or low.endswith(events) for low in near):
            return True
    return any(one.low in mood.get("supposed", NONE) for one in tokens[max(0, at - 3) : at])


def _is_hypothesis(tokens: list[Token], facts: Language) -> bool:
    """Return whether the sentence states a condition, or a clause of it begins with one."""
    mood = facts.mood
    without = mood.get("without", NONE)
    if tokens[0].low in without or any(
        one.low in facts.that and then.low in without for one, then in pairwise(tokens)
    ):
        return True
    words = mood.get("if", NONE)
    endings = tuple(mood.get("if_endings", ()))
    conditional_ends = tuple(mood.get("endings", ("\0",)))
    for at, one in enumerate(tokens):
        if one.low not in words:
            continue
        if at and tokens[at - 1].low in mood.get("not_if_after", NONE):
            continue
        if not endings:
            return True
        if one.low == "s'" and not (at + 1 < len(tokens) and tokens[at + 1].low in ("il", "ils")):
            continue
        for other in tokens[at + 1 : at + 14]:
            if other.low == ",":
                break
            if other.low.endswith(endings) and not other.low.endswith(conditional_ends):
                return True
    return False


def _is_future_in_the_past(tokens: list[Token], at: int, facts: Language) -> bool:
    """Return whether a past verb with "that" governs a form: `a dit qu'il viendrait`."""
    past = facts.mood.get("past_before_that", NONE)
    endings = tuple(facts.mood.get("past_endings", ("\0",)))
    for here in range(at - 1, max(0, at - 60), -1):
        if tokens[here].low not in facts.that | facts.mood.get("questions", NONE):
            continue
        for other in tokens[max(0, here - 7) : here]:
            if (
                other.low in past
                or (
                    other.is_word
                    and len(other.low) > 4
                    and other.low.endswith(endings)
                    and not other.is_capital
                )
                or other.low in facts.participles
            ):
                return True
    return False
