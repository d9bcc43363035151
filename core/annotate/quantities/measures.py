"""Measuring: the unit, the currency or the noun that belongs to a number."""

import re
from dataclasses import dataclass, replace

from core.annotate.quantities.counted import Counted, read_counted
from core.annotate.quantities.lexicon import Lexicon
from core.annotate.quantities.number import Number
from core.annotate.quantities.numerals import read_number
from core.annotate.quantities.unit_reader import UnitReader
from core.annotate.quantities.units import Unit
from core.annotate.tokens import Tokens
from core.article import Kind, Qualifier

_PERCENT = Unit("%", "percent")
_MINUS = frozenset("-−–")
_SHORTEST_PLURAL = 3
"""Letters below which what is written in capitals alone is no thing that is counted."""
_GROUP = re.compile("[0-9]{1,3}([.,])[0-9]{3}")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what measures it; tokens `first` to `last`, exclusive."""

    number: Number
    first: int
    last: int
    unit: Unit | None = None
    counted: Counted | None = None
    kind: Kind = "count"
    value: float | None = None
    low: float | None = None
    high: float | None = None
    qualifier: Qualifier = "exact"
    is_range: bool = False


class Measurer:
    """Puts numbers of one text together with what measures them."""

    def __init__(self, tokens: Tokens, lex: Lexicon) -> None:
        self.tokens = tokens
        self.lex = lex
        self.units = UnitReader(tokens, lex)
        self.after_last = 0
        """Token after the last figure found: nothing before it belongs to the next one."""

    def signed(self, number: Number) -> Number:
        """Take in a minus sign that is no hyphen and no dash."""
        tokens, before = self.tokens, number.first - 1
        if not number.in_digits or tokens.key(before) not in _MINUS or before < self.after_last:
            return number
        if number.value is None or (tokens.kind(before - 1) in ("w", "d") and tokens.glued(before)):
            return number
        is_glued = tokens.glued(number.first)
        if not is_glued:
            unit = self.units.after(number)
            if unit is None or unit[1].kind != "temperature":
                return number
        elif tokens.kind(before - 1) == "d":
            return number
        return replace(number, first=before, value=-number.value, is_plain=False)

    def measured(self, number: Number) -> Quantity:
        """Put the unit, or the thing counted, to `number`."""
        tokens = self.tokens
        before = self._unit_before(number)
        if before is not None:
            first, unit = before
            number = self._with_money_suffix(self._grouped(number))
            # `USD 50 million` has its scale read; `$15 CAD` keeps the sign it began with.
            return self._valued(Quantity(number, first, number.last, unit=unit, kind=unit.kind))
        if number.unit is not None:
            return self._worded(number, number.unit)
        number = self._with_scale_letter(number)
        after = self.units.after(number)
        if after is not None:
            last, unit = after
            scaled = self._scale_after_unit(number, unit, last)
            if scaled is not None:
                number, last = scaled
            if not unit.name:
                return self._valued(Quantity(number, number.first, last))
            quantity = self._valued(Quantity(number, number.first, last, unit=unit, kind=unit.kind))
            if unit.kind in ("percent", "mass", "volume", "area"):
                counted = read_counted(tokens, last, self.lex, linked=True)
                quantity = replace(quantity, counted=counted)
            return quantity
        tied = self._hyphened(number)
        if tied is not None:
            return self._valued(tied)
        counted = read_counted(
            tokens,
            number.last,
            self.lex,
            linked=number.is_fraction and number.value is not None and number.value < 1,
            is_one=number.is_one,
        )
        if counted is not None and not self.agrees(number, counted):
            counted = None
        last = number.last if counted is None else counted.head
        counted = counted or self._counted_of_more(number)
        return self._valued(Quantity(number, number.first, last, counted=counted))

    def _counted_of_more(self, number: Number) -> Counted | None:
        """Return what the second number counts in `62 of the 88 drones`: both count it."""
        link = self.lex.counted.links.longest(self.tokens, number.last)
        if link is None or link[0] >= len(self.tokens) or self.tokens.kinds[link[0]] not in "wd":
            return None
        other = read_number(self.tokens, link[0], self.lex.numerals)
        if other is None or other.is_one or self.units.after(other) is not None:
            return None
        return read_counted(self.tokens, other.last, self.lex, linked=False)

    def _worded(self, number: Number, unit: Unit) -> Quantity:
        """Measure a number that says its unit in the same word (`dreitägig`)."""
        quantity = Quantity(number, number.first, number.last)
        if unit.name:
            quantity = replace(quantity, unit=unit, kind=unit.kind)
        return self._valued(quantity)

    def _hyphened(self, number: Number) -> Quantity | None:
        """Read a noun that is tied to its number (`a 34-member team`)."""
        tokens, at = self.tokens, number.last
        if not self.lex.counted.hyphened or tokens.key(at) != "-":
            return None
        if not (tokens.glued(at) and tokens.glued(at + 1)) or tokens.is_capital(at + 1):
            return None
        if tokens.key(at + 1) not in self.lex.counted.hyphened:
            return None
        counted = Counted(at + 1, at + 2, at + 2)
        return Quantity(number, number.first, at + 2, counted=counted)

    def agrees(self, number: Number, counted: Counted) -> bool:
        """Return whether the noun can stand after the number: apart from it, and in the plural."""
        tokens, endings = self.tokens, self.lex.counted.plural_endings
        if tokens.glued(number.last):
            return False
        is_linked = counted.first > number.last  # `un million d'essence`
        is_many = number.value is None or number.value >= 2
        head = tokens.forms[counted.head - 1]
        is_code = len(head) == _SHORTEST_PLURAL - 1 and head.isupper()  # `104,3 FM`
        if not endings or is_linked or not is_many:
            return True
        if head[0].isupper():
            return not is_code
        return tokens.keys[counted.head - 1].endswith(endings)

    def _valued(self, quantity: Quantity) -> Quantity:
        number = quantity.number
        factor = quantity.unit.factor if quantity.unit is not None else 1
        return replace(
            quantity,
            value=_times(number.value, factor),
            low=_times(number.low, factor),
            high=_times(number.high, factor),
        )

    def _unit_before(self, number: Number) -> tuple[int, Unit] | None:
        if not number.in_digits:
            return None
        if self._is_percent_before(number.first - 1):
            return number.first - 1, _PERCENT
        for first, units in self.lex.units.before.matches(self.tokens, number.first - 1):
            if first < self.after_last:
                continue
            if self.tokens.glued(first) and self.tokens.kind(first - 1) in ("w", "d"):
                continue
            unit = self.units.exactly(units, first, number.first)
            if unit is not None and not self._is_apart(first, number.first):
                return first, unit
        return None

    def _is_apart(self, first: int, last: int) -> bool:
        """Return whether a lone letter stands apart from the sign after it (`A $10 note`)."""
        is_letter = last - first > 1 and len(self.tokens.forms[first]) == 1
        return is_letter and self.tokens.is_capital(first) and not self.tokens.glued(first + 1)

    def _is_percent_before(self, at: int) -> bool:
        """Return whether the sign stands before its number, as in Turkish and Basque (`%40`)."""
        tokens = self.tokens
        is_free = at >= self.after_last and tokens.kind(at - 1) not in ("d", "w")
        return tokens.key(at) == "%" and tokens.glued(at + 1) and is_free

    def _grouped(self, number: Number) -> Number:
        """Read `$4,500` as thousands where a comma makes decimals: money has two of them."""
        tokens = self.tokens
        if number.scale != 1 or number.last - number.first != 3 or number.value is None:
            return number
        text = tokens.text[tokens.starts[number.first] : tokens.ends[number.last - 1]]
        match = _GROUP.fullmatch(text)
        if match is None or match[1] != self.lex.numerals.decimal or text[0] == "0":
            return number
        return replace(number, value=float(text.replace(match[1], "")))

    def _with_scale_letter(self, number: Number) -> Number:
        """Read `5.86m barrels`: the letter is a scale before people and things by the million."""
        tokens, at = self.tokens, number.last
        if not number.in_digits or at >= len(tokens) or not tokens.glued(at):
            return number
        scale = self.lex.scale_letters.get(tokens.forms[at])
        if scale is None or number.value is None or number.scale != 1:
            return number
        follower = tokens.key(at + 1)
        has_unit = follower in self.lex.numerals.unit_starts and not tokens.glued(at + 1)
        if not has_unit and follower not in self.lex.scale_nouns:
            return number
        return replace(number, last=at + 1, value=number.value * scale, scale=scale, is_plain=False)

    def _with_money_suffix(self, number: Number) -> Number:
        """Read `£5m`: the letter is a scale only because a currency stands before."""
        tokens, at = self.tokens, number.last
        scale = self.lex.numerals.money_suffixes.get(tokens.forms[at]) if at < len(tokens) else None
        if scale is None or not tokens.glued(at) or number.value is None:
            return number
        return replace(number, last=at + 1, value=number.value * scale, is_plain=False)

    def _scale_after_unit(self, number: Number, unit: Unit, last: int) -> tuple[Number, int] | None:
        """Read `75 USD million`."""
        scale = self.lex.numerals.scales.get(self.tokens.key(last))
        if unit.kind != "money" or scale is None or number.value is None or number.scale != 1:
            return None
        if scale < 1e6 or not number.in_digits:
            return None
        return replace(number, value=number.value * scale, scale=scale), last + 1


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else value * factor
