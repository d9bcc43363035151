"""Figures: how many of what, with what reservation, found by a grammar of our own.

One pass over the tokens: a number (quantities.numerals) is measured by the unit or the noun
beside it, joined with a second one to a range, qualified by the words around it, and last put to
the question whether it is a figure at all (quantities.vetoes).
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from core.annotate.quantities.ages import with_age
from core.annotate.quantities.labels import continues_labels
from core.annotate.quantities.lexicon import Lexicon, lexicon
from core.annotate.quantities.measures import Measurer, Quantity
from core.annotate.quantities.number import Number, as_number
from core.annotate.quantities.numeral_facts import HEAD
from core.annotate.quantities.numerals import read_number
from core.annotate.quantities.parts import with_parts, with_unit_said_later
from core.annotate.quantities.ranges import RangeReader
from core.annotate.quantities.ratios import read_every, read_ratio
from core.annotate.quantities.vetoes import find_veto
from core.annotate.tokens import Tokens, tokenize
from core.article import Figure, Qualifier

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]{1,255}")
_QUALIFIERS: dict[str, Qualifier] = {
    "about": "about",
    "at_least": "at_least",
    "from": "at_least",
    "from_price": "at_least",
    "more_than": "more_than",
    "up_to": "up_to",
    "up_to_goal": "up_to",
    "less_than": "less_than",
}
_LAST_DAY = 31


def find_figures(text: str, lang: str, blocked: Sequence[tuple[int, int]] = ()) -> list[Figure]:
    """Return the figures of `text` in order, none overlapping another.

    `blocked` are spans (dates, names) in which no figure may begin. Linear in the length of the
    text.

    Vague amounts follow one convention and have no value: a plural without a number (`des
    milliers`, `câteva sute`) is between two and nine times its magnitude, a round number said with
    a noun (`une centaine`) between 0.8 and 1.2 times.
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
        self.ranges = RangeReader(self.measurer, self._is_blocked)
        self.after_label = -1
        """Token after the last number that was a label."""
        self.after_age = -1
        """Token after the last age that has no unit of its own."""

    def find(self) -> list[Quantity]:
        found: list[Quantity] = []
        tokens, triggers = self.tokens, self.lex.triggers
        heads = self.lex.numerals.compound_heads
        i = 0
        while i < len(tokens):
            kind = tokens.kinds[i]
            may_begin = kind == "d" or (
                kind == "w"
                and (
                    tokens.keys[i] in triggers
                    or tokens.keys[i][:HEAD] in heads
                    or not tokens.forms[i].isalpha()
                )
            )
            if not may_begin or self._is_blocked(i):
                i += 1
                continue
            quantity = self._read(i)
            if quantity is None:
                i = self._after_unread(i)
                continue
            quantity = self._singular(quantity)
            if self._is_vetoed(quantity):
                i = max(i + 1, quantity.number.last)
                continue
            found.append(quantity)
            i = max(i + 1, quantity.last)
            self.measurer.after_last = i
            if quantity.kind == "age" and quantity.last == quantity.number.last:
                self.after_age = i
        return found

    def _read(self, i: int) -> Quantity | None:
        """Return the quantity that begins at token `i`, whatever may speak against it."""
        tokens, ratios = self.tokens, self.lex.numerals.ratios
        key = tokens.keys[i]
        every = read_every(tokens, i, self.lex, self._is_blocked)
        if every is not None:
            return self._qualified(every)
        number = None if self._is_clitic(i) else read_number(tokens, i, self.lex.numerals)
        if number is None:
            if key not in ratios.ones:
                return None
            # `unul din trei`: a pronoun that is a number here alone
            ratio = read_ratio(Number(i, i + 1, 1, is_one=True), self.measurer, self._is_blocked)
            return None if ratio is None else self._qualified(ratio)
        return self._quantity(number)

    def _singular(self, quantity: Quantity) -> Quantity:
        """Read a vague plural as one magnitude where a qualifier asks for it (`более тысячи`)."""
        number = quantity.number
        if quantity.qualifier == "exact" or number.value is not None or number.low is None:
            return quantity
        is_one = number.last - number.first == 1
        if not is_one or self.tokens.keys[number.first] not in self.lex.numerals.genitives:
            return quantity
        one = replace(number, value=number.scale, low=None, high=None)
        factor = quantity.unit.factor if quantity.unit is not None else 1
        return replace(quantity, number=one, value=number.scale * factor, low=None, high=None)

    def _is_clitic(self, i: int) -> bool:
        """Return whether a pronoun hangs on the word before (Romanian `a vizitat-o`)."""
        tokens = self.tokens
        if tokens.keys[i] not in self.lex.numerals.ones or tokens.key(i - 1) != "-":
            return False
        return tokens.glued(i) and tokens.glued(i - 1)

    def _is_vetoed(self, quantity: Quantity) -> bool:
        tokens = self.tokens
        if continues_labels(tokens, self.after_label, quantity, self.lex):
            self.after_label = quantity.number.last
            return True
        if self._begins_date(quantity):
            return True
        veto = find_veto(tokens, quantity, self.lex)
        if veto == "label":
            self.after_label = quantity.number.last
        return veto is not None

    def _begins_date(self, quantity: Quantity) -> bool:
        """Return whether the month of a day is said later (`la nuit du 7 au 8 juillet`)."""
        tokens, number = self.tokens, quantity.number
        if number.is_fraction and number.in_digits and self._is_blocked(number.last):
            return True  # `2/3 august`
        if quantity.unit is not None or not number.is_plain or quantity.counted is not None:
            return False
        if not 0 < (number.value or 0) <= _LAST_DAY:
            return False
        at = number.last
        if tokens.key(at) == "." and self.lex.ordinal_dot:
            at += 1
        if tokens.key(at) not in self.lex.labels.enumerators or tokens.kind(at + 1) != "d":
            return False
        return self._is_blocked(at + 1)

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
        if not self.blocked_starts or i >= len(self.tokens):
            return False
        at = bisect_right(self.blocked_starts, self.tokens.starts[i]) - 1
        return at >= 0 and self.blocked[at][1] > self.tokens.starts[i]

    def _quantity(self, number: Number) -> Quantity:
        ratio = read_ratio(number, self.measurer, self._is_blocked)
        if ratio is not None:
            return self._qualified(ratio)
        one = self.measurer.measured(self.measurer.signed(number))
        changed = self.ranges.changed(one)
        if changed is not None:
            return self._qualified(changed)
        whole = self.ranges.ranged(one)
        if whole is None:
            whole = with_parts(with_unit_said_later(one, self.measurer), self.measurer)
        return self._qualified(self._aged(whole))

    def _aged(self, quantity: Quantity) -> Quantity:
        gap = quantity.first - self.after_age
        follows = 1 <= gap <= 2 and all(
            self.tokens.key(at) in self.lex.labels.enumerators
            for at in range(self.after_age, quantity.first)
        )
        return with_age(quantity, self.tokens, self.lex, after_age=follows)

    def _qualified(self, quantity: Quantity) -> Quantity:
        before = self.lex.qualifiers.longest(self.tokens, quantity.first - 1)
        if before is not None and before[1] == "from_price" and quantity.kind != "money":
            before = None  # `de la 7,8% în iulie`: where a change began
        if before is not None and before[1] in ("from", "from_price", "up_to_goal"):
            changes = self.ranges.word_of_change(before[0], quantity.last)
            before = None if changes else before
        if before is not None and before[0] >= self.measurer.after_last and not quantity.is_range:
            return replace(quantity, qualifier=_QUALIFIERS[before[1]])
        for at in (quantity.last, quantity.number.last):
            after = self.lex.qualifiers_after.longest(self.tokens, at)
            if after is not None and not quantity.is_range:
                return replace(quantity, qualifier=_QUALIFIERS[after[1]])
        if quantity.number.is_about and quantity.qualifier == "exact":
            return replace(quantity, qualifier="about")
        return quantity


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
