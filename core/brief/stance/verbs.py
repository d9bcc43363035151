"""Verbs of saying with their auxiliaries: `a déclaré`, `n'a pas confirmé`, `tient à préciser`."""

from typing import NamedTuple

from core.brief.stance.language import Language, matching
from core.brief.stance.phrases import is_adverbial
from core.brief.stance.tokens import Token


class Group(NamedTuple):
    """Tokens of a verb of saying with its auxiliaries; `head` is the verb itself."""

    start: int
    end: int
    head: int
    is_passive: bool = False
    pronoun: int | None = None
    is_reflexive: bool = False


def find_group(tokens: list[Token], at: int, facts: Language) -> Group | None:
    """Return the verb of saying that begins at a token: `a`, `-t-il`, `également`, `déclaré`."""
    low = tokens[at].low
    if low not in facts.group_starts:
        return None
    reflexive = any(one.low in facts.reflexive_words for one in tokens[max(0, at - 2) : at])
    made = None
    if low in facts.auxiliaries:
        made = _compound(tokens, at, facts, reflexive)
    elif low in facts.leading:
        made = _leading(tokens, at, facts)
    return made or _simple(tokens, at, facts, reflexive)


def _compound(tokens: list[Token], at: int, facts: Language, reflexive: bool) -> Group | None:
    if "split_verbs" in facts.mood and tokens[at].low not in facts.been:
        return _split(tokens, at, facts)
    pronoun: int | None = None
    passive = tokens[at].low in facts.been and not reflexive
    done = 0
    for here in range(at + 1, min(len(tokens), at + 9)):
        one = tokens[here]
        if here < done:
            continue
        if one.low in facts.participles:
            return Group(at, here + 1, here, passive, pronoun, reflexive)
        end = _past_adverb(tokens, here, facts)
        if end > here:
            done = end
        elif one.low in facts.been:
            passive = True
        elif one.low in facts.enclitics:
            pronoun = here
        elif not (_is_small(one, facts) or one.low in facts.mood.get("fillers", ())):
            break
    return None


def _past_adverb(tokens: list[Token], at: int, facts: Language) -> int:
    """Return where an adverb of several words ends, with its commas: `a, de son côté, parlé`."""
    comma = at + 1 < len(tokens) and tokens[at].low == ","
    cue = matching(tokens, at + comma, facts.inserted)
    if cue is None:
        return at
    end = at + comma + len(cue.words)
    if comma:
        return end + 1 if end < len(tokens) and tokens[end].low == "," else at
    return end


def _split(tokens: list[Token], at: int, facts: Language) -> Group | None:
    """Return an auxiliary and its participle at the end of the clause, as Dutch has them."""
    end = at + 1
    while end < len(tokens) and (tokens[end].is_word or tokens[end].is_number):
        if tokens[end].low in facts.that:
            break
        end += 1
    last = end - 1
    let = tokens[last].low in facts.mood["let_infinitives"]
    if tokens[last].low in facts.participles or (
        let and tokens[last - 1].low in facts.mood["letting"]
    ):
        return Group(at, end, last)
    return None


def _leading(tokens: list[Token], at: int, facts: Language) -> Group | None:
    """Return a verb with the infinitive of saying after it: `vient d'annoncer`."""
    done = 0
    for here in range(at + 1, min(len(tokens), at + 5)):
        one = tokens[here]
        if here < done:
            continue
        end = _past_adverb(tokens, here, facts)
        if end > here:
            done = end
            continue
        if one.low in facts.tell_infinitives:
            compound = at > 0 and tokens[at - 1].low in facts.auxiliaries  # `a laissé entendre`
            return Group(at - compound, here + 1, here)
        if not (
            _is_small(one, facts)
            or one.low in facts.links
            or one.low in facts.mood.get("fillers", ())
        ):
            break
    return None


def _is_small(one: Token, facts: Language) -> bool:
    return is_adverbial(one, facts) or one.low in facts.clitics


def _simple(tokens: list[Token], at: int, facts: Language, reflexive: bool) -> Group | None:
    low = tokens[at].low
    if low in facts.gerunds:
        return Group(at, at + 1, at)
    if low not in facts.finite or low in facts.auxiliaries:
        return None
    is_it = at == 1 and tokens[0].low in facts.mood.get("it_objects", ())  # `lo dice il ministro`
    is_it = is_it or (at in (1, 2) and tokens[at - 1].low in _this(facts))  # `Про це повідомив`
    article = at > 0 and tokens[at - 1].low in facts.determiners and not is_it
    if article and not _follows_as(tokens, at, facts):
        return None
    if at + 1 < len(tokens) and tokens[at + 1].low in facts.enclitics:
        return Group(at, at + 2, at, False, at + 1)
    return Group(at, at + 1, at, is_reflexive=reflexive)


def _this(facts: Language) -> frozenset[str]:
    front: frozenset[str] = facts.mood.get("front_this", frozenset())
    about: frozenset[str] = facts.mood.get("about_this", frozenset())
    return front | about


def _follows_as(tokens: list[Token], at: int, facts: Language) -> bool:
    return any(one.low in facts.as_words for one in tokens[max(0, at - 3) : at])
