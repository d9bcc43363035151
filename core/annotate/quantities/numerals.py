"""Numbers, in digits or words, read from tokens left to right without going back.

The grammar is one for all languages; which word means what stands in their lexicons. A number is
digits or words for a base, then fractions, scales and halves that change it.
"""

from dataclasses import replace

from core.annotate.quantities.digits import read_digits
from core.annotate.quantities.number import Number
from core.annotate.quantities.numberwords import read_share_before, read_vague, read_words
from core.annotate.quantities.numeral_facts import Numerals
from core.annotate.tokens import Tokens

_ROUGHLY = (0.8, 1.2)
"""Between which shares of itself a round number lies that is said with a noun (`une centaine`)."""
_PUREST = 24
"""Carats of pure gold: `24 k` is no 24,000."""
_LONGEST_ENDING = 3
"""Letters that inflection may add to the stem of a scale; more make another word of it."""


def read_number(tokens: Tokens, i: int, words: Numerals) -> Number | None:
    """Return the number that begins at token `i`; None where none does."""
    if tokens.kinds[i] == "d":
        base = read_digits(tokens, i, words)
        return None if base is None else _with_tail(tokens, base, words)
    if tokens.kinds[i] != "w":
        return None
    vague = read_vague(tokens, i, words)
    if vague is not None:
        return vague
    half = read_share_before(tokens, i, words)
    if half is not None:
        return half
    base = read_words(tokens, i, words)
    return None if base is None else _with_tail(tokens, base, words)


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
    if number.is_one and tokens.key(at) in words.sizes:
        at += 1  # `ein gutes Drittel`
    lower = words.denominators.get(tokens.key(at))
    if tokens.key(at) in words.linked_denominators and tokens.key(at + 1) not in words.noun_links:
        lower = None
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
            read_words(tokens, number.last + 1, words) if number.last + 1 < len(tokens) else None
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
    is_tied = tokens.key(at) == "-" and tokens.glued(at) and tokens.glued(at + 1)
    if is_tied and tokens.key(at + 1) in words.scales:
        at += 1  # `a $10-million reward`, `das 100-Milliarden-Paket`
    while at < len(tokens) and tokens.kinds[at] == "w":
        link = 1 if tokens.keys[at] in words.scale_links else 0
        key = tokens.key(at + link)
        scale = words.scales.get(key)
        if scale is None and key in words.small and words.small[key] == 100 and number.in_digits:
            scale = 100 if words.scale_links or words.scales.get(tokens.key(at + 1)) else None
        if scale is None and number.in_digits and link == 0:
            form = tokens.forms[at]
            is_gold = form in words.carats and not tokens.glued(at) and number.value <= _PUREST
            scale = None if is_gold else words.suffixes.get(form)
            if scale is None and not number.is_plain:
                scale = words.decimal_suffixes.get(form)
            scale = scale or _inflected_scale(tokens.keys[at], words)
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
            has_foreign_mark=False,
        )
    return number


def _inflected_scale(key: str, words: Numerals) -> float | None:
    """Return the scale that `key` is a form of (`мільйонами`); None where it runs on too long."""
    for stem, scale in words.stems:
        if key.startswith(stem) and len(key) - len(stem) <= _LONGEST_ENDING:
            return scale
    return None


def _with_collective(tokens: Tokens, number: Number, words: Numerals) -> Number:
    """Read `deux douzaines`; `une centaine` is vague, from 80 to 120."""
    at = number.last
    if number.is_one and tokens.key(at) in words.sizes:
        at += 1  # `une petite centaine`
    key = tokens.key(at)
    size = words.collectives.get(key)
    roughly = words.collectives_about.get(key)
    if number.value is None or (size is None and roughly is None):
        return number
    if size is None and number.is_one and roughly is not None:
        last, scale = at + 1, float(roughly)
        if tokens.key(last) in words.noun_links:
            # `une centaine de millions`
            follower = tokens.key(last + 1)
            step = words.vague.get(follower) or words.scales.get(follower)
            if step is not None:
                last, scale = last + 2, scale * step
        low, high = (share * scale for share in _ROUGHLY)
        return Number(
            number.first, last, None, low=low, high=high, scale=scale, is_about=True, is_noun=True
        )
    return replace(
        number,
        last=at + 1,
        value=number.value * (size or roughly or 1),
        is_one=False,
        is_plain=False,
        is_noun=True,
    )


def _with_half(tokens: Tokens, number: Number, words: Numerals) -> Number:
    """Read `et demi`, `and a half`: half of the last scale said, else of one."""
    hit = words.halves.longest(tokens, number.last)
    if hit is None or number.value is None or number.is_fraction:
        return number
    # `two and a half million`
    value = number.value + hit[1] * number.scale
    halved = replace(number, last=hit[0], value=value, is_one=False, is_plain=False)
    return _with_scale(tokens, halved, words) if number.scale == 1 else halved
