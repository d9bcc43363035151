"""Keys in the library at 10,000 articles and in an article of 5,000 segments, in a terminal.

The baseline is Textual's own table of 10,000 rows in the same terminal. The aim is on the work of
the screen's thread, from the key to the last byte of the last frame that it causes; how long until
the frame is seen stands beside it, and holds what else the machine does and Textual's pace of 60
frames a second.
"""

import tempfile
from pathlib import Path
from statistics import median, quantiles

from core.store import Library
from tests.benchmarks.bench_start import READER, is_filled, listing
from tests.benchmarks.bench_view import SEGMENTS, long_article
from tests.benchmarks.big_library import ARTICLES, big_library
from tests.benchmarks.terminal import Terminal, environment

KEYS = 100
TABLE = f"""
from textual.app import App
from textual.widgets import DataTable
class Table(App):
    def compose(self):
        yield DataTable(cursor_type="row")
    def on_mount(self):
        table = self.query_one(DataTable)
        table.add_columns("one", "two", "three")
        table.add_rows((str(n), f"row {{n}}", "x" * 40) for n in range({ARTICLES}))
Table().run()
"""
_DOWN, _PAGE = b"j", b"\x06"
Times = list[tuple[float, float]]


def rows() -> list[tuple[str, ...]]:
    """Return what was measured, the baseline and the aim, as a table."""
    path = big_library(ARTICLES)
    with tempfile.TemporaryDirectory() as folder:
        env = environment(Path(folder)) | {"DRAGOMAN_LIBRARY": str(path)}
        with Terminal(("-c", TABLE), env) as terminal:
            terminal.until(is_filled)
            baseline = terminal.work_of([b"\x1b[B"] * KEYS)
        table: list[tuple[str, ...]] = [
            (
                f"what, {KEYS} keys each, 99th percentile",
                "work",
                "seen after (median)",
                f"Textual's table of {ARTICLES:,} rows",
                "aim",
            )
        ]
        with Terminal(READER, env) as terminal:
            terminal.until(lambda painted: listing(ARTICLES) in painted)
            table += [
                _row("library: next article", terminal.work_of([_DOWN] * KEYS), baseline),
                _row("library: page", terminal.work_of([_PAGE] * KEYS), baseline),
                _row("library: sort", terminal.work_of([b"s"] * 24), baseline),
                _row("library: select all", terminal.work_of([b"\x01"] * 24), baseline),
            ]
            terminal.press(b"/")
            typed = [bytes([one]) for one in b"minister"] + [b"\x7f"] * 7
            table.append(_row("library: filter, a letter", terminal.work_of(typed), baseline))
        long = Path(folder) / "long"
        with Library(long) as library:
            library.put(long_article())
        with Terminal(READER, env | {"DRAGOMAN_LIBRARY": str(long)}) as terminal:
            terminal.until(lambda painted: b"1 article" in painted)
            opened = terminal.press(b"\r", lambda painted: b"general staff" in painted)
            reader = f"{SEGMENTS:,} segments"
            table += [
                (f"opening an article of {reader}", "", f"{opened * 1000:.0f} ms", "", ""),
                *(
                    _row(f"{reader}: {what}", terminal.work_of([key] * KEYS), baseline)
                    for what, key in (
                        ("next sentence", _DOWN),
                        ("page", b" "),
                        ("next name", b"e"),
                        ("next figure", b"f"),
                    )
                ),
            ]
    return table


def _row(what: str, times: Times, baseline: Times) -> tuple[str, ...]:
    return (
        what,
        f"{_worst([one for _, one in times]) * 1000:.1f} ms",
        f"{median(one for one, _ in times) * 1000:.0f} ms",
        f"{_worst([one for _, one in baseline]) * 1000:.1f} ms",
        "at most 16 ms",
    )


def _worst(spent: list[float]) -> float:
    """Return the 99th percentile."""
    return quantiles(spent, n=100, method="inclusive")[98]
