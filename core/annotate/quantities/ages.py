"""Ages: the same years, months and days as a duration, told from it by what stands around."""

from dataclasses import replace

from core.annotate.quantities.lexicon import Lexicon
from core.annotate.quantities.measures import Quantity
from core.annotate.quantities.units import Unit
from core.annotate.recogniser import words_of
from core.annotate.tokens import Tokens

_OLDEST = 125
_YOUNGEST_NAMED = 14
"""Below this a number in brackets after a name is likelier goals, seats or years in office."""
_REACH = 10
"""Tokens beside a number in brackets in which another makes a list of them."""
_YEARS = Unit("year", "age")


def with_age(quantity: Quantity, tokens: Tokens, lex: Lexicon, *, after_age: bool) -> Quantity:
    """Return `quantity` as an age where it is one.

    `after_age` says that an age without a unit stands right before it (`aged six and nine`).
    """
    unit = quantity.unit
    if unit is None:
        is_age = _is_bare_age(quantity, tokens, lex, after_age=after_age)
        return replace(quantity, unit=_YEARS, kind="age") if is_age else quantity
    if quantity.kind == "age":
        follower = tokens.key(quantity.last)
        if any(part in follower for part in lex.ages.not_before):
            return replace(quantity, unit=Unit(unit.name, "duration"), kind="duration")
        return quantity
    if unit.name not in lex.ages.units:
        return quantity
    at = quantity.last
    if tokens.key(at) == "-" and tokens.glued(at):
        at += 1
    after = lex.ages.after.longest(tokens, at)
    if after is not None:
        return replace(quantity, kind="age", last=after[0])
    before = quantity.first - 1
    qualifier = lex.qualifiers.longest(tokens, before)
    for start in (before, qualifier[0] - 1 if qualifier else before):
        hit = lex.ages.before.longest(tokens, start)
        # `a 12 ans`: with a weak sign (to have) only years make an age.
        if hit is not None and (hit[1] == "age" or unit.name == "year"):
            return replace(quantity, kind="age")
    is_year = unit.name == "year"
    if is_year and lex.ages.commas and _stands_in_commas(quantity.first, quantity.last, tokens):
        return replace(quantity, kind="age")
    if is_year and _stands_apart(quantity.first, quantity.last, tokens, lex):
        return replace(quantity, kind="age")
    return quantity


def _is_bare_age(quantity: Quantity, tokens: Tokens, lex: Lexicon, *, after_age: bool) -> bool:
    number = quantity.number
    value = quantity.value if quantity.value is not None else quantity.high
    if quantity.counted is not None or number.scale != 1 or not 0 < (value or 0) <= _OLDEST:
        return False
    if number.last != quantity.last or number.is_one or number.is_fraction:
        return False
    if after_age or lex.ages.bare.longest(tokens, quantity.first - 1) is not None:
        return True
    if not lex.ages.brackets or not number.is_plain or (value or 0) < _YOUNGEST_NAMED:
        return False
    return _stands_apart(quantity.first, quantity.last, tokens, lex)


def _is_in_list(first: int, last: int, tokens: Tokens) -> bool:
    """Return whether another number in brackets stands near (`Bayern (45) und Hessen (31)`)."""
    around = (*range(first - _REACH, first - 1), *range(last + 1, last + _REACH))
    return any(
        tokens.key(at) == "(" and tokens.kind(at + 1) == "d" and tokens.key(at + 2) == ")"
        for at in around
    )


def _stands_in_commas(first: int, last: int, tokens: Tokens) -> bool:
    is_between = tokens.key(first - 1) == "," and tokens.key(last) == ","
    return is_between and tokens.kind(first - 2) == "w"


def _stands_apart(first: int, last: int, tokens: Tokens, lex: Lexicon) -> bool:
    """Return whether the number stands in brackets or commas after a person.

    `Müller (52)`, `Frank Smith, 72, said`, `Mme A., 89 ans,`.
    """
    opener, closer = tokens.key(first - 1), tokens.key(last)
    in_brackets = opener == "(" and closer == ")"
    in_commas = opener == "," and closer in (",", ".", ";")
    if not (in_brackets or in_commas):
        return False
    name = first - 2
    if in_brackets and _is_in_list(first, last, tokens):
        return False
    if tokens.kind(name) != "w" or not tokens.is_capital(name):
        return False
    form = tokens.forms[name]
    if form.isupper() or tokens.keys[name] in words_of(lex.lang).function:
        return False
    # A person has two names, a title or an office; German writes `Müller (52)` as well.
    if lex.counted.style == "capital":
        return True
    return tokens.is_capital(name - 1) and tokens.kind(name - 1) == "w"
