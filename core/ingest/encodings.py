"""Which legacy encoding some bytes are in.

charset-normalizer finds the encoding family, but on a page of Western or Central European text it
confuses neighbours (cp1252, cp1250, cp1257) that differ in a few letters. So the likely ones are
tried here, and the one wins whose letters belong together in one language; charset-normalizer has
the word where none convinces.
"""

import codecs
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from core.facts import read_facts

_SAMPLE = 49_152
_CONVINCING = 0.6
_MANY_CAPITALS = 12
_CAPITALS_PENALTY = 0.2
_ODD_CATEGORIES = frozenset({"Cc", "Cn", "Co", "Cs"})
_LINE_CONTROLS = frozenset("\t\n\r\f\v\x1b\x08\x1c\x1d\x1e\x1f\x85\0")


def guess_encoding(raw: bytes) -> str | None:
    """Return the likeliest legacy codec of `raw`, or None where it does not look like text."""
    sample = _telling_part(raw)
    facts = read_facts("core.ingest", "encodings.toml")
    best_score, best = 0.0, None
    for codec in (*facts["single_byte"], *facts["multi_byte"]):
        text = _decoded(sample, codec)
        if text is None:
            continue
        score = _score_wide(text, codec) if codec in facts["multi_byte"] else _score(text)
        if score > best_score + 1e-9:
            best_score, best = score, codec
    return best if best_score >= _CONVINCING else _ask_library(sample)


def is_readable(text: str) -> bool:
    """Return whether `text` is made of assigned characters and next to no control characters."""
    counts = Counter(text)
    odd = sum(
        count
        for one, count in counts.items()
        if one not in _LINE_CONTROLS and unicodedata.category(one) in _ODD_CATEGORIES
    )
    odd += counts["\ufffd"] + counts["\0"]
    return odd <= len(text) / 100


def _telling_part(raw: bytes) -> bytes:
    """Return the lines that hold more than ASCII, up to a sample's length."""
    parts: list[bytes] = []
    size = 0
    for line in raw.split(b"\n"):
        if not line.isascii():
            parts.append(line[: _SAMPLE - size])
            size += len(line) + 1
            if size >= _SAMPLE:
                break
    return b"\n".join(parts)


def _decoded(sample: bytes, codec: str) -> str | None:
    try:
        # final=False: the sample may end in the middle of a character
        return codecs.getincrementaldecoder(codec)().decode(sample)
    except UnicodeDecodeError:
        return None


def _score(text: str) -> float:
    """How well the letters beyond ASCII belong to one language: 1 is wholly, below 0 is not at all.

    Apart from the letters themselves, an upper-case letter behind a lower-case one and a mark in
    the middle of a word speak against the encoding.
    """
    counts, oddly_placed = _beyond_ascii(text)
    total = sum(counts.values())
    if not total:
        return 0.0
    penalty: float = oddly_placed + 2 * sum(
        count for one, count in counts.items() if unicodedata.category(one) in _ODD_CATEGORIES
    )
    facts = read_facts("core.ingest", "encodings.toml")
    marks = frozenset(facts["marks"]["any"])
    common = facts["common"]
    # text in capitals throughout is rarer than letters taken for those of another encoding
    upper, lower = (
        sum(count for one, count in counts.items() if test(one))
        for test in (str.isupper, str.islower)
    )
    if upper > _MANY_CAPITALS and upper > 2 * lower:
        penalty += total * _CAPITALS_PENALTY
    best = max(
        _belonging(counts, letters, marks, common.get(lang))
        for lang, letters in facts["letters"].items()
    )
    return (best - penalty) / total


def _belonging(
    counts: Counter[str], letters: str, marks: frozenset[str], common: str | None
) -> float:
    known, frequent = _both_cases(letters), _both_cases(common or "")
    points = 0.0
    for one, count in counts.items():
        if one in known:
            points += count * (1.0 if common is None or one in frequent else 0.6)
        elif one in marks:
            points += count * 0.4
        else:
            points -= count * 0.5
    return points


@cache
def _both_cases(letters: str) -> frozenset[str]:
    return frozenset(letters) | frozenset(one.upper() for one in letters if len(one.upper()) == 1)


def _beyond_ascii(text: str) -> tuple[Counter[str], int]:
    """Count the characters beyond ASCII, and those that stand where such a one does not stand."""
    counts = Counter(one for one in text if one > "\x7f")
    kinds = {one: _kind(one) for one in counts}
    odd = sum(
        1
        for before, one in pairwise(text)
        if (before > "\x7f" or one > "\x7f") and _is_odd_pair(before, one, kinds)
    )
    return counts, odd


def _kind(one: str) -> str:
    if one.isalpha():
        is_latin = one < "\u0250" or "\u1e00" <= one <= "\u1eff"
        return ("upper" if one.isupper() else "lower") if is_latin else "foreign"
    return "sign" if unicodedata.category(one) in ("So", "Sm", "No") else "mark"


def _is_odd_pair(before: str, one: str, kinds: dict[str, str]) -> bool:
    """Return whether such a pair of characters hardly ever stands in one word."""
    if before > "\x7f" and one > "\x7f":
        first, second = kinds[before], kinds[one]
        if "foreign" in (first, second):
            return (before.islower() and one.isupper()) or first in ("upper", "lower")
        return second == "upper" and first == "lower"
    if one > "\x7f":
        if not before.isalpha():
            return False
        return kinds[one] in ("sign", "foreign") or (kinds[one] == "upper" and before.islower())
    return one.isalpha() and (
        kinds[before] == "foreign" or (kinds[before] == "sign" and one.islower())
    )


def _score_wide(text: str, codec: str) -> float:
    """Do the same for Chinese, Japanese and Korean, by how many characters are everyday ones.

    The first level of each national standard holds them, and where a character stands in the
    standard says so without a list.
    """
    counts = Counter(one for one in text if one > "\x7f")
    total = sum(counts.values())
    if not total:
        return 0.0
    # an ASCII letter glued to it is a sign that two letters were taken for one character
    glued = sum(
        1
        for before, one in pairwise(text)
        if one > "\x7f" and one.isalpha() and "a" <= before <= "z"
    )
    points = sum(count * _everyday(one, codec) for one, count in counts.items())
    return (points - glued) / total


def _everyday(one: str, codec: str) -> float:
    if "\u3000" <= one <= "\u303f" or "\uff01" <= one <= "\uff5e" or one in "“”‘’…—·":
        return 0.6
    if "\u3040" <= one <= "\u30ff":
        return 1.1 if codec in ("cp932", "euc_jp") else -0.5
    if "\uac00" <= one <= "\ud7a3":
        return 1.1 if codec == "cp949" else -1.0
    if not "\u4e00" <= one <= "\u9fff":
        return -1.0
    if codec == "cp949":
        return -0.3
    return 1.0 if one in _first_level(codec) else -0.4


@cache
def _first_level(codec: str) -> frozenset[str]:
    ranges = {
        "gb18030": ("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF)),
        "big5hkscs": ("big5", range(0xA4, 0xC7), (*range(0x40, 0x7F), *range(0xA1, 0xFF))),
    }
    national, lead, trail = ranges.get(codec, ("euc_jp", range(0xB0, 0xD0), range(0xA1, 0xFF)))
    return frozenset(_characters(national, lead, trail))


def _characters(codec: str, lead: Iterable[int], trail: Iterable[int]) -> Iterable[str]:
    trail = tuple(trail)
    for first in lead:
        for second in trail:
            try:
                yield bytes((first, second)).decode(codec)
            except UnicodeDecodeError:
                continue


def _ask_library(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes

    found = from_bytes(sample, preemptive_behaviour=False).best()
    if found is None or not is_readable(str(found)):
        return None
    return str(found.encoding)
