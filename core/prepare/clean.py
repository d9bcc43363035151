"""The one sanitiser: what a text must lose before it may reach a screen, a file name or an export.

Escape sequences, control characters, bidirectional overrides, invisible characters, characters of
private fonts, noncharacters and lone surrogates go; every line break becomes a newline, every odd
space a plain one; the rest is brought to NFC. What a script needs stays: ZWJ and ZWNJ after letters
of scripts that join, no-break spaces (they hold figures together).
"""

import re
import unicodedata
from functools import cache

_ESCAPES = (
    r"(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,16}[@-~]"  # CSI: colours, cursor movement
    # OSC, DCS, SOS, PM, APC: all text up to the terminator; without one only the opener goes
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x80-\x9f\n]{0,4096}(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]{0,16}[0-~]"  # the other two-character escapes
)
_BREAKS = r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]"
_SPACES = r"[\t\u1680\u2000-\u200a\u205f\u2800\u3000]"
_FORBIDDEN = (
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f"  # C0 but newline, DEL, C1
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc"  # invisible, bidi, variation
    r"\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"  # private use, noncharacters
    # the last two of each plane are noncharacters, too; those of planes 14 to 16 stand below
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 15))
    + r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    r"\U000f0000-\U0010ffff]"
    # joiners that do not follow a letter of a script that joins
    r"|(?<![\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ua840-\ua8ff\ua980-\ua9ff"
    r"\uaa00-\uaa7f\ufb50-\ufdff\ufe70-\ufefe\U00010a00-\U00011fff])[\u200c\u200d]"
)
_UNWRITTEN = rf"{_FORBIDDEN}|[\u2028\u2029]"
"""What no JSON of ours holds as it is; line separators break lines where they are shown."""
_SURROGATES = r"[\ud800-\udfff]"
_PRINTED = "‐–—‘’‚“”„†•…‰′″‹›€"
_FOLDABLE = r"\s{2,}|[^\S \u00a0\u202f]"

MAX_MARKS = 8
"""Combining marks kept on one letter; more is a prank that paints over other lines."""

_MANY_MARKS = r"[^\w\s\x00-\u02ff]{9,}"
"""Where more marks than that may stand: a mark of whatever script is neither letter nor space."""


def clean(text: str) -> str:
    r"""Return `text` safe to show and to store, its lines parted by ``\n``."""
    if _plain().issuperset(text):
        return text
    previous = None
    while text != previous:  # taking one thing out can bring two others together
        previous = text
        text = _clean_once(text)
    return text


def clean_line(text: str) -> str:
    """Return `text` cleaned, on one line, without space at its ends or more than one inside."""
    return _compiled(_FOLDABLE).sub(" ", clean(text)).strip()


def escape_json(text: str) -> str:
    r"""Return the JSON `text` with what `clean` takes out as ``\uXXXX``; no string changes."""
    if text.isascii() and "\x7f" not in text:
        return text
    return _compiled(_UNWRITTEN).sub(_escaped, text)


@cache
def _plain() -> frozenset[str]:
    """Return signs and letters that stay as they are beside whichever of them: most texts' all."""
    few = [*map(chr, range(0x20, 0x7F)), "\n", *_PRINTED, *map(chr, range(0xA0, 0x250))]
    return frozenset(char for char in few if _clean_once(char) == char)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern when it is first needed: that takes milliseconds, and many need none."""
    return re.compile(pattern)


def _escaped(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def _clean_once(text: str) -> str:
    if "\x1b" in text or not text.isascii():
        text = _compiled(_ESCAPES).sub("", text)
    text = _compiled(_BREAKS).sub("\n", text)
    text = _compiled(_SPACES).sub(" ", text)
    text = _compiled(_FORBIDDEN).sub("", text)
    if text.isascii():
        return text
    text = _compiled(_SURROGATES).sub("\N{REPLACEMENT CHARACTER}", text)
    return _compiled(_MANY_MARKS).sub(_thinned, unicodedata.normalize("NFC", text))


def _thinned(run: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for char in run[0]:
        marks = marks + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        if marks <= MAX_MARKS:
            kept.append(char)
    return "".join(kept)
