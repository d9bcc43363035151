"""Annotation: time against plain spaCy's names over the same text, and figures against their cases.

Each article is annotated once, as a reader's is: nothing is remembered of it. The two sides take
turns at going first; a ratio is the median over the articles, so that a busy machine weighs little.
"""

import json
import time
from collections.abc import Callable
from itertools import count
from statistics import median
from typing import Any

import msgspec

from core.annotate import Annotator, best_model, find_figures
from core.annotate.dates import find_dates
from core.annotate.identity import resolve
from core.article import Article
from tests.benchmarks.texts import LANGUAGES, PUBLISHED, articles, paragraphs, words
from tests.core.annotate.test_figures_gate import SHARED, load_scorer
from tests.core.annotate.test_names_gate import LABELS, read_list

_FALLBACK = "fr"
"""Whose pipeline is the baseline for languages without one."""
_NEEDED = frozenset(("tok2vec", "transformer", "ner"))
_ROUNDS = 3
_spaces = count()
"""How many spaces make a text another one, so that nothing is remembered of it."""


def rows() -> list[tuple[str, ...]]:
    """Return what was measured: name, measured, baseline or aim, ratio."""
    annotator = Annotator()
    table = [row for lang in LANGUAGES for row in _article_rows(annotator, lang)]
    for lang in LANGUAGES:
        table += _grammar_rows(lang)
    return [*table, _name_row(), *_figure_rows()]


def _article_rows(annotator: Annotator, lang: str) -> list[tuple[str, ...]]:
    model = best_model(lang) or best_model(_FALLBACK)
    if model is None:
        return []
    pipeline = plain_pipeline(model.package)
    texts = articles(lang)
    ours, theirs = _in_turns(
        texts, annotator.annotate, lambda one: list(pipeline.pipe(paragraphs(one)))
    )
    table = [_row(f"annotating, {lang}", texts, ours, f"{model.package}'s names", theirs, "1.15")]
    if annotator.recogniser_of(lang).startswith("bundled"):
        from core.annotate.bundled import BundledRecogniser

        alone = BundledRecogniser()
        ours, bundled = _in_turns(
            texts, annotator.annotate, lambda one: alone.recognise(paragraphs(one), lang)
        )
        table.append(_row(f"annotating, {lang}", texts, ours, "bundled model's names", bundled))
    return table


def plain_pipeline(package: str) -> Any:
    """Return a pipeline with all that finding names needs and nothing else."""
    import spacy

    meta = spacy.util.get_package_path(package) / "meta.json"
    names = msgspec.json.decode(meta.read_bytes())["pipeline"]
    return spacy.load(package, exclude=[name for name in names if name not in _NEEDED])


def _in_turns(
    texts: list[Article], one: Callable[[Article], object], other: Callable[[Article], object]
) -> tuple[list[float], list[float]]:
    """Return the seconds of both for each article; a first paragraph has warmed them up."""
    spent: dict[Callable[[Article], object], list[float]] = {one: [], other: []}
    for side in spent:
        side(texts[0].with_(blocks=texts[0].blocks[:1]))
    for number, article in enumerate(texts):
        for side in (one, other) if number % 2 else (other, one):
            started = time.perf_counter()
            side(article)
            spent[side].append(time.perf_counter() - started)
    return spent[one], spent[other]


def _row(
    name: str,
    texts: list[Article],
    ours: list[float],
    baseline: str,
    theirs: list[float],
    aim: str = "",
) -> tuple[str, ...]:
    counts = [words(one) for one in texts]
    speed, plain = (
        median(many / spent for many, spent in zip(counts, side, strict=True))
        for side in (ours, theirs)
    )
    ratio = median(a / b for a, b in zip(ours, theirs, strict=True))
    said = f"{ratio:.2f} times its time" + (f" (aim {aim})" if aim else "")
    return name, f"{speed:,.0f} words/s", f"{baseline} alone {plain:,.0f}", said


def _grammar_rows(lang: str) -> list[tuple[str, ...]]:
    texts = [text for one in articles(lang) for text in paragraphs(one)]
    length = sum(map(len, texts))
    jobs: dict[str, Callable[[str], object]] = {
        "figures": lambda text: find_figures(text, lang),
        "dates": lambda text: find_dates(text, lang, PUBLISHED),
    }
    table: list[tuple[str, ...]] = []
    for name, job in jobs.items():
        speed = length / _seconds(job, texts)
        aim = "aim 200,000" if name == "figures" else ""
        measured = f"{speed:,.0f} characters/s"
        table.append((f"{name} alone, {lang}", measured, aim, f"{length:,} characters"))
    return table


def _name_row() -> tuple[str, ...]:
    """Return how many names are identified in a second, each seen once."""
    rows = dict.fromkeys((form, label, lang) for _, form, label, lang in read_list())
    resolve("Camille Bernardin", "PER", "fr")  # tables are read once
    started = time.perf_counter()
    for form, label, lang in rows:
        resolve(form, LABELS[label], lang)
    spent = time.perf_counter() - started
    return "names identified", f"{len(rows) / spent:,.0f} forms/s", "", f"{len(rows):,} forms"


def _figure_rows() -> list[tuple[str, ...]]:
    if not (SHARED / "data/figures").is_dir():
        return []
    scorer = load_scorer()
    table: list[tuple[str, ...]] = []
    for path in sorted((SHARED / "data/figures").glob("*.jsonl")):
        lines = path.read_text(encoding="utf-8").splitlines()
        gold = [json.loads(line) for line in lines if line.strip()]
        found = [
            {"figures": [msgspec.to_builtins(f) for f in find_figures(one["text"], one["lang"])]}
            for one in gold
        ]
        row = scorer.row(scorer.score(gold, found)[path.stem, "ALL"])
        said = f"right {row['right']:.3f}  precision {row['ovP']:.3f}"
        table.append((f"figures, {path.stem}", said, "aim 0.97 and 0.97", f"{row['n']} figures"))
    return table


def _seconds(job: Callable[[str], object], texts: list[str]) -> float:
    """Return the least that a round over `texts` took; a text is new each time it is seen."""
    best = float("inf")
    for _ in range(_ROUNDS):
        mark = " " * next(_spaces)
        fresh = [text + mark for text in texts]
        started = time.perf_counter()
        for text in fresh:
            job(text)
        best = min(best, time.perf_counter() - started)
    return best
