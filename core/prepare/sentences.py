"""Sentence segmentation: sentencex proposes, our facts about languages dispose.

sentencex knows where sentences may end in many scripts but splits `Der 1. FC Köln`, `M. Dupont` and
`Str. Lungă`, and keeps long quotations whole. Quotation marks and brackets are hidden from it; each
end that it proposes is then tried against abbreviations, initials, ordinals, and what follows.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from core.prepare.calendars import month_number
from core.prepare.facts import SentenceFacts, sentence_facts

MAX_WHOLE_QUOTE = 200
"""A quotation or bracket up to this many characters is not split inside."""

_QUOTES = '"„“”«»‹›()[]{}'
_MASK = str.maketrans(_QUOTES, " " * len(_QUOTES))
_CLOSERS = {
    "„": "“”\"", "“": "”\"", "”": "”", "«": "»", "»": "«", "‹": "›", "›": "‹",
    '"': '"', "(": ")", "[": "]", "{": "}",
}  # fmt: skip
_TERMINATORS = ".!?…"
_AFTER_END = re.compile(r"(?:[\"“”’'»«›‹)\]}]|[ \u00a0\u202f][»”](?=\s|$|[.,;]))*(?:\[\d{1,3}\])*")
_LAST_TOKEN = re.compile(r"[^\s()\[\]{}„“”\"«»‹›/'’]{1,40}$")
_NEXT_TOKEN = re.compile(r"[\s(\[{„“”\"«»‹›'’‚‘–—-]*([^\s.,;:!?…)\]}“”\"«»‹›]{1,40})")
_INITIAL = re.compile(r"(?:[^\W\d_]\.[-\u2010]?){0,4}[^\W\d_]")
_NUMBER = re.compile(r"\d{1,3}")
_ROMAN = re.compile(r"[IVXLC]{1,7}")
# ends that sentencex does not propose: a sentence glued to the one before
_UNPROPOSED = re.compile(
    r"[)\]}\"“”»]\.(?=\s)"  # "… (art. 5 lit. a). A plecat"
    r"|[.!?…]\[\d{1,3}\](?=\s)"  # a note's number
    r"|(?<=[^\W\d_]{4})\.(?=\s\d)"  # sentencex never starts a sentence with a number
)
_GLUED = re.compile(r"(?<=[^\W\d_]{3})[.!?](?=[^\W\d_]{2,12}\s)")
# any sign beyond those that never end a sentence, with something after it
_MAY_END = re.compile(r"[^\w\s,\-–—'’:()/%&+\"„“”«»][\s\S]")
_MARKS = re.compile("[" + re.escape(_QUOTES) + "]")
_ELLIPSIS = re.compile(r"(?<=\w)(?:…|\.\.\.)(?=\s)")
_STOP = re.compile(r"\.\s")
_LOOK_BACK = 60


def split_sentences(text: str, lang: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of `text` in order, without space at their ends."""
    if not _MAY_END.search(text):
        whole = _trim(text, (0, len(text)))
        return [whole] if whole else []
    facts = sentence_facts(lang)
    spans: list[tuple[int, int]] = []
    start = 0
    kept_whole = _short_quotes(text)
    follows_case = _follows_case(text)
    for end in _proposed_ends(text, lang, facts):
        if end <= start or end >= len(text):
            continue
        if _is_inside(kept_whole, end) or _goes_on(text, start, end, facts, follows_case):
            continue
        spans.append((start, end))
        start = end
    spans.append((start, len(text)))
    return [trimmed for span in spans if (trimmed := _trim(text, span))]


def _proposed_ends(text: str, lang: str, facts: SentenceFacts) -> Iterator[int]:
    """Yield offsets where a sentence may end, with the quotes and brackets that close it."""
    from sentencex import get_sentence_boundaries

    masked = text.translate(_MASK)
    ends: set[int] = {found["end_index"] for found in get_sentence_boundaries(lang, masked)}
    for found in _GLUED.finditer(text):
        following = _NEXT_TOKEN.match(text, found.end())
        if following and following[1][0].isupper() and following[1].lower() in facts.starters:
            ends.add(found.end())
    ends.update(found.end() for found in _UNPROPOSED.finditer(text))
    ends.update(_maybe_ends(text, facts))
    for end in sorted(ends):
        last = end
        while last > 0 and masked[last - 1].isspace():
            last -= 1
        closing = _AFTER_END.match(text, last)
        yield closing.end() if closing else last


def _maybe_ends(text: str, facts: SentenceFacts) -> Iterator[int]:
    """Yield ends after an abbreviation that may end a sentence and a word that may start one."""
    for stop in _STOP.finditer(text):
        token = _LAST_TOKEN.search(text, max(0, stop.start() - _LOOK_BACK), stop.start())
        if token is None or not _starts(text, stop.end(), facts):
            continue
        word = token[0].rstrip(".")
        if word in facts.may_be_last or (len(word) > 1 and _ROMAN.fullmatch(word)):
            yield stop.start() + 1
    for stop in _ELLIPSIS.finditer(text):
        if _starts(text, stop.end(), facts):
            yield stop.end()


def _starts(text: str, position: int, facts: SentenceFacts) -> bool:
    """Return whether a capitalised function word stands at `position`."""
    following = _NEXT_TOKEN.match(text, position)
    if not following or not following[1][0].isupper():
        return False
    word = following[1]
    return word.lower() in facts.starters or re.split("['’]", word)[0].lower() in facts.starters


def _goes_on(text: str, start: int, end: int, facts: SentenceFacts, follows_case: bool) -> bool:
    """Return whether the sentence goes on after `end` although it looks like an end."""
    following = _NEXT_TOKEN.match(text, end)
    if following is None:
        return True  # nothing but closing marks is left
    if not any(map(str.isalnum, text[max(start, end - _LOOK_BACK) : end])):
        return True  # nothing has been said yet
    stop = end
    while stop > start and text[stop - 1] not in _TERMINATORS:
        stop -= 1
        if end - stop > 8:
            return False  # another script's full stop
    if stop == start:
        return False
    if follows_case and following[1][0].islower():
        return True
    if text[stop - 1] != "." or text[max(start, stop - 2) : stop] == "..":
        return False
    return _is_abbreviated(text, start, stop - 1, end, following[1], facts)


def _is_abbreviated(
    text: str, start: int, stop: int, end: int, following: str, facts: SentenceFacts
) -> bool:
    """Return whether the full stop at `stop` belongs to an abbreviation, initial or ordinal."""
    found = _LAST_TOKEN.search(text, max(start, stop - _LOOK_BACK), stop)
    if not found:
        return False
    token = found[0]
    if text[end : end + 1] == "-" or (_INITIAL.fullmatch(token) and text[end : end + 1].isalnum()):
        return True  # "av. J.-C.", "l'U.R.S.S."
    can_start = _starts(text, end, facts)
    if token in facts.never_last or (len(token) > 1 and token.lower() in facts.never_last):
        return True
    if token in facts.may_be_last:
        return not can_start and bool(facts.starters or following[0].isdigit())
    if _INITIAL.fullmatch(token):
        return _is_initial(text, start, found.start(), token, can_start)
    return _is_ordinal(text, start, found.start(), token, following, can_start, facts)


def _is_initial(text: str, start: int, position: int, token: str, can_start: bool) -> bool:
    """Return whether `token` (a letter, or letters with full stops between) abbreviates a word."""
    if not token[-1].isupper():
        return not can_start or position == start
    before = _LAST_TOKEN.search(text, max(start, position - _LOOK_BACK), max(start, position - 1))
    return not can_start or before is None


def _is_ordinal(
    text: str,
    start: int,
    position: int,
    token: str,
    following: str,
    can_start: bool,
    facts: SentenceFacts,
) -> bool:
    is_roman = bool(_ROMAN.fullmatch(token))
    if not (_NUMBER.fullmatch(token) or is_roman):
        return False
    if not text[start:position].strip():
        return True  # "1. Was geschah" numbers a point in every language
    if not facts.has_ordinal_dot:
        return False
    if following in facts.after_ordinal or month_number(following, facts.lang):
        return True
    if can_start:
        return False
    before = _LAST_TOKEN.search(text, max(start, position - _LOOK_BACK), position - 1)
    word = before[0].lower() if before else ""
    return is_roman or word in facts.before_ordinal or following[0].isdigit()


def _short_quotes(text: str) -> list[tuple[int, int]]:
    """Return the spans of quotations and brackets short enough to be kept whole, in order."""
    spans: list[tuple[int, int]] = []
    opened = -1
    closers = ""
    for match in _MARKS.finditer(text):
        position, mark = match.start(), match[0]
        if opened >= 0 and position - opened > MAX_WHOLE_QUOTE:
            opened = -1
        if opened >= 0 and mark in closers:
            spans.append((opened, position))
            opened = -1
        elif opened < 0 and mark in _CLOSERS and _may_open(text, position, mark):
            opened, closers = position, _CLOSERS[mark]
    return spans


def _may_open(text: str, position: int, mark: str) -> bool:
    """Return whether a mark that looks alike at both ends stands where it can open."""
    if mark in "„«([{" and not (mark == "«" and position and not text[position - 1].isspace()):
        return True
    return position == 0 or not (text[position - 1].isalnum() or text[position - 1] in ".,!?…")


def _is_inside(spans: list[tuple[int, int]], end: int) -> bool:
    index = bisect_right(spans, (end, -1)) - 1
    return index >= 0 and spans[index][0] < end <= spans[index][1]


def _follows_case(text: str) -> bool:
    """Return whether sentences start with a capital here; some people write none at all."""
    sample = text[:4000]
    return any(char.isupper() for char in sample)


def _trim(text: str, span: tuple[int, int]) -> tuple[int, int] | None:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
