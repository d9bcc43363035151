"""The last door before the terminal for the commands: what they print, whoever wrote it.

Texts are cleaned where they come in, and again where a command prints them. Of what is left only
what our own progress bars and tables write may pass: colours, and moving and erasing on the line.
"""

import re
import sys
from typing import Any, TextIO

from tui.plain import STEERING

_OWN = r"(\x1b\[(?:[\d;]*m|\d*[ABCDGK]|\?25[hl]))|([\n\r\t])"


def guard_terminal() -> None:
    """Let what goes to a terminal through standard output and error pass the door."""
    if sys.stdout.isatty():
        sys.stdout = _Guarded(sys.stdout)
    if sys.stderr.isatty():
        sys.stderr = _Guarded(sys.stderr)


def is_terminal() -> bool:
    """Return whether a person is at both ends."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def guarded(text: str) -> str:
    """Return `text` less what steers a terminal and is not ours."""
    if not STEERING.search(text):
        return text
    kept: list[str] = []
    at = 0
    for own in re.finditer(_OWN, text):
        kept += [STEERING.sub("", text[at : own.start()]), own[0]]
        at = own.end()
    kept.append(STEERING.sub("", text[at:]))
    return "".join(kept)


class _Guarded:
    """A stream whose texts pass the door; all else is the stream's own."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write `text` as the door lets it through; the length is that of `text`."""
        self._stream.write(guarded(text))
        return len(text)

    def writelines(self, lines: Any) -> None:
        """Write each of `lines`."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
