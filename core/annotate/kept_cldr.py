"""What Unicode CLDR says of some languages, kept in files.

Loading Babel and the locales of four languages takes longer than a briefing of one article, so what
is read of it for the languages that are read most lies in `data/cldr`, made by `data/make_cldr.py`;
of other languages Babel itself is asked.
"""

from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from core.facts import facts_folder

LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pl", "pt", "ro", "ru", "uk")
"""The languages that are kept."""


class Kept(msgspec.Struct, frozen=True):
    """What is kept of one language, in the shape in which those who read it of Babel give it."""

    dates: dict[str, Any]
    units: dict[str, list[str]]
    money: dict[str, list[str]]
    territories: dict[str, str]


@cache
def kept_cldr(lang: str) -> Kept | None:
    """Return what is kept of `lang`, None of a language that is not.

    The result is cached and shared: callers must not change it.
    """
    if lang not in LANGUAGES:
        return None
    return msgspec.json.decode(cldr_file(lang).read_bytes(), type=Kept)


def cldr_file(lang: str) -> Path:
    """Return the file of a language."""
    return facts_folder("core.annotate") / "data" / "cldr" / f"{lang}.json"
