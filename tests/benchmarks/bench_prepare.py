"""Preparation: body text of real pages, and speed against plain sentencex over the same text."""

import time

from tests.core.prepare.pages import PAGES, REPO, document, read_pages, score_pages

_REPEATS = 40


def rows() -> list[tuple[str, ...]]:
    """Return what was measured: name, measured, baseline or aim, ratio."""
    table: list[tuple[str, ...]] = []
    if PAGES.exists():
        precision, recall, f1 = score_pages(read_pages())
        said = f"P {precision:.3f}  R {recall:.3f}"
        table.append(("body text of real pages, F1", f"{f1:.3f}", "aim 0.93", said))
    seeds = sorted((REPO / "seeds").glob("*.txt"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in seeds) * _REPEATS
    plain, ours = _sentencex_seconds(text), _prepare_seconds(text)
    table.append(
        (
            f"preparing {len(text):,} characters",
            f"{len(text) / ours:,.0f} characters/s",
            f"plain sentencex {len(text) / plain:,.0f}",
            f"{ours / plain:.0f} times its time",
        )
    )
    return table


def _prepare_seconds(text: str) -> float:
    from core.prepare import prepare

    prepare(document(text[:2000]))  # models and tables are loaded once
    started = time.perf_counter()
    prepare(document(text))
    return time.perf_counter() - started


def _sentencex_seconds(text: str) -> float:
    from sentencex import get_sentence_boundaries

    started = time.perf_counter()
    for line in text.split("\n"):
        get_sentence_boundaries("fr", line)
    return time.perf_counter() - started
