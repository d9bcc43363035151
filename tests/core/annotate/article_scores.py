"""Whole articles with names, figures and dates marked on both sides, and how well all are found.

An article is a JSON file: `{"lang", "published", "lines": [{"role", "marked", "sentences"?}]}`;
`sentences` pairs what is marked in the original with its English, marked too. Marks are `[PER x]`,
`{fig x}` and `<x>` (a date); `[ORG/LOC x]` is right with either label, `[?ORG x]`, `{?fig x}` and
`<?x>` are neither asked for nor held against us. Lines that are no part of the text are not scored.
"""

import difflib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from core.annotate import Annotator
from core.article import Article, Document, Entity, Source, Span, Translation
from core.prepare import prepare

CASES = Path(__file__).parent / "cases" / "articles"
UNSCORED = ("byline", "related", "paywall", "boilerplate")
_NAMES = ("PER", "LOC", "ORG")
_OPENING = re.compile(r"\[(?P<maybe>\??)(?P<labels>[A-Z/]+) |\{(?P<fig>\??)fig |<(?P<date>\??)")
_CLOSING = {"[": "]", "{": "}", "<": ">"}


@dataclass(frozen=True)
class Mark:
    """What a person marked: a name (with the labels that are right), a figure or a date."""

    kind: str
    start: int
    end: int
    labels: tuple[str, ...] = ()
    is_asked: bool = True

    def touches(self, span: Span) -> bool:
        """Return whether the two share a character."""
        return self.start < span.end and span.start < self.end

    def moved(self, by: int) -> "Mark":
        """Return the mark further on by so many characters."""
        return replace(self, start=self.start + by, end=self.end + by)


def parse(marked: str) -> tuple[str, list[Mark]]:
    """Return the text of a marked line and what is marked in it; marks may lie in marks."""
    text, at = "", 0
    open_marks: list[tuple[str, Mark]] = []
    marks: list[Mark] = []
    while at < len(marked):
        if opening := _OPENING.match(marked, at):
            open_marks.append((_CLOSING[opening[0][0]], _mark(opening, len(text))))
            at = opening.end()
            continue
        if open_marks and marked[at] == open_marks[-1][0]:
            marks.append(replace(open_marks.pop()[1], end=len(text)))
        else:
            text += marked[at]
        at += 1
    if open_marks:
        raise ValueError(f"a mark is not closed: {marked}")
    return text, marks


def _mark(opening: re.Match[str], start: int) -> Mark:
    labels = tuple(opening["labels"].split("/")) if opening["labels"] else ()
    kind = {"[": "name", "{": "figure", "<": "date"}[opening[0][0]]
    is_asked = "?" not in opening[0] and "MISC" not in labels
    return Mark(kind, start, start, labels, is_asked)


@dataclass(frozen=True)
class Sides:
    """An annotated article and the marks in its text and in each translated segment."""

    article: Article
    marks: list[Mark]
    translated: dict[int, list[Mark]]


def read_article(path: Path, annotator: Annotator) -> Sides:
    """Return the article of a file as Dragoman prepares and annotates it, with its translation."""
    told = json.loads(path.read_text(encoding="utf-8"))
    lines = [parse(line["marked"]) for line in told["lines"]]
    text = "\n".join(plain for plain, _ in lines)
    source = Source(kind="file", address=path.name, fetched="2025-01-01T00:00:00Z", sha256="0" * 64)
    document = Document(source=source, text=text, published=told["published"], lang=told["lang"])
    article = annotator.annotate(prepare(document, lang=told["lang"]))
    places = _places(text, article.text)
    marks: list[Mark] = []
    pieces: defaultdict[int, list[str]] = defaultdict(list)
    start = 0
    for line, (plain, found) in zip(told["lines"], lines, strict=True):
        is_scored = line["role"] not in UNSCORED
        there = [_prepared(mark.moved(start), places) for mark in found]
        marks += [replace(mark, is_asked=mark.is_asked and is_scored) for mark in there]
        if is_scored:
            _translate(line, start, places, article, pieces)
        start += len(plain) + 1
    return _with_translation(article, marks, pieces, annotator)


def _translate(
    line: dict[str, Any],
    start: int,
    places: dict[int, int],
    article: Article,
    pieces: defaultdict[int, list[str]],
) -> None:
    """Put the marked English of each sentence of a line to the segment that it lies in."""
    for original, english in line.get("sentences", ()):
        end = start + len(parse(original)[0])
        here = [places[at] for at in range(start, end) if at in places]
        if here:
            span = Span(start=min(here), end=max(here) + 1)
            best = max(article.segments, key=lambda segment: _overlap(segment, span))
            if _overlap(best, span) > 0:
                pieces[best.id].append(english)
        start = end + 1


def _with_translation(
    article: Article,
    marks: list[Mark],
    pieces: dict[int, list[str]],
    annotator: Annotator,
) -> Sides:
    """Return the article with its pieces of marked English set and annotated."""
    read = {number: parse(" ".join(pieces[number])) for number in sorted(pieces)}
    made = tuple(
        Translation(segment=number, text=text, engine="memory")
        for number, (text, _) in read.items()
    )
    if made:
        translated = article.with_translations("en", made)
        article = annotator.annotate_translations(translated, "en")
    return Sides(article, marks, {number: found for number, (_, found) in read.items()})


def _places(plain: str, text: str) -> dict[int, int]:
    """Map positions in `plain` to those in `text`, spaces aside; what was dropped has none."""
    before = [at for at, char in enumerate(plain) if not char.isspace()]
    after = [at for at, char in enumerate(text) if not char.isspace()]
    matcher = difflib.SequenceMatcher(
        None, [plain[at] for at in before], [text[at] for at in after], autojunk=False
    )
    return {
        before[block.a + step]: after[block.b + step]
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    }


def _prepared(mark: Mark, places: dict[int, int]) -> Mark:
    """Return the mark where it lies in the prepared text; one that was lost is found nowhere."""
    here = [places[at] for at in range(mark.start, mark.end) if at in places]
    start, end = (min(here), max(here) + 1) if here else (-1, -1)
    return replace(mark, start=start, end=end)


def _overlap(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


class ArticleScore:
    """Counts over both sides of articles, and in words what was wrong."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.faults: list[str] = []

    def add(self, sides: Sides) -> None:
        """Count an article and its translation."""
        article = sides.article
        self.add_text(article.text, sides.marks, article.entities)
        self._add_kind("figure", article.text, sides.marks, article.figures)
        self._add_kind("date", article.text, sides.marks, article.dates)
        for one in article.translations.get("en", ()):
            marks = sides.translated[one.segment]
            self.add_text(one.text, marks, one.entities)
            self._add_kind("figure", one.text, marks, one.figures)

    def add_text(self, text: str, marks: Sequence[Mark], entities: Iterable[Entity]) -> None:
        """Count the names of a text.

        A name is found by one of its label that touches it; one that touches no mark is false, one
        that touches only marks of other labels is wrong.
        """
        names = [mark for mark in marks if mark.kind == "name"]
        given = [entity for entity in entities if entity.label in _NAMES]
        for mark in (mark for mark in names if mark.is_asked):
            is_found = any(mark.touches(one) and one.label in mark.labels for one in given)
            self._count("names", "found", is_found, text, mark)
        for one in given:
            met = [mark for mark in names if mark.touches(one)]
            is_right = any(not mark.is_asked or one.label in mark.labels for mark in met)
            self._count("given names", "right", is_right, text, one)

    def _add_kind(self, kind: str, text: str, marks: Sequence[Mark], given: Sequence[Span]) -> None:
        """Count the figures or the dates of a text: found and true where mark and span touch."""
        there = [mark for mark in marks if mark.kind == kind]
        for mark in (mark for mark in there if mark.is_asked):
            is_found = any(mark.touches(one) for one in given)
            self._count(f"{kind}s", "found", is_found, text, mark)
        for one in given:
            is_true = any(mark.touches(one) for mark in there)
            self._count(f"given {kind}s", "right", is_true, text, one)

    def _count(self, what: str, good: str, is_good: bool, text: str, span: Span | Mark) -> None:
        self.counts[what] += 1
        self.counts[f"{good} {what}"] += is_good
        if not is_good:
            here, there = max(0, span.start - 25), span.end + 25
            said = text[span.start : span.end]
            self.faults.append(f"not {good} ({what}): {said!r} in {text[here:there]!r}")

    def share(self, good: str, what: str) -> float:
        """Return how many of `what` are `good`, as a share."""
        return self.counts[f"{good} {what}"] / self.counts[what]
