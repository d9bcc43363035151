"""Glossaries as files: CSV (RFC 4180), as spreadsheets and translation tools write it.

Files come from outside: their bytes are decoded with care, and every field is cleaned like any
other text.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from core.article import GlossaryTerm
from core.atomic import write_whole
from core.errors import GlossaryError, IngestError
from core.prepare import clean_line
from core.translate.glossary.terms import has_words
from core.translate.languages import UNKNOWN, language_code

COLUMNS = ("term", "translation", "note", "case", "lang", "target")
"""The columns, in the order in which they stand where no header names them."""

MAX_TERM = 500
"""Characters of a term or its translation; what is longer is no term."""

MAX_TERMS = 100_000
"""Terms of one glossary."""

_SEPARATORS = ",;\t"
_SAMPLE = 50
_NAMES = {
    "term": "term",
    "source": "term",
    "translation": "translation",
    "note": "note",
    "notes": "note",
    "case": "case",
    "lang": "lang",
    "language": "lang",
    "target": "target",
    "target_lang": "target",
    "to": "target",
}
_YES = frozenset(("yes", "y", "true", "1", "x", "case", "exact"))
_NO = frozenset(("", "no", "n", "false", "0", "-"))


class GlossaryRow(NamedTuple):
    """A term and the line of the file that it was read from, the first being 1."""

    line: int
    term: GlossaryTerm


def read_glossary(source: Path | bytes) -> list[GlossaryRow]:
    """Return the terms of a CSV file, or of the bytes of one, in its order, duplicates too.

    The columns are found by a header in any order, or are those of COLUMNS in that order; they are
    parted by commas, semicolons or tabs. Raises GlossaryError, with the line and what is wrong.
    """
    raw, name = _bytes_of(source)
    text = _decoded(raw, name)
    separator = _separator(text)
    columns: Sequence[str] | None = None
    found: list[GlossaryRow] = []
    for line, fields in _records(text, separator, name):
        if not any(fields):
            continue
        if columns is None:
            columns = _header(fields, line, name)
            if columns is not None:
                continue
            columns = COLUMNS
        if len(found) >= MAX_TERMS:
            raise GlossaryError(
                f"{_begun(name)} has more than {MAX_TERMS:,} terms; cut it into smaller glossaries."
            )
        found.append(GlossaryRow(line, _term(fields, columns, line, name)))
    if not found:
        raise GlossaryError(f"{_begun(name)} holds no term; give lines such as `term,translation`.")
    return found


def to_csv(terms: Iterable[GlossaryTerm]) -> bytes:
    """Return `terms` as CSV in UTF-8 with a header, in their order."""
    written = StringIO()
    out = csv.writer(written, lineterminator="\n")
    out.writerow(COLUMNS)
    for one in terms:
        case = "yes" if one.case else ""
        out.writerow((one.term, one.translation, one.note, case, one.lang, one.target_lang))
    return written.getvalue().encode("utf-8", "replace")


def write_glossary(path: Path, terms: Iterable[GlossaryTerm], *, overwrite: bool = True) -> None:
    """Write `terms` to `path`, whole or not at all.

    Raises GlossaryError when it cannot be written, or the file is there and may not be replaced.
    """
    shown = clean_line(str(path))
    try:
        write_whole(path, to_csv(terms), mode=0o644, overwrite=overwrite)
    except FileExistsError as error:
        raise GlossaryError(
            f"{shown} exists already and was left as it is; choose another name, or --force to "
            "replace it."
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "that is not a path"
        raise GlossaryError(
            f"The glossary could not be written to {shown} ({reason}); choose another folder or "
            "check its permissions."
        ) from error


def make_term(
    term: str,
    translation: str,
    *,
    note: str = "",
    case: bool = False,
    lang: str = "",
    target_lang: str = "",
) -> GlossaryTerm:
    """Return a term with its texts cleaned and its languages as our codes.

    Raises GlossaryError for one that says nothing, is too long, or is for no language.
    """
    term, translation = clean_line(term), clean_line(translation)
    for said, what in ((term, "term"), (translation, "translation")):
        if not said:
            raise GlossaryError(f"the {what} is missing")
        if len(said) > MAX_TERM:
            raise GlossaryError(f"the {what} is longer than {MAX_TERM} characters")
        if not has_words(said):
            raise GlossaryError(f"the {what} “{said}” holds no word")
    return GlossaryTerm(
        term=term,
        translation=translation,
        note=clean_line(note),
        case=case,
        lang=_code(lang),
        target_lang=_code(target_lang),
    )


def _code(tag: str) -> str:
    tag = clean_line(tag)
    code = language_code(tag) if tag else ""
    if code == UNKNOWN:
        raise GlossaryError(f"“{tag}” is no code of a language; use one such as fr, de or en")
    return code


def _bytes_of(source: Path | bytes) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        return source, "the glossary that was given"
    name = f"the glossary {clean_line(str(source))}"
    try:
        return source.read_bytes(), name
    except FileNotFoundError as error:
        raise GlossaryError(
            f"There is no file {clean_line(str(source))}; check the path."
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "that is not a path"
        raise GlossaryError(
            f"{_begun(name)} cannot be read ({reason}); choose another file or check its "
            "permissions."
        ) from error


def _decoded(raw: bytes, name: str) -> str:
    from core.ingest.decode import MAX_BYTES, decode

    if len(raw) > MAX_BYTES:
        raise GlossaryError(
            f"{_begun(name)} is larger than {MAX_BYTES // 1_000_000} MB; cut it into smaller "
            "glossaries."
        )
    try:
        return decode(raw, name)
    except IngestError as error:
        raise GlossaryError(
            f"{_begun(name)} is empty, or not text; save it as CSV in UTF-8 and import that."
        ) from error


def _separator(text: str) -> str:
    """Return what parts the columns: what makes sense of most lines."""

    def sense(separator: str) -> tuple[int, int, int]:
        rows: list[list[str]] = []
        reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
        try:
            for row in reader:
                if any(map(str.strip, row)):
                    rows.append(row)
                if len(rows) == _SAMPLE:
                    break
        except csv.Error:
            pass
        known = len({_NAMES.get(_plain(one)) for one in rows[0]} - {None}) if rows else 0
        good = sum(2 <= len(row) <= len(COLUMNS) for row in rows)
        return known if known > 1 else 0, good, -len({len(row) for row in rows})

    return max(_SEPARATORS, key=sense)


def _records(text: str, separator: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the number of its first line; fields are cleaned."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise _wrong(
                name,
                line,
                "its quotation marks do not match, or a field is far too long; write a field with "
                'a quotation mark in it "like ""this""";',
            ) from error
        if row is None:
            return
        yield line, [clean_line(one) for one in row]


def _header(fields: Sequence[str], line: int, name: str) -> Sequence[str] | None:
    """Return what each column holds where `fields` is a header, or None."""
    named = [_NAMES.get(_plain(one), "") for one in fields]
    if "term" not in named and "translation" not in named:
        return None
    if not {"term", "translation"} & set(map(_plain, fields)) and len(set(named) - {""}) < 2:
        return None  # a first term that happens to be called so
    for column in ("term", "translation"):
        if column not in named:
            raise _wrong(name, line, f"the header has no column “{column}”;")
    twice = next((one for one in named if one and named.count(one) > 1), None)
    if twice is not None:
        raise _wrong(name, line, f"the header has the column “{twice}” twice;")
    return named


def _term(fields: Sequence[str], columns: Sequence[str], line: int, name: str) -> GlossaryTerm:
    if any(fields[len(columns) :]):
        raise _wrong(name, line, f"it has more than {len(columns)} columns;")
    held = {column: field for column, field in zip(columns, fields, strict=False) if column}
    case = held.get("case", "").casefold()
    if case not in _YES | _NO:
        raise _wrong(name, line, f"case is “{held['case'][:40]}”, which is neither yes nor no;")
    try:
        return make_term(
            held.get("term", ""),
            held.get("translation", ""),
            note=held.get("note", ""),
            case=case in _YES,
            lang=held.get("lang", ""),
            target_lang=held.get("target", ""),
        )
    except GlossaryError as error:
        raise _wrong(name, line, f"{error};") from error


def _wrong(name: str, line: int, what: str) -> GlossaryError:
    return GlossaryError(f"Line {line} of {name}: {what} mend that line and import it again.")


def _begun(name: str) -> str:
    """Return `name` as a sentence begins with it."""
    return name[0].upper() + name[1:]


def _plain(field: str) -> str:
    return clean_line(field).casefold().replace(" ", "_")
