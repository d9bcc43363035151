"""The file of the index: its tables, its version, and opening it whatever state it is in.

    articles    one row an article: its file's signature, what lists show, its run of segments
    texts       what its segments say, packed; from it rows of `words` can be taken out again
    segments    the article and the days of publication of each segment
    words       FTS5 over folded words: title, lead, body, and facts (language, names) of a segment
    figures, days    what a segment says of them
    names, name_words    every form of every name, by key, and the words of forms
    known       the forms that the tables of core.annotate have
    readings    how the names of people in those tables are read; made with `known`

Numbers of segments run through all articles in the order they came. `words` keeps no text of its
own, and takes words as they are given, parted by spaces.
"""

import sqlite3
from pathlib import Path

from core.errors import SearchError
from core.search import folding

VERSION = f"1; {folding.VERSION}"
"""Of the tables and of what is put into them."""

WAIT = 10.0
"""Seconds that one process waits for another that is writing."""

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, signature TEXT NOT NULL,
    lang TEXT NOT NULL, title TEXT NOT NULL, published TEXT,
    last_day INTEGER, first INTEGER NOT NULL, count INTEGER NOT NULL
);
CREATE INDEX articles_day ON articles (last_day);
CREATE INDEX articles_first ON articles (first, count);
CREATE TABLE texts (number INTEGER PRIMARY KEY, packed BLOB NOT NULL);
CREATE TABLE segments (
    id INTEGER PRIMARY KEY, article INTEGER NOT NULL, first_day INTEGER, last_day INTEGER
);
CREATE VIRTUAL TABLE words USING fts5 (title, lead, body, facts, content='', tokenize='ascii');
CREATE TABLE figures (
    segment INTEGER NOT NULL, low REAL NOT NULL, high REAL NOT NULL, unit TEXT NOT NULL,
    PRIMARY KEY (segment, low, high, unit)
) WITHOUT ROWID;
CREATE TABLE days (
    segment INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
    PRIMARY KEY (segment, first, last)
) WITHOUT ROWID;
CREATE TABLE names (
    number INTEGER PRIMARY KEY, key TEXT NOT NULL, label TEXT NOT NULL, form TEXT NOT NULL,
    name TEXT NOT NULL, folded TEXT NOT NULL, uses INTEGER NOT NULL, UNIQUE (key, label, form)
);
CREATE INDEX names_folded ON names (folded);
CREATE TABLE name_words (
    word TEXT NOT NULL, number INTEGER NOT NULL, is_last INTEGER NOT NULL,
    PRIMARY KEY (word, number)
) WITHOUT ROWID;
CREATE TABLE known (
    folded TEXT NOT NULL, key TEXT NOT NULL, label TEXT NOT NULL, form TEXT NOT NULL,
    name TEXT NOT NULL, PRIMARY KEY (folded, key, form)
) WITHOUT ROWID;
CREATE INDEX known_key ON known (key);
"""


class OutdatedError(Exception):
    """An index of another version, or none yet."""


def connect(path: Path | None) -> sqlite3.Connection:
    """Open the file of an index, made private if it is new; None for one in memory.

    Raises OSError, sqlite3.Error, and SearchError where this Python's SQLite cannot do it.
    """
    if path is not None:
        # not the library's folder: where that is gone, nothing may stand in the way of its return
        path.parent.mkdir(mode=0o700, exist_ok=True)
        path.touch(mode=0o600)
    connection = sqlite3.connect(
        path or ":memory:", timeout=WAIT, isolation_level=None, check_same_thread=False
    )
    try:
        # What is derived need not outlive a power cut; a damaged index is made anew.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA cache_size = -8000")
        connection.execute("PRAGMA temp_store = MEMORY")
    except BaseException:
        connection.close()
        raise
    return connection


def check_abilities(connection: sqlite3.Connection) -> None:
    """Raise SearchError where SQLite was built without full-text search."""
    options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    if "ENABLE_FTS5" in options:
        return
    try:
        connection.execute("CREATE VIRTUAL TABLE temp.trial USING fts5 (word)")
        connection.execute("DROP TABLE temp.trial")
    except sqlite3.OperationalError as error:
        raise SearchError(
            f"The SQLite of this Python ({sqlite3.sqlite_version}) has no full-text search (FTS5); "
            "use a Python whose sqlite3 has it, such as those of python.org, of uv or of your "
            "distribution."
        ) from error


def make(connection: sqlite3.Connection) -> None:
    """Make the tables, inside the transaction that is open."""
    for statement in _TABLES.split(";\n"):
        if statement.strip():
            connection.execute(statement)
    write_meta(connection, "version", VERSION)


def check_version(connection: sqlite3.Connection) -> None:
    """Raise OutdatedError where the tables are missing (None) or another version's."""
    held = read_meta(connection, "version")
    if held != VERSION:
        raise OutdatedError(held)


def read_meta(connection: sqlite3.Connection, key: str) -> str | None:
    """Return what is kept under `key`; None where nothing is, or there are no tables."""
    known = "SELECT 1 FROM sqlite_master WHERE name = 'meta'"
    if connection.execute(known).fetchone() is None:
        return None
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def write_meta(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Keep `value` under `key`."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def remove_files(path: Path) -> None:
    """Delete an index and what SQLite keeps beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
