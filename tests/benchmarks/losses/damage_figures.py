"""Numbers changed or dropped in an English translation, found by plain expressions alone.

A number is anything in digits (years, scores, times, ordinals, parts of names) or a number word;
`one` is none, since it mostly is a pronoun. Kinds: `figure changed`, `figure dropped`, `figure
dropped with noun`, and apart from them `unit changed` and `date changed` (a month or weekday).
"""

import itertools
import random
import re
from collections.abc import Iterator

from tests.benchmarks.losses import Damage

_UNITS = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_TEENS = ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = ["hundred", "thousand", "million", "billion", "trillion"]
_PARTS = ["half", "third", "quarter"]
_TIMES = ["double", "triple"]
_DOZENS = ["dozen"]
_ORDINALS = ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_UNIT_SWAPS = {
    "km": "miles",
    "kilometers": "miles",
    "kilometres": "miles",
    "kilometer": "mile",
    "miles": "kilometers",
    "meters": "feet",
    "metres": "feet",
    "kg": "tons",
    "kilograms": "pounds",
    "kilos": "pounds",
    "tons": "kilos",
    "tonnes": "kilos",
    "percent": "",
    "%": "",
    "euros": "dollars",
    "euro": "dollar",
    "dollars": "euros",
    "$": "€",
    "€": "$",
    "£": "€",
    "lei": "euros",
    "years": "months",
    "months": "weeks",
    "weeks": "days",
    "days": "hours",
    "hours": "minutes",
    "minutes": "seconds",
    "year": "month",
}

_WORDS = [*_UNITS, *_TEENS, *_TENS, *_SCALES, *_PARTS, *_TIMES, *_DOZENS]
_NUMBER = re.compile(
    r"(?P<digits>\d+(?:[.,]\d+)*)"
    r"|\b(?P<joined>(?:" + "|".join(_TENS) + r")-(?:one|" + "|".join(_UNITS[:8]) + r"))\b"
    r"|\b(?P<word>" + "|".join(_WORDS) + r")(?P<plural>s|es|ies)?\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\b(" + "|".join(_ORDINALS) + r")\b", re.IGNORECASE)
_DATE = re.compile(r"\b(" + "|".join([*(m for m in _MONTHS if m != "May"), *_DAYS]) + r")\b")
_BEFORE = re.compile(r"[$€£]\s?$|\b(?:the|a|an)\s$", re.IGNORECASE)
_GLUED = re.compile(r"(?:st|nd|rd|th|s)\b|[-–]\w[\w-]*|\s?(?:%|percent\b|per cent\b)")
_NOUN = re.compile(r"\s+[^\W\d_][\w'’-]*")


def damages(text: str, translation: str) -> Iterator[Damage]:
    """Yield every damage to the figures of `translation`; the same one each time."""
    dice = random.Random(translation)
    for match in _NUMBER.finditer(translation):
        start, end = match.span()
        for changed in _changed(match, dice):
            yield Damage("figure changed", translation[:start] + changed + translation[end:])
        if match["digits"] is None or _stands_alone(translation, start, end):
            yield Damage("figure dropped", _without(translation, start, end))
            noun = _NOUN.match(translation, end)
            if noun is not None:
                yield Damage("figure dropped with noun", _without(translation, start, noun.end()))
    for match in _ORDINAL.finditer(translation):
        other = dice.choice([word for word in _ORDINALS if word != match[0].lower()])
        yield Damage("ordinal changed", _put(translation, match, other))
    for match in re.finditer(r"\w+|[%$€£]", translation):
        swap = _UNIT_SWAPS.get(match[0])
        if swap is not None and re.search(
            r"\d\W{0,2}$" if match[0] not in "$€£" else r"^", translation[: match.start()]
        ):
            yield Damage("unit changed", _put(translation, match, swap))
    for match in _DATE.finditer(translation):
        names = _MONTHS if match[0] in _MONTHS else _DAYS
        other = dice.choice([name for name in names if name != match[0]])
        yield Damage("date changed", _put(translation, match, other))


def _put(text: str, match: re.Match[str], word: str) -> str:
    if match[0][0].isupper():
        word = word.capitalize()
    return text[: match.start()] + word + text[match.end() :]


def _changed(match: re.Match[str], dice: random.Random) -> Iterator[str]:
    if match["digits"] is not None:
        yield _other_digits(match["digits"], dice)
        return
    if match["joined"] is not None:
        tens, unit = match["joined"].split("-")
        yield f"{tens}-{dice.choice([one for one in _UNITS[:8] if one != unit.lower()])}"
        return
    word = match["word"].lower()
    family = next(
        names
        for names in (_UNITS, _TEENS, _TENS, _SCALES, _PARTS, _TIMES, ["dozen", "score"])
        if word in names
    )
    other = dice.choice([one for one in family if one != word])
    if match["plural"]:
        other = {"half": "halve"}.get(other, other) + "s"
    yield other.capitalize() if match[0][0].isupper() else other


def _other_digits(number: str, dice: random.Random) -> str:
    """Return another number of the same form: one digit changed, two swapped, or the point moved.

    Small numbers become their neighbours now and then, as a slip of the pen would have it.
    """
    places = [at for at, c in enumerate(number) if c.isdigit()]
    way = dice.random()
    if way < 0.2 and len(places) > 1:
        swaps = [
            (a, b)
            for a, b in itertools.pairwise(places)
            if number[a] != number[b] and not (a == 0 and number[b] == "0")
        ]
        if swaps:
            a, b = dice.choice(swaps)
            digits = list(number)
            digits[a], digits[b] = digits[b], digits[a]
            return "".join(digits)
    if way < 0.3 and number.count(".") == 1 and len(places) > 2:
        whole, part = number.split(".")
        if "," not in whole and not whole.startswith("0") and not part.startswith("0"):
            return f"{whole}{part[0]}.{part[1:]}".rstrip(".")
    if way < 0.4 and number.isdigit() and len(number) < 3:
        return str(int(number) + dice.choice((1, 2, 3)))
    at = dice.choice(places)
    lowest = 1 if at == 0 and len(number) > 1 else 0
    others = [str(n) for n in range(lowest, 10) if str(n) != number[at]]
    return number[:at] + dice.choice(others) + number[at + 1 :]


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether a numeral can go without leaving a broken time, score or word behind."""
    before, after = text[:start], text[end:]
    return not re.search(r"[\w:/–-]$", before) and not re.match(r"[:/–]\d|-\d", after)


def _without(text: str, start: int, end: int) -> str:
    """Return `text` without a number and what cannot stand without it."""
    before = _BEFORE.search(text[:start])
    if before is not None and (not before[0][0].isalpha() or _GLUED.match(text, end)):
        start = before.start()
    glued = _GLUED.match(text, end)
    if glued is not None:
        end = glued.end()
    kept = re.sub(r"\s+", " ", f"{text[:start]} {text[end:]}")
    return re.sub(r"\s+([.,;:!?)])", r"\1", kept).strip()
