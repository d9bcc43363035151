"""What one line of a page shows by itself: its shape, and the words pages print around articles."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from core.prepare.facts import (
    agencies,
    credit_words,
    fold,
    function_words,
    phrases,
    picture_agencies,
)

_WORD = re.compile(r"[^\W\d_]+")
_TERMINATED = re.compile(r"[.!?…:;。！？।॥۔؟:][\"“”’'»«›‹)\]\s]*(?:\[\d{1,3}\])*$")
_INNER_END = re.compile(r"(?<=[^\W_]{2})[.!?…][\"“”’'»)]{0,2}\s+[\"„“«»(¿¡]{0,2}[^\W\d_]|[。！？।]")
_SEPARATORS = re.compile(r"\s[|•·»«›>/–—-]\s|[|•·»›→←]")
_DIGIT = re.compile(r"\d")
_TIME = re.compile(
    r"(?<!\d)(?:[01]?\d|2[0-3])[:.h][0-5]\d(?!\d)(?:\s?(?:uhr|[ap]\.?m\b))?", re.IGNORECASE
)
_DAY = re.compile(
    r"(?<!\d)(?:[0-3]?\d\s?[./-]\s?[01]?\d\s?[./-]\s?(?:(?:19|20)\d\d|\d\d)"
    r"|(?:19|20)\d\d[./-][01]?\d[./-][0-3]?\d"
    r"|[0-3]?\d(?:\.|st|nd|rd|th|er)?\s(?:de\s)?[^\W\d_]{3,14}\.?,?\s(?:de\s)?(?:19|20)\d\d"
    r"|[^\W\d_]{3,14}\.?\s[0-3]?\d(?:st|nd|rd|th)?,\s(?:19|20)\d\d)(?!\d)"
)
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LINK = re.compile(r"https?://|www\.|\S@\S+\.\w|\.(?:com|de|fr|org|net|ro)\b")
_BULLET = re.compile(r"^\s*(?:[-–—•*·▪‣◦●■►▶→»]|\d{1,2}[.)]|[a-zA-Z]\))\s+\S")
_CREDIT_SIGNS = ("©", "(c)", "getty images", "shutterstock")
_CREDIT_SIGN = re.compile(r"©|\(c\)|\bgetty images\b|\bshutterstock\b", re.IGNORECASE)
_BEFORE_CREDIT = re.compile(r"\s[|•·/]\s|[|•·(\[]|\s[–—-]\s")
_CREDIT_REACH = 80
_REST_LINK = re.compile(r"^\S*[.!?…»“”\"')\]](?:\s[»›>→|-])?\s\S")

LONG = 300
"""A line of this many characters is prose, whatever words it holds."""

_HEAD = 1000
_TOPIC_SCAN = 400


@dataclass(slots=True)
class Signals:
    """What was seen on a line; `topics` by how the line holds the words."""

    length: int
    """In characters of an alphabet: an ideograph says as much as two or three of them."""
    words: int
    function_share: float | None
    is_terminated: bool
    has_inner_end: bool
    separators: int
    times: int
    links: int
    capital_share: float
    is_bullet: bool
    leads: bool
    """Whether it ends with a colon: a list may follow."""
    is_credit: bool
    """Whether a sign or a word for pictures names who made one."""
    is_signed: bool
    """Whether it ends with a bar and an agency: a picture's text, or a tab's title."""
    is_cut: bool
    """Whether it ends with a word for "read more": a teaser of another article."""
    whole: str | None
    start: str | None
    start_words: int
    anywhere: frozenset[str]
    folded: str


def read_signals(text: str, lang: str) -> Signals:
    """Return what `text` (one cleaned line) shows; linear in its length."""
    head = text[:_HEAD]
    small = text if len(text) <= LONG else ""
    words = _WORD.findall(head)
    known = function_words(lang)
    share = None
    if known and words:
        small_words = list(map(str.lower, words))
        share = sum(map(known.__contains__, small_words)) / len(words)
        if share < 0.2 and lang != "en":
            english = function_words("en").__contains__
            share = max(share, 0.9 * sum(map(english, small_words)) / len(words))
    capitals = len([word for word in words if word[0].isupper()])
    folded = fold(head[:_TOPIC_SCAN])
    whole, start, start_words, anywhere = _topics(folded, len(text))
    is_terminated = bool(_TERMINATED.search(text[-40:]))
    if is_terminated and len(words) > 6:
        anywhere -= {"share"}
    ideographs = 0 if text.isascii() else len(_IDEOGRAPH.findall(text))
    return Signals(
        length=len(text) + ideographs * 3 // 2,
        words=len(words) + ideographs // 2,
        function_share=share,
        is_terminated=is_terminated,
        has_inner_end=bool(_INNER_END.search(head)),
        separators=len(_SEPARATORS.findall(small)),
        times=_count_times(small),
        links=len(_LINK.findall(small)),
        capital_share=capitals / len(words) if words else 0.0,
        leads=text.endswith((":", "：")),
        is_bullet=bool(_BULLET.match(head)),
        is_credit=_is_credit(small),
        is_signed=_is_signed(small),
        is_cut=_is_cut(folded, text) if small else False,
        whole=whole,
        start=start,
        start_words=start_words,
        anywhere=anywhere,
        folded=folded,
    )


def _count_times(text: str) -> int:
    """Return how often `text` tells a time of day or a date; there is none without a digit."""
    if not _DIGIT.search(text):
        return 0
    return len(_TIME.findall(text)) + len(_DAY.findall(text))


def _is_credit(text: str) -> bool:
    """Return whether `text` signs a picture: an agency, or a word for picture and a colon."""
    # most lines have neither, and to look at each of their letters for either takes long
    if ":" in text and _credit_word().search(text):
        return True
    small = text.casefold()
    return any(sign in small for sign in _CREDIT_SIGNS) and bool(_CREDIT_SIGN.search(text))


def _is_cut(folded: str, text: str) -> bool:
    """Return whether `text` is a sentence (or half of one) with a link to the rest behind it."""
    words = folded.split()
    table = phrases().whole
    for size in range(1, min(4, len(words) - 3)):
        if table.get(" ".join(words[-size:])) == "more":
            # "… warum? mehr", "… und dann… Weiterlesen": a word that no sentence goes on with
            return bool(_REST_LINK.search(" ".join(text.split()[-size - 1 :])))
    return False


def _is_signed(text: str) -> bool:
    """Return whether `text` ends with who made its picture: "… | AFP", "… (Getty Images)"."""
    tail = text[-_CREDIT_REACH:]
    bar = None
    for bar in _BEFORE_CREDIT.finditer(tail):  # noqa: B007  # the last one counts
        pass
    if bar is None:
        return False
    words = fold(tail[bar.end() :]).split()
    if not 0 < len(words) <= 8:
        return False
    pairs = {"".join(pair) for pair in pairwise(words)}
    if picture_agencies() & {*words, *pairs}:
        return True
    if bar[0] in "([":  # "(dpa)" signs the report
        return words[0] in credit_words()
    return words[0] in agencies() or words[0] in credit_words()


@cache
def _credit_word() -> re.Pattern[str]:
    """Return the words for a picture, or for who made it, before a colon."""
    words = sorted({re.escape(word) for word in credit_words()}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(words)})\s?:", re.IGNORECASE)


def _topics(folded: str, length: int) -> tuple[str | None, str | None, int, frozenset[str]]:
    table = phrases()
    words = folded.split()
    bare = " ".join([word for word in words if not word.isdigit()])
    whole = table.whole.get(folded) or table.whole.get(bare)
    if not words:
        return whole, None, 0, frozenset()
    begun = bare or folded
    phrase, start = next(
        (held for held in table.start.get(begun.split()[0], ()) if _begins(begun, held[0])),
        ("", None),
    )
    found: set[str] = set()
    if length <= LONG:
        for word in table.anywhere.keys() & words:
            for held, topic in table.anywhere[word]:
                if topic not in found and f" {held} " in f" {folded} ":
                    found.add(topic)
    return whole, start, len(phrase.split()), frozenset(found)


def _begins(folded: str, phrase: str) -> bool:
    return folded.startswith(phrase) and folded[len(phrase) : len(phrase) + 1] in ("", " ")
