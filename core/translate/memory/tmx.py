"""Translation memories as files: TMX 1.4 (Localization Industry Standards Association, 2005).

Files come from outside: entity declarations are refused, nothing outside the file is ever loaded,
and strings are cleaned like every other text. The plain DOCTYPE that translation tools write is
read past.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from core.article import TranslationUnit
from core.atomic import write_whole
from core.errors import MemoryFileError
from core.prepare import clean_line
from core.translate.languages import is_same_language

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_FILE_BYTES = 200_000_000
"""The largest memory file that is read."""

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})
_BREAKS = frozenset({"lb", "pb", "cb", "x-lb", "x-br", "br"})
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")
_TMX_TIME = "%Y%m%dT%H%M%SZ"
_MOST_VARIANTS = 8


def read_tmx(path: Path) -> list[TranslationUnit]:
    """Return the pairs of the file, in its order.

    Inline tags are flattened: what they mark up stays, the codes in them go. The source language is
    that of the unit or of the header; where they say `*all*`, each language is a source of each.
    Raises MemoryFileError when the file cannot be read or is no TMX.
    """
    return list(_units(path))


def write_tmx(path: Path, units: Iterable[TranslationUnit], *, source_lang: str) -> None:
    """Write `units` to `path`, whole or not at all; an older file there is replaced.

    Raises MemoryFileError when the folder cannot be written.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<tmx version="1.4">',
        '  <header creationtool="dragoman" creationtoolversion="1" segtype="sentence"'
        f' o-tmf="dragoman" adminlang="en" srclang={quoteattr(source_lang)} datatype="plaintext"/>',
        "  <body>",
    ]
    for unit in units:
        lines += _unit_lines(unit, source_lang)
    lines += ["  </body>", "</tmx>", ""]
    try:
        write_whole(path, "\n".join(lines).encode(), mode=0o644)
    except OSError as error:
        raise MemoryFileError(
            f"The translation memory could not be written to {_shown(path)} ({error.strerror}); "
            "choose another folder or check its permissions."
        ) from error


def _units(path: Path) -> Iterator[TranslationUnit]:
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    raw = _read(path)
    source_lang = "*all*"
    root: Element | None = None
    try:
        for event, element in iterparse(BytesIO(raw), events=("start", "end")):
            if root is None:
                root = element
                if _name(root) != "tmx":
                    raise MemoryFileError(
                        f"{_shown(path)} is XML, but no translation memory; choose a TMX file."
                    )
            elif event == "start" and _name(element) == "header":
                source_lang = element.get("srclang") or source_lang
            elif event == "end" and _name(element) == "tu":
                yield from _pairs(element, source_lang)
                element.clear()
                # the body keeps a child for each unit: drop those that are done
                for parent in root:
                    if _name(parent) == "body":
                        parent.clear()
    except DefusedXmlException as error:
        raise MemoryFileError(
            f"{_shown(path)} declares entities, which a translation memory has no need of and "
            "which can be an attack; it was not read."
        ) from error
    except ParseError as error:
        line, column = error.position
        raise MemoryFileError(
            f"{_shown(path)} is no well-formed XML (line {line}, column {column}); export it again "
            "from the program that wrote it."
        ) from error
    except (ValueError, LookupError, RecursionError) as error:
        raise MemoryFileError(
            f"{_shown(path)} is in an encoding or form that cannot be read; export it again as "
            "TMX 1.4 in UTF-8."
        ) from error


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise MemoryFileError(f"There is no file {_shown(path)}; check the path.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "that is not a path"
        raise MemoryFileError(
            f"{_shown(path)} cannot be read ({reason}); choose another file or check its "
            "permissions."
        ) from error
    if len(raw) > MAX_FILE_BYTES:
        raise MemoryFileError(
            f"{_shown(path)} is larger than {MAX_FILE_BYTES // 1_000_000} MB; cut it into smaller "
            "memories."
        )
    if not raw.strip():
        raise MemoryFileError(f"{_shown(path)} is empty; choose a TMX file.")
    return raw


def _pairs(unit: "Element", header_lang: str) -> Iterator[TranslationUnit]:
    variants: dict[str, tuple[str, Element]] = {}
    for variant in unit:
        if _name(variant) != "tuv":
            continue
        lang = (variant.get(_XML_LANG) or variant.get("lang") or "").strip()
        segment = next((one for one in variant if _name(one) == "seg"), None)
        if segment is not None and _LANGUAGE.fullmatch(lang):
            text = clean_line(_flattened(segment))
            if text:
                variants.setdefault(lang, (text, variant))
    source_lang = unit.get("srclang") or header_lang
    for source, target in _directions(list(variants), source_lang):
        text, variant = variants[target]
        yield TranslationUnit(
            source=variants[source][0],
            target=text,
            lang=source.replace("_", "-"),
            target_lang=target.replace("_", "-"),
            by=_first(variant, unit, "changeid", "creationid"),
            made=_iso(_first(variant, unit, "changedate", "creationdate")),
        )


def _directions(langs: list[str], source_lang: str) -> Iterable[tuple[str, str]]:
    """Return which language translates which."""
    source = next((one for one in langs if one.lower() == source_lang.lower()), None)
    if source is None:
        source = next((one for one in langs if is_same_language(one, source_lang)), None)
    if source is None and source_lang == "*all*" and len(langs) <= _MOST_VARIANTS:
        return permutations(langs, 2)
    if source is None:
        source = langs[0] if langs else ""
    return ((source, one) for one in langs if one != source)


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
    try:
        moment = datetime.strptime(written, _TMX_TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _unit_lines(unit: TranslationUnit, source_lang: str) -> list[str]:
    own = "" if is_same_language(unit.lang, source_lang) else f" srclang={quoteattr(unit.lang)}"
    attributes = f" creationid={quoteattr(clean_line(unit.by))}" if unit.by else ""
    moment = _tmx_time(unit.made)
    attributes += f' creationdate="{moment}"' if moment else ""
    return [
        f"    <tu{own}>",
        *_variant_lines(unit.lang, unit.source, ""),
        *_variant_lines(unit.target_lang, unit.target, attributes),
        "    </tu>",
    ]


def _variant_lines(lang: str, text: str, attributes: str) -> list[str]:
    return [
        f"      <tuv xml:lang={quoteattr(lang)}{attributes}>",
        f"        <seg>{escape(clean_line(text))}</seg>",
        "      </tuv>",
    ]


def _tmx_time(made: str | None) -> str | None:
    if made is None:
        return None
    try:
        moment = datetime.fromisoformat(made)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).strftime(_TMX_TIME)


def _name(element: Any) -> str:
    """Return the element's name less its namespace."""
    return str(element.tag).rpartition("}")[2]


def _shown(path: Path) -> str:
    return clean_line(str(path))
