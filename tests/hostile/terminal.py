"""What is written to a terminal, taken apart: which sequences, and which characters.

The grammar holds what Textual's drivers and Rich write and nothing else, so that a payload that
came through is a sequence that is not in it, a character that may not stand in text, or one of the
marks that every naughty string carries (see naughty.toml).
"""

import os
import pty
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from tests.hostile.naughty import unsafe_in

_ROOT = Path(__file__).parents[2]
_SEQUENCE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI
    r"|\x1b[\]PX^_][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)"  # OSC, DCS, SOS, PM, APC
    r"|\x1b[ -/]*[0-~]"
)
_ALLOWED = re.compile(
    r"\x1b\[[\d;:]*m"  # SGR
    r"|\x1b\[\d*(?:;\d*)?[HABCDGJK]"  # moving the cursor and erasing
    r"|\x1b\[\?(?:1|7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2031|2048)[hl]"
    r"|\x1b\[\?(?:2026|2048)\$p"  # asking which modes there are
    r"|\x1b\[[<>=]?\d*(?:;\d+)?u"  # the keyboard protocol
    r"|\x1b\[(?:6n|c|\?u)"
    r"|\x1b\]22;[a-z-]*\x07"  # the shape of the pointer
)
_MARK = re.compile(r"(?:^|[;\[])(?:38|48)[;:]2[;:](?:\d*:)?66[;:]77[;:]88(?:[;m]|$)")
"""The colour of the naughty strings."""
_EFFECT = re.compile(r"\x1b\[(?:[\d;]*;)?[568](?:;[\d;]*)?m")
"""Blinking and hiding text, which no style of ours does."""
_COLOURS = re.compile(r"(?:38|48)[;:](?:2[;:]\d+[;:]\d+[;:]\d+|5[;:]\d+)")


@dataclass
class Written:
    """A stream taken apart: the sequences in it, and the text between them."""

    text: str
    sequences: set[str] = field(default_factory=set)
    clipboard: list[str] = field(default_factory=list)


def taken_apart(stream: str) -> Written:
    """Split what was written into sequences and text."""
    stream = re.sub(
        r"\r+(?=\n|\x1b\[|$)", "", stream
    )  # of line ends, and before a bar is drawn anew
    written = Written(text="")

    def take(found: re.Match[str]) -> str:
        written.sequences.add(found[0])
        return ""

    written.text = _SEQUENCE.sub(take, stream)
    return written


def leaks(stream: str) -> list[str]:
    """Return what may not be in a stream that goes to a terminal; none where it is clean."""
    written = taken_apart(stream)
    found = [repr(one) for one in sorted(written.sequences) if not _ALLOWED.fullmatch(one)]
    found += [repr(one) for one in sorted(written.sequences) if _MARK.search(one)]
    found += [
        repr(one)
        for one in sorted(written.sequences)
        if one.endswith("m") and _EFFECT.fullmatch(_COLOURS.sub("", one))
    ]
    unsafe = unsafe_in(written.text)
    return found + ([unsafe] if unsafe else [])


def on_a_terminal(command: list[str], env: dict[str, str]) -> str:
    """Run a command on a terminal of its own; return everything written to it.

    Whatever it asks is answered with no.
    """
    ours, theirs = pty.openpty()
    os.write(ours, b"n\n" * 100)
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=env, cwd=_ROOT):
        os.close(theirs)
        pieces = []
        while True:
            try:
                piece = os.read(ours, 65_536)
            except OSError:  # how Linux says that nobody is at the other end
                break
            if not piece:
                break
            pieces.append(piece)
    os.close(ours)
    return b"".join(pieces).decode("utf-8", "surrogateescape")
