"""What stands inside a noun phrase and is left out while its grammar is read.

A name in apposition ("the mayor, Jean Dupont, said"), a party or an age in parentheses, quotation
marks around a name ("the daily « Le Phare » writes") and marks of a layout ("[b]said[/b]") part a
subject from its verb by what else would end its clause. Without them one grammar serves all.
"""

from typing import NamedTuple

from core.brief.stance.found import Found
from core.brief.stance.language import Language
from core.brief.stance.phrases import is_adverbial
from core.brief.stance.tokens import CLOSING, OPENING, Token

LONGEST_NAME = 5
"""Words of a name in apposition or between quotation marks."""

LONGEST_ASIDE = 6
"""Tokens between parentheses."""

FAR = 8
"""Tokens between a subject and a name in apposition before its verb."""

_MARKS = frozenset(",([") | OPENING


class Plain(NamedTuple):
    """The tokens that stay, and their places among all."""

    tokens: list[Token]
    places: list[int]

    def back(self, one: Found, tokens: list[Token]) -> Found:
        """Return a speaker with its places among all `tokens`, and with a name left out at it."""
        end = self.places[one.end - 1] + 1
        after = self.places[one.end] if one.end < len(self.places) else len(tokens)
        if end < after and tokens[end].low == ",":
            end = after - 1  # the name, without the mark that closes it
        elif end < after and tokens[end].low in OPENING:
            end = after
        elif one.end <= one.cue_start < one.end + FAR:
            # `un analyste de l'institut X à Londres, Jean Dupont, croit`
            last = self.places[one.cue_start - 1] + 1
            verb = self.places[one.cue_start]
            end = verb - 1 if last < verb and tokens[last].low == "," else end
        cue_end = self.places[one.cue_end - 1] + 1 if one.cue_end > one.cue_start else one.cue_end
        return one._replace(
            start=self.places[one.start],
            end=end,
            cue_start=self.places[one.cue_start],
            cue_end=cue_end,
        )


def without_insertions(tokens: list[Token], facts: Language) -> Plain | None:
    """Return the tokens without insertions, or None where there are none."""
    marks = [at for at, one in enumerate(tokens) if not one.is_word and one.low in _MARKS]
    left: set[int] = set()
    done = 0
    for at in marks:
        end = at
        if at and done <= at < len(tokens) - 1:
            one = tokens[at]
            if one.low == ",":
                end = _apposition(tokens, at, facts)
            elif one.low == "(":
                end = _aside(tokens, at)
            elif one.low == "[":
                end = _layout(tokens, at)
            else:
                end = quoted_name_end(tokens, at, facts)
        elif tokens[at].low == "[":
            end = _layout(tokens, at)
        if end == at and tokens[at].low == "[":
            closing = _bracket(tokens, at)
            left |= {at, closing} if closing else set()
        if end > at:
            left.update(range(at, end))
            done = end
    if not left:
        return None
    places = [at for at in range(len(tokens)) if at not in left]
    return Plain([tokens[at] for at in places], places)


def _apposition(tokens: list[Token], at: int, facts: Language) -> int:
    """Return the end of a name between commas that stands before a verb, or `at`."""
    before = tokens[at - 1]
    if not (tokens[at + 1].is_capital and before.is_word):
        return at
    if before.low in facts.times or before.low in facts.pronouns:
        return at
    opener = next((here for here in range(at - 1, -1, -1) if not tokens[here].is_word), -1)
    if opener >= 0 and tokens[opener + 1].low == "so":  # `…, so der Chef, Jan Roth, …`
        return at
    here = at + 1
    while here < len(tokens) and (_is_of_name(tokens[here], facts) or _is_title(tokens, here)):
        here += 1
    named = 1 < here - at - 1 <= LONGEST_NAME
    if not named or here + 1 >= len(tokens) or tokens[here].low != ",":
        return at
    return here + 1 if _is_verbal(tokens, here + 1, facts) else at


def _is_of_name(one: Token, facts: Language) -> bool:
    return one.is_word and (
        one.is_capital and one.low not in facts.times and one.low not in facts.determiners
    )


def _is_title(tokens: list[Token], at: int) -> bool:
    """Return whether a stop ends a title: `Dr. Ines Palm`."""
    return tokens[at].low == "." and tokens[at - 1].is_capital and len(tokens[at - 1].low) <= 4


def _is_verbal(tokens: list[Token], at: int, facts: Language) -> bool:
    """Return whether a verb, or what stands around one, begins at a token."""
    one = tokens[at]
    if not one.is_word or one.is_capital:
        return False
    if facts.capital_nouns:
        return one.low not in facts.determiners and one.low not in facts.conjunctions
    return (
        one.low in facts.finite
        or one.low in facts.auxiliaries
        or one.low in facts.leading
        or (one.low in facts.clitics and one.low not in facts.determiners)
        or (
            one.low in facts.determiners & facts.clitics
            and at + 1 < len(tokens)
            and (tokens[at + 1].low in facts.finite or tokens[at + 1].low in facts.auxiliaries)
        )
        or is_adverbial(one, facts)
    )


def _aside(tokens: list[Token], at: int) -> int:
    """Return the end of parentheses that hold a name, an age or one word; `at` for others."""
    if not tokens[at - 1].is_word:
        return at
    for here in range(at + 1, min(len(tokens), at + LONGEST_ASIDE + 2)):
        if tokens[here].low == ")":
            inside = tokens[at + 1 : here]
            small = sum(one.is_word and not one.is_capital for one in inside)
            return here + 1 if inside and (small == 0 or len(inside) - small < 2 > small) else at
    return at


def _layout(tokens: list[Token], at: int) -> int:
    """Return the end of a mark of a layout, which touches the word that it marks, or `at`."""
    end = at + 1
    while end < min(len(tokens), at + 4) and tokens[end].low != "]":
        end += 1
    if end >= len(tokens) or tokens[end].low != "]" or end == at + 1:
        return at
    touches = end + 1 < len(tokens) and tokens[end + 1].start == tokens[end].end
    touches = touches and tokens[end + 1].is_word
    return end + 1 if tokens[at + 1].low == "/" or touches else at


def _bracket(tokens: list[Token], at: int) -> int:
    """Return where words that an editor has put in close: `[Le maire] a annoncé`; 0 for none."""
    for here in range(at + 1, min(len(tokens), at + LONGEST_ASIDE + 2)):
        if tokens[here].low == "]":
            return here if here > at + 1 else 0
        if not tokens[here].is_word:
            return 0
    return 0


def quoted_name_end(tokens: list[Token], at: int, facts: Language) -> int:
    """Return the end of a name in quotation marks after its noun: `le quotidien « Le Phare »`."""
    before = tokens[at - 1]
    if not before.is_word or any(
        before.low in some
        for some in (facts.finite, facts.participles, facts.prepositions, facts.determiners)
    ):
        return at
    for here in range(at + 1, min(len(tokens), at + LONGEST_NAME + 2)):
        one = tokens[here]
        if one.low in CLOSING and here > at + 1:
            return here + 1
        if not (one.is_number or (one.is_word and one.is_capital)):
            return at
    return at
