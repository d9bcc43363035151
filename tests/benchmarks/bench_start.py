"""Starting on a library of 10,000 articles and opening one, against Textual's smallest application.

Each start is a child process in a terminal of its own, the two kinds by turns. Byte code is there,
as after an installation. The reader has started when its list is painted and has heard a key.
"""

import tempfile
from functools import partial
from pathlib import Path
from statistics import median

from core.article import Article
from core.store import Library
from tests.benchmarks.big_library import ARTICLES, big_library
from tests.benchmarks.terminal import COLUMNS, LINES, Terminal, environment
from tui.article_list import ArticleList

STARTS = 9
OPENED = 15
SMALLEST = ("-c", "from textual.app import App; App().run()")
READER = ("-c", "from tui.cli import main; main()")
_MEGA = 1_000_000


def first_listed(path: Path, count: int) -> list[Article]:
    """Return the articles that the list shows first."""
    with Library(path) as library:
        articles = ArticleList()
        articles.fill(library.entries(), library.reading_states(), {})
        return [library.article(row.id) for row in articles.visible[:count]]


def is_filled(painted: bytes) -> bool:
    """Return whether every cell of the screen has been painted once."""
    return len(painted.replace(b"\r\n", b"")) >= LINES * COLUMNS


def listing(count: int) -> bytes:
    """Return what the head of the list says of so many articles."""
    return f"{count:,} articles".replace(",", " ").encode()


def rows() -> list[tuple[str, ...]]:
    """Return what was measured, the baseline, ratio and aim, as a table."""
    path = big_library(ARTICLES)
    listed = first_listed(path, OPENED)
    smallest: list[float] = []
    ours: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        env = environment(Path(folder)) | {"DRAGOMAN_LIBRARY": str(path)}
        for turn in range(STARTS + 1):
            with Terminal(SMALLEST, env) as terminal:
                shown = terminal.until(is_filled)
                smallest += [shown] if turn else []  # the first writes byte code
            with Terminal(READER, env) as terminal:
                shown = terminal.until(lambda painted: listing(ARTICLES) in painted)
                ours += [shown] if turn else []
                if turn < STARTS:
                    continue
                opening, reader, workshop = _opened(terminal, listed)
    ratio = median(ours) / median(smallest)
    first, *later = opening
    return [
        ("what", f"with {ARTICLES:,} articles", "Textual's smallest", "ratio, aim"),
        (
            f"start to the first usable frame, median of {STARTS}",
            f"{median(ours) * 1000:.0f} ms",
            f"{median(smallest) * 1000:.0f} ms",
            f"{ratio:.2f}x, at most 1.5x",
        ),
        (
            f"opening an article of 500 words, median of {OPENED}",
            f"{median(opening) * 1000:.0f} ms",
            "",
            "at most 50 ms",
        ),
        (
            "the first of them, the slowest",
            f"{first * 1000:.0f} ms, {max(later) * 1000:.0f} ms",
            "",
            "",
        ),
        ("the reader's memory, one open", f"{reader[0] / _MEGA:.0f} MB", "", "under 150 MB"),
        ("the most it held", f"{reader[1] / _MEGA:.0f} MB", "", "under 150 MB"),
        ("the workshop's process, apart", f"{workshop / _MEGA:.0f} MB", "", ""),
    ]


def _opened(terminal: Terminal, listed: list[Article]) -> tuple[list[float], tuple[int, int], int]:
    """Open articles one after the other, from the list's first; return times and memory."""
    spent = []
    for article in listed:
        words = article.slice(article.segments[1])[:15].encode()
        spent.append(terminal.press(b"\r", partial(_has, words)))
        reader = terminal.memory()
        terminal.press(b"\x1b")
        terminal.press(b"j")
    return spent, reader, terminal.children()


def _has(words: bytes, painted: bytes) -> bool:
    return words in painted
