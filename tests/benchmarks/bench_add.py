"""`dragoman add` of text articles against plain spaCy's names over the same text.

Both have the same number of processes, on one core for one and on all cores for as many. The
command is a process of its own, as users start it: reading, preparing, annotating and storing, each
batch durable before the next. The baseline is a loaded pipeline with what finding names needs and
nothing else, in the best of several sizes of batch, over texts that are in memory already.

A start costs seconds however many articles follow. Ours is measured by adding a few and taken away,
since the baseline's pipeline is loaded before too (its processes are forked, which costs next to
nothing); the whole time stands beside. The two sides take turns.

The aim is for 1,000 articles. That takes a quarter of an hour on two cores, so that 200 are added
unless DRAGOMAN_BENCH_ARTICLES says otherwise; throughput does not depend on the number.
"""

import contextlib
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from core.annotate import best_model
from core.child import cores
from core.workshop import Workshop
from tests.benchmarks.bench_annotate import plain_pipeline
from tests.benchmarks.bench_memory import peak
from tests.benchmarks.big_library import articles
from tests.benchmarks.texts import words

_AIM = 0.85
_ARTICLES = int(os.environ.get("DRAGOMAN_BENCH_ARTICLES", "200"))
_FEW = 10
_ROUNDS = 3
_BATCHES = (8, 16, 64)
_SENTENCES = 3
"""Of a paragraph."""
_ROOT = Path(__file__).parents[2]


def rows() -> list[tuple[str, ...]]:
    """Return what was measured: name, words a second, the baseline's, their ratio.

    Rows are printed as they are ready, too, since all of them take minutes.
    """
    model = best_model("fr")
    if model is None:
        return []
    pipeline = plain_pipeline(model.package)
    made = list(articles(_ARTICLES))
    texts = ["\n\n".join(_paragraphs(one)) for one in made]
    size = f"{_ARTICLES} articles of {sum(map(words, made)) // _ARTICLES} words"
    table: list[tuple[str, ...]] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        _write(folder / "many", texts)
        _write(folder / "few", [f"{text}\n\nOnce." for text in texts[:_FEW]])
        for processes in sorted({1, cores()}):
            with _on_cores(processes):
                table += _rows_for(processes, folder, pipeline, model.package, texts, size)
            print(*(f"  {' | '.join(one)}" for one in table[-3:]), sep="\n", flush=True)
    return [*table, _memory_row()]


def _rows_for(
    processes: int, folder: Path, pipeline: Any, package: str, texts: list[str], size: str
) -> list[tuple[str, ...]]:
    few, many = folder / "few", folder / "many"
    some = texts[: len(texts) // 4]
    batch = min(_BATCHES, key=lambda batch: _plain(pipeline, some, processes, batch).seconds)
    started = _least([_add(few, processes) for _ in range(_ROUNDS)])
    ours, theirs = [], []
    for _ in range(_ROUNDS):
        theirs.append(_plain(pipeline, texts, processes, batch))
        ours.append(_add(many, processes))
    whole, plain = _least(ours), _least(theirs)
    share = len(texts) / (len(texts) - _FEW)
    seconds = max(whole.seconds - started.seconds, 0.001) * share
    cpu = max(whole.cpu - started.cpu, 0.001) * share
    name = f"add, {processes} process{'' if processes == 1 else 'es'}"
    said = sum(len(text.split()) for text in texts)
    return [
        (
            name,
            f"{said / seconds:,.0f} words/s",
            f"{package}'s names alone {said / plain.seconds:,.0f}",
            f"{plain.seconds / seconds:.0%} of its throughput (aim {_AIM:.0%}); {size}",
        ),
        (
            f"{name}, processor time",
            f"{1000 * cpu / len(texts):.0f} ms an article",
            f"{1000 * plain.cpu / len(texts):.0f} ms",
            f"{plain.cpu / cpu:.0%}: what a busy machine blurs least",
        ),
        (
            f"{name}, whole",
            f"{whole.seconds:.1f} s",
            "",
            f"{started.seconds:.1f} s of it for a start and {_FEW} articles",
        ),
    ]


class Spent(NamedTuple):
    """Seconds by the clock, and those of all processes together on a core."""

    seconds: float
    cpu: float


@contextlib.contextmanager
def _spending() -> Iterator[list[Spent]]:
    """Give a list that holds what was spent within, once it is over."""
    spent: list[Spent] = []
    clock, before = time.perf_counter(), os.times()
    yield spent
    after = os.times()
    cpu = sum(after[:4]) - sum(before[:4])  # ours and that of children who have ended
    spent.append(Spent(time.perf_counter() - clock, cpu))


def _least(every: list[Spent]) -> Spent:
    return Spent(min(one.seconds for one in every), min(one.cpu for one in every))


def _add(folder: Path, processes: int) -> Spent:
    """Return what adding a folder to a new library takes."""
    with tempfile.TemporaryDirectory() as fresh:
        environment = {
            **os.environ,
            "DRAGOMAN_LIBRARY": f"{fresh}/library",
            "DRAGOMAN_CONFIG": f"{fresh}/settings.toml",
            "DRAGOMAN_MODELS": f"{fresh}/models",
        }
        with _spending() as spent:
            done = subprocess.run(
                [
                    *(sys.executable, "-c", "from tui.cli import main; main()"),
                    *("add", "--offline", "--workers", str(processes), str(folder)),
                ],
                cwd=_ROOT,
                env=environment,
                capture_output=True,
                text=True,
            )
    if f"{len(list(folder.iterdir()))} added" not in done.stdout:
        raise RuntimeError(done.stdout[-300:] + done.stderr[-300:])
    return spent[0]


def _plain(pipeline: Any, texts: list[str], processes: int, batch: int) -> Spent:
    """Return what the pipeline takes over the texts."""
    with _spending() as spent:
        for _ in pipeline.pipe(texts, n_process=processes, batch_size=batch):
            pass
        for one in multiprocessing.active_children():  # so that what they spent is counted
            one.join(5)
    return spent[0]


@contextlib.contextmanager
def _on_cores(count: int) -> Iterator[None]:
    """Keep this process and its children to so many cores, where the system can."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    ours = os.sched_getaffinity(0)
    os.sched_setaffinity(0, set(sorted(ours)[:count]))
    try:
        yield
    finally:
        os.sched_setaffinity(0, ours)


def _paragraphs(article: Any) -> list[str]:
    title, *rest = (article.slice(block) for block in article.blocks)
    starts = range(0, len(rest), _SENTENCES)
    return [title, *(" ".join(rest[at : at + _SENTENCES]) for at in starts)]


def _write(folder: Path, texts: list[str]) -> None:
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number:05}.txt").write_text(text + "\n", encoding="utf-8")


def _memory_row() -> tuple[str, ...]:
    """Return the most that a process of the pool has held after articles in each language."""
    with Workshop() as workshop:
        for article in articles(30):
            workshop.annotate(article).result()
        most = workshop._submit(peak).result()
    said = "not told" if most is None else f"{most:,.0f} MiB"
    return "memory of a process", said, "", "the most ever held"
