"""The worker's memory: the most that it has held after articles in one language after another.

The baseline is a process that runs plain spaCy pipelines for names alone over the same articles.
"""

import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from core.annotate import best_model
from core.workshop import Workshop
from tests.benchmarks.bench_annotate import plain_pipeline
from tests.benchmarks.texts import LANGUAGES, articles, paragraphs

_ARTICLES = 8
_STATUS = Path("/proc/self/status")


def rows() -> list[tuple[str, ...]]:
    """Return the peaks: what had been annotated by then, how much memory, the baseline."""
    table: list[tuple[str, ...]] = []
    spawn = multiprocessing.get_context("spawn")
    with Workshop() as workshop, ProcessPoolExecutor(1, mp_context=spawn) as plain:
        workshop.start()
        base = workshop._submit(peak).result()
        table.append(("worker, started", _said(base), "", ""))
        done: list[str] = []
        for lang in LANGUAGES:
            for article in articles(lang)[:_ARTICLES]:
                workshop.annotate(article).result()
            done.append(lang)
            baseline = plain.submit(run_plain, lang).result()
            table.append(
                (
                    f"worker, after {' '.join(done)}",
                    _said(workshop._submit(peak).result()),
                    f"plain spaCy {_said(baseline)}",
                    "most ever held",
                )
            )
    return table


def run_plain(lang: str) -> float | None:
    """Run the language's plain pipeline, if there is one, and return this process's peak."""
    model = best_model(lang)
    if model is not None:
        pipeline = plain_pipeline(model.package)
        for article in articles(lang)[:_ARTICLES]:
            list(pipeline.pipe(paragraphs(article)))
        _kept.append(pipeline)
    return peak()


_kept: list[object] = []
"""Pipelines that stay loaded, as they do in the worker."""


def peak() -> float | None:
    """Return the most memory that this process has held, in MiB; None where nothing tells."""
    if _STATUS.exists():
        # Not getrusage here: on Linux its figure also counts what stood there before exec.
        for line in _STATUS.read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    try:
        import resource
    except ImportError:
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024**2 if sys.platform == "darwin" else most / 1024


def _said(mebibytes: float | None) -> str:
    return "not told" if mebibytes is None else f"{mebibytes:,.0f} MiB"
