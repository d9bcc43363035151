"""Shares said as so many of so many: `un sur trois`, `1 autobuz din 10`, `jeder Dritte`."""

from collections.abc import Callable
from dataclasses import replace

from core.annotate.quantities.counted import Counted, read_counted
from core.annotate.quantities.lexicon import Lexicon
from core.annotate.quantities.measures import Measurer, Quantity
from core.annotate.quantities.number import Number
from core.annotate.quantities.numerals import read_number
from core.annotate.tokens import Tokens

_ROUND = frozenset((10, 20, 100, 1000, 10_000, 100_000, 1_000_000))
"""Wholes of which any number is a share; `46 von 69 Stimmen` counts votes."""
_LARGEST_PART = 100
_YEARS = range(1900, 2101)


def read_ratio(
    number: Number, measurer: Measurer, is_blocked: Callable[[int], bool]
) -> Quantity | None:
    """Read the whole that `number` is so many of; None where it is no share."""
    tokens, lex = measurer.tokens, measurer.lex
    value = number.value
    if value is None or number.scale != 1 or value != int(value) or value > _LARGEST_PART:
        return None
    found = _whole(number, lex, tokens)
    if found is None or found[0] >= len(tokens) or is_blocked(found[0]):
        return None
    at, inside = found
    other = read_number(tokens, at, lex.numerals)
    if other is None or other.value is None or other.is_one or not 0 < value < other.value:
        return None
    if other.value != int(other.value) or (other.is_plain and int(other.value) in _YEARS):
        return None  # `3 in 2024`
    if measurer.units.after(other) is not None:
        return None  # `one in two years`
    if inside is not None and other.value > _LARGEST_PART and not _is_power_of_ten(other.value):
        return None  # `un sondaggio su 1.500 persone`
    is_loose = other.value <= 10 or (not number.in_digits and other.value % 100 == 0)
    if value != 1 and int(other.value) not in _ROUND and not is_loose:
        return None
    whole = replace(number, last=other.last, is_one=False, is_plain=False, is_fraction=True)
    counted = inside or read_counted(tokens, other.last, lex, linked=False)
    if inside is None and counted is not None and not measurer.agrees(other, counted):
        counted = None
    return Quantity(whole, number.first, other.last, counted=counted, value=value / other.value)


def _is_power_of_ten(value: float) -> bool:
    return str(int(value)).strip("0") == "1"


def _whole(number: Number, lex: Lexicon, tokens: Tokens) -> tuple[int, Counted | None] | None:
    """Return where the whole begins, and the noun before it (`un habitant sur trois`)."""
    ratios = lex.numerals.ratios
    hit = ratios.over.longest(tokens, number.last)
    if hit is not None:
        is_one_of = number.value == 1 and hit[1] == "of"
        return None if is_one_of else (hit[0], None)
    if not ratios.over_with_noun:
        return None
    between = read_counted(tokens, number.last, lex, linked=False, is_one=number.value == 1)
    if between is None:
        return None
    for end in dict.fromkeys((between.last, between.head)):
        inside = ratios.over_with_noun.longest(tokens, end)
        if inside is not None:
            return inside[0], between
    return None


def read_every(
    tokens: Tokens, i: int, lex: Lexicon, is_blocked: Callable[[int], bool]
) -> Quantity | None:
    """Read `jeder Dritte`, `every third`, at its ordinal; not what recurs (`jeden zweiten Tag`)."""
    ratios = lex.numerals.ratios
    nth = ratios.ordinals.get(tokens.keys[i])
    if nth is None:
        return None
    every = ratios.every.longest(tokens, i - 1)
    if every is None or is_blocked(i) or is_blocked(i + 1):
        return None
    if tokens.key(i + 1) in lex.numerals.unit_starts:
        return None
    number = Number(every[0], i + 1, 1 / nth, is_fraction=True)
    counted = read_counted(tokens, i + 1, lex, linked=False, is_one=True)
    return Quantity(number, every[0], i + 1, counted=counted, value=1 / nth)
