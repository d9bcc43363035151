"""Numbers that are years, decades or times of day."""

from core.annotate.quantities.lexicon import Lexicon
from core.annotate.quantities.measures import Quantity
from core.annotate.quantities.number import Number
from core.annotate.quantities.unit_reader import clause_around
from core.annotate.tokens import Tokens

_YEARS = range(1000, 2101)
_SURE_YEARS = range(1900, 2101)
_MIDNIGHT = 24
_MINUTES = 60
_LIFETIME = 120
_REACH = 12
"""Tokens around a bare hour in which a time is looked for."""


def is_year(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> bool:
    """Return whether the number is a year or a decade, or both ends of the range are years."""
    if quantity.is_range:
        low, high = int(quantity.low or 0), int(quantity.high or 0)
        is_span = low in _YEARS and high - low < _LIFETIME and (low % 50 != 0 or high % 50 != 0)
        is_sure = low in _SURE_YEARS and high in _SURE_YEARS
        return quantity.number.is_plain and quantity.counted is None and (is_sure or is_span)
    if quantity.unit is not None:
        # Polish `w 1965 roku`: no age and no time is that long to the year.
        value = int(quantity.value or 0)
        return quantity.unit.name == "year" and value in _SURE_YEARS and value % 100 != 0
    return _is_short_year(tokens, quantity, lex) or _is_full_year(tokens, quantity, lex)


def _is_short_year(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> bool:
    """Return whether an era, a decade or an apostrophe makes a year of any number (`'74`)."""
    number, before = quantity.number, tokens.key(quantity.first - 1)
    if before in lex.labels.decade_before and (quantity.value or 0) < 100:
        return True
    if before in ("'", "‘") and len(tokens.forms[number.first]) == 2 and tokens.glued(number.first):
        is_dated = tokens.key(quantity.first - 2) in lex.labels.year_before  # `nell'89`
        return quantity.counted is None or is_dated
    if before in ("*", "†"):
        return True
    return lex.labels.year_after.longest(tokens, number.last) is not None


def _is_full_year(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> bool:
    before = tokens.key(quantity.first - 1)
    value, after = int(quantity.value or 0), tokens.key(quantity.number.last)
    if value not in _YEARS:
        return False
    if before in lex.labels.year_before:
        return True
    if before in ("(", "/", "-", "–", "'") or after in (")", "/", "-", "–"):
        return True
    if quantity.qualifier != "exact" and value not in _SURE_YEARS:
        return False
    if quantity.counted is None:
        # `1641 nahm er`: a number of no thing that is neither round nor grouped.
        is_odd = value % 50 != 0 and not lex.changes.goals.starts_with(before)
        is_early = after in (",", ";") or is_odd or tokens.is_capital(quantity.first - 1)
        return value in _SURE_YEARS or is_early
    # `2019 grève`: a bare year is likelier than a count of that very size.
    return value in _SURE_YEARS and quantity.qualifier == "exact"


def is_clock(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> bool:
    """Return whether the number is a time of day: `18:55`, `à 18 h`, `8 Uhr`, `at 6 p.m.`."""
    number, labels = quantity.number, lex.labels
    value = number.value
    if value is None or not 0 <= value < _MINUTES:
        return False
    before = labels.clock_before.longest(tokens, number.first - 1)
    if value != int(value) and before is not None and not labels.clock_units:
        return quantity.unit is None and value < _MIDNIGHT + 1  # `ora 20,13`
    if value != int(value) or not number.is_plain:
        return False
    if quantity.counted is None and _is_minutes(tokens, number, lex):
        return True
    if value > _MIDNIGHT:
        return False
    if quantity.unit is not None and quantity.unit.name == "h" and quantity.last > number.last:
        is_short = tokens.forms[quantity.last - 1] in ("h", "heures", "heure", "H")
        has_minutes = tokens.kind(quantity.last) == "d" and is_short
        if has_minutes or labels.clock_after.longest(tokens, quantity.last) is not None:
            return True
        return before is not None and is_short
    if quantity.unit is not None:
        return False
    if before is not None and not labels.clock_units:
        return True
    if quantity.counted is not None:
        return False
    return _is_bare_hour(tokens, quantity, lex)


def _is_bare_hour(tokens: Tokens, quantity: Quantity, lex: Lexicon) -> bool:
    """Return whether an hour stands bare in a clause that has a time already (`… până la 17`)."""
    if tokens.key(quantity.first - 1) not in lex.labels.hour_before:
        return False
    first, last = quantity.first, quantity.last
    for at in range(max(1, first - _REACH), min(last + _REACH, len(tokens) - 1)):
        is_time = tokens.keys[at] == ":" and tokens.kind(at - 1) == tokens.kind(at + 1) == "d"
        if is_time and tokens.glued(at) and tokens.glued(at + 1):
            return True
    words = lex.labels.clock_words
    return any(tokens.keys[at] in words for at in clause_around(tokens, first, last))


def _is_minutes(tokens: Tokens, number: Number, lex: Lexicon) -> bool:
    """Return whether the number is the minutes of a time (`18 h 30`)."""
    before = tokens.key(number.first - 1)
    return before in lex.labels.clock_units and tokens.kind(number.first - 2) == "d"
