"""Amounts said in two units or with a half after theirs: `5 ft 2 in`, `șase ani și jumătate`."""

from collections.abc import Mapping
from dataclasses import replace

from core.annotate.quantities.measures import Measurer, Quantity
from core.annotate.quantities.number import Number
from core.annotate.quantities.numerals import read_number
from core.annotate.quantities.units import Unit

_MOST_PARTS = 3
_TALLEST = 3
"""Metres of whoever is so and so tall."""
_LONGEST_ROW = 5
"""Numbers in a row that share one unit."""
_TIMES = frozenset(("x", "×"))


def with_unit_said_later(quantity: Quantity, measurer: Measurer) -> Quantity:
    """Give a bare number the unit that ends its row: `3, 5 et 7 km`, `361 x 520 cm`."""
    tokens, lex, number = measurer.tokens, measurer.lex, quantity.number
    if quantity.unit is not None or quantity.counted is not None or number.scale != 1:
        return quantity
    at, has_joiner = number.last, False
    for _ in range(_LONGEST_ROW):
        key = tokens.key(at)
        has_joiner = key in lex.numerals.joiners or (key in _TIMES and number.in_digits)
        if not has_joiner and key != ",":
            return quantity
        if at + 1 >= len(tokens) or tokens.kinds[at + 1] not in ("w", "d"):
            return quantity
        other = read_number(tokens, at + 1, lex.numerals)
        if other is None or other.value is None or other.in_digits != number.in_digits:
            return quantity
        after = measurer.units.after(other)
        if after is not None:
            unit = after[1]
            is_alike = has_joiner and other.scale == 1
            value = (quantity.value or 0) * unit.factor
            return (
                replace(quantity, unit=unit, kind=unit.kind, value=value) if is_alike else quantity
            )
        at = other.last
    return quantity


def with_parts(quantity: Quantity, measurer: Measurer) -> Quantity:
    """Read the smaller parts of one amount and the half said after its unit.

    `5 ft 2 in`, `13 dollars and 45 cents`, `șase ani și jumătate`, `2 ore și 40 de minute`.
    """
    unit, number = quantity.unit, quantity.number
    if unit is None or quantity.value is None or quantity.first < number.first:
        return quantity
    if unit.kind in ("percent", "temperature") or quantity.is_range:
        return quantity
    if measurer.lex.between.longest(measurer.tokens, quantity.first - 1) is not None:
        return quantity
    hit = measurer.lex.numerals.halves.longest(measurer.tokens, quantity.last)
    if hit is not None and number.value is not None and number.value == int(number.value):
        more = hit[1] * unit.factor * number.scale
        number = replace(number, is_one=False)
        return replace(quantity, number=number, last=hit[0], value=quantity.value + more)
    name, share = unit.name, 1.0
    for _ in range(_MOST_PARTS):
        sizes = measurer.lex.units.parts.get(name)
        part = _next_part(quantity, sizes, measurer) if sizes and number.scale == 1 else None
        if part is None or sizes is None:
            break
        last, value, name = part
        share /= sizes[name]
        quantity = replace(
            quantity,
            number=replace(number, is_one=False),
            last=last,
            value=(quantity.value or 0) + value * share,
        )
    return quantity


def _next_part(
    quantity: Quantity, sizes: Mapping[str, int], measurer: Measurer
) -> tuple[int, float, str] | None:
    """Return the token after the next smaller part, its number, and which unit it is."""
    tokens, lex, at = measurer.tokens, measurer.lex, quantity.last
    if tokens.key(at) in lex.numerals.joiners:
        at += 1
    if at >= len(tokens) or tokens.kinds[at] not in ("w", "d"):
        return None
    if "min" in sizes and at == quantity.last:
        minutes = _minutes(quantity, measurer)
        if minutes is not None:
            return minutes
    minor = read_number(tokens, at, lex.numerals)
    if minor is None or minor.value is None or minor.value != int(minor.value):
        return None
    after = measurer.units.after(minor)
    if after is None and tokens.key(minor.last) in sizes:
        after = minor.last + 1, Unit(tokens.keys[minor.last], quantity.kind)
    if after is not None:
        name = after[1].name
        fits = name in sizes and 0 < minor.value < sizes[name]
        return (after[0], minor.value, name) if fits else None
    if minor.is_one or minor.scale != 1 or quantity.value != int(quantity.value or 0):
        return None
    return _bare_part(quantity, minor, sizes, measurer)


def _bare_part(
    quantity: Quantity, minor: Number, sizes: Mapping[str, int], measurer: Measurer
) -> tuple[int, float, str] | None:
    """Read a part whose unit goes without saying: `13 dollars 45`, `1 m 80`."""
    tokens, value = measurer.tokens, minor.value or 0
    name = next((name for name, size in sizes.items() if size == 100), None)
    if name is None or not 0 < value < 100:
        return None
    if quantity.kind == "money":
        ends = tokens.kind(minor.last) != "w" or tokens.key(minor.last) in measurer.lex.more
        return (minor.last, value, name) if ends else None
    # `1 m 80`, `einen Meter achtzig`
    is_two = minor.is_plain and len(tokens.forms[minor.first]) == 2
    is_letter = len(tokens.forms[quantity.last - 1]) == 1
    is_tall = (quantity.value or 0) <= _TALLEST and value >= 10 and not quantity.number.in_digits
    is_alike = is_two and is_letter if minor.in_digits else is_tall and not is_letter
    return (minor.last, value, name) if is_alike and minor.first == quantity.last else None


def _minutes(quantity: Quantity, measurer: Measurer) -> tuple[int, float, str] | None:
    """Read the minutes of a duration, which look like those of a time (`pendant 2 h 30`)."""
    tokens, labels, at = measurer.tokens, measurer.lex.labels, quantity.last
    if tokens.kind(at) != "d" or len(tokens.forms[at]) != 2 or len(tokens.forms[at - 1]) != 1:
        return None
    is_after = labels.duration_before.longest(tokens, quantity.first - 1) is not None
    follows = tokens.key(at + 1) in labels.duration_after
    is_before = follows and tokens.key(at + 2) not in labels.articles
    minutes = int(tokens.forms[at])
    return (at + 1, minutes, "min") if minutes < 60 and (is_after or is_before) else None
