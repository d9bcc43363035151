"""Search over 10,000 articles of 500 words in two languages, beside reading all their files.

The questions are a fixed mix made of what the articles say: each kind with words of its own, drawn
once. Every one asks for 50 sentences with their snippets, and is asked as the reader would, its
widening of names included. The baseline looks for the bytes of one word in the files of all
articles, which the system has in memory by then.
"""

import random
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from core.article import Article
from core.search import SearchIndex
from core.search.folding import words
from core.store import Library
from tests.benchmarks.big_library import ARTICLES, articles, big_library

_EACH = 10
"""Questions of each kind."""
_ADDED = 40
_SCANNED = 3
_SAMPLE = 400
"""Articles from which words are drawn."""
_LIMIT = 50

_P95, _ADD = 50, 10
"""Milliseconds that are aimed at."""


def rows() -> list[tuple[str, ...]]:
    """Return what was measured, the baseline and the aim, as a table."""
    table: list[tuple[str, ...]] = [("what", "measured", "baseline", "aim")]
    folder = big_library(ARTICLES)
    library = Library(folder)
    # the library stands; an index of our own beside it is made anew
    with tempfile.TemporaryDirectory() as own:
        mirror = _Mirror(folder, Path(own))
        index = SearchIndex(mirror)
        began = time.perf_counter()
        index.refresh()
        built = time.perf_counter() - began
        assert index.path is not None
        size = _size(index.path) / 2**20
        held = _size(folder / "articles") / 2**20
        table.append((f"index of {ARTICLES:,} articles", f"{built:.1f} s", "", ""))
        table.append(("size of the index", f"{size:.0f} MiB", f"articles {held:.0f} MiB", ""))
        table.append(("nothing new: looked through in", _ms(_timed(index.refresh)), "", ""))
        sample = [library.article(one.id) for one in library.entries()[:_SAMPLE]]
        scan = _scan(folder, sample)
        everything: list[float] = []
        for kind, questions in _questions(sample).items():
            took = [_timed(partial(index.search, one, _LIMIT)) for one in questions * 2]
            everything += took
            table.append((f"question: {kind}", _spread(took), f"{_ms(scan)} all files", ""))
        table.append(
            (
                f"all {len(everything)} questions",
                _spread(everything),
                f"{scan / median(everything):.0f} times as long",
                f"p95 under {_P95} ms",
            )
        )
        table.append(_adding(index, mirror))
        index.close()
    return table


class _Mirror(Library):
    """The big library, with an index and some articles of its own, which go with the benchmark."""

    def __init__(self, folder: Path, own: Path) -> None:
        (own / "articles").mkdir()
        for one in (folder / "articles").iterdir():
            (own / "articles" / one.name).symlink_to(one)
        for one in folder.iterdir():
            if one.is_file() and not one.name.endswith(".lock"):
                (own / one.name).write_bytes(one.read_bytes())
        super().__init__(own)


def _questions(sample: Sequence[Article]) -> dict[str, list[str]]:
    """Return questions by kind, the same each time."""
    dice = random.Random(6)
    counted: Counter[str] = Counter()
    for article in sample:
        counted.update(words(article.text))
        for made in article.translations.values():
            counted.update(word for one in made for word in words(one.text))
    plain = [word for word, _ in counted.most_common() if word.isalpha() and len(word) > 2]
    common, middle = plain[:40], plain[200:1200]
    rare = sorted(word for word in plain if counted[word] == 1 and len(word) > 6)
    names = sorted(
        {one.text for article in sample for one in article.entities if one.label == "PER"}
    )
    some = [words(article.slice(one)) for article in sample for one in article.segments[1:3]]
    runs = [one for one in some if len(one) > 8]
    pick: Callable[[Sequence[str]], str] = dice.choice

    def each(make: Callable[[], str]) -> list[str]:
        return [make() for _ in range(_EACH)]

    def phrase() -> str:
        run = dice.choice(runs)
        at = dice.randrange(len(run) - 3)
        return f'"{" ".join(run[at : at + 3])}"'

    return {
        "rare word": each(lambda: pick(rare)),
        "common word": each(lambda: pick(common)),
        "two words": each(lambda: f"{pick(middle)} {pick(common)}"),
        "phrase": each(phrase),
        "prefix": each(lambda: f"{pick(middle)[:4]}*"),
        "name": each(lambda: pick(names)),
        "figure": each(lambda: f"figure:>{dice.choice((10, 1000, 100_000))} {pick(middle)}"),
        "figure alone": each(lambda: f"figure:{dice.randrange(1, 60)}%"),
        "date": each(lambda: f"date:2024-11-{dice.randrange(1, 28):02} {pick(middle)}"),
        "language and word": each(lambda: f"lang:{pick(('fr', 'de', 'ro'))} {pick(middle)}"),
        "OR": each(lambda: f"{pick(middle)} OR {pick(rare)} OR {pick(names)}"),
    }


def _scan(folder: Path, sample: Sequence[Article]) -> float:
    """Return how long it takes to look for a word in the bytes of all files."""
    word = max(sample[0].text.split(), key=len).encode()
    files = sorted((folder / "articles").iterdir())
    for one in files:
        one.read_bytes()
    return min(
        _timed(lambda: [one for one in files if word in one.read_bytes()]) for _ in range(_SCANNED)
    )


def _adding(index: SearchIndex, library: Library) -> tuple[str, ...]:
    """Add articles to the index one by one; the baseline is a plain FTS5 table that grows too."""
    new = [one.with_(id=f"new{one.id}") for one in articles(_ADDED)]
    library.put_many(new)
    took = [_timed(partial(index.add, one.id)) for one in new]
    return ("adding an article", _spread(took), _plain_table(new), f"under {_ADD} ms")


def _plain_table(new: Sequence[Article]) -> str:
    """Say how long SQLite takes for the bare texts, committed one article at a time."""
    with tempfile.TemporaryDirectory() as own:
        bare = sqlite3.connect(Path(own) / "bare.sqlite", isolation_level=None)
        bare.execute("PRAGMA journal_mode = WAL")
        bare.execute("CREATE VIRTUAL TABLE bare USING fts5 (original, translation)")

        def put(article: Article) -> None:
            made = {one.segment: one.text for one in article.translations.get("en", ())}
            bare.execute("BEGIN")
            bare.executemany(
                "INSERT INTO bare VALUES (?, ?)",
                [(article.slice(one), made.get(one.id, "")) for one in article.segments],
            )
            bare.execute("COMMIT")

        took = [_timed(partial(put, one)) for one in new]
        bare.close()
    return f"bare FTS5 table {_ms(median(took))}"


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _spread(took: Sequence[float]) -> str:
    return f"p50 {_ms(median(took))}, p95 {_ms(quantiles(took, n=20)[-1])}, most {_ms(max(took))}"


def _ms(milliseconds: float) -> str:
    return f"{milliseconds:,.1f} ms"


def _size(path: Path) -> int:
    return sum(one.stat().st_size for one in ([path] if path.is_file() else path.iterdir()))
