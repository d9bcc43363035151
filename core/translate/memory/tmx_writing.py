"""Translation memories as files, written: TMX 1.4, the same units always the same bytes."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from core.article import TranslationUnit
from core.atomic import write_whole
from core.errors import MemoryFileError
from core.prepare import clean_line
from core.translate.languages import is_same_language
from core.translate.memory.makers import CORRECTION, READER

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def write_tmx(
    path: Path,
    units: Iterable[TranslationUnit],
    *,
    source_lang: str = "*all*",
    overwrite: bool = True,
) -> None:
    """Write `units` to `path`, whole or not at all.

    An older file there is replaced, unless `overwrite` is False. Raises MemoryFileError when the
    folder cannot be written, or the file is there and may not be replaced.
    """
    shown = clean_line(str(path))
    try:
        write_whole(path, to_tmx(units, source_lang), mode=0o644, overwrite=overwrite)
    except FileExistsError as error:
        raise MemoryFileError(
            f"{shown} exists already and was left as it is; choose another name, or --force to "
            "replace it."
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "that is not a path"
        raise MemoryFileError(
            f"The translation memory could not be written to {shown} ({reason}); "
            "choose another folder or check its permissions."
        ) from error


def to_tmx(units: Iterable[TranslationUnit], source_lang: str = "*all*") -> bytes:
    """Return `units` as a TMX 1.4 file in UTF-8, in their order.

    `source_lang` is the header's; a unit of another language says so itself. A correction by the
    reader is marked as one by a property, so that it is one again when the file is read.
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
    return "\n".join(lines).encode()


def _unit_lines(unit: TranslationUnit, source_lang: str) -> list[str]:
    lang, target_lang = _lang(unit.lang), _lang(unit.target_lang)
    own = "" if is_same_language(lang, source_lang) else f" srclang={quoteattr(lang)}"
    maker = clean_line(unit.by)[:200]
    attributes = f" creationid={quoteattr(maker)}" if maker else ""
    moment = _tmx_time(unit.made)
    attributes += f' creationdate="{moment}"' if moment else ""
    mark = [f'      <prop type="{CORRECTION}">yes</prop>'] if unit.by == READER else []
    return [
        f"    <tu{own}>",
        *mark,
        *_variant_lines(lang, unit.source, ""),
        *_variant_lines(target_lang, unit.target, attributes),
        "    </tu>",
    ]


def _variant_lines(lang: str, text: str, attributes: str) -> list[str]:
    return [
        f"      <tuv xml:lang={quoteattr(lang)}{attributes}>",
        f"        <seg>{escape(clean_line(text))}</seg>",
        "      </tuv>",
    ]


def _lang(tag: str) -> str:
    return tag if _LANGUAGE.fullmatch(tag) else "und"


def _tmx_time(made: str | None) -> str | None:
    """Return ISO 8601 as TMX writes it, or None where it is no moment."""
    try:
        moment = datetime.fromisoformat(made or "")
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        moment = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    # not strftime, which writes years before 1000 with fewer digits
    return f"{moment.year:04}{moment:%m%dT%H%M%SZ}"
