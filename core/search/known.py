"""The names that core.annotate's tables know, put beside those of the library's articles.

A question then finds them without loading a table.
"""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files
from typing import TypeAlias

import msgspec

from core.article import Label
from core.search.folding import words

_FILES = ("names.toml", "people.txt", "organisations.txt", "regions.toml", "geography.txt")
_LANGUAGES = (
    "en",
    "fr",
    "de",
    "ro",
    "ru",
    "uk",
    "es",
    "it",
    "pt",
    "nl",
    "pl",
    "sv",
    "da",
    "nb",
    "fi",
    "cs",
    "sk",
    "hu",
    "sl",
    "hr",
    "sr",
    "bg",
    "el",
    "tr",
    "ar",
    "he",
    "fa",
    "hi",
    "th",
    "vi",
    "id",
    "zh",
    "ja",
    "ko",
    "ka",
    "hy",
    "az",
    "kk",
    "et",
    "lv",
    "lt",
    "sq",
    "mk",
    "be",
    "ca",
)
"""Languages whose names of territories are known, where CLDR has them."""
_LAYOUT = b"2"
"""What is kept of the tables, and how; another one when that changes."""
_WAIT = 120
"""Seconds that reading the tables may take."""

_Name: TypeAlias = tuple[str, Label, str, str]
"""Key, label, form, and the name in English."""


class Known(msgspec.Struct):
    """What the tables hold: every form of every name, and how the names of people are read."""

    names: list[_Name] = []
    readings: list[tuple[str, str]] = []


def fingerprint() -> str:
    """Return what changes whenever the tables do."""
    folder = files("core.annotate").joinpath("data")
    held = blake2b(version("babel").encode(), digest_size=16)
    held.update(_LAYOUT)
    for name in _FILES:
        held.update(folder.joinpath(name).read_bytes())
    return held.hexdigest()


def put_known(connection: sqlite3.Connection) -> None:
    """Put the names of all tables into the index, inside the transaction that is open."""
    known = _read_apart()
    connection.execute("DELETE FROM known")
    connection.executemany(
        "INSERT OR IGNORE INTO known (folded, key, label, form, name) VALUES (?, ?, ?, ?, ?)",
        (
            (" ".join(words(form)), key, label, form, name)
            for key, label, form, name in known.names
            if words(form)
        ),
    )
    connection.execute("DROP TABLE IF EXISTS readings")
    connection.execute(
        "CREATE TABLE readings (reading TEXT PRIMARY KEY, key TEXT NOT NULL) WITHOUT ROWID"
    )
    connection.executemany("INSERT INTO readings VALUES (?, ?)", known.readings)


def _read_apart() -> Known:
    """Return what all tables hold, read in another process: they take 70 MB that stay taken."""
    try:
        done = subprocess.run(  # noqa: S603 - this very module
            [sys.executable, "-m", __spec__.name],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_WAIT,
            check=True,
        )
        return msgspec.json.decode(done.stdout, type=Known)
    except (OSError, subprocess.SubprocessError, msgspec.DecodeError):
        return _read()


def _read() -> Known:
    from core.annotate.identity.people import people_by_reading

    return Known(list(_names()), list(people_by_reading()))


def _names() -> Iterator[_Name]:
    from core.annotate.identity.geography import spots
    from core.annotate.identity.organisations import organisations
    from core.annotate.identity.people import people

    for person in people().values():
        for form in (*person.forms, *person.short):
            yield person.key, "PER", form, person.name
    for organisation in organisations().values():
        for form in organisation.forms:
            yield organisation.key, "ORG", form, organisation.name
    for spot in spots().values():
        for form in spot.forms:
            yield spot.key, "LOC", form, spot.name
    yield from _territories()


def _territories() -> Iterator[_Name]:
    from babel import Locale

    from core.annotate.territories import territory_key, territory_name

    for code in sorted(Locale("en").territories):
        name = territory_name(code)
        if name is None or code.isdigit():
            continue
        forms = (territory_name(code, lang) for lang in _LANGUAGES)
        for form in dict.fromkeys((name, *filter(None, forms))):
            yield territory_key(code), "LOC", form, name


if __name__ == "__main__":
    sys.stdout.buffer.write(msgspec.json.encode(_read()))
