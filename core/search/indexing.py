"""Putting an article into the index, and taking it out again."""

import math
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

import msgspec

from core.article import Article, Entity, Figure, Role, Segment, Span
from core.search.folding import words
from core.search.values import day_stretch

S = TypeVar("S", bound=Span)

EVERY = "xevery"
"""The fact that is true of every segment."""
_LEAD = 3
"""Segments of the first paragraph that count as the lead."""
_BETWEEN = " xbetween "
"""Stands between an original and its translation, so that no phrase runs from one to the other."""
_TITLES: frozenset[Role] = frozenset(("title", "subtitle"))
_GRAINS = frozenset(("day", "month", "year"))
_MOST_NAMES_KEPT = 20_000


class Row(msgspec.Struct, array_like=True, gc=False):
    """A segment as it is packed: `place` is 0 for a title, 1 for the lead, 2 for the body."""

    id: int
    place: int
    text: str
    translations: dict[str, str]
    names: list[int]


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[Row]).decode


def lang_fact(code: str) -> str:
    """Return the word that stands for a language among the facts of a segment."""
    return "xl" + "".join(words(code.replace("_", "-").split("-")[0]))


def name_fact(number: int) -> str:
    """Return the word that stands for one form of a name."""
    return f"xn{number}"


def unpack(packed: bytes) -> list[Row]:
    """Return the segments of an article as they were packed. Raises sqlite3.DatabaseError."""
    try:
        return _decode(zlib.decompress(packed))
    except (zlib.error, msgspec.DecodeError) as error:
        raise sqlite3.DatabaseError("a text of the index is damaged") from error


class Writer:
    """Writes to an index inside transactions that others open."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._names: dict[tuple[str, str, str], int] = {}

    def put(self, article: Article, title: str, signature: str) -> None:
        """Put an article in, in place of an older state of it."""
        self.drop(article.id)
        first = self._next()
        rows = self._rows(article)
        run = self._connection
        days = day_stretch(article.published or "") or (None, None)
        shown = (article.lang, title, article.published, days[1])
        number = run.execute(
            "INSERT INTO articles (id, signature, lang, title, published, last_day, first, count)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (article.id, signature, *shown, first, len(rows)),
        ).lastrowid
        run.execute("INSERT INTO texts VALUES (?, ?)", (number, zlib.compress(_encode(rows), 3)))
        run.executemany(
            "INSERT INTO segments VALUES (?, ?, ?, ?)",
            [(first + at, number, *days) for at in range(len(rows))],
        )
        run.executemany(
            "INSERT INTO words (rowid, title, lead, body, facts) VALUES (?, ?, ?, ?, ?)",
            _columns(rows, first, article.lang),
        )
        at = {segment.id: first + place for place, segment in enumerate(article.segments)}
        run.executemany("INSERT OR IGNORE INTO figures VALUES (?, ?, ?, ?)", _figures(article, at))
        run.executemany("INSERT OR IGNORE INTO days VALUES (?, ?, ?)", _days(article, at))
        self._count(rows, 1)

    def put_unreadable(self, article_id: str, signature: str) -> None:
        """Keep in mind that an article's file cannot be read as it is now."""
        self.drop(article_id)
        self._connection.execute(
            "INSERT INTO articles (id, signature, lang, title, published, first, count)"
            " VALUES (?, ?, '', '', NULL, ?, 0)",
            (article_id, signature, self._next()),
        )

    def drop(self, article_id: str) -> bool:
        """Take an article out; return whether it was there."""
        run = self._connection
        held = run.execute(
            "SELECT number, first, count, lang FROM articles WHERE id = ?", (article_id,)
        ).fetchone()
        if held is None:
            return False
        number, first, count, lang = held
        packed = run.execute("SELECT packed FROM texts WHERE number = ?", (number,)).fetchone()
        if packed is not None:
            rows = unpack(packed[0])
            run.executemany(
                "INSERT INTO words (words, rowid, title, lead, body, facts)"
                " VALUES ('delete', ?, ?, ?, ?, ?)",
                _columns(rows, first, lang),
            )
            self._count(rows, -1)
        between = (first, first + count - 1)
        run.execute("DELETE FROM segments WHERE id BETWEEN ? AND ?", between)
        run.execute("DELETE FROM figures WHERE segment BETWEEN ? AND ?", between)
        run.execute("DELETE FROM days WHERE segment BETWEEN ? AND ?", between)
        run.execute("DELETE FROM texts WHERE number = ?", (number,))
        run.execute("DELETE FROM articles WHERE number = ?", (number,))
        return True

    def forget(self) -> None:
        """Let go of what is remembered of the file; needed after a transaction taken back."""
        self._names.clear()

    def _next(self) -> int:
        """Return the number of the next segment."""
        row = self._connection.execute(
            "SELECT first + count FROM articles ORDER BY first DESC, count DESC LIMIT 1"
        ).fetchone()
        return 1 if row is None else int(row[0])

    def _rows(self, article: Article) -> list[Row]:
        translated = {
            target: {one.segment: one for one in made}
            for target, made in sorted(article.translations.items())
        }
        entities: dict[int, list[Entity]] = {}
        for within, entity in _in_segments(article, article.entities):
            entities.setdefault(within.id, []).append(entity)
        lead = _lead(article)
        rows = []
        for segment in article.segments:
            made = {
                target: by_segment[segment.id]
                for target, by_segment in translated.items()
                if segment.id in by_segment
            }
            named = chain(
                entities.get(segment.id, ()),
                *(one.entities for one in made.values()),
            )
            rows.append(
                Row(
                    id=segment.id,
                    place=_place(article.role_of(segment), segment.id in lead),
                    text=article.slice(segment),
                    translations={target: one.text for target, one in made.items()},
                    names=sorted({self._name(one) for one in named if one.key is not None}),
                )
            )
        return rows

    def _name(self, entity: Entity) -> int:
        """Return the number of a form of a name, a new one where nobody has borne it so far."""
        key = (entity.key or "", entity.label, entity.text)
        held = self._names.get(key)
        if held is not None:
            return held
        run = self._connection
        row = run.execute(
            "SELECT number FROM names WHERE key = ? AND label = ? AND form = ?", key
        ).fetchone()
        number = int(row[0]) if row is not None else self._new_name(key, entity.name or entity.text)
        if len(self._names) >= _MOST_NAMES_KEPT:
            self._names.clear()
        self._names[key] = number
        return number

    def _new_name(self, key: tuple[str, str, str], name: str) -> int:
        run = self._connection
        folded = words(key[2])
        number = run.execute(
            "INSERT INTO names (key, label, form, name, folded, uses) VALUES (?, ?, ?, ?, ?, 0)",
            (*key, name, " ".join(folded)),
        ).lastrowid
        run.executemany(
            "INSERT OR REPLACE INTO name_words VALUES (?, ?, ?)",
            [(word, number, place == len(folded) - 1) for place, word in enumerate(folded)],
        )
        return int(number or 0)

    def _count(self, rows: Iterable[Row], by: int) -> None:
        """Count the articles in which each form stands."""
        used = sorted({number for row in rows for number in row.names})
        self._connection.executemany(
            "UPDATE names SET uses = uses + ? WHERE number = ?", [(by, one) for one in used]
        )


def _columns(
    rows: Sequence[Row], first: int, lang: str
) -> Iterator[tuple[int, str, str, str, str]]:
    """Yield what `words` holds of each segment; the same each time for the same rows."""
    language = lang_fact(lang)
    for at, row in enumerate(rows):
        said = _BETWEEN.join(
            " ".join(words(text)) for text in (row.text, *row.translations.values())
        )
        places = ["", "", ""]
        places[row.place] = said
        facts = " ".join((EVERY, language, *map(name_fact, row.names)))
        yield first + at, places[0], places[1], places[2], facts


def _place(role: Role, is_lead: bool) -> int:
    return 0 if role in _TITLES else 1 if is_lead else 2


def _lead(article: Article) -> frozenset[int]:
    """Return the segments that open the first paragraph."""
    block = next((i for i, one in enumerate(article.blocks) if one.role == "paragraph"), None)
    found = [one.id for one in article.segments if one.block == block]
    return frozenset(found[:_LEAD])


def _figures(article: Article, at: dict[int, int]) -> Iterator[tuple[int, float, float, str]]:
    for segment, one in _in_segments(article, article.figures):
        yield from _figure(at[segment.id], one)
    for made in article.translations.values():
        for translation in made:
            if translation.segment in at:
                for one in translation.figures:
                    yield from _figure(at[translation.segment], one)


def _figure(segment: int, one: Figure) -> Iterator[tuple[int, float, float, str]]:
    """Yield the stretch of numbers that a figure may mean; `more than 5` is 5 and just above."""
    low = one.value if one.value is not None else one.low
    high = one.value if one.value is not None else one.high
    low, high = low if low is not None else high, high if high is not None else low
    if low is None or high is None:
        return
    try:
        first, last = float(low), float(high)
    except OverflowError:
        return
    if one.qualifier == "more_than":
        last = math.nextafter(last, math.inf)
    elif one.qualifier == "less_than":
        first = math.nextafter(first, -math.inf)
    if math.isfinite(first) and math.isfinite(last):
        yield segment, first, last, one.unit or ""


def _days(article: Article, at: dict[int, int]) -> Iterator[tuple[int, int, int]]:
    for segment, one in _in_segments(article, article.dates):
        stretch = day_stretch(one.iso) if one.iso and one.grain in _GRAINS else None
        if stretch is not None:
            yield at[segment.id], *stretch


def _in_segments(article: Article, spans: Iterable[S]) -> Iterator[tuple[Segment, S]]:
    """Yield spans with the segment in which each begins."""
    segments = iter(article.segments)
    segment = next(segments, None)
    for one in sorted(spans, key=lambda span: span.start):
        while segment is not None and segment.end <= one.start:
            segment = next(segments, None)
        if segment is None:
            return
        if segment.start <= one.start:
            yield segment, one
