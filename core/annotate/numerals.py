"""Numbers, in digits or words, read from tokens left to right without going back.

The grammar is one for all languages; which word means what stands in their lexicons. A number is
digits or words for a base, then fractions, scales and halves that change it.
"""

import re
import unicodedata
from dataclasses import dataclass, replace

from core.annotate.lexicon import Numerals
from core.annotate.tokens import Tokens

_GROUPED = re.compile(
    "[0-9]{1,3}(?:[ \u00a0\u2009\u202f'’][0-9]{3})+(?![0-9])(?:[.,][0-9]+(?![0-9.,]*[.,][0-9]))?"
)
_PLAIN = re.compile("[0-9]+(?:[.,][0-9]+)*")
_GROUP_MARKS = re.compile("[ \u00a0\u2009\u202f'’]")
_MOST_DIGITS = 18
_MOST_WORDS = 24
"""Words in the longest number that is read; a longer row of number words is no number."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as read: tokens `first` to `last` (exclusive) and what they say.

    `low` and `high` are set instead of `value` where the words are vague (`des milliers`);
    `scale` is the last magnitude said aloud, 1 where none was.
    """

    first: int
    last: int
    value: float | None
    low: float | None = None
    high: float | None = None
    scale: float = 1
    in_digits: bool = False
    is_one: bool = False
    """The word for one alone, in most languages also the article."""
    is_plain: bool = False
    """Digits alone, ungrouped and whole: may be a year, a label, a time."""
    is_about: bool = False
    is_fraction: bool = False
    is_noun: bool = False
    """Said with a noun (`un million`, `une douzaine`), which takes `de` before what it counts."""


def as_number(value: float) -> int | float:
    """Return `value` as an integer where it is whole, else freed of binary dust."""
    if abs(value) < 1e18 and value == int(value):
        return int(value)
    return float(f"{value:.15g}")


def read_number(tokens: Tokens, i: int, words: Numerals) -> Number | None:
    """Return the number that begins at token `i`; None where none does."""
    if tokens.kinds[i] == "d":
        base = _read_digits(tokens, i, words)
        return None if base is None else _with_tail(tokens, base, words)
    if tokens.kinds[i] != "w":
        return None
    vague = _read_vague(tokens, i, words)
    if vague is not None:
        return vague
    half = _read_half_before(tokens, i, words)
    if half is not None:
        return half
    base = _read_words(tokens, i, words)
    return None if base is None else _with_tail(tokens, base, words)


# Digits


def literal_value(literal: str, decimal: str) -> float | None:
    """Return what a run of digits with marks in it says; None where it is no number (`1.2.3`)."""
    plain = _GROUP_MARKS.sub("", literal)
    was_grouped = plain != literal
    dots, commas = plain.count("."), plain.count(",")
    if dots and commas:
        mark = "." if plain.rfind(".") > plain.rfind(",") else ","
        group = "," if mark == "." else "."
        whole, _, part = plain.rpartition(mark)
        if mark in whole or not _is_grouped(whole, group):
            return None
        return float(f"{whole.replace(group, '')}.{part}")
    if dots + commas == 0:
        return float(plain)
    mark = "." if dots else ","
    if dots + commas > 1:
        return float(plain.replace(mark, "")) if _is_grouped(plain, mark) else None
    if was_grouped or mark == decimal or not _is_grouped(plain, mark):
        return float(plain.replace(mark, "."))
    return float(plain.replace(mark, ""))


def _is_grouped(digits: str, mark: str) -> bool:
    first, *rest = digits.split(mark)
    return 1 <= len(first) <= 3 and first[0] != "0" and all(len(part) == 3 for part in rest)


def _read_digits(tokens: Tokens, i: int, words: Numerals) -> Number | None:
    start = tokens.starts[i]
    match = _GROUPED.match(tokens.text, start) or _PLAIN.match(tokens.text, start)
    if match is None:
        return None
    literal = match.group()
    if sum(c.isdigit() for c in literal) > _MOST_DIGITS:
        return None
    value = literal_value(literal, words.decimal)
    if value is None:
        return None
    has_zero = len(literal) > 1 and literal[0] == "0" and literal[1].isdigit()
    if has_zero:
        return None
    first, last = i, i + 1
    while last < len(tokens) and tokens.starts[last] < match.end():
        last += 1
    if _is_leading_dot(tokens, i):
        # `.25 ml`
        first, value = i - 1, float("0." + literal)
    is_plain = literal.isdigit()
    number = Number(first, last, value, in_digits=True, is_plain=is_plain)
    return _with_slash(tokens, number)


def _is_leading_dot(tokens: Tokens, i: int) -> bool:
    return (
        tokens.key(i - 1) == "."
        and tokens.glued(i)
        and tokens.forms[i].isdigit()
        and not tokens.glued(i - 1)
        and i > 0
    )


def _with_slash(tokens: Tokens, number: Number) -> Number:
    """Read on through `1/2`, `10 1/2` and `2½`."""
    at = number.last
    if not number.is_plain or number.value is None:
        return number
    single = _vulgar_fraction(tokens, at)
    if single is not None:
        return replace(number, last=at + 1, value=number.value + single, is_plain=False)
    simple = _slashed(tokens, at - 1)
    if simple is not None and number.last == number.first + 1:
        return replace(number, last=at + 2, value=simple, is_plain=False, is_fraction=True)
    if at < len(tokens) and tokens.kinds[at] == "d" and not tokens.glued(at):
        mixed = _slashed(tokens, at)
        if mixed is not None:
            return replace(number, last=at + 3, value=number.value + mixed, is_plain=False)
    return number


def _vulgar_fraction(tokens: Tokens, i: int) -> float | None:
    if tokens.kind(i) != "w" or len(tokens.forms[i]) != 1:
        return None
    value = unicodedata.numeric(tokens.forms[i], -1)
    return value if 0 < value < 1 else None


def _slashed(tokens: Tokens, i: int) -> float | None:
    """Return the fraction written at tokens `i` to `i + 2`, if it is one and not a date."""
    if not (tokens.key(i + 1) == "/" and tokens.glued(i + 1) and tokens.glued(i + 2)):
        return None
    if tokens.kind(i) != "d" or tokens.kind(i + 2) != "d":
        return None
    if tokens.key(i + 3) in ("/", ".") and tokens.glued(i + 3) and tokens.kind(i + 4) == "d":
        return None
    upper, lower = tokens.forms[i], tokens.forms[i + 2]
    if len(upper) > 2 or len(lower) > 3 or not 0 < int(upper) < int(lower):
        return None
    usual = (2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25, 32, 50, 64, 100)
    return int(upper) / int(lower) if int(lower) in usual else None


# Words


def _read_words(tokens: Tokens, i: int, words: Numerals) -> Number | None:
    """Read a row of number words: sums below a scale, each scale smaller than the one before."""
    single = _vulgar_fraction(tokens, i)
    if single is not None:
        return Number(i, i + 1, single, is_fraction=True)
    key = tokens.keys[i]
    if key in words.one_half:
        return Number(i, i + 1, 1.5)
    if words.half_ending and key.endswith(words.half_ending) and len(key) > len(words.half_ending):
        stem = _compound(key[: -len(words.half_ending)], words)
        if stem is not None:
            return Number(i, i + 1, stem + 0.5)
    if key in words.minus:
        return _read_negative(tokens, i, words)
    state = _Row()
    at = i
    while at < len(tokens) and at - i < _MOST_WORDS:
        step = state.take(tokens, at, words)
        if step:
            at += step
            state.last = at
            continue
        skip = _skip(tokens, at, i, words)
        if not skip or not state.would_take(tokens, at + skip, words):
            break
        at += skip
    if state.last == 0:
        return None
    return Number(
        i,
        state.last,
        state.total + (state.current or 0),
        scale=state.said_scale,
        is_one=state.count == 1 and key in words.ones,
        is_noun=state.said_scale >= 1e6 and state.current is None,
    )


def _read_negative(tokens: Tokens, i: int, words: Numerals) -> Number | None:
    if i + 1 >= len(tokens) or tokens.kind(i + 1) not in ("w", "d"):
        return None
    if tokens.key(i - 1) in words.not_before_minus:
        return None  # `plus ou moins 30`
    inner = (
        _read_digits(tokens, i + 1, words)
        if tokens.kinds[i + 1] == "d"
        else None
        if tokens.keys[i + 1] in words.minus
        else _read_words(tokens, i + 1, words)
    )
    if inner is None or inner.value is None:
        return None
    return replace(inner, first=i, value=-inner.value, is_one=False, is_plain=False)


def _skip(tokens: Tokens, at: int, first: int, words: Numerals) -> int:
    """Return how many tokens between two number words say nothing themselves (`-`, `et`, `and`)."""
    if at == first:
        return 0
    if tokens.keys[at] == "-" and tokens.glued(at) and tokens.glued(at + 1):
        if tokens.key(at + 1) in words.joiners and tokens.key(at + 2) == "-":
            return 3
        return 1
    return 1 if tokens.keys[at] in words.joiners or tokens.keys[at] in words.scale_links else 0


@dataclass(slots=True)
class _Row:
    """What has been read of a row of number words."""

    total: float = 0
    current: float | None = None
    last_scale: float = float("inf")
    said_scale: float = 1
    last: int = 0
    count: int = 0

    def would_take(self, tokens: Tokens, at: int, words: Numerals) -> bool:
        copy = replace(self)
        after_joiner = tokens.key(at - 1) in words.joiners
        if after_joiner and tokens.key(at) in words.articles:
            return False  # `twenty and a …`: an article begins something new
        if after_joiner and self.current is not None and self.current < 20:
            return False
        if after_joiner and tokens.key(at + 1) in words.denominators:
            return False  # `six millions et deux tiers`
        return bool(copy.take(tokens, at, words))

    def take(self, tokens: Tokens, at: int, words: Numerals) -> int:
        """Take the word at `at`; return how many tokens that was, 0 if it does not fit."""
        if at >= len(tokens) or tokens.kinds[at] != "w":
            return 0
        key = tokens.keys[at]
        value = words.small.get(key)
        if value is None and key in words.ones:
            value = 1
        if value == 100:
            return self._take_hundred(words)
        if value is not None:
            return self._take_small(value, words)
        scale = words.scales.get(key)
        if scale is not None:
            return self._take_scale(scale, key, words)
        if words.compounds:
            compound = _compound(key, words)
            if compound is not None:
                return self._take_compound(compound)
        return 0

    def _take_small(self, value: int, words: Numerals) -> int:
        current = self.current
        if current is None:
            self.current = value
        elif words.vigesimal and value == 20 and current % 100 == 4:
            self.current = current + 76
        elif _fits(value, current, words):
            self.current = current + value
        else:
            return 0
        self.count += 1
        return 1

    def _take_hundred(self, words: Numerals) -> int:
        if self.current is None:
            if not words.bare_hundred:
                return 0
            self.current = 100
        elif 1 <= self.current < (17 if words.vigesimal else 100) and self.current != 10:
            # French counts hundreds to `seize cents`; `quarante cents` are coins.
            self.current *= 100
        else:
            return 0
        self.count += 1
        return 1

    def _take_scale(self, scale: float, key: str, words: Numerals) -> int:
        if self.current is None and not self.total and key not in words.bare_scales:
            return 0
        if scale < self.last_scale:
            if self.current is None and self.total:
                return 0
            self.total += (1 if self.current is None else self.current) * scale
        elif scale > self.last_scale or self.current is None:
            # `mille milliards`, `lakh crore`: the whole so far is multiplied.
            self.total = (self.total + (self.current or 0)) * scale
        else:
            return 0
        self.current = None
        self.last_scale = scale
        self.said_scale = scale
        self.count += 1
        return 1

    def _take_compound(self, value: int) -> int:
        if self.current is not None or (self.total and value >= self.last_scale):
            return 0
        self.current = value
        self.count += 1
        return 1


def _fits(value: int, current: float, words: Numerals) -> bool:
    if words.vigesimal and current % 100 in (10, 70, 90) and 7 <= value <= 9:
        return True  # dix-sept, soixante-dix-huit
    return 0 < value < _room(current, words) and value < 100


def _room(current: float, words: Numerals) -> int:
    """Return below what a word must be to be added to `current` (`vingt` takes units: 10)."""
    rest = current % 100
    if current >= 100 and rest == 0:
        return 100
    if words.vigesimal and rest in (60, 80):
        return 20
    return 10 if rest >= 20 and rest % 10 == 0 else 0


def _compound(key: str, words: Numerals) -> int | None:
    """Return the value of a number written as one word (`siebenunddreißigtausend`)."""
    if len(key) > 80:
        return None
    parts = _segments(key, words)
    if not parts or len(parts) < 2:
        return words.small.get(key) or (1 if key in words.ones else None)
    total, current, has_joiner = 0.0, 0.0, False
    for part in parts:
        if part == words.compound_joiner:
            has_joiner = True
        elif part in words.scales:
            total, current = (total + current or 1) * words.scales[part], 0
        else:
            value = words.small.get(part, 1)
            current = (current or 1) * 100 if value == 100 else current + value
    return int(total + current) if parts[-1] != words.compound_joiner or not has_joiner else None


def _segments(key: str, words: Numerals) -> list[str]:
    """Cut `key` into number words, longest first; empty where it does not come out."""
    parts: list[str] = []
    at = 0
    while at < len(key):
        for length in range(min(9, len(key) - at), 2, -1):
            piece = key[at : at + length]
            if piece in words.small or piece in words.ones:
                break
            if (piece == words.compound_joiner and parts) or words.scales.get(piece) == 1000:
                break
        else:
            return []
        parts.append(piece)
        at += length
    return parts


# What changes a base


def _with_tail(tokens: Tokens, number: Number, words: Numerals) -> Number:
    """Read decimals in words, fractions, collectives, scales and halves that follow `number`."""
    number = _with_decimal_words(tokens, number, words)
    number = _with_fraction(tokens, number, words)
    number = _with_scale(tokens, number, words)
    number = _with_collective(tokens, number, words)
    return _with_half(tokens, number, words)


def _with_decimal_words(tokens: Tokens, number: Number, words: Numerals) -> Number:
    at = number.last
    if number.in_digits or number.value is None or tokens.key(at) not in words.decimal_words:
        return number
    digits = ""
    at += 1
    while at < len(tokens) and len(digits) < 9:
        inner = _digit_word(tokens.keys[at], words)
        if inner is None or inner >= 100:
            break
        if inner >= 20 and at + 1 < len(tokens):
            skip = 2 if tokens.keys[at + 1] == "-" else 1
            unit = _digit_word(tokens.key(at + skip), words)
            if unit is not None and 0 < unit < 10:
                inner += unit
                at += skip
        digits += str(inner)
        at += 1
    if not digits:
        return number
    sign = -1 if number.value < 0 else 1
    value = number.value + sign * float(f"0.{digits}")
    return replace(number, last=at, value=value, is_one=False)


def _digit_word(key: str, words: Numerals) -> int | None:
    return words.small.get(key, 1 if key in words.ones else None)


def _with_fraction(tokens: Tokens, number: Number, words: Numerals) -> Number:
    """Read `trois quarts`, `one and two thirds`, `drei halbe`."""
    if number.value is None:
        return number
    at = number.last
    lower = words.denominators.get(tokens.key(at))
    hyphen = tokens.key(at) == "-" and tokens.glued(at) and tokens.glued(at + 1)
    if lower is None and hyphen:
        lower = words.denominators.get(tokens.key(at + 1))
        at += 1
    if lower is not None and 0 < number.value < 100 and number.value == int(number.value):
        value = number.value / lower
        return replace(
            number, last=at + 1, value=value, is_fraction=True, is_one=False, is_plain=False
        )
    if tokens.key(number.last) in words.joiners:
        upper = (
            _read_words(tokens, number.last + 1, words) if number.last + 1 < len(tokens) else None
        )
        if upper is not None and upper.value is not None and upper.value < 100:
            lower = words.denominators.get(tokens.key(upper.last))
            if lower is not None and upper.value < lower:
                value = number.value + upper.value / lower * number.scale
                return replace(
                    number, last=upper.last + 1, value=value, is_one=False, is_plain=False
                )
    return number


def _with_scale(tokens: Tokens, number: Number, words: Numerals) -> Number:
    """Read the scales after digits or a fraction (`12 Mio.`, `three quarters billion`)."""
    if number.value is None or not (number.in_digits or number.value % 1):
        return number
    at = number.last
    while at < len(tokens) and tokens.kinds[at] == "w":
        link = 1 if tokens.keys[at] in words.scale_links else 0
        key = tokens.key(at + link)
        scale = words.scales.get(key)
        if scale is None and key in words.small and words.small[key] == 100 and number.in_digits:
            scale = 100 if words.scale_links or words.scales.get(tokens.key(at + 1)) else None
        if scale is None and number.in_digits and link == 0:
            scale = words.suffixes.get(tokens.forms[at])
        if scale is None:
            break
        at += link + 1
        # The dot of `Mio.` belongs to it where the sentence goes on.
        if tokens.key(at) == "." and tokens.glued(at) and tokens.forms[at - 1] in words.suffixes:
            follower = tokens.kind(at + 1)
            if tokens.forms[at - 1] + "." in words.suffixes and follower != "n":
                at += 1
        number = replace(
            number,
            last=at,
            value=number.value * scale if number.value is not None else None,
            scale=number.scale * scale,
            is_plain=False,
            is_one=False,
            is_noun=True,
        )
    return number


def _with_collective(tokens: Tokens, number: Number, words: Numerals) -> Number:
    key = tokens.key(number.last)
    size = words.collectives.get(key)
    if size is None and number.is_one:
        size = words.collectives_about.get(key)
    if size is None or number.value is None:
        return number
    return replace(
        number,
        last=number.last + 1,
        value=number.value * size,
        is_about=key in words.collectives_about,
        is_one=False,
        is_plain=False,
        is_noun=True,
    )


def _with_half(tokens: Tokens, number: Number, words: Numerals) -> Number:
    """Read `et demi`, `and a half`: half of the last scale said, else of one."""
    hit = words.halves.longest(tokens, number.last)
    if hit is None or number.value is None:
        return number
    # `two and a half million`
    value = number.value + 0.5 * number.scale
    halved = replace(number, last=hit[0], value=value, is_one=False, is_plain=False)
    return _with_scale(tokens, halved, words) if number.scale == 1 else halved


def _read_half_before(tokens: Tokens, i: int, words: Numerals) -> Number | None:
    """Read `half a million`, `eine halbe Million`, `o jumătate de milion`, `ein halbes Dutzend`."""
    hit = words.half_before.longest(tokens, i)
    if hit is None:
        return None
    at = hit[0]
    if tokens.key(at) == "-":
        at += 1
    share = 0.25 if words.denominators.get(tokens.key(i)) == 4 else 0.5
    scale = words.scales.get(tokens.key(at)) or words.collectives.get(tokens.key(at))
    if scale is None:
        return None
    return Number(i, at + 1, share * scale, scale=scale, is_noun=True)


def _read_vague(tokens: Tokens, i: int, words: Numerals) -> Number | None:
    """Read plurals and scales without a number: between two and nine times as much.

    `des milliers`, `câteva sute de mii`, `several hundred thousand`, `Hunderttausende`.
    """
    few = words.few.longest(tokens, i)
    at = few[0] if few else i
    size = 1.0
    last = 0
    while at < len(tokens) and tokens.kinds[at] == "w":
        key = tokens.keys[at]
        step = words.vague.get(key)
        if step is None and (few or last):
            step = words.scales.get(key) or (100 if words.small.get(key) == 100 else None)
        if step is None:
            # `tens of thousands`, `zeci de mii`, `dizaines de milliers`
            linked = (last and words.vague.get(tokens.key(at + 1))) or (
                last and words.scales.get(tokens.key(at + 1))
            )
            if not linked or len(key) > 3 or tokens.kind(at + 1) != "w":
                break
            at += 1
            continue
        size *= step
        at += 1
        last = at
    if not last:
        return None
    start = i
    return Number(start, last, None, low=2 * size, high=9 * size, scale=size, is_noun=True)
