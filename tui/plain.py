"""The last door before the terminal, for widgets that paint their own cells.

Text is cleaned once, at preparation. What is painted as bare segments passes no other filter, and
a library file may have been written by other hands, so these characters are stopped here as well.
"""

import re

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]+")


def plain(text: str) -> str:
    """Return `text` on one line, each run of control and direction characters one space."""
    return _CONTROLS.sub(" ", text)
