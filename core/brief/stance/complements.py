"""What verbs of saying take with them, other than a clause: a figure, an accusation, a judgement.

Each language sorts its verbs by what must stand with them for their sentence to be somebody's
word. Some always give one ("dément", "wirft … vor", "acuză"); some with a figure ("recense 1 200
déplacés", "sprach von 40 Verletzten"); some with a noun that is a statement itself ("weist die
Vorwürfe zurück"); some where a document is the subject ("une étude montre que"). With words in
quotation marks any verb of saying gives one ("juge ce montant « indécent »").
"""

import re

from core.brief.stance.language import Language, Phrasal, Words
from core.brief.stance.phrases import is_adverbial
from core.brief.stance.tokens import CLOSING, ENDS, OPENING, Token

_YEAR = re.compile("(19|20)[0-9]{2}")

NEAR = 16
"""Tokens after a verb in which its object is looked for."""


def tells_with_object(
    tokens: list[Token],
    head: int,
    start: int,
    end: int,
    facts: Language,
    *,
    reflexive: bool,
    verb: Token | None = None,
) -> bool:
    """Return whether the object that stands from `start` to `end` makes a verb a report.

    The verb is at `head`, or `verb` where it does not stand among the tokens.
    """
    low = (verb or tokens[head]).low
    rest = _stretch(tokens, start, end, facts)
    if reflexive:
        return low in facts.reflexives or (facts.capital_nouns and _is_phrasal(low, rest, facts))
    if low in facts.always:
        return not _is_set_phrase(rest, facts)
    if is_act(rest, facts):
        return False
    denials = facts.mood.get("denials", frozenset())
    denied = not denials.isdisjoint(one.low for one in (*tokens[max(0, head - 2) : head], *rest))
    if _is_phrasal(low, rest, facts):
        return True
    if low in facts.figured and _has_figure(rest, facts):
        return True
    if denied and low in facts.mood.get("ruling_out", ()):
        return bool(rest)  # `n'exclut pas une erreur`: whatever it is, it may be so
    # `n'a pas confirmé l'attaque`, `schließt einen Anschlag nicht aus` state nothing
    if denied:
        return False
    if low in facts.objects and _has_object(rest, facts):
        return True
    if low in facts.announcing and _has_plain_object(rest, facts):
        return True
    if low in facts.weak and (
        any(_is_statement(one, facts) for one in rest) or _is_this(rest, facts)
    ):
        return True
    if _has_noun_of(low, rest, facts):
        return True
    return low not in facts.showing and _has_quoted_words(rest)


def _is_set_phrase(rest: list[Token], facts: Language) -> bool:
    """Return whether a noun makes an act of a verb of accusing: `a accusé réception`."""
    return bool(rest) and rest[0].low in facts.mood.get("acknowledged", ())


def is_document(low: str, facts: Language) -> bool:
    """Return whether a noun is one of those that show something: a report, a poll, figures."""
    return _is_one_of(low, facts.documents, facts)


def _is_one_of(low: str, nouns: Words, facts: Language) -> bool:
    """Return whether a noun is listed: by its beginning, or its end where nouns are compounds."""
    listed = tuple(nouns)
    return low.endswith(listed) if facts.capital_nouns else low.startswith(listed)


def is_act(rest: list[Token], facts: Language) -> bool:
    """Return whether the object shows that something is done, not said: `a confirmé la peine`."""
    return bool(facts.acts) and any(_is_one_of(one.low, facts.acts, facts) for one in rest[:6])


def _stretch(tokens: list[Token], start: int, end: int, facts: Language) -> list[Token]:
    """Return the tokens of the object, past an insertion: `a reconnu, mercredi, une fuite`."""
    rest: list[Token] = []
    if start < end and tokens[start].low == ",":
        near = range(start + 2, min(start + 6, end))
        closing = next((here for here in near if tokens[here].low == ","), None)
        if closing is not None and is_adverbial(tokens[closing - 1], facts):
            start = closing + 1
    for one in tokens[start : min(end, start + NEAR)]:
        if one.low in ENDS or one.low in ",:":
            break
        rest.append(one)
    return rest


def _is_phrasal(low: str, rest: list[Token], facts: Language) -> bool:
    cues = facts.phrasal.get(low, ())
    if not cues:
        return False
    words = tuple(one.low for one in rest)
    first = next((at for at, one in enumerate(rest) if not is_adverbial(one, facts)), len(rest))
    # German puts what belongs to the verb last: `gab die Zahl mit zwölf an`
    places = range(len(words)) if facts.capital_nouns else (0, first)
    splits = "object_between" in facts.mood  # Dutch: `legt de minister uit`, `spreekt de bond van`
    for cue in cues:
        last = len(words) - len(cue.words)
        ends = () if not splits or last < 0 else range(last + 1) if _opens(cue) else (last,)
        for at in (*places, *ends):
            end = at + len(cue.words)
            if words[at:end] == cue.words and _follows(rest[end:], cue, facts):
                return True
    return False


def _opens(cue: Phrasal) -> bool:
    return cue.needs_figure or cue.is_bare


def _follows(after: list[Token], cue: Phrasal, facts: Language) -> bool:
    """Return whether what a phrasal verb wants after its words stands there."""
    if cue.is_bare:
        small = facts.determiners | facts.possessives | facts.pronouns
        return bool(after) and after[0].is_word and after[0].low not in small
    return not cue.needs_figure or bool(
        after
        and (
            after[0].low in facts.indefinites
            or after[0].low in OPENING
            or _has_figure(after[:6], facts)
        )
    )


def phrasal_end(tokens: list[Token], head: int, start: int, facts: Language) -> int:
    """Return the end of the words that a phrasal verb has right after it; `start` for none.

    So `a dat asigurări`: the subject of `…, a dat asigurări ministerul` stands past it.
    """
    for cue in facts.phrasal.get(tokens[head].low, ()):
        end = start + len(cue.words)
        if not _opens(cue) and tuple(one.low for one in tokens[start:end]) == cue.words:
            return end
    return start


def _has_figure(rest: list[Token], facts: Language) -> bool:
    """Return whether a figure stands in a stretch that is no date."""
    for here, one in enumerate(rest):
        if not one.is_number:
            if is_number(one, facts):
                return True
            continue
        if _YEAR.fullmatch(one.low):
            continue
        after = rest[here + 1 : here + 3]
        if not any(other.low in facts.times for other in after):
            return True
    return False


def is_number(one: Token, facts: Language) -> bool:
    """Return whether a token is a number, in digits or words."""
    if one.is_number or one.low in facts.numerals:
        return True
    return one.is_word and one.low.endswith(tuple(facts.mood.get("numeral_endings", ("\0",))))


def _has_object(rest: list[Token], facts: Language) -> bool:
    first = next((one.low for one in rest if not is_adverbial(one, facts)), "")
    return first in facts.determiners or first in facts.verbs_of_objects


def _has_plain_object(rest: list[Token], facts: Language) -> bool:
    """Return whether an object follows that isn't one's own: `announced a campaign`."""
    for one in rest:
        if is_adverbial(one, facts):
            continue
        if one.is_number or one.low in facts.numerals:
            return True
        if facts.object_endings and one.low.endswith(tuple(facts.object_endings)):
            return True
        return one.low in facts.determiners and one.low not in facts.possessives
    return False


def _is_statement(one: Token, facts: Language) -> bool:
    return (one.is_capital or not facts.capital_nouns) and _is_one_of(
        one.low, facts.statements, facts
    )


def _has_noun_of(low: str, rest: list[Token], facts: Language) -> bool:
    """Return whether the object is one of the nouns that make this verb a report."""
    nouns = facts.with_nouns.get(low, ())
    if not nouns:
        return False
    if facts.capital_nouns:
        return any(one.is_capital and one.low.endswith(nouns) for one in rest)
    first = next((at for at, one in enumerate(rest) if not is_adverbial(one, facts)), 0)
    return any(one.low.startswith(nouns) for one in rest[first : first + 6])


def _is_this(rest: list[Token], facts: Language) -> bool:
    """Return whether the object is what was said before: `wies dies am Donnerstag zurück`."""
    this = facts.mood.get("this", frozenset())
    if not rest or rest[0].low not in this:
        return False
    return len(rest) == 1 or not any(one.is_capital for one in rest[1:2])


def _has_quoted_words(rest: list[Token]) -> bool:
    """Return whether words in quotation marks stand in a stretch, and not a name."""
    for here, one in enumerate(rest[:-1]):
        if one.low in OPENING and one.low != "’" and not rest[here + 1].is_capital:
            return any(other.low in CLOSING for other in rest[here + 2 :])
    return False
