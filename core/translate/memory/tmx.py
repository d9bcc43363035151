"""Translation memories as files, read: TMX 1.4 (Localization Industry Standards Association, 2005).

Files come from outside: entity declarations are refused, nothing outside the file is ever loaded,
and strings are cleaned like every other text. The plain DOCTYPE that translation tools write is
read past. A file is read piece by piece, so that only its units take up memory.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from io import BytesIO
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from core.article import TranslationUnit
from core.errors import MemoryFileError
from core.prepare import clean_line
from core.translate.languages import is_same_language
from core.translate.memory.makers import CORRECTION, READER

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_FILE_BYTES = 500_000_000
"""The largest memory file that is read."""

MAX_SEGMENT = 20_000
"""Characters of a segment; what is longer is a text, not a sentence, and is left out."""

ANOTHER_READER = "reader elsewhere"
"""Who made a unit whose file says "reader" without our mark of a correction."""

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})
_BREAKS = frozenset({"lb", "pb", "cb", "x-lb", "x-br", "br"})
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")
_TMX_TIME = re.compile(r"\d{8}T\d{6}Z", re.ASCII)
_MOST_VARIANTS = 8
_MOST_ELEMENTS = 20_000
"""Elements of one unit: with more, the file is no memory but an attempt to fill ours."""


def read_tmx(
    source: Path | bytes, *, on_progress: Callable[[int], None] | None = None
) -> list[TranslationUnit]:
    """Return the pairs of a file, or of the bytes of one, in its order.

    Inline tags are flattened: what they mark up stays, the codes in them go. The source language is
    that of the unit or of the header; where they say `*all*`, each language is a source of each.
    Several translations of one text into one language are as many units. A unit is a correction by
    the reader only where the file says so as ours do. `on_progress` is told how many bytes have
    been read.

    Raises MemoryFileError when the file cannot be read or is no TMX.
    """
    if isinstance(source, bytes):
        name = "What was given"
        return list(_units(_Counted(BytesIO(source), name, on_progress), name))
    name = clean_line(str(source))
    try:
        with source.open("rb") as file:
            return list(_units(_Counted(file, name, on_progress), name))
    except FileNotFoundError as error:
        raise MemoryFileError(f"There is no file {name}; check the path.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "that is not a path"
        raise MemoryFileError(
            f"{name} cannot be read ({reason}); choose another file or check its permissions."
        ) from error


class _Counted:
    """A file being read: how far, and not too far."""

    def __init__(
        self, file: BinaryIO, name: str, on_progress: Callable[[int], None] | None
    ) -> None:
        self._file = file
        self._name = name
        self._tell = on_progress
        self._done = 0
        self._is_blank = True

    def read(self, size: int) -> bytes:
        """Read on; raises MemoryFileError when the file is empty or too large."""
        piece = self._file.read(size)
        self._done += len(piece)
        self._is_blank = self._is_blank and not piece.strip()
        if self._is_blank and not piece:
            raise MemoryFileError(f"{self._name} is empty; choose a TMX file.")
        if self._done > MAX_FILE_BYTES:
            raise MemoryFileError(
                f"{self._name} is larger than {MAX_FILE_BYTES // 1_000_000} MB; cut it into "
                "smaller memories."
            )
        if self._tell is not None:
            self._tell(self._done)
        return piece


def _units(file: _Counted, name: str) -> Iterator[TranslationUnit]:
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    try:
        yield from _read_on(iterparse(file, events=("start", "end")), name)
    except DefusedXmlException as error:
        raise MemoryFileError(
            f"{name} declares entities, which a translation memory has no need of and "
            "which can be an attack; it was not read."
        ) from error
    except ParseError as error:
        line, column = error.position
        raise MemoryFileError(
            f"{name} is no well-formed XML, or not in the encoding that it names (line {line}, "
            f"column {column}); export it again from the program that wrote it, in UTF-8."
        ) from error
    except (ValueError, LookupError, RecursionError) as error:
        raise MemoryFileError(
            f"{name} is in an encoding or form that cannot be read; export it again as "
            "TMX 1.4 in UTF-8."
        ) from error


def _read_on(events: "Iterable[tuple[str, Element]]", name: str) -> Iterator[TranslationUnit]:
    """Read unit by unit; what is done, and what is not asked for, is let go of at once."""
    source_lang = "*all*"
    parents: list[Element] = []
    unit: Element | None = None
    inside = 0
    for event, element in events:
        if event == "start":
            if not parents and _name(element) != "tmx":
                raise MemoryFileError(
                    f"{name} is XML, but no translation memory; choose a TMX file."
                )
            if unit is not None:
                inside += 1
                if inside > _MOST_ELEMENTS:
                    raise MemoryFileError(
                        f"{name} has a unit of more than {_MOST_ELEMENTS:,} elements, which no "
                        "translation needs; it was not read."
                    )
            elif _name(element) == "tu":
                unit, inside = element, 0
            elif _name(element) == "header":
                source_lang = element.get("srclang") or source_lang
            parents.append(element)
            continue
        parents.pop()
        if element is unit:
            yield from _pairs(element, source_lang)
            unit = None
        if unit is None and parents:
            del parents[-1][:]


def _pairs(unit: "Element", header_lang: str) -> Iterator[TranslationUnit]:
    variants = [one for one in map(_variant, unit) if one is not None]
    source_lang = unit.get("srclang") or header_lang
    is_correction = any(
        _name(one) == "prop" and one.get("type") == CORRECTION and (one.text or "").strip() == "yes"
        for one in unit
    )
    for source, target in _directions([lang for lang, _, _ in variants], source_lang):
        lang, text, _ = variants[source]
        target_lang, translation, element = variants[target]
        by = _first(element, unit, "changeid", "creationid")
        yield TranslationUnit(
            source=text,
            target=translation,
            lang=lang.replace("_", "-"),
            target_lang=target_lang.replace("_", "-"),
            by=ANOTHER_READER if by == READER and not is_correction else by,
            made=_iso(_first(element, unit, "changedate", "creationdate")),
        )


def _variant(element: "Element") -> "tuple[str, str, Element] | None":
    """Return language and cleaned text of a `tuv`; None where one is missing, or far too long."""
    lang = (element.get(_XML_LANG) or element.get("lang") or "").strip()
    segment = next((one for one in element if _name(one) == "seg"), None)
    if _name(element) != "tuv" or segment is None or not _LANGUAGE.fullmatch(lang):
        return None
    raw = _flattened(segment)
    text = clean_line(raw) if len(raw) <= MAX_SEGMENT else ""
    return (lang, text, element) if text else None


def _directions(langs: list[str], source_lang: str) -> Iterable[tuple[int, int]]:
    """Return which variant translates which, by their places."""
    places = range(len(langs))
    source = next((at for at in places if langs[at].lower() == source_lang.lower()), None)
    if source is None:
        source = next((at for at in places if is_same_language(langs[at], source_lang)), None)
    if source is None and source_lang == "*all*" and len(langs) <= _MOST_VARIANTS:
        return (
            (one, other)
            for one, other in permutations(places, 2)
            if langs[one].lower() != langs[other].lower()
        )
    if source is None:
        source = 0
    own = langs[source].lower() if langs else ""
    return ((source, at) for at in places if langs[at].lower() != own)


def _flattened(segment: "Element") -> str:
    """Return the text of `segment` less the codes inside it, without recursion."""
    parts: list[str] = []
    stack: list[tuple[Element, bool]] = [(segment, False)]
    while stack:
        element, is_done = stack.pop()
        if is_done:
            if element is not segment:
                parts.append(element.tail or "")
            continue
        stack.append((element, True))
        if _name(element) in _CODES:
            if (element.get("type") or "").lower() in _BREAKS:
                parts.append(" ")
            continue
        parts.append(element.text or "")
        stack.extend((child, False) for child in reversed(element))
    return "".join(parts)


def _first(variant: "Element", unit: "Element", *names: str) -> str:
    for element in (variant, unit):
        for name in names:
            if found := clean_line(element.get(name) or "")[:200]:
                return found
    return ""


def _iso(written: str) -> str | None:
    """Return TMX's `20241120T101500Z` as ISO 8601 in UTC, or None."""
    if not _TMX_TIME.fullmatch(written):
        return None
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment.isoformat().replace("+00:00", "Z")


def _name(element: Any) -> str:
    """Return the element's name less its namespace."""
    return str(element.tag).rpartition("}")[2]
