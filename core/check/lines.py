"""Checking for pipes: one JSON object a line in, its warnings as one JSON object out."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec

from core.article import Record, TranslationWarning
from core.check.building import Row
from core.check.checker import LONGEST, Find, check_texts
from core.errors import IngestError

if TYPE_CHECKING:
    from core.annotate import Annotator

_BATCH = 64
"""Lines read before the first is answered: models are quicker with many texts at once."""


class Line(Record, frozen=True):
    """What is read of a line; other keys are passed over."""

    text: str
    translation: str
    lang: str | None = None
    target: str | None = None


def check_lines(
    lines: Iterable[bytes],
    annotator: "Annotator",
    *,
    lang: str | None = None,
    target: str = "en",
    extra: Sequence[Find] = (),
) -> Iterator[list[dict[str, Any]]]:
    """Yield the `warnings` of each of `lines`, some lines at a time, in their order.

    Lines that are blank are passed over. One without a language is in `lang`, or else in the one
    that its text is identified as; one without a target is into `target`. Places in a text are
    places in what the line gave, also where that had to be cleaned. Raises IngestError, with the
    line's number, for one that is no such object or has a text of more than 100,000 characters,
    after the lines before it were answered.
    """
    numbered = ((number, raw) for number, raw in enumerate(lines, 1) if raw.strip())
    while batch := list(islice(numbered, _BATCH)):
        asked: list[Line] = []
        wrong: IngestError | None = None
        for number, raw in batch:
            try:
                asked.append(_read(number, raw))
            except IngestError as error:
                wrong = error
                break
        rows = [_row(line, lang, target) for line in asked]
        found = check_texts(rows, annotator, extra)
        yield [
            {"warnings": [_shown(one, line, row) for one in warnings]}
            for line, row, warnings in zip(asked, rows, found, strict=True)
        ]
        if wrong is not None:
            raise wrong


def _read(number: int, raw: bytes) -> Line:
    try:
        line = msgspec.json.decode(raw, type=Line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise IngestError(
            f'Line {number} is not a JSON object such as {{"lang": "fr", "text": "…", '
            f'"target": "en", "translation": "…"}}; mend or remove that line.'
        ) from error
    if max(len(line.text), len(line.translation)) > LONGEST:
        raise IngestError(
            f"Line {number} has more than {LONGEST:,} characters in one text; "
            "split it into sentences or paragraphs."
        )
    return line


def _row(line: Line, lang: str | None, target: str) -> Row:
    from core.prepare import clean_line, identify_language
    from core.prepare.language import primary_subtag

    text = clean_line(line.text)
    return Row(
        lang=primary_subtag(line.lang) or lang or identify_language(text),
        text=text,
        target=primary_subtag(line.target) or target,
        translation=clean_line(line.translation),
    )


def _shown(warning: TranslationWarning, line: Line, row: Row) -> dict[str, Any]:
    start, end = warning.start, warning.end
    if start is not None and row.text != line.text:
        at = line.text.find(warning.lost, start) if warning.lost else -1
        start, end = (at, at + len(warning.lost)) if at >= 0 else (None, None)
    return {
        "check": warning.check,
        "message": warning.message,
        "lost": warning.lost,
        "start": start,
        "end": end,
    }
