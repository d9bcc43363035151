"""What stands beside a number and changes it: a half, a minus, another number's percent, a name."""

import re
from collections.abc import Sequence
from dataclasses import replace

from core.annotate.quantities.number import Number
from core.annotate.tokens import Tokens
from core.check.mention import Mention
from core.check.number_words import NumberWords

_BARE = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_APART = re.compile(r"[0-9;:!?]|\.(?:\s|$)")
_LENT, _NEAR, _AFTER_DEGREES = 6, 24, 4
"""Code points between two numbers that share a unit, for sure and maybe; tokens after a number."""
_LEAST_SCALE = 1000
_MINUS = re.compile(r"(?:^|[\s(\[„“\"«:/])[-−]$|−\s?$")
_SLASHED = re.compile(r"(?<![0-9/.,])([0-9]{1,2})/([0-9]{1,2})(?![0-9/]|[.,][0-9])")
_INITIAL = re.compile(r"(?<![0-9.,/-])[0-9]{1,2}-([A-Z])(?![\w-])")
_MONTHS = 12
_SHORT_NAME = 2


def as_meant(tokens: Tokens, number: Number, words: NumberWords) -> Number | None:
    """Return `number` without what is read into it by its neighbours' letters alone."""
    if number.is_fraction and number.value is not None and not number.in_digits:
        if tokens.key(number.first - 1) in words.ordinals_after:
            return None  # `a doua jumătate`: the second half
        key = tokens.key(number.last - 1)
        lower = words.numerals.denominators.get(key)
        is_ordinal = words.has_plural_s and key in words.sure and not key.endswith("s")
        if lower is not None and is_ordinal and number.value * lower > 1.5:
            # `one in five eighth-graders`
            last = number.last - (2 if tokens.key(number.last - 2) == "-" else 1)
            upper = float(round(number.value * lower))
            return replace(number, last=last, value=upper, is_fraction=False)
    if is_model(tokens, number) and number.value is not None:
        scaled = number.value / number.scale
        return replace(number, last=number.last - 1, value=scaled, scale=1)
    return number


def is_model(tokens: Tokens, number: Number) -> bool:
    """Return whether digits belong to a name, so that a letter after them is no scale (`A400M`)."""
    first, last = number.first, number.last - 1
    if not number.in_digits or tokens.kind(last) == "n":
        return False
    if number.scale == 1:
        return False
    if not tokens.glued(last) or len(tokens.forms[last]) > _SHORT_NAME:
        return False
    is_joined = tokens.glued(first) and tokens.key(first - 1) == "-" and tokens.glued(first - 1)
    before = first - 2 if is_joined else first - 1
    if tokens.kind(before) != "w" or not (is_joined or tokens.glued(first)):
        return False
    return is_joined or len(tokens.forms[before]) <= _SHORT_NAME


def ordinal_reading(tokens: Tokens, number: Number, words: NumberWords) -> tuple[float, ...]:
    """Return the ordinal that a share may be as well (`a third task`)."""
    key = tokens.key(number.last - 1)
    if not number.is_fraction or number.in_digits or key not in words.sure:
        return ()
    lower = words.numerals.denominators.get(key)
    if lower is None or number.value is None or abs(number.value * lower - 1) > 1e-9:
        return ()
    return () if tokens.key(number.last) in words.numerals.noun_links | {"of"} else (float(lower),)


def with_context(
    text: str, tokens: Tokens, words: NumberWords, found: Sequence[Mention]
) -> list[Mention]:
    """Return `found` in order, with what stands beside each number taken into account."""
    mentions = _with_halves(tokens, words, sorted(found, key=lambda one: one.start))
    mentions = _with_dates(text, words, mentions)
    mentions = [
        replace(one, is_negative=True) if _is_below_zero(text, tokens, words, one) else one
        for one in mentions
    ]
    return _with_lent(text, mentions)


def _with_halves(tokens: Tokens, words: NumberWords, found: list[Mention]) -> list[Mention]:
    """Add a half to the number whose noun stands between (`deux fois et demie`, `hora y media`)."""
    for i in range(1, len(tokens)):
        hit = words.numerals.halves.longest(tokens, i)
        if hit is None or hit[0] < i + 2 or tokens.kind(i - 1) != "w":
            continue
        start, end = tokens.starts[i], tokens.ends[hit[0] - 1]
        if any(one.start < start and one.end >= end for one in found):
            continue  # read as one number already
        ends = (tokens.ends[i - 1], tokens.ends[i - 2] if i > 1 else -1)
        before = [one for one in found if one.end in ends and one.values and not one.is_unit]
        unit = words.units.get(tokens.key(i - 1))
        base = max(before, key=lambda one: (one.is_sure, one.is_counted), default=None)
        if base is None and unit is None:
            continue
        whole = base.values[0] if base is not None else 1.0
        if whole != int(whole):
            continue
        first = base.start if base is not None else tokens.starts[i - 1]
        made = Mention(
            first,
            end,
            (whole + hit[1],),
            unit or (base.unit if base is not None else None),
            is_counted=True,
            parts=(whole, 60 * hit[1]),
        )
        found = [one for one in found if not (first <= one.start and one.end <= end)]
        found = sorted([*found, made], key=lambda one: one.start)
    return found


def _with_dates(text: str, words: NumberWords, found: list[Mention]) -> list[Mention]:
    """Let both numbers of `9/11` be months, and a letter one too (Spanish `11-S`)."""
    slashed = {at for match in _SLASHED.finditer(text) for at in (match.start(1), match.start(2))}
    if slashed:
        found = [
            replace(one, may_be_month=True)
            if one.start in slashed and one.values and one.values[0] <= _MONTHS
            else one
            for one in found
        ]
    return [
        *found,
        *(
            Mention(match.start(1), match.end(1), (float(month),), is_sure=False, is_month=True)
            for match in _INITIAL.finditer(text)
            for month in words.months_by_letter.get(match[1].lower(), ())
        ),
    ]


def slashed_numbers(text: str, words: NumberWords) -> set[int]:
    """Return the numbers of `text` that may be months in dates like `9/11` and `11-S`."""
    found = {int(one) for match in _SLASHED.finditer(text) for one in match.groups()}
    for match in _INITIAL.finditer(text):
        found.update(words.months_by_letter.get(match[1].lower(), ()))
    return found


def _is_below_zero(text: str, tokens: Tokens, words: NumberWords, one: Mention) -> bool:
    if one.is_negative or not one.values or one.is_unit or one.is_article:
        return one.is_negative
    first = tokens.index_at(one.start)
    if tokens.kind(first) == "d" and _MINUS.search(text[max(0, one.start - 3) : one.start]):
        return True
    if tokens.key(first - 1) in words.minus:
        return tokens.key(first - 2) not in words.not_before_minus
    last = tokens.index_at(one.end - 1) + 1
    return any(
        words.below_zero.longest(tokens, at) is not None
        for at in range(last, min(last + _AFTER_DEGREES, len(tokens)))
    )


def _with_lent(text: str, found: list[Mention]) -> list[Mention]:
    """Let numbers in bare digits have the percent or the scale of others."""
    scaled = [one for one in found if one.scale >= _LEAST_SCALE]
    percents = [one for one in found if one.unit == "%"]
    if not scaled and not percents:
        return found
    made: list[Mention] = []
    for one in found:
        if one.unit is not None or one.in_date or not _BARE.fullmatch(text, one.start, one.end):
            made.append(one)
            continue
        carried: list[tuple[float, str | None, bool]] = []
        is_lent = False
        for other in (*percents, *scaled):
            gap = text[one.end : other.start]
            is_near = one.end <= other.start and len(gap) <= _NEAR and not _APART.search(gap)
            is_lent |= is_near and len(gap) <= _LENT and other.unit == "%"
            if not (is_near or other.end <= one.start):
                continue
            for value in one.values:
                if other.unit == "%":
                    carried.append((value, "%", is_near))
                if other.scale >= _LEAST_SCALE > value:
                    carried.append((value * other.scale, None, is_near))
        made.append(replace(one, carried=tuple(dict.fromkeys(carried)), is_lent=is_lent))
    return made
