"""Sentences with their names: from corpora, and from files with the names marked in the text."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, get_args

from core.article import Label
from core.errors import AnnotateError

LABELS: tuple[str, ...] = get_args(Label)
_MARK = re.compile(rf"\[({'|'.join(LABELS)}) ([^\[\]]+)\]")


class Name(NamedTuple):
    """Where a name stands in its sentence, end exclusive, in code points."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, its names in order and apart from each other."""

    text: str
    lang: str
    names: tuple[Name, ...]
    has_misc: bool = True
    """False where the corpus marks no MISC: what is unmarked may be MISC all the same."""
    is_marked: bool = True
    """False where names are not marked as we do it, so that only a teacher tells them."""


def parse_marked(line: str) -> tuple[str, tuple[Name, ...]]:
    """Return the text and the names of `[PER Rosa Parks] refused …`.

    Brackets that are no mark stay in the text.
    """
    pieces: list[str] = []
    names: list[Name] = []
    length = at = 0
    for match in _MARK.finditer(line):
        pieces += [line[at : match.start()], match[2]]
        start = length + match.start() - at
        length = start + len(match[2])
        names.append(Name(start, length, match[1]))
        at = match.end()
    return "".join([*pieces, line[at:]]), tuple(names)


def read_marked(path: Path, lang: str) -> list[Example]:
    """Return the marked sentences of a file, one a line; `#` begins a comment.

    Raises AnnotateError when the file cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise AnnotateError(f"The sentences in {path} could not be read: {error}.") from error
    kept = (line.strip() for line in lines)
    parsed = (parse_marked(line) for line in kept if line and not line.startswith("#"))
    return [Example(text, lang, names) for text, names in parsed]


def read_corpus(path: Path, *, has_misc: bool = True) -> list[Example]:
    """Return the sentences of a `.jsonl.gz` file of `text`, `lang` and `entities`.

    Raises AnnotateError when the file cannot be read or a name lies outside its sentence.
    """
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            return [_example(line, has_misc) for line in lines]
    except (OSError, ValueError, KeyError) as error:
        raise AnnotateError(f"The corpus {path} could not be read: {error}.") from error


def _example(line: str, has_misc: bool) -> Example:
    record = json.loads(line)
    names = tuple(Name(*entity) for entity in sorted(record["entities"]))
    end = 0
    for name in names:
        if not end <= name.start < name.end <= len(record["text"]):
            raise ValueError(f"the name at {name.start} lies wrong in “{record['text'][:60]}”")
        end = name.end
    return Example(record["text"], record["lang"], names, has_misc)


def spans_between(example: Example) -> Iterator[tuple[str, Name | None]]:
    """Yield the text in pieces, each with the name that it is, or None between names."""
    at = 0
    for name in example.names:
        yield example.text[at : name.start], None
        yield example.text[name.start : name.end], name
        at = name.end
    yield example.text[at:], None
