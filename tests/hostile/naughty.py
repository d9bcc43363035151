"""The naughty strings: those of naughty.toml and those that TOML cannot hold.

Where a terminal or a file is looked at, `is_safe` says what may stand in it.
"""

import os
import re
import tomllib
import unicodedata
from pathlib import Path

from hypothesis import strategies as st

IS_LONG = os.environ.get("DRAGOMAN_HOSTILE") == "long"
EXAMPLES = 1000 if IS_LONG else 40
"""Random strings a property is tried with."""

_OTHERS = {
    "surrogates/high": "lone \ud800 high",
    "surrogates/low": "lone \udfff low",
    "surrogates/escaped bytes": b"bytes \xff\xfe\x9b31m\x80".decode("utf-8", "surrogateescape"),
    "surrogates/pair": "\ud83d\ude00 pair in two halves",
    "surrogates/reversed": "\ude00\ud83d",
    "length/words": "word " * 4000,
    "length/one word": "x" * 20_000,
    "length/brackets": "[" * 3000,
    "length/escapes": "\x1b[38;2;66;77;88m" * 2000,
    "length/marks": "e" + "\u0301" * 5000,
    "length/overrides": "\u202e" * 5000 + "x",
    "length/name": "n" * 300 + ".txt",
    "length/name of wide letters": "\u4e2d" * 300,
}


def _read() -> dict[str, str]:
    with Path(__file__).with_name("naughty.toml").open("rb") as file:
        tables = tomllib.load(file)
    found = {f"{kind}/{name}": text for kind, one in tables.items() for name, text in one.items()}
    return found | _OTHERS


NAUGHTY: dict[str, str] = _read()
"""Every naughty string by category and name."""

LINES: dict[str, str] = {name: text for name, text in NAUGHTY.items() if len(text) < 2000}
"""Those that fit a line."""

BYTES: dict[str, bytes] = {
    "utf-8 cut": "Le préfet".encode()[:4],
    "utf-8 overlong": b"slash \xc0\xaf and null \xc0\x80",
    "utf-8 surrogates": b"\xed\xa0\x80\xed\xbf\xbf",
    "utf-8 too high": b"\xf4\x90\x80\x80\xf8\x88\x80\x80\x80",
    "utf-8 continuation": b"\x80\xbf" * 40,
    "utf-16 odd": b"\xff\xfea\x00b\x00c",
    "utf-16 lone": b"\xff\xfe" + "Ein Satz steht hier.".encode("utf-16-le") + b"\x00\xd8x\x00",
    "utf-32 too high": b"\xff\xfe\x00\x00a\x00\x00\x00\xff\xff\xff\xff",
    "marks in the middle": b"\xef\xbb\xbfone \xef\xbb\xbf two \xff\xfe three",
    "c1 of latin-1": "Un café \x9b31m à Paris, dit-on.".encode("latin-1"),
    "utf-7": b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "iso-2022-jp": b"\x1b$B\x1b(B\x1b]0;OWNED\x07",
    "escapes": b"\x1b]0;OWNED\x07Le maire \x1b[38;2;66;77;88mde Paris\x1b[0m.",
    "zeros": b"\0" * 500,
    "all": bytes(range(256)),
}
"""Bytes that are hardly text."""

ANY_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=())),
    st.lists(
        st.sampled_from(
            [*"\x1b\x9b\x9d\x90\x07\x9c\\[]0;mHa\r\n\b\u202e\u200b\ud800", "OWNED", "8"]
        )
    ).map("".join),
    st.lists(st.sampled_from(sorted(LINES.values()))).map("".join),
)
"""Random text: of all code points, of what escapes are made of, and naughty strings joined."""

_UNSAFE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\ufffb\ufdd0-\ufdef\U000e0000-\U000e0fff\ud800-\udfff]"
)


def unsafe_in(text: str) -> str:
    """Return what may not stand in a text that goes to a screen or a file, with its surroundings.

    Newlines and tabs are ours to write; everything else that has no picture of its own, steers a
    terminal or turns the direction of reading is from outside and may not be there.
    """
    found = _UNSAFE.search(text)
    if found:
        return repr(text[max(0, found.start() - 60) : found.end() + 60])
    for place, char in enumerate(text):
        if ord(char) & 0xFFFE == 0xFFFE or unicodedata.category(char) in ("Cs", "Co"):
            return repr(text[max(0, place - 60) : place + 60])
    return ""


def samples() -> dict[str, str]:
    """Return the strings that fit a line; without the long mode, some of each category."""
    if IS_LONG:
        return LINES
    kinds: dict[str, list[str]] = {}
    for name in LINES:
        kinds.setdefault(name.split("/")[0], []).append(name)
    return {name: LINES[name] for names in kinds.values() for name in names[:3]}
