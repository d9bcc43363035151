"""Numerals of other scripts: Roman ones, and those of Chinese and Japanese."""

import re

_ROMAN = re.compile(
    r"(?=[IVXLC])(C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(?:e|er|ème|es|le)?", re.ASCII
)
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
# Numerals of Chinese and Japanese, simple and traditional.
_HAN_DIGITS = {mark: at for at, mark in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
    "兩": 2,
}
_HAN_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
HAN = re.compile(f"[{''.join((*_HAN_DIGITS, *_HAN_SCALES))}]{{1,18}}")


def han_value(numeral: str) -> float:
    """Return the value of a numeral in Chinese characters (`三百五十`, `二〇二四`)."""
    if not any(mark in _HAN_SCALES for mark in numeral):
        return float("".join(str(_HAN_DIGITS[mark]) for mark in numeral))
    total = part = digit = 0
    for mark in numeral:
        scale = _HAN_SCALES.get(mark)
        if scale is None:
            digit = _HAN_DIGITS[mark]
        elif scale >= _HAN_SCALES["万"]:
            total, part, digit = total + max(part + digit, 1) * scale, 0, 0
        else:
            part, digit = part + (digit or 1) * scale, 0
    return float(total + part + digit)


def is_plain_han(numeral: str) -> bool:
    """Return whether a numeral is one beyond doubt: a digit first, then a scale."""
    return numeral[0] in _HAN_DIGITS and any(mark in _HAN_SCALES for mark in numeral)


def roman_value(form: str) -> float | None:
    """Return the value of a Roman numeral with or without the ending of an ordinal."""
    match = _ROMAN.fullmatch(form)
    if match is None or not match[1]:
        return None
    digits = [_ROMAN_DIGITS[letter] for letter in match[1]]
    return float(
        sum(
            -one if one < max(digits[at + 1 :], default=0) else one for at, one in enumerate(digits)
        )
    )
