"""The last door before the terminal, for what the screen paints and the commands print.

Text is cleaned once, at preparation. What is painted passes no other filter, and a library file may
have been written by other hands, or a text pasted, so what no text holds is stopped here as well.
"""

import re

_STEERING = (
    "\x00-\x1f\x7f-\x9f"  # C0, DEL, C1
    "\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb"  # directions, invisible
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"  # surrogates, private use, no characters
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 15))
    + "\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
)
_BREAK = r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]"
_RUN = f"[{_STEERING}]+"
STEERING = re.compile(f"[{_STEERING}]")
"""One character that has no place in a text on a terminal."""

_PRINTABLE = re.compile("[\U000e0000-\U000e0fff]")
"""Those of them that Python may call printable; to look for one range is ten times quicker."""


def is_plain(text: str) -> bool:
    """Return whether nothing in `text` steers a terminal or has no picture."""
    if text.isprintable() and _PRINTABLE.search(text) is None:
        return True
    return STEERING.search(text) is None


def plain(text: str) -> str:
    """Return `text` on one line, each run of what steers a terminal or has no picture one space."""
    return text if is_plain(text) else re.sub(_RUN, " ", text)


def plain_lines(text: str) -> str:
    """Return `text` line by line as `plain` has it; a tab becomes a space."""
    return "\n".join(map(plain, re.split(_BREAK, text)))
