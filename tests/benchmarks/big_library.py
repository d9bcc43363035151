"""A library of many articles of 500 words, annotated and translated: made once, then kept.

It stands in the system's folder for temporary files, by the number of its articles. Benchmarks that
change it work on what they added, and take it away again.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from core.article import Article, Block
from core.store import Library
from tests.benchmarks.brief_articles import each_article

ARTICLES = int(os.environ.get("DRAGOMAN_BENCH_LIBRARY", "10000"))
"""In the library that is started on, read and searched; 100,000 of them take 4 GB and an hour."""

SENTENCES = 24
"""Of 21 words in the mean."""

_AT_ONCE = 500
_DONE = "made.txt"


def big_library(count: int) -> Path:
    """Return the folder of a library of `count` articles; making 10,000 takes minutes."""
    made = Path(tempfile.gettempdir()) / "dragoman-bench" / f"library-{count}"
    if not (made.parent / f"{made.name}-{_DONE}").exists():
        shutil.rmtree(made, ignore_errors=True)
        made.parent.mkdir(parents=True, exist_ok=True)
        library = Library(made)
        coming = articles(count)
        while some := list(islice(coming, _AT_ONCE)):
            library.put_many(some)
        (made.parent / f"{made.name}-{_DONE}").touch()
    return made


def articles(count: int) -> Iterator[Article]:
    """Give the articles of such a library: the first sentence of each is its title."""
    for one in each_article(count, SENTENCES):
        first, *rest = one.blocks
        title = Block(start=first.start, end=first.end, role="title")
        yield one.with_(title=one.slice(first), blocks=(title, *rest))


if __name__ == "__main__":
    began = time.monotonic()
    print(big_library(int(sys.argv[1])), f"{time.monotonic() - began:.0f} s")
