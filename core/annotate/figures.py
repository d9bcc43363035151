"""Figures: how many of what, with what reservation, found by a grammar of our own.

One pass over the tokens: a number (core.annotate.numerals) is measured by the unit or the noun
beside it, joined with a second one to a range, qualified by the words around it, and last put to
the question whether it is a figure at all (core.annotate.vetoes).
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from core.annotate.counted import read_counted
from core.annotate.lexicon import Lexicon, Unit, lexicon
from core.annotate.measures import Measurer, Quantity
from core.annotate.number import Number, as_number
from core.annotate.numerals import read_number
from core.annotate.tokens import Tokens, tokenize
from core.annotate.vetoes import is_no_figure
from core.article import Figure, Qualifier

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]{1,255}")
_OLDEST = 125
_CLAUSE = 12
"""Tokens around a figure in which a word of change makes two figures of `from … to`."""
_SHARES = frozenset((10, 100, 1000, 10_000))
_QUALIFIERS: dict[str, Qualifier] = {
    "about": "about",
    "at_least": "at_least",
    "from": "at_least",
    "from_price": "at_least",
    "more_than": "more_than",
    "up_to": "up_to",
    "less_than": "less_than",
}


def find_figures(text: str, lang: str, blocked: Sequence[tuple[int, int]] = ()) -> list[Figure]:
    """Return the figures of `text` in order, none overlapping another.

    `blocked` are spans (dates, names) in which no figure may begin. Linear in the length of the
    text.

    Vague amounts follow one convention: a plural without a number (`des milliers`, `câteva sute`)
    is between two and nine times its magnitude, and has no value.
    """
    tokens = tokenize(text)
    finder = _Finder(tokens, lexicon(lang), [*blocked, *_addresses(text)])
    return [_figure(tokens, quantity) for quantity in finder.find()]


def _addresses(text: str) -> list[tuple[int, int]]:
    """Return the spans of web and mail addresses, in which digits count nothing."""
    if "://" not in text and "www." not in text and "@" not in text:
        return []
    return [match.span() for match in _ADDRESS.finditer(text)]


class _Finder:
    def __init__(self, tokens: Tokens, lex: Lexicon, blocked: Sequence[tuple[int, int]]) -> None:
        self.tokens = tokens
        self.lex = lex
        self.blocked = sorted(blocked)
        self.blocked_starts = [start for start, _ in self.blocked]
        self.measurer = Measurer(tokens, lex)

    def find(self) -> list[Quantity]:
        found: list[Quantity] = []
        tokens, triggers = self.tokens, self.lex.triggers
        compounds = self.lex.numerals.compounds
        i = 0
        while i < len(tokens):
            kind = tokens.kinds[i]
            may_begin = kind == "d" or (
                kind == "w"
                and (tokens.keys[i] in triggers or compounds or not tokens.forms[i].isalpha())
            )
            if not may_begin or self._is_blocked(i):
                i += 1
                continue
            number = read_number(tokens, i, self.lex.numerals)
            if number is None:
                i = self._after_unread(i)
                continue
            quantity = self._quantity(number)
            if is_no_figure(tokens, quantity, self.lex):
                i = max(i + 1, number.last)
                continue
            found.append(quantity)
            i = max(i + 1, quantity.last)
            self.measurer.after_last = i
        return found

    def _after_unread(self, i: int) -> int:
        """Return where to go on after what is no number; digits go as a whole (`1.2.3`)."""
        tokens = self.tokens
        if tokens.kinds[i] != "d":
            return i + 1
        i += 1
        while i < len(tokens) and tokens.glued(i) and tokens.kinds[i] in ("d", "p"):
            if tokens.kinds[i] == "p" and tokens.keys[i] not in (".", ",", ":", "/", "-"):
                break
            i += 1
        return i

    def _is_blocked(self, i: int) -> bool:
        at = bisect_right(self.blocked_starts, self.tokens.starts[i]) - 1
        return at >= 0 and self.blocked[at][1] > self.tokens.starts[i]

    def _quantity(self, number: Number) -> Quantity:
        ratio = self._ratio(number)
        if ratio is not None:
            return self._qualified(ratio)
        one = self.measurer.measured(self.measurer.signed(number))
        changed = self._changed(one)
        if changed is not None:
            return self._qualified(changed)
        ranged = self._ranged(one)
        return self._qualified(self._aged(ranged or self.measurer.with_part(one)))

    def _ratio(self, number: Number) -> Quantity | None:
        """Read `un sur trois`, `two out of five hundred`, `drei von vier`."""
        hit = self.lex.numerals.over.longest(self.tokens, number.last)
        has_noun = hit is None
        if hit is None and not number.in_digits and number.scale == 1:
            # `un habitant sur trois`
            between = read_counted(
                self.tokens, number.last, self.lex, linked=False, is_one=number.is_one
            )
            if between is not None:
                hit = self.lex.numerals.over_with_noun.longest(self.tokens, between.head)
        if hit is None or hit[0] >= len(self.tokens) or number.value is None:
            return None
        if number.scale != 1 or number.value != int(number.value):
            return None
        other = read_number(self.tokens, hit[0], self.lex.numerals)
        if other is None or other.value is None or not 0 < number.value < other.value:
            return None
        if number.value > 100 or other.is_one or self._is_blocked(hit[0]):
            return None
        is_loose = (
            not number.in_digits and not has_noun and (other.value <= 10 or other.value % 100 == 0)
        )
        if number.value != 1 and other.value not in _SHARES and not is_loose:
            return None  # `46 von 69 Stimmen` counts votes; `1 in 5` and `9 out of 10` are shares
        is_year = number.is_plain and other.is_plain and self.tokens.keys[number.last] == "in"
        if is_year and hit[0] == number.last + 1:
            return None  # `3 in 2024`
        whole = replace(number, last=other.last, is_one=False, is_plain=False, is_fraction=True)
        return Quantity(whole, number.first, other.last, value=number.value / other.value)

    def _ranged(self, low: Quantity) -> Quantity | None:
        """Join `low` with the number after it: `10 à 15`, `zwischen 4.050 und 10.800 m²`."""
        tokens, lex = self.tokens, self.lex
        if low.value is None or (low.number.is_one and low.unit is None):
            return None
        at = low.last if low.unit is not None else low.number.last
        is_between = lex.between.longest(tokens, low.first - 1) is not None
        joiners = lex.between_joiners if is_between else lex.range_joiners
        hit = joiners.longest(tokens, at)
        if hit is None and is_between:
            hit = lex.range_joiners.longest(tokens, at)
        if hit is None and low.counted is not None:
            # `entre 10 soldats et 15 soldats` is rare; between alone allows the noun inside.
            hit = lex.between_joiners.longest(tokens, low.last) if is_between else None
        if hit is None or hit[0] >= len(tokens) or self._is_change(low.first, is_between):
            return None
        start = hit[0]
        if tokens.key(start) in ("$", "€", "£"):
            start += 1
        if start >= len(tokens) or tokens.kinds[start] not in ("w", "d"):
            return None
        number = read_number(tokens, start, lex.numerals)
        if number is None or number.value is None or number.is_one or self._is_blocked(start):
            return None
        if tokens.keys[hit[0] - 1] in ("or", "ou", "oder", "sau") and low.number.scale > 1:
            return None  # two figures to choose from
        high = self.measurer.measured(number)
        return self._join(low, high, is_dash=tokens.keys[hit[0] - 1] in ("-", "–", "—"))

    def _join(self, low: Quantity, high: Quantity, *, is_dash: bool) -> Quantity | None:
        if low.value is None or high.value is None or high.number.value is None:
            return None
        if low.unit is not None and high.unit is not None and low.unit.name != high.unit.name:
            return None
        if low.unit is not None and high.unit is None and low.kind != "money":
            return None
        bottom = low.value
        unit = high.unit or low.unit
        if low.unit is None and unit is not None:
            bottom *= unit.factor
        # `2 bis 3 Millionen`: the scale is said once for both.
        bottom *= _shared_scale(low.number, high.number)
        if bottom >= high.value:
            return None
        is_bare = unit is None and high.counted is None and not high.number.is_noun
        if is_dash and is_bare:
            return None  # a score, a telephone number, a model
        return replace(
            high,
            first=low.first,
            number=replace(high.number, first=low.number.first, is_plain=False),
            unit=unit,
            kind=unit.kind if unit is not None else "count",
            value=None,
            low=bottom,
            high=high.value,
            qualifier="between",
            is_range=True,
        )

    def _changed(self, low: Quantity) -> Quantity | None:
        """Read the first figure of a change (`von 7,8 auf 9,9 Prozent`): two figures, no range.

        It takes the unit and the scale that are said once, with the second figure.
        """
        tokens, lex = self.tokens, self.lex
        opener = lex.change_from.longest(tokens, low.first - 1)
        goal = lex.change_to.longest(tokens, low.last)
        if low.value is None or opener is None or goal is None or goal[0] >= len(tokens):
            return None
        is_sure = opener[1].get(goal[1])
        if is_sure is None or not (is_sure or self._speaks_of_change(low.first, low.last)):
            return None
        number = read_number(tokens, goal[0], lex.numerals)
        if number is None or number.value is None or self._is_blocked(goal[0]):
            return None
        high = self.measurer.measured(number)
        if low.unit is not None:
            return low
        value = low.value
        scale = high.number.scale
        if low.number.scale == 1 and scale >= 1000 and number.value / 50 <= value * scale:
            # `de 2.000 a 3.000 millones`: said once, unless that were a leap.
            value *= scale if value * scale <= number.value * 50 else 1
        if high.unit is None:
            return replace(
                low, value=value, number=replace(low.number, is_plain=False, scale=scale)
            )
        return replace(
            low,
            value=value * high.unit.factor,
            unit=high.unit,
            kind=high.kind,
            number=replace(low.number, is_plain=False),
        )

    def _speaks_of_change(self, first: int, last: int) -> bool:
        """Return whether the clause before `first`, or the end of the clause, names a change."""
        tokens, lex = self.tokens, self.lex
        for step, begin in ((-1, first - 1), (1, last)):
            at = begin
            for _ in range(_CLAUSE):
                if tokens.kind(at) == "n" or tokens.key(at) in (";", "!", "?"):
                    break
                # `urcat la 9%, de la 7%`: the comma right before still belongs to the change.
                if tokens.key(at) in (".", ",") and not tokens.glued(at + 1) and at != begin:
                    break
                key = tokens.key(at)
                is_stem = bool(lex.change_stems) and key.startswith(lex.change_stems)
                if tokens.kind(at) == "w" and (key in lex.changes or is_stem):
                    return True
                at += step
        return False

    def _is_change(self, first: int, is_between: bool) -> bool:
        """Return whether a verb of change stands before: `passer de 3 à 5` names two figures."""
        if is_between:
            return False
        return any(self.tokens.key(at) in self.lex.changes for at in range(first - 4, first))

    def _aged(self, quantity: Quantity) -> Quantity:
        """Tell an age from a duration by the words around it."""
        unit = quantity.unit
        if unit is None and quantity.number.is_plain and quantity.counted is None:
            bare = self.lex.age_bare.longest(self.tokens, quantity.first - 1)
            if bare is not None and (quantity.value or 0) <= _OLDEST:
                return replace(quantity, unit=Unit("year", "age"), kind="age")
        if unit is None or unit.name not in self.lex.age_units:
            return quantity
        tokens, at = self.tokens, quantity.last
        if tokens.key(at) == "-" and tokens.glued(at):
            at += 1
        after = self.lex.age_after.longest(tokens, at)
        if after is not None:
            return replace(quantity, kind="age", last=after[0])
        before = quantity.first - 1
        qualifier = self.lex.qualifiers.longest(tokens, before)
        for start in (before, qualifier[0] - 1 if qualifier else before):
            hit = self.lex.age_before.longest(tokens, start)
            # `a 12 ans`: with a weak sign (to have) only years make an age.
            if hit is not None and (hit[1] == "age" or unit.name == "year"):
                return replace(quantity, kind="age")
        return quantity

    def _qualified(self, quantity: Quantity) -> Quantity:
        before = self.lex.qualifiers.longest(self.tokens, quantity.first - 1)
        if before is not None and before[1] == "from_price" and quantity.kind != "money":
            before = None  # `de la 7,8% în iulie`: where a change began
        if before is not None and before[1] in ("from", "from_price"):
            before = None if self._speaks_of_change(before[0], quantity.last) else before
        if before is not None and before[0] >= self.measurer.after_last and not quantity.is_range:
            return replace(quantity, qualifier=_QUALIFIERS[before[1]])
        for at in (quantity.last, quantity.number.last):
            after = self.lex.qualifiers_after.longest(self.tokens, at)
            if after is not None and not quantity.is_range:
                return replace(quantity, qualifier=_QUALIFIERS[after[1]])
        if quantity.number.is_about and quantity.qualifier == "exact":
            return replace(quantity, qualifier="about")
        return quantity


def _shared_scale(low: Number, high: Number) -> float:
    """Return what `low` is multiplied by because `high` says it for both.

    `2 bis 3 Millionen` says its scale once, and so does `40 à 50 000`.
    """
    if low.value is None or high.value is None or low.scale != 1:
        return 1
    if high.scale >= 1000 and low.value < high.value / high.scale:
        return high.scale
    is_grouped = high.in_digits and not high.is_plain and high.scale == 1
    if is_grouped and low.is_plain and high.value % 1000 == 0 and 1 < low.value < high.value / 1000:
        return 1000
    return 1


def _plain(value: float | None) -> int | float | None:
    return None if value is None else as_number(value)


def _figure(tokens: Tokens, quantity: Quantity) -> Figure:
    start, end = tokens.starts[quantity.first], tokens.ends[quantity.last - 1]
    counted = quantity.counted
    return Figure(
        start=start,
        end=end,
        text=tokens.text[start:end],
        value=_plain(quantity.value),
        low=_plain(quantity.low),
        high=_plain(quantity.high),
        qualifier=quantity.qualifier,
        unit=quantity.unit.name if quantity.unit is not None else None,
        kind=quantity.kind,
        counted=None
        if counted is None
        else tokens.text[tokens.starts[counted.first] : tokens.ends[counted.last - 1]],
    )
