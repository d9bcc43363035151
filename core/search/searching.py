"""Asking one index: which sentences answer, in what order, and how they are shown."""

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field

from core.article import Passage
from core.search.folding import words
from core.search.indexing import Row, unpack
from core.search.marking import Marker, Term
from core.search.names import Names
from core.search.plan import Plan, Planner
from core.search.query import Query
from core.search.results import Hit, Results, Snippet
from core.store import Library

PER_ARTICLE = 3
"""Sentences of one article that are shown, the best first."""
MOST_WEIGHED = 12_000
"""Sentences that are weighed against one another; of more, the newest are shown."""
MOST_COUNTED = 250_000
"""Sentences that are counted; of more it is said that there are at least so many."""

_WEIGHTS = "6.0, 3.0, 1.0, 1.0"
"""What a word counts in a title, in the lead, in the body; and a name."""
_FRESH = 0.25
"""What an article of the newest day gains on one that is a year older."""
_OTHERS = (1.0, 0.3, 0.15)
"""What the best sentences of an article count for its place, the best first."""
_LISTED = re.compile(r"\+s\.id IN \(SELECT segment FROM (\S+) WHERE ")
_LOOKED_UP = r"EXISTS (SELECT 1 FROM \1 WHERE segment = s.id AND "
"""Two ways to ask for a condition: listing all that fulfil it pays where there are many words."""
_FEW = 8
"""Sentences that are weighed one by one, rather than all that hold the words gone through for them:
for each, FTS5 counts anew in how many sentences a word stands, which takes as long."""
_FEWEST = 1000
"""Sentences that are asked for at once."""


@dataclass(slots=True)
class _Group:
    """The sentences of one article that answer: score (the lower the better) and number."""

    article: int
    found: list[tuple[float, int]] = field(default_factory=list)

    @property
    def score(self) -> float:
        """Return what the article's place goes by, once the best stand first."""
        return sum(weight * score for weight, (score, _) in zip(_OTHERS, self.found, strict=False))


class Searcher:
    """Asks one question of an index that is up to date, inside a transaction that others open."""

    def __init__(self, connection: sqlite3.Connection, library: Library) -> None:
        self._connection = connection
        self._library = library
        self._passages: list[Passage] | None = None
        self._tags: list[str | None] = []

    def search(self, query: Query, limit: int, offset: int, target: str | None) -> Results:
        """Return what answers the question."""
        if query.node is None:
            return Results()
        names = Names(self._connection, self._library.identity_choices())
        plan = Planner(names, self._keep, self._open).plan(query.node)
        total = self._count(plan)
        can_weigh = plan.has_words and plan.fts is not None
        is_weighed = can_weigh and total <= MOST_WEIGHED
        groups, articles = self._groups(plan, total, limit + offset, is_weighed)
        chosen = [(group, segment) for group in groups for _, segment in group.found[:PER_ARTICLE]][
            offset : offset + limit
        ]
        return Results(
            hits=tuple(self._hits(chosen, plan, target)),
            total=min(total, MOST_COUNTED),
            articles=articles,
            is_complete=is_weighed or not can_weigh,
            is_counted=total <= MOST_COUNTED,
            widened=tuple(plan.widened),
        )

    def _count(self, plan: Plan) -> int:
        """Count the sentences that answer; one more than `MOST_COUNTED` stands for more.

        Where the plan has conditions beside its words, what fulfils both is kept in `found`.
        """
        run = self._connection
        counted = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"
        if plan.fts is not None and plan.sql is None:
            return int(run.execute(counted, (plan.fts, MOST_COUNTED + 1)).fetchone()[0])
        source, values = _source(plan)
        if plan.fts is not None:
            said = int(run.execute(counted, (plan.fts, MOST_WEIGHED)).fetchone()[0])
            if said < MOST_WEIGHED:
                source = _LISTED.sub(_LOOKED_UP, source)
            run.execute("DELETE FROM temp.found")
            asked = f"INSERT INTO temp.found SELECT words.rowid FROM {source}"  # noqa: S608 - our own words; what is asked for goes by parameters
            return run.execute(f"{asked} LIMIT {MOST_COUNTED + 1}", values).rowcount
        asked = f"SELECT count(*) FROM (SELECT 1 FROM {source} LIMIT {MOST_COUNTED + 1})"  # noqa: S608 - as above
        return int(run.execute(asked, values).fetchone()[0])

    def _groups(
        self, plan: Plan, total: int, needed: int, is_weighed: bool
    ) -> tuple[list[_Group], int | None]:
        """Return the best articles that answer, with enough sentences to show, and how many do."""
        if not total:
            return [], 0
        most = max(_FEWEST, 8 * needed)
        while True:
            rows = self._rows(plan, total, most, is_weighed)
            groups: dict[int, _Group] = {}
            for segment, article, score in rows:
                groups.setdefault(article, _Group(article)).found.append((score, segment))
            shown = sum(min(PER_ARTICLE, len(one.found)) for one in groups.values())
            if shown >= needed or len(rows) < most:
                break
            most *= 8
        for one in groups.values():
            one.found.sort()
        articles = len(groups) if len(rows) < most else self._count_articles(plan, total)
        if is_weighed:
            return sorted(groups.values(), key=lambda one: (one.score, -one.article)), articles
        days = self._days(groups)
        newest = sorted(groups.values(), key=lambda one: (-days[one.article], -one.article))
        return newest, articles

    def _count_articles(self, plan: Plan, total: int) -> int | None:
        """Count the articles that answer; None where that would take longer than to search."""
        if total > MOST_WEIGHED:
            return None
        source, values = _source(plan)
        if plan.fts is not None and plan.sql is not None:
            source, values = _found(plan, total, is_weighed=False)
        asked = f"SELECT count(DISTINCT s.article) FROM {source}"  # noqa: S608 - as above
        return int(self._connection.execute(asked, values).fetchone()[0])

    def _rows(
        self, plan: Plan, total: int, most: int, is_weighed: bool
    ) -> list[tuple[int, int, float]]:
        """Return number, article and score of the best sentences, or else of the newest."""
        source, values = _source(plan)
        run = self._connection
        if plan.fts is not None and plan.sql is not None:
            source, values = _found(plan, total, is_weighed)
        if not is_weighed:
            asked = f"SELECT s.id, s.article, 0.0 FROM {source} ORDER BY s.id DESC LIMIT ?"  # noqa: S608 - as above
            if source.startswith("words"):
                asked = asked.replace("s.id DESC", "words.rowid DESC")
            return run.execute(asked, (*values, most)).fetchall()
        newest = run.execute("SELECT max(last_day) FROM articles").fetchone()[0]
        fresh = f"max(0.0, 1.0 - (? - coalesce(s.last_day, 0)) / 365.0) * {_FRESH}"
        asked = (
            f"SELECT s.id, s.article, bm25(words, {_WEIGHTS}) * (1.0 + {fresh}) AS score"  # noqa: S608 - as above
            f" FROM {source} ORDER BY score, s.id DESC LIMIT ?"
        )
        return run.execute(asked, (newest or 0, *values, most)).fetchall()

    def _days(self, articles: Sequence[int] | dict[int, _Group]) -> dict[int, int]:
        found = {}
        for one in articles:
            row = self._connection.execute(
                "SELECT last_day FROM articles WHERE number = ?", (one,)
            ).fetchone()
            found[one] = int(row[0] or 0)
        return found

    def _hits(
        self, chosen: Sequence[tuple[_Group, int]], plan: Plan, target: str | None
    ) -> list[Hit]:
        states = self._library.reading_states()
        kept = self._kept_passages() if chosen else []
        by_article: dict[str, list[Passage]] = {}
        for passage in kept:
            by_article.setdefault(passage.article, []).append(passage)
        texts: dict[int, tuple[tuple[str, str, str, str | None, int], list[Row]]] = {}
        hits = []
        for group, segment in chosen:
            if group.article not in texts:
                texts[group.article] = self._read(group.article)
            (article, lang, title, published, first), rows = texts[group.article]
            row = rows[segment - first]
            marker = Marker(
                (
                    *plan.terms,
                    *(Term(plan.names[one]) for one in row.names if one in plan.names),
                )
            )
            translation, into = _translation(row, marker, target)
            on = [
                one
                for one in by_article.get(article, ())
                if one.segment <= row.id <= one.last_segment
            ]
            state = states.get(article)
            hits.append(
                Hit(
                    article=article,
                    segment=row.id,
                    title=title,
                    lang=lang,
                    published=published,
                    original=marker.snippet(row.text),
                    translation=translation,
                    target=into,
                    in_article=len(group.found),
                    is_read=state is not None and state.is_read,
                    is_bookmarked=bool(on),
                    tags=tuple(dict.fromkeys(tag for one in on for tag in one.tags)),
                )
            )
        return hits

    def _read(self, number: int) -> tuple[tuple[str, str, str, str | None, int], list[Row]]:
        row = self._connection.execute(
            "SELECT id, lang, title, published, first, packed FROM articles"
            " JOIN texts USING (number) WHERE number = ?",
            (number,),
        ).fetchone()
        if row is None:
            raise sqlite3.DatabaseError("a text of the index is missing")
        return row[:5], unpack(row[5])

    def _kept_passages(self) -> list[Passage]:
        if self._passages is None:
            self._passages = self._library.passages()
        return self._passages

    def _keep(self, tag: str | None) -> int:
        """Put the segments of passages with a tag into `kept`; return the number of the tag."""
        if tag in self._tags:
            return self._tags.index(tag)
        number = len(self._tags)
        self._tags.append(tag)
        run = self._connection
        run.execute("DELETE FROM temp.kept WHERE tag = ?", (number,))
        for one in self._kept_passages():
            if tag is None or any(" ".join(words(name)) == tag for name in one.tags):
                run.execute(
                    "INSERT OR IGNORE INTO temp.kept SELECT ?, s.id FROM articles a"
                    " JOIN segments s ON s.id BETWEEN a.first + ? AND a.first + ?"
                    " WHERE a.id = ? AND s.article = a.number",
                    (number, one.segment, one.last_segment, one.article),
                )
        return number

    def _open(self) -> None:
        """Put the articles that have been read into `opened`."""
        run = self._connection
        run.execute("DELETE FROM temp.opened")
        run.executemany(
            "INSERT OR IGNORE INTO temp.opened SELECT number FROM articles WHERE id = ?",
            [(key,) for key, one in self._library.reading_states().items() if one.is_read],
        )


def _source(plan: Plan) -> tuple[str, tuple[object, ...]]:
    """Return what to select from, with its conditions, and their values."""
    if plan.fts is None:
        # a filter on sentences leads, where there is one: `+` kept words in the lead
        condition = (plan.sql or "1").replace("+s.id", "s.id")
        return f"segments s WHERE {condition}", plan.values
    condition = f" AND ({plan.sql})" if plan.sql else ""
    source = f"words CROSS JOIN segments s ON s.id = words.rowid WHERE words MATCH ?{condition}"
    return source, (plan.fts, *plan.values)


def _found(plan: Plan, total: int, is_weighed: bool) -> tuple[str, tuple[object, ...]]:
    """Return what to select from where `found` holds the sentences that answer, all or the most."""
    if not is_weighed:
        return "temp.found f CROSS JOIN segments s ON s.id = f.segment", ()
    if total <= _FEW:
        joined = "temp.found f CROSS JOIN words ON words.rowid = f.segment"
        return f"{joined} CROSS JOIN segments s ON s.id = f.segment WHERE words MATCH ?", (
            plan.fts,
        )
    joined = "words CROSS JOIN segments s ON s.id = words.rowid"
    wanted = "+s.id IN (SELECT segment FROM temp.found)"
    return f"{joined} WHERE words MATCH ? AND {wanted}", (plan.fts,)


def _translation(row: Row, marker: Marker, target: str | None) -> tuple[Snippet | None, str | None]:
    """Return the translation to show: into `target`, else one with a mark, else the first."""
    if target in row.translations:
        return marker.snippet(row.translations[target]), target
    made = {into: marker.snippet(text) for into, text in sorted(row.translations.items())}
    into = next((one for one, snippet in made.items() if snippet.marks), next(iter(made), None))
    return (None, None) if into is None else (made[into], into)
