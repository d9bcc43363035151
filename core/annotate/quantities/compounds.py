"""Numbers as one word, and adjectives made of one (`siebenunddreißigtausend`, `dreitägig`)."""

from core.annotate.quantities.number import Number
from core.annotate.quantities.numeral_facts import Numerals
from core.annotate.tokens import Tokens

_LONGEST = 80
"""Letters of the longest word that is cut into number words."""


def compound_value(key: str, words: Numerals) -> int | None:
    """Return the value of a number written as one word (`siebenunddreißigtausend`)."""
    if len(key) > _LONGEST:
        return None
    for written, apart in words.compound_spellings:
        key = key.replace(written, apart)
    parts = _segments(key, words)
    if not parts or len(parts) < 2:
        return words.small.get(key) or (1 if key in words.ones else None)
    total, current, has_joiner = 0.0, 0.0, False
    for part in parts:
        if part in words.compound_joiners:
            has_joiner = True
        elif part in words.scales:
            total, current = (total + current or 1) * words.scales[part], 0
        else:
            value = words.small.get(part, 1)
            current = (current or 1) * 100 if value == 100 else current + value
    return None if has_joiner and parts[-1] in words.compound_joiners else int(total + current)


def _segments(key: str, words: Numerals) -> list[str]:
    """Cut `key` into number words, longest first; empty where it does not come out."""
    parts: list[str] = []
    shortest, longest = words.piece_lengths
    at = 0
    while at < len(key):
        for length in range(min(longest, len(key) - at), shortest - 1, -1):
            piece = key[at : at + length]
            if piece in words.pieces or (parts and piece in words.compound_joiners):
                break
        else:
            return []
        parts.append(piece)
        at += length
    return parts


def stem_value(stem: str, words: Numerals) -> float | None:
    """Return what the stem of an adjective counts (`zweieinhalb`, `hundert`, `halb`)."""
    if stem in words.one_half:
        return 1.5
    ending = next((one for one in words.half_endings if stem.endswith(one)), "")
    if ending and len(stem) > len(ending):
        whole = compound_value(stem[: -len(ending)], words)
        return None if whole is None else whole + 0.5
    share = words.word_shares.get(stem)
    if share is not None:
        return share
    return compound_value(stem, words) or words.scales.get(stem)


def read_adjective(tokens: Tokens, i: int, words: Numerals) -> Number | None:
    """Read an adjective that holds a number and its unit: `dreitägig`, `Siebzehnjährige`."""
    key = tokens.keys[i]
    if words.adjective_sign not in key[-words.longest_ending :]:
        return None
    for ending, unit in words.adjectives:
        if key.endswith(ending) and len(key) > len(ending):
            value = stem_value(key[: -len(ending)], words)
            return None if value is None else Number(i, i + 1, value, unit=unit)
    return None
