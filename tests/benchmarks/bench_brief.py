"""Briefings: how long each phase takes for 5, 25 and 100 articles, and how much memory.

They are made as the command makes them, with a second process where there are many new segments;
the memory is that of this process.

The baseline is one plain pass over the same sentences in the same run: the tf-idf vector of each
translation, and its likeness to the sum of all, which is what any ranking of sentences begins with.
"""

import gc
import math
import os
import re
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections import Counter
from collections.abc import Sequence

import msgspec

from core.article import Article
from core.brief.build import build_briefing
from core.brief.known import forget_sentences
from tests.benchmarks.brief_articles import SEGMENTS, make_articles

_COUNTS = {5: "aim < 0.3 s", 25: "", 100: "aim < 3 s"}
_ROUNDS = 3
_CHILD = """
import sys, time
begun = time.perf_counter()
from core.brief.build import build_briefing
imported = time.perf_counter()
import msgspec
from core.article import Article
articles = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=list[Article])
seconds = []
for _ in range(2):
    since = time.perf_counter()
    build_briefing(articles, [], created="2024-11-21T09:00:00+00:00")
    seconds.append(time.perf_counter() - since)
print(imported - begun, *seconds)
"""
_WORD = re.compile(r"\w+")


def rows() -> list[tuple[str, ...]]:
    """Return what was measured: how many articles, what, seconds or memory, ratio or aim."""
    table: list[tuple[str, ...]] = []
    for count, aim in _COUNTS.items():
        articles = make_articles(count)
        name = f"{count} articles, {count * SEGMENTS:,} segments"
        first = _timed(articles)["whole"]  # data files are read, and caches filled
        plain = min(_plain_seconds(articles) for _ in range(_ROUNDS))
        again = min(_timed(articles)["whole"] for _ in range(_ROUNDS))
        more = min(_timed_with_one_more(articles) for _ in range(_ROUNDS))
        best = min((_timed_anew(articles) for _ in range(_ROUNDS)), key=lambda one: one["whole"])
        alone = min(_timed_anew(articles, is_shared=False)["whole"] for _ in range(_ROUNDS))
        since = "whole, new articles" if table else "whole, first in this process"
        for what, whole in (
            (since, first),
            ("whole, anew, the words known", best["whole"]),
            ("whole, again", again),
            ("whole, with one article more", more),
            ("whole, anew, without a second process", alone),
        ):
            table.append((name, what, f"{whole:.2f} s", f"{whole / plain:.1f} x tf-idf", aim))
        grown = f"{1000 * best['whole'] / (count * SEGMENTS):.2f} ms"
        table.append((name, "a segment, anew", grown, "", "level if it grows in a line"))
        table.append((name, "tf-idf alone (baseline)", f"{plain:.2f} s", "", ""))
        table += [
            (name, f"  {phase}", f"{seconds:.2f} s", "", "")
            for phase, seconds in best.items()
            if phase != "whole"
        ]
        held = _memory(articles)
        table.append((name, "memory at its highest", f"{held:,.1f} MiB", "", "beyond the articles"))
    imported, first, again = _in_a_process()
    name = f"5 articles, {5 * SEGMENTS:,} segments, in a new process"
    table.append((name, "whole, first in a process", f"{first:.2f} s", "", _COUNTS[5]))
    table.append((name, "whole, again", f"{again:.2f} s", "", ""))
    table.append((name, "importing core.brief.build", f"{imported:.2f} s", "", "compiled before"))
    return table


def _in_a_process() -> tuple[float, float, float]:
    """Return the seconds of importing, of the first briefing and of the same again, in a child.

    It gets the articles as bytes, so that annotating them has not loaded what briefing needs. The
    code is compiled by a run before, as it is where Dragoman is installed, whatever the environment
    says of writing bytecode.
    """
    articles = msgspec.msgpack.encode(make_articles(5))
    with tempfile.TemporaryDirectory() as compiled:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        runs = [
            subprocess.run(
                [sys.executable, "-c", _CHILD],
                input=articles,
                capture_output=True,
                check=True,
                env=environment,
            )
            for _ in range(1 + _ROUNDS)
        ]
    told = [tuple(map(float, run.stdout.split())) for run in runs[1:]]
    imported, first, again = min(told, key=lambda one: one[1])
    return imported, first, again


def _timed_anew(articles: Sequence[Article], *, is_shared: bool = True) -> dict[str, float]:
    """Return the same with no sentence of before kept."""
    forget_sentences()
    return _timed(articles, is_shared=is_shared)


def _timed_with_one_more(articles: Sequence[Article]) -> float:
    """Return the seconds of a briefing where one on all but one of the articles came before."""
    _timed(articles[:-1])
    return _timed(articles)["whole"]


def _timed(articles: Sequence[Article], *, is_shared: bool = True) -> dict[str, float]:
    """Return the seconds of each phase, and of the whole."""
    gc.collect()
    spent: dict[str, float] = {}
    phase, since = "reading", time.perf_counter()
    begun = since

    def tell(now_doing: str, done: int, total: int) -> None:
        nonlocal phase, since
        del done, total
        if now_doing != phase:
            now = time.perf_counter()
            spent[phase] = spent.get(phase, 0.0) + now - since
            phase, since = now_doing, now

    build_briefing(
        articles,
        [],
        created="2024-11-21T09:00:00+00:00",
        progress=tell,
        is_shared=is_shared,
    )
    ended = time.perf_counter()
    spent[phase] = spent.get(phase, 0.0) + ended - since
    return {**spent, "whole": ended - begun}


def _plain_seconds(articles: Sequence[Article]) -> float:
    begun = time.perf_counter()
    texts = [one.text for article in articles for one in article.translations["en"]]
    counted = [Counter(_WORD.findall(text.casefold())) for text in texts]
    spread = Counter(word for words in counted for word in words)
    total: dict[str, float] = {}
    vectors: list[dict[str, float]] = []
    for words in counted:
        vector = {
            word: (1 + math.log(often)) * math.log(1 + len(texts) / spread[word])
            for word, often in words.items()
        }
        length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        vectors.append({word: weight / length for word, weight in vector.items()})
        for word, weight in vectors[-1].items():
            total[word] = total.get(word, 0.0) + weight
    for vector in vectors:
        sum(weight * total[word] for word, weight in vector.items())
    return time.perf_counter() - begun


def _memory(articles: Sequence[Article]) -> float:
    """Return the most that building holds beyond what was there, in MiB, as Python counts it."""
    forget_sentences()
    gc.collect()
    tracemalloc.start()
    try:
        build_briefing(articles, [], created="")
        return tracemalloc.get_traced_memory()[1] / 1024**2
    finally:
        tracemalloc.stop()
