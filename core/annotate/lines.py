"""Annotation for pipes: one JSON object a line in, one out, each line a text of its own."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import msgspec

from core.annotate.annotator import Annotations, Annotator
from core.article import Record
from core.errors import AnnotateError

_BATCH = 128
"""Lines read before the first is answered: pipelines are quicker with many texts at once."""


class Line(Record, frozen=True):
    """What is read of a line; other keys are passed over.

    `published` (ISO date) anchors relative dates.
    """

    text: str
    lang: str | None = None
    published: str | None = None


def annotate_lines(
    lines: Iterable[bytes], annotator: Annotator, *, lang: str | None = None
) -> Iterator[list[dict[str, Any]]]:
    """Yield what stands in each of `lines`, some lines at a time, in their order.

    An answer holds the line's `text` and `lang`; `entities` as `[start, end, label]`, the same as
    whole records in `names`; `figures` and `dates`. Lines that are blank are passed over. A line
    without a language is in `lang`, or else in the one that its text is identified as. Raises
    AnnotateError, with the line's number, for one that is no such object, after the lines before it
    were answered.
    """
    numbered = ((number, raw) for number, raw in enumerate(lines, 1) if raw.strip())
    while batch := list(islice(numbered, _BATCH)):
        asked: list[Line] = []
        wrong: AnnotateError | None = None
        for number, raw in batch:
            try:
                asked.append(_read(number, raw, lang))
            except AnnotateError as error:
                wrong = error
                break
        yield _answer(asked, annotator)
        if wrong is not None:
            raise wrong


def _read(number: int, raw: bytes, lang: str | None) -> Line:
    from core.prepare.language import identify_language, primary_subtag

    try:
        line = msgspec.json.decode(raw, type=Line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise AnnotateError(
            f'Line {number} is not a JSON object such as {{"text": "…", "lang": "fr"}}; '
            "mend or remove that line."
        ) from error
    code = primary_subtag(line.lang) or lang or identify_language(line.text)
    return line.with_(lang=code)


def _answer(lines: Sequence[Line], annotator: Annotator) -> list[dict[str, Any]]:
    groups: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        groups.setdefault(str(line.lang), []).append(number)
    found: dict[int, Annotations] = {}
    for lang, numbers in groups.items():
        texts = [lines[number].text for number in numbers]
        published = [lines[number].published for number in numbers]
        found.update(zip(numbers, annotator.annotate_apart(texts, lang, published), strict=True))
    return [_shown(line, found[number]) for number, line in enumerate(lines)]


def _shown(line: Line, found: Annotations) -> dict[str, Any]:
    return {
        "text": line.text,
        "lang": line.lang,
        "entities": [[e.start, e.end, e.label] for e in found.entities],
        "names": found.entities,
        "figures": found.figures,
        "dates": found.dates,
    }
