"""Measuring: the unit, the currency or the noun that belongs to a number."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.annotate.counted import Counted, read_counted
from core.annotate.lexicon import Lexicon, Unit
from core.annotate.number import Number
from core.annotate.numerals import read_number
from core.annotate.tokens import Tokens
from core.article import Kind, Qualifier

_PERCENT = Unit("%", "percent")
_MINUS = frozenset("-−–")


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
            unit = self.unit_after(number)
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
            number = self._with_money_suffix(number)
            # `USD 50 million` has its scale read; `$15 CAD` keeps the sign it began with.
            return self._valued(Quantity(number, first, number.last, unit=unit, kind=unit.kind))
        after = self.unit_after(number)
        if after is not None:
            last, unit = after
            scaled = self._scale_after_unit(number, unit, last)
            if scaled is not None:
                number, last = scaled
            quantity = self._valued(Quantity(number, number.first, last, unit=unit, kind=unit.kind))
            if unit.kind in ("percent", "mass", "volume", "area"):
                counted = read_counted(tokens, last, self.lex, linked=True)
                quantity = replace(quantity, counted=counted)
            return quantity
        counted = read_counted(tokens, number.last, self.lex, linked=False, is_one=number.is_one)
        if counted is not None and not self._agrees(number, counted):
            counted = None
        last = number.last if counted is None else counted.head
        return self._valued(Quantity(number, number.first, last, counted=counted))

    def _agrees(self, number: Number, counted: Counted) -> bool:
        """Return whether the noun can stand after the number: apart from it, and in the plural."""
        tokens, endings = self.tokens, self.lex.counted.plural_endings
        if tokens.glued(number.last):
            return False
        is_linked = counted.first > number.last  # `un million d'essence`
        is_many = number.value is None or number.value >= 2
        if not endings or is_linked or not is_many or tokens.is_capital(counted.head - 1):
            return True
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
        for first, units in self.lex.before_units.matches(self.tokens, number.first - 1):
            if first < self.after_last:
                continue
            if self.tokens.glued(first) and self.tokens.kind(first - 1) in ("w", "d"):
                continue
            unit = self._exactly(units, first, number.first)
            if unit is not None:
                return first, unit
        return None

    def _is_percent_before(self, at: int) -> bool:
        """Return whether the sign stands before its number, as in Turkish and Basque (`%40`)."""
        tokens = self.tokens
        is_free = at >= self.after_last and tokens.kind(at - 1) not in ("d", "w")
        return tokens.key(at) == "%" and tokens.glued(at + 1) and is_free

    def _exactly(self, units: Sequence[Unit], first: int, last: int) -> Unit | None:
        """Return the unit that tokens `first` to `last` spell, letter case included."""
        surface = self.tokens.text[self.tokens.starts[first] : self.tokens.ends[last - 1]]
        spelled = surface.replace(" ", "")
        for unit in units:
            if unit.exact is None or unit.exact.replace(" ", "") == spelled:
                return unit
        return None

    def unit_after(self, number: Number) -> tuple[int, Unit] | None:
        """Return the unit that follows `number` and the token after it."""
        tokens, at = self.tokens, number.last
        if at >= len(tokens):
            return None
        if tokens.keys[at] == "-" and tokens.glued(at) and tokens.glued(at + 1):
            at += 1  # `3-inch`, `12-cent`
        elif tokens.keys[at] == "[":
            pass
        elif number.is_noun or self.lex.numerals.scale_links or (number.value or 0) >= 1e6:
            link = self.lex.counted.links.longest(tokens, at)
            if link is not None and link[0] < len(tokens):
                hit = self._unit_at(link[0], number)
                if hit is not None:
                    return hit
        return self._unit_at(at, number)

    def _unit_at(self, at: int, number: Number) -> tuple[int, Unit] | None:
        tokens = self.tokens
        for last, units in self.lex.units.matches(tokens, at):
            # A symbol is no unit where letters or digits run on (`24 m212`, `24 L-202`).
            follower = last + 1 if tokens.key(last) == "-" and tokens.glued(last) else last
            if tokens.kind(follower) == "d" and tokens.glued(follower):
                continue
            unit = self._exactly(units, at, last)
            is_letter = last - at == 1 and len(tokens.forms[at]) == 1 and tokens.kinds[at] == "w"
            if unit is not None and (number.in_digits or not is_letter):
                return last, unit
        return None

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

    def with_part(self, quantity: Quantity) -> Quantity:
        """Read the smaller part of one amount: `5 ft 2 in`, `13 dollars and 45 cents`."""
        parts = self.lex.parts.get(quantity.unit.name) if quantity.unit is not None else None
        if not parts or quantity.value is None or quantity.number.scale != 1:
            return quantity
        tokens, at = self.tokens, quantity.last
        if quantity.first < quantity.number.first:
            return quantity
        joined = tokens.key(at) in self.lex.numerals.joiners
        if joined:
            at += 1
        if at >= len(tokens) or tokens.kinds[at] not in ("w", "d"):
            return quantity
        minor = read_number(tokens, at, self.lex.numerals)
        if minor is None or minor.value is None or minor.is_one or minor.value != int(minor.value):
            return quantity
        after = self.unit_after(minor)
        if after is None and tokens.key(minor.last) in parts:
            after = minor.last + 1, Unit(tokens.keys[minor.last], quantity.kind)
        if after is not None and after[1].name in parts:
            share = parts[after[1].name]
            if 0 < minor.value < share:
                return replace(quantity, last=after[0], value=quantity.value + minor.value / share)
        elif after is None and 0 < minor.value < 100 and quantity.kind == "money":
            ends = tokens.kind(minor.last) != "w" or tokens.key(minor.last) in ("more", "mehr")
            if ends and minor.scale == 1 and quantity.value == int(quantity.value):
                return replace(quantity, last=minor.last, value=quantity.value + minor.value / 100)
        return quantity


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else value * factor
