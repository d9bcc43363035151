"""What a briefing is made of.

Every line cites the segments it came from. `text` of a line is in the reader's language where the
segment has been translated, else in the original, and `is_translated` says which.
"""

from core.article import Figure, Label, Passage, Record


class Citation(Record, frozen=True):
    """Where a statement stands: an article, one of its segments, and the stretch of its text.

    `start` and `end` point into the article's text. `warnings` are sentences about what the
    translation of the segments touched may have lost.
    """

    article: str
    segment: int
    start: int
    end: int
    warnings: tuple[str, ...] = ()


class Line(Record, frozen=True):
    """One sentence of a source, and everywhere that it is said.

    `lang` is the language of `text`. The first citation is the one that speaks; the others say
    the same.
    """

    text: str
    lang: str
    citations: tuple[Citation, ...]
    is_translated: bool


class FigureRow(Record, frozen=True):
    """One quantity: how it reads, what it counts, whose it is, and the sentence it stands in.

    `figure` is the original's; `shown` is the translation's own wording of it where that could be
    found, else the original's. `who` names the people, organisations and places of the sentence.
    """

    figure: Figure
    shown: str
    counted: str | None
    who: tuple[str, ...]
    line: Line


class NameRow(Record, frozen=True):
    """One person, place or organisation, with every form seen, by language, commonest first.

    `mentions` counts originals only; `citations` holds the first mention in each segment.
    """

    key: str
    name: str
    label: Label
    forms: dict[str, tuple[str, ...]]
    mentions: int
    citations: tuple[Citation, ...]


class PassageRow(Record, frozen=True):
    """What the reader bookmarked, in the original and in translation.

    `translation` is None where nothing of it has been translated; where only a part has, the rest
    is left out of it and marked with an ellipsis.
    """

    passage: Passage
    original: str
    translation: str | None
    citation: Citation


class SourceRow(Record, frozen=True):
    """An article that the briefing rests on.

    `engines` counts segments by who translated them; `translated` of `segments` are in the
    reader's language, `warned` of these have a warning.
    """

    article: str
    title: str
    title_translated: str | None
    publisher: str | None
    published: str | None
    lang: str
    address: str
    engines: dict[str, int]
    translated: int
    segments: int
    warned: int = 0


class Briefing(Record, frozen=True):
    """One page on one article or many.

    `created` is ISO 8601 in UTC; `target` is the language of the reader.
    """

    title: str
    created: str
    target: str
    sources: tuple[SourceRow, ...]
    events: tuple[Line, ...] = ()
    figures: tuple[FigureRow, ...] = ()
    people: tuple[NameRow, ...] = ()
    places: tuple[NameRow, ...] = ()
    organisations: tuple[NameRow, ...] = ()
    passages: tuple[PassageRow, ...] = ()
