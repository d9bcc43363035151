"""Every number of a text, annotated or not: what a translation has to hold again.

The annotated figures come first. What they leave (years, times, scores, model numbers, ordinals,
small number words) is read by the same grammar of numbers, without asking whether it counts
anything; last come words that may only stand for a number (`both`).
"""

import re
import unicodedata
from dataclasses import replace

from core.annotate.quantities.digits import literal_value
from core.annotate.quantities.number import Number
from core.annotate.quantities.numerals import read_number
from core.annotate.tokens import Tokens, tokenize
from core.article import Figure
from core.check.adjoining import as_meant, is_model, ordinal_reading, with_context
from core.check.mention import Mention
from core.check.number_words import NumberWords, number_words, one_word
from core.check.numeral_scripts import HAN, han_value, is_plain_han, roman_value
from core.check.pair import Side

_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_LITERAL = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_DATED, _NAMED = b"\1", b"\2"
_FIGURE, _IDIOM = b"\1", b"\2"
_HALF, _NOON, _HOURS = 0.5, 12.0, 24
_THOUSAND = 1000


def read_mentions(side: Side) -> list[Mention]:
    """Return the numbers of `side` in order; linear in the length of the text."""
    return _Reader(side).read()


class _Reader:
    def __init__(self, side: Side) -> None:
        self.side = side
        text = one_word(_OTHER_DIGIT.sub(_plain_digit, side.text), side.lang)
        self.tokens: Tokens = tokenize(text)
        self.words: NumberWords = number_words(side.lang)
        self.found: list[Mention] = []
        self.taken = bytearray(len(self.tokens))
        self.dated = bytearray(len(self.tokens))
        self.counted = bytearray(len(self.tokens))
        """Tokens of figures, and of idioms: their words need no counterpart of their own."""

    def read(self) -> list[Mention]:
        for date in self.side.dates:
            first, last = self._tokens_of(date.start, date.end)
            has_name = any(self.words.months.longest(self.tokens, at) for at in range(first, last))
            self.dated[first:last] = (_NAMED if has_name else _DATED) * (last - first)
        self._mark_idioms()
        for figure in self.side.figures:
            self._add_figure(figure)
        i = 0
        while i < len(self.tokens):
            i = max(i + 1, i if self.taken[i] else self._add_number(i))
        has_phrases = self.words.phrases.begins_in(self.tokens)
        for i in range(len(self.tokens)):
            if self.tokens.kinds[i] == "w":
                self._add_word(i)
            phrase = self.words.phrases.longest(self.tokens, i) if has_phrases else None
            if phrase is not None:
                span = (self.tokens.starts[i], self.tokens.ends[phrase[0] - 1])
                self.found.append(Mention(*span, values=(phrase[1],), is_sure=False))
        for match in HAN.finditer(self.side.text):
            is_sure = is_plain_han(match[0])
            self.found.append(
                Mention(
                    *match.span(),
                    values=(han_value(match[0]),),
                    is_sure=is_sure,
                    in_digits=is_sure,
                )
            )
        return with_context(self.side.text, self.tokens, self.words, self.found)

    def _mark_idioms(self) -> None:
        tables = (self.words.idioms, self.words.below_zero)
        if not any(table.begins_in(self.tokens) for table in tables):
            return
        for i in range(len(self.tokens)):
            idiom = tables[0].longest(self.tokens, i) or tables[1].longest(self.tokens, i)
            if idiom is not None:
                self.counted[i : idiom[0]] = _IDIOM * (idiom[0] - i)

    def _tokens_of(self, start: int, end: int) -> tuple[int, int]:
        return self.tokens.index_at(start), self.tokens.index_at(end - 1) + 1

    def _add_figure(self, figure: Figure) -> None:
        first, last = self._tokens_of(figure.start, figure.end)
        if self.counted[first : first + 1] != _IDIOM:
            self.counted[first:last] = _FIGURE * (last - first)
        numbers: list[Number] = []
        at = first
        while at < last:
            number = self._number(at)
            if number is None or number.last > last or (number.is_one and numbers):
                at += 1
                continue
            if not number.is_one or not numbers:
                numbers.append(number)
            self.taken[number.first : number.last] = b"\1" * (number.last - number.first)
            at = max(at + 1, number.last)
        numbers = [one for one in numbers if not one.is_one] or numbers
        parts = tuple(v for one in numbers for v in self._parts(one))
        if not parts and figure.value is not None and 0 < figure.value < 1:
            # `every third`
            parts = (float(round(1 / figure.value)),)
        whole = Mention(
            figure.start,
            figure.end,
            unit=figure.unit or (self._unit_of(numbers[0]) if numbers else None),
            in_digits=any(one.in_digits for one in numbers),
            in_date=bool(first < len(self.dated) and self.dated[first]),
            is_lent=figure.unit is not None and self._is_bare(first, last, numbers),
            is_negative=any(v is not None and v < 0 for v in (figure.value, figure.low)),
            scale=numbers[-1].scale if numbers else 1,
            parts=parts,
        )
        if figure.value is not None:
            values = self._values_of(abs(figure.value), numbers, parts)
            is_one = figure.value == 1 and not whole.in_digits
            is_other = figure.unit is None and self._is_unsure(numbers)
            if numbers and values[0] != abs(figure.value):
                whole = replace(whole, parts=values)
            self.found.append(
                replace(
                    whole,
                    values=self._with_final(values, last),
                    is_sure=not is_one and not is_other,
                    is_counted=True,
                )
            )
        elif figure.low is not None and figure.high is not None:
            if len(numbers) < 2:
                span = (float(figure.low), float(figure.high))
                is_sure = not self._is_unsure(numbers)
                self.found.append(replace(whole, span=span, is_sure=is_sure))
                return
            ends = (figure.low, figure.high)
            for at, (value, number) in enumerate(zip(ends, numbers, strict=False)):
                one = replace(
                    whole,
                    values=(abs(value),),
                    parts=self._parts(number),
                    is_lent=whole.is_lent or at == 0,
                )
                self.found.append(one)

    def _values_of(
        self, value: float, numbers: list[Number], parts: tuple[float, ...]
    ) -> tuple[float, ...]:
        """Return the readings of a figure of `value`."""
        if not numbers:
            return (value, *parts)
        if is_model(self.tokens, numbers[0]):
            return (numbers[0].value or 0.0,)
        other = self._other_reading(numbers[0]) if len(numbers) == 1 else ()
        return self._hour(numbers[0], (value, *other))

    def _unit_of(self, number: Number) -> str | None:
        """Return the unit that a number outside of figures has: its own, or of time."""
        if number.unit is not None:
            return number.unit.name
        if self.tokens.key(number.first - 1) in self.words.percent_before:
            return "%"
        return self.words.units.get(self.tokens.key(number.last))

    def _hour(self, number: Number, values: tuple[float, ...]) -> tuple[float, ...]:
        """Return the hour that a half belongs to: `halb acht` is half past seven."""
        if self.tokens.key(number.first - 1) not in self.words.half_to or values[0] > _NOON:
            return values
        return (values[0] - 1 or _NOON,)

    def _is_label(self, number: Number) -> bool:
        if not number.in_digits:
            return self.tokens.is_capital(number.first)
        before = number.first - 1
        return self.tokens.is_capital(before) and not self.tokens.begins_sentence(before)

    def _is_bare(self, first: int, last: int, numbers: list[Number]) -> bool:
        """Return whether a figure is its number alone, so that its unit is said elsewhere."""
        return bool(numbers) and all(
            number.first == first and number.last == last and number.unit is None
            for number in numbers
        )

    def _is_unsure(self, numbers: list[Number]) -> bool:
        """Return whether one word that is mostly another says it all."""
        if len(numbers) != 1 or numbers[0].last != numbers[0].first + 1:
            return False
        first, tokens = numbers[0].first, self.tokens
        if self.counted[first] == _IDIOM[0]:
            return True
        is_ordinal = (
            tokens.key(first - 1) in self.words.ordinals_after
            and tokens.keys[first] in self.words.ordinal_forms
        )
        if is_ordinal:
            return True
        # `neuf mois` are nine, though `neuf` is new as well
        return tokens.forms[first] in self.words.unsure and (
            tokens.key(first + 1) not in self.words.units
        )

    def _with_final(self, values: tuple[float, ...], last: int) -> tuple[float, ...]:
        """Add how many play in a round to how many matches it has (`8es de finale`)."""
        if not any(self.tokens.key(at) in self.words.finals for at in range(last, last + 4)):
            return values
        return (*values, *(2 * v if v >= 1 else 2 / v for v in values if v > 0))

    def _number(self, i: int) -> Number | None:
        if self.tokens.kinds[i] not in ("d", "w"):
            return None
        number = read_number(self.tokens, i, self.words.numerals)
        return None if number is None else as_meant(self.tokens, number, self.words)

    def _parts(self, number: Number) -> tuple[float, ...]:
        digits = [
            float(self.tokens.forms[at])
            for at in range(number.first, number.last)
            if self.tokens.kinds[at] == "d"
        ]
        if number.value is None or (len(digits) > 1 and number.scale == 1):
            return tuple(digits)
        if number.value % 1 == _HALF and number.value < _HOURS and number.scale == 1:
            return (number.value - _HALF, 30.0)  # `alle 9 e mezza`
        return (abs(number.value),)

    def _other_reading(self, number: Number) -> tuple[float, ...]:
        """Return what digits say to whoever writes decimals with the other mark (`3.000`)."""
        if not number.in_digits:
            return ()
        match = _LITERAL.match(self.tokens.text, self.tokens.starts[number.first])
        if match is None or not ("." in match[0]) ^ ("," in match[0]):
            return ()
        other = literal_value(match[0], "." if self.words.numerals.decimal == "," else ",")
        if other is None or other * number.scale == number.value:
            return ()
        if number.scale == 1:
            return (other,)
        # `1.219 milioane`: a scale of millions is kept, so that no million passes for a billion.
        is_grouped = number.value is not None and abs(number.value) > other * number.scale
        return (other * number.scale,) if is_grouped or number.scale == _THOUSAND else ()

    def _add_number(self, i: int) -> int:
        """Add the number that begins at token `i`; return the token after it."""
        tokens = self.tokens
        if tokens.kinds[i] not in ("d", "w"):
            return i + 1
        number = self._number(i)
        if number is None:
            return self._add_digits(i) if tokens.kinds[i] == "d" else i + 1
        if any(self.taken[number.first : number.last]):
            return i + 1
        start, end = tokens.starts[number.first], tokens.ends[number.last - 1]
        self.taken[number.first : number.last] = b"\1" * (number.last - number.first)
        if number.is_one:
            return number.last
        mention = Mention(
            start,
            end,
            unit=self._unit_of(number),
            in_digits=number.in_digits,
            in_date=bool(self.dated[number.first]),
            may_be_month=self.dated[number.first] == _DATED[0],
            is_negative=number.value is not None and number.value < 0,
            scale=number.scale,
            parts=self._parts(number),
        )
        if number.value is None:
            span = (float(number.low or 0), float(number.high or 0))
            is_sure = not self._is_unsure([number])
            self.found.append(replace(mention, span=span, is_sure=is_sure))
            return number.last
        values = (
            abs(number.value),
            *self._other_reading(number),
            *ordinal_reading(tokens, number, self.words),
        )
        values = self._hour(number, values)
        if values[0] != abs(number.value):
            mention = replace(mention, parts=values)
        self.found.append(
            replace(
                mention,
                values=self._with_final(values, number.last),
                is_sure=not self._is_unsure([number]),
                is_short_year=self._may_be_short_year(i),
                is_label=self._is_label(number),
            )
        )
        return number.last

    def _add_digits(self, i: int) -> int:
        """Add digits that are no number (`1.2.3`, `007`), each run of them for itself."""
        tokens = self.tokens
        match = _LITERAL.match(tokens.text, tokens.starts[i])
        end = match.end() if match is not None else tokens.ends[i]
        while i < len(tokens) and tokens.starts[i] < end:
            if tokens.kinds[i] == "d" and not self.taken[i]:
                self.taken[i] = 1
                value = float(tokens.forms[i][:300])
                self.found.append(
                    Mention(
                        tokens.starts[i],
                        tokens.ends[i],
                        values=(value,),
                        # The minutes of a full hour are often left out.
                        is_sure=value != 0,
                        in_digits=True,
                        in_date=bool(self.dated[i]),
                        may_be_month=self.dated[i] == _DATED[0],
                        is_short_year=self._may_be_short_year(i),
                        parts=(value,),
                    )
                )
            i += 1
        return i

    def _may_be_short_year(self, i: int) -> bool:
        tokens = self.tokens
        if tokens.kinds[i] != "d" or len(tokens.forms[i]) != 2:
            return False
        return bool(self.dated[i]) or (tokens.glued(i) and tokens.key(i - 1) in "'/-–")

    def _add_word(self, i: int) -> None:
        """Add what the word at token `i` may stand for beside the numbers that were read."""
        tokens, words = self.tokens, self.words
        key = tokens.keys[i]
        start, end = tokens.starts[i], tokens.ends[i]
        decade = words.decades.longest(tokens, i)
        values: tuple[float, ...] = words.loose.get(key, ())
        if decade is not None:
            values = (*values, float(decade[1]))
        month = words.months.longest(tokens, i) if self.dated[i] else None
        if month is not None:
            value = float(month[1])
            self.found.append(
                Mention(start, end, (value,), is_sure=False, is_month=True, parts=(value,))
            )
        if self.taken[i]:
            # Read as a number already, or as the article that begins one.
            if any(value == 1 for value in values):
                is_article = key in words.articles
                one = Mention(
                    start,
                    end,
                    values=(1.0,),
                    is_sure=False,
                    is_article=is_article,
                    is_label=tokens.is_capital(i),
                )
                self.found.append(one)
            return
        is_sure = key in words.sure and not self.counted[i]
        roman = roman_value(tokens.forms[i])
        if roman is not None:
            values = (*values, roman)
            # `XIXe siècle`; but `Ce matin`
            is_sure = bool(self.dated[i]) and tokens.forms[i][1:2].isupper()
            if is_sure:
                values = (roman, 100 * (roman - 1))
        if not values and (begun := words.beginning(key)) is not None:
            values = (begun,)
        for beginning, value in words.sure_begins:
            if key.startswith(beginning):
                values, is_sure = (value,), not self.counted[i]
        if values:
            values, last = self._with_final(values, i + 1), values[:1]
            self.found.append(
                Mention(
                    start,
                    end,
                    values=values,
                    is_sure=is_sure,
                    is_article=key in words.articles,
                    is_label=tokens.is_capital(i),
                    parts=last,
                )
            )
        if key in words.units:
            self.found.append(
                Mention(
                    start, end, values=(1.0,), unit=words.units[key], is_sure=False, is_unit=True
                )
            )


def _plain_digit(match: re.Match[str]) -> str:
    return str(unicodedata.digit(match[0], match[0]))
