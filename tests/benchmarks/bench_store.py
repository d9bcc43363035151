"""Changes that are durable, in libraries of growing size, against stock TinyDB with the same data.

Stock TinyDB holds articles, passages and catalogue in one file, which it rewrites for each change.
"""

import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

import msgspec
from tinydb import TinyDB

from core.article import Article, Passage
from core.store import CatalogueEntry, Library, ReadingState, make_passage
from core.store.entry import make_entry
from tests.benchmarks.big_library import articles

_SIZES = (100, 1_000, 10_000)
_PASSAGES = (2_000, 20_000)
_STOCK_UP_TO = 1_000
"""Articles that stock TinyDB is given; its time grows with them and is scaled for more."""

_TIMES = 15


def rows() -> list[tuple[str, ...]]:
    """Return what takes how long, for how many articles, against what."""
    folder = Path(tempfile.mkdtemp())
    try:
        return [row for size in _SIZES for row in _rows(folder / str(size), size)]
    finally:
        shutil.rmtree(folder)


def _rows(folder: Path, size: int) -> list[tuple[str, ...]]:
    some = list(articles(min(size, 200)))
    table: list[tuple[str, ...]] = []
    for passages in _PASSAGES if size == _SIZES[-1] else _PASSAGES[:1]:
        place = folder / str(passages)
        ids = fill(place, some, size, passages)
        library = Library(place)
        start = count(1)
        bookmark = _median(
            lambda library=library, start=start: library.save_passage(  # type: ignore[misc]
                make_passage(some[0], next(start), 90).with_(note="durable")
            )
        )
        base = _stock(folder / f"stock-{passages}.json", some, min(size, _STOCK_UP_TO))
        base *= size / min(size, _STOCK_UP_TO)
        said = "" if size <= _STOCK_UP_TO else " (scaled)"
        table.append(
            (
                f"bookmark, {size:,} articles, {passages:,} passages",
                f"{bookmark:.1f} ms",
                f"stock TinyDB {base:,.0f} ms{said}",
                f"{base / bookmark:,.0f} times; aim 50, and 15 ms",
            )
        )
    reading = _median(
        lambda: library.save_reading(ids[next(start)], ReadingState(segment=next(start)))
    )
    table.append((f"reading position, {size:,} articles", f"{reading:.1f} ms", "", "aim 15 ms"))
    put = _median(lambda: library.put(some[0].with_(id=f"new{next(start)}")))
    table.append((f"one article put, {size:,} articles", f"{put:.1f} ms", "", ""))
    many = [some[number % len(some)].with_(id=f"many{number}") for number in range(1_000)]
    began = time.perf_counter()
    library.put_many(many)
    table.append((f"1,000 put, {size:,} articles", f"{time.perf_counter() - began:.1f} s", "", ""))
    library.close()
    opened = _median(lambda: Library(place).entries())
    aim = "aim 40 ms" if size == _SIZES[-1] else ""
    table.append((f"catalogue opened, {size + 1_000:,} articles", f"{opened:.1f} ms", "", aim))
    return table


def fill(place: Path, some: list[Article], size: int, passages: int) -> list[str]:
    """Make a library with `size` entries, reading states, and passages; return the ids.

    Only the articles given have files of their own: no change of anything else opens one.
    """
    library = Library(place)
    library.put_many(some)
    ids = [f"{number:012x}" for number in range(size)]
    entries: dict[str, CatalogueEntry] = {}
    for number, key in enumerate(ids):
        entries[key] = make_entry(some[number % len(some)], "2024-11-20T00:00:00Z").with_(id=key)
    library._articles.catalogue._shelf.put_at_once(entries)
    shelves = library.shelves()
    shelves["reading"].put({key: ReadingState(segment=3) for key in ids})
    kept: dict[str, Passage] = {}
    for number in range(passages):
        one = make_passage(some[number % len(some)], 0, 80, now="2024-11-20T00:00:00Z")
        kept[f"{number:012x}"] = one.with_(
            id=f"{number:012x}", article=ids[number % size], tags=("troops",), note="who?"
        )
    shelves["passages"].put(kept)
    return ids


def _stock(place: Path, some: list[Article], size: int) -> float:
    """Return milliseconds for one update of stock TinyDB with `size` articles in one file."""
    plain = [msgspec.to_builtins(one) for one in some]
    with TinyDB(place) as database:
        database.table("articles").insert_multiple(plain[n % len(plain)] for n in range(size))
        table = database.table("passages")
        (key,) = table.insert_multiple([msgspec.to_builtins(make_passage(some[0], 0, 80))])
        number = count()
        return _median(lambda: table.update({"note": str(next(number))}, doc_ids=[key]), 3)


def _median(run: Callable[[], object], times: int = _TIMES) -> float:
    took = []
    for _ in range(times):
        began = time.perf_counter()
        run()
        took.append(time.perf_counter() - began)
    return 1_000 * statistics.median(took)
