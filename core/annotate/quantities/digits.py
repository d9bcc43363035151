"""Numbers in digits: grouping and decimal styles, fractions, what digits alone can say."""

import re
import unicodedata
from dataclasses import replace

from core.annotate.quantities.number import Number
from core.annotate.quantities.numeral_facts import Numerals
from core.annotate.tokens import Tokens

_GROUPED = re.compile(
    "[0-9]{1,3}(?:[ \u00a0\u2009\u202f'’][0-9]{3})+(?![0-9])(?:[.,][0-9]+(?![0-9.,]*[.,][0-9]))?"
)
_PLAIN = re.compile("[0-9]+(?:[.,][0-9]+)*")
_DOUBTFUL = re.compile("[1-9][0-9]{0,2},[0-9]{3}")
_GROUP_MARKS = re.compile("[ \u00a0\u2009\u202f'’]")
_MOST_DIGITS = 18


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


def read_digits(tokens: Tokens, i: int, words: Numerals) -> Number | None:
    """Return the number in digits at token `i`; None where the digits are none (`1.2.3`, `007`)."""
    start = tokens.starts[i]
    match = _GROUPED.match(tokens.text, start) or _PLAIN.match(tokens.text, start)
    if match is None:
        return None
    literal = match.group()
    if sum(c.isdigit() for c in literal) > _MOST_DIGITS:
        return None
    value = literal_value(literal, words.decimal)
    if value is None or (words.is_doubtful and _DOUBTFUL.fullmatch(literal)):
        return None
    has_zero = len(literal) > 1 and literal[0] == "0" and literal[1] not in ".,"
    if has_zero:
        return None
    first, last = i, i + 1
    while last < len(tokens) and tokens.starts[last] < match.end():
        last += 1
    if _is_leading_dot(tokens, i):
        if not literal.isdigit():
            return None  # `.0.0`
        # `.25 ml`
        first, value = i - 1, float("0." + literal)
    is_plain = literal.isdigit()
    mark = literal.rstrip("0123456789")[-1:]
    number = Number(
        first,
        last,
        value,
        in_digits=True,
        is_plain=is_plain,
        has_foreign_mark=(mark in (".", ",") and mark != words.decimal and value != int(value))
        or (literal.endswith((".0", ".00")) and words.decimal == ","),
    )
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
    single = vulgar_fraction(tokens, at)
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


def vulgar_fraction(tokens: Tokens, i: int) -> float | None:
    """Return the value of a one-character fraction (`½`) at token `i`."""
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
