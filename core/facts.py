"""Facts of languages, kept as data files beside the code that reads them.

Each room keeps its own under `lang/<xx>/` (or `lang/<xx>.toml`); `default` serves every language
without a file of its own.
"""

import re
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

_BLANK = re.compile(r"(?:[ \t\n]+|#[^\n]*)*+")
_REST = re.compile(r"[ \t]*(?:#[^\n]*)?(?:\n|\Z)")
_HEADER = re.compile(r"\[([A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)\]")
_LISTED = re.compile(r"\[\[([A-Za-z0-9_-]+)\]\]")
_KEY = re.compile(r'(?:([A-Za-z0-9_-]+)|"([^"\\\n]*)")[ \t]*=[ \t]*')
_STRING = re.compile(r'"((?:[^"\\\n]|\\.)*+)"(?!")')
_TEXT = re.compile(r'"""\n?([^\\"]*(?:"{1,2}[^\\"]+)*)"""(?!")')
_STRINGS = re.compile(r'\[((?:[ \t\n]*+"[^"\\\n]*"[ \t\n]*+(?:,|(?=\])))*+)[ \t\n]*+\]')
_ITEM = re.compile(r'"([^"]*)"')
_PLAIN = re.compile(r"(true|false)\b|[+-]?(?:0|[1-9][0-9]*)(\.[0-9]+)?(e[+-]?[0-9]+)?(?![\w.:+-])")
_LINE = re.compile(
    rf'{_KEY.pattern}(?:{_STRINGS.pattern}|{_TEXT.pattern}|"([^"\\\n]*)"(?!")){_REST.pattern}\n*'
)
"""A key of strings, or of one: what our files are made of."""
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


@cache
def read_facts(package: str, *path: str) -> dict[str, Any]:
    """Return the TOML file at `path` inside `package`; an empty dict where there is none.

    The result is cached and shared: callers must not change it.
    """
    place = facts_folder(package).joinpath(*path)
    try:
        text = place.read_text(encoding="utf-8")
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return {}
    return read_toml(text)


@cache
def facts_folder(package: str) -> Path:
    """Return the folder of a package.

    As `importlib.resources.files`, which takes longer to import than most files to read.
    """
    return Path(import_module(package).__path__[0])


def read_toml(text: str) -> dict[str, Any]:
    """Return what `tomllib.loads` does, four times as fast where the text is as plain as ours are.

    Whatever is not (dates, dotted keys, strings in apostrophes, mistakes) is read by
    `tomllib`, all of it. Raises what that raises.
    """
    try:
        return _Plain(text).read()
    except _NotPlainError:
        return _by_the_book(text)


def _by_the_book(text: str) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(text)


class _NotPlainError(Exception):
    """The text holds more than is read here."""


class _Plain:
    """Reads tables of strings, numbers and lists, and gives up on anything else."""

    def __init__(self, text: str) -> None:
        if _CONTROL.search(text):
            raise _NotPlainError
        self._text = text
        self._at = 0
        self._tables: set[int] = set()
        """The tables that headers have begun, by identity."""

    def read(self) -> dict[str, Any]:
        text = self._text
        whole: dict[str, Any] = {}
        table = whole
        while True:
            while (line := _LINE.match(text, self._at)) is not None:
                bare, quoted, strings, long, short = line.groups()
                key = bare if quoted is None else quoted
                if key in table:
                    raise _NotPlainError
                if strings is not None:
                    table[key] = _ITEM.findall(strings)
                else:
                    table[key] = long if short is None else short
                self._at = line.end()
            self._skip()
            if self._at >= len(text):
                return whole
            if text[self._at] == "[":
                table = self._table(whole)
            else:
                self._pair(table)
            self._take(_REST)

    def _table(self, whole: dict[str, Any]) -> dict[str, Any]:
        """Return the table that a header begins."""
        listed = _LISTED.match(self._text, self._at)
        if listed is not None:
            self._at = listed.end()
            name = listed[1]
            if name not in whole:
                whole[name] = []
                self._tables.add(id(whole[name]))
            if not isinstance(whole[name], list) or id(whole[name]) not in self._tables:
                raise _NotPlainError
            whole[name].append({})
            return self._begun(whole[name][-1])
        *path, last = self._take(_HEADER)[1].split(".")
        table = whole
        for part in path:
            if part not in table:
                table[part] = self._begun({})
            table = table[part]
            if not isinstance(table, dict) or id(table) not in self._tables:
                raise _NotPlainError
        if last in table:
            raise _NotPlainError
        table[last] = self._begun({})
        new: dict[str, Any] = table[last]
        return new

    def _begun(self, table: dict[str, Any]) -> dict[str, Any]:
        self._tables.add(id(table))
        return table

    def _pair(self, table: dict[str, Any]) -> None:
        found = self._take(_KEY)
        key = found[1] if found[2] is None else found[2]
        if key in table:
            raise _NotPlainError
        table[key] = self._value()

    def _value(self) -> Any:
        text, at = self._text, self._at
        first = text[at : at + 1]
        if first == '"':
            if text.startswith('"""', at):
                return self._take(_TEXT)[1]
            found = self._take(_STRING)
            return found[1] if "\\" not in found[1] else _by_the_book(f"x = {found[0]}")["x"]
        if first == "[":
            strings = _STRINGS.match(text, at)
            if strings is not None:
                self._at = strings.end()
                return _ITEM.findall(strings[0])
            return self._list()
        if first == "{":
            return self._inline()
        found = self._take(_PLAIN)
        if found[1]:
            return found[1] == "true"
        return float(found[0]) if found[2] or found[3] else int(found[0])

    def _list(self) -> list[Any]:
        values: list[Any] = []
        self._at += 1
        while True:
            self._skip()
            if self._is_next("]"):
                return values
            values.append(self._value())
            self._skip()
            if not self._is_next(","):
                self._must("]")
                return values

    def _inline(self) -> dict[str, Any]:
        table: dict[str, Any] = {}
        self._at += 1
        self._skip_spaces()
        if self._is_next("}"):
            return table
        while True:
            self._skip_spaces()
            self._pair(table)
            self._skip_spaces()
            if not self._is_next(","):
                self._must("}")
                return table

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str]:
        found = pattern.match(self._text, self._at)
        if found is None:
            raise _NotPlainError
        self._at = found.end()
        return found

    def _is_next(self, mark: str) -> bool:
        is_there = self._text.startswith(mark, self._at)
        self._at += is_there
        return is_there

    def _must(self, mark: str) -> None:
        if not self._is_next(mark):
            raise _NotPlainError

    def _skip(self) -> None:
        self._at = self._take(_BLANK).end()

    def _skip_spaces(self) -> None:
        while self._text.startswith((" ", "\t"), self._at):
            self._at += 1
