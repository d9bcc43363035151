"""Two numbers together: ranges (`10 à 15`, `zwischen 4.050 und 10.800 m²`) and changes."""

from collections.abc import Callable
from dataclasses import replace

from core.annotate.quantities.lexicon import Lexicon
from core.annotate.quantities.measures import Measurer, Quantity
from core.annotate.quantities.number import Number
from core.annotate.quantities.numerals import read_number
from core.annotate.tokens import Tokens

_CLAUSE = 12
"""Tokens around a figure in which a word of change makes two figures of `from … to`."""
_VERB = 4
"""Tokens before a figure in which its verb stands."""
_LEAP = 3
"""How many times its lower end the upper one of a range rarely is."""
_DASHES = frozenset("-–—")
_SIGNS = frozenset("$€£")
_HIGHEST_AFTER_ONE = 10


class RangeReader:
    """Joins the figures of one text; `is_blocked` tells tokens that no figure begins at."""

    def __init__(self, measurer: Measurer, is_blocked: Callable[[int], bool]) -> None:
        self.measurer = measurer
        self.tokens: Tokens = measurer.tokens
        self.lex: Lexicon = measurer.lex
        self.is_blocked = is_blocked

    def ranged(self, low: Quantity) -> Quantity | None:
        """Join `low` with the number after it; None where there is none, or it is another."""
        tokens, lex = self.tokens, self.lex
        if low.value is None:
            return None
        at = low.last if low.unit is not None else low.number.last
        is_between = lex.between.longest(tokens, low.first - 1) is not None
        if tokens.key(at) == "-" and tokens.glued(at) and not tokens.glued(at + 1):
            at += 1  # `14- bis 17-Jährige`
        joiners = lex.between_joiners if is_between else lex.range_joiners
        hit = joiners.longest(tokens, at)
        if hit is None and is_between:
            hit = lex.range_joiners.longest(tokens, at)
        if hit is None and low.counted is not None and is_between:
            # `entre 10 soldats et 15 soldats` is rare; between alone allows the noun inside.
            hit = lex.between_joiners.longest(tokens, low.last)
        if hit is None or hit[0] >= len(tokens):
            return None
        is_dash = tokens.keys[hit[0] - 1] in _DASHES
        high = self._second(hit[0], is_signed=not is_dash)  # `15%-20%` takes away nothing
        if high is None or high.number.is_one:
            return None
        if hit[1] == "or" and low.number.scale > 1:
            return None  # two figures to choose from
        if low.number.is_one and low.unit is None:
            is_close = high.number.scale == 1 and (high.number.value or 0) <= _HIGHEST_AFTER_ONE
            if is_dash or not is_close:
                return None
        if not is_dash and not is_between and self._is_step(low, high):
            return None
        is_told = is_between or lex.qualifiers.longest(tokens, low.first - 1) is not None
        return self._join(low, high, needs_noun=is_dash and not is_told)

    def _is_step(self, low: Quantity, high: Quantity) -> bool:
        """Return whether `low` is by how much and `high` to what (`rose $1.18 to $74.28`)."""
        if low.unit is None or high.unit is None or (high.value or 0) < _LEAP * (low.value or 0):
            return False
        keys = [self.tokens.key(at) for at in range(low.first - _VERB, low.first)]
        changes = self.lex.changes
        return any(
            key in changes.words or (changes.stems and key.startswith(changes.stems))
            for key in keys
        )

    def _second(self, start: int, *, is_signed: bool = True) -> Quantity | None:
        """Return the number at token `start`, its sign and its currency included."""
        tokens = self.tokens
        qualifier = self.lex.qualifiers_ahead.longest(tokens, start)
        if qualifier is not None:
            start = qualifier[0]  # `zwischen 1,8 und rund 15 Kilometer`
        if tokens.key(start) in _SIGNS or tokens.key(start) in _DASHES | {"−"}:
            is_signed = True
            start += 1
            if tokens.kind(start) != "d" or not tokens.glued(start):
                return None
        if start >= len(tokens) or tokens.kinds[start] not in ("w", "d"):
            return None
        if self.is_blocked(start):
            return None
        number = read_number(tokens, start, self.lex.numerals)
        if number is None or number.value is None:
            return None
        return self.measurer.measured(self.measurer.signed(number) if is_signed else number)

    def _join(self, low: Quantity, high: Quantity, *, needs_noun: bool) -> Quantity | None:
        if low.value is None or high.value is None or high.number.value is None:
            return None
        if low.unit is not None and high.unit is not None and low.unit.name != high.unit.name:
            return None
        if low.unit is not None and high.unit is None and low.kind != "money":
            return None
        bottom, top = low.value, high.value
        unit = high.unit or low.unit
        if low.unit is None and unit is not None:
            bottom *= unit.factor
        # `2 bis 3 Millionen`: the scale is said once for both.
        bottom *= _shared_scale(low.number, high.number)
        if top < bottom < 0 and unit is not None:
            bottom, top = top, bottom  # `de la -2 la -8 grade`
        if bottom >= top:
            return None
        is_bare = unit is None and high.counted is None and not high.number.is_noun
        if needs_noun and is_bare:
            return None  # a score, a telephone number, a model
        is_plain = low.number.is_plain and high.number.is_plain and unit is None
        return replace(
            high,
            first=low.first,
            number=replace(high.number, first=low.number.first, is_plain=is_plain, is_one=False),
            unit=unit,
            kind=unit.kind if unit is not None else "count",
            value=None,
            low=bottom,
            high=top,
            qualifier="between",
            is_range=True,
        )

    def changed(self, low: Quantity) -> Quantity | None:
        """Read the first figure of a change (`von 7,8 auf 9,9 Prozent`): two figures, no range.

        It takes the unit and the scale that are said once, with the second figure.
        """
        tokens, lex = self.tokens, self.lex
        goal = lex.changes.goals.longest(tokens, low.last)
        if low.value is None or goal is None or goal[0] >= len(tokens):
            return None
        before = low.first - 1
        qualifier = lex.qualifiers.longest(tokens, before)
        opener = lex.changes.openers.longest(tokens, before)
        if opener is None and qualifier is not None:
            opener = lex.changes.openers.longest(tokens, qualifier[0] - 1)
        is_sure = None if opener is None else opener[1].get(goal[1])
        if is_sure is None or self.is_blocked(goal[0]):
            return None
        high = self._second(goal[0])
        if high is None or high.number.value is None:
            return None
        if not is_sure:
            verb = self.word_of_change(low.first, low.last)
            is_once = high.kind == "percent" and low.unit is None
            if not verb or (is_once and verb.startswith(lex.changes.by_stems)):
                return None
        if low.unit is not None:
            return low
        return _scaled_alike(low, high)

    def word_of_change(self, first: int, last: int) -> str:
        """Return the word that names a change in the clause of a figure; empty where none does."""
        tokens, changes = self.tokens, self.lex.changes
        for step, begin in ((-1, first - 1), (1, last)):
            at = begin
            for _ in range(_CLAUSE):
                if tokens.kind(at) == "n" or tokens.key(at) in (";", "!", "?"):
                    break
                # `urcat la 9%, de la 7%`: the comma right before still belongs to the change.
                if tokens.key(at) in (".", ",") and not tokens.glued(at + 1) and at != begin:
                    break
                key = tokens.key(at)
                is_stem = bool(changes.stems) and key.startswith(changes.stems)
                if tokens.kind(at) == "w" and (key in changes.words or is_stem):
                    return key
                at += step
        return ""


def _scaled_alike(low: Quantity, high: Quantity) -> Quantity:
    """Give `low` the scale and unit that are said with `high` alone."""
    value, top = low.value or 0, high.number.value or 0
    scale = high.number.scale
    if low.number.scale == 1 and scale >= 1000 and top / 50 <= value * scale <= top * 50:
        # `de 2.000 a 3.000 millones`: said once, unless that were a leap.
        value *= scale
    if high.unit is None:
        return replace(low, value=value, number=replace(low.number, is_plain=False, scale=scale))
    return replace(
        low,
        value=value * high.unit.factor,
        unit=high.unit,
        kind=high.kind,
        number=replace(low.number, is_plain=False),
    )


def _shared_scale(low: Number, high: Number) -> float:
    """Return what `low` is multiplied by because `high` says it for both.

    `2 bis 3 Millionen` says its scale once, and so do `40 à 50 000` and `două-trei sute de mii`.
    """
    if low.value is None or high.value is None or low.scale != 1:
        return 1
    hundreds = high.value / high.scale / 100
    is_hundreds = not high.in_digits and hundreds == int(hundreds) and 0 < low.value < hundreds < 10
    if is_hundreds:
        return 100 * high.scale
    if high.scale >= 1000 and low.value < high.value / high.scale:
        return high.scale
    is_grouped = high.in_digits and not high.is_plain and high.scale == 1
    if is_grouped and low.is_plain and high.value % 1000 == 0 and 1 < low.value < high.value / 1000:
        return 1000
    return 1
