"""Annotation: figures against their cases, and time against spaCy's own NER over the same text."""

import json
import time
from pathlib import Path

import msgspec

from core.annotate import Annotator, best_model, find_figures
from core.annotate.spacy_recogniser import SpacyRecogniser
from tests.core.annotate.test_figures_gate import SHARED, load_scorer

_SEEDS = Path(__file__).parents[2] / "seeds"
_REPEATS = 12


def rows() -> list[tuple[str, ...]]:
    """Return what was measured: name, measured, baseline or aim, ratio."""
    return [*_figure_rows(), *_speed_rows()]


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


def _speed_rows() -> list[tuple[str, ...]]:
    table: list[tuple[str, ...]] = []
    annotator = Annotator()
    for lang in ("fr", "de", "ro"):
        paths = sorted(_SEEDS.glob(f"{lang}-*.txt"))
        text = "\n".join(path.read_text(encoding="utf-8") for path in paths) * _REPEATS
        find_figures(text[:1000], lang)
        figures = _seconds(lambda text=text, lang=lang: find_figures(text, lang))
        table.append(
            (
                f"figures alone, {lang}",
                f"{len(text) / figures:,.0f} characters/s",
                "aim 200,000",
                f"{len(text):,} characters",
            )
        )
        lines = [line for line in text.split("\n") if line.strip()]
        annotator.annotate_text(text[:1000], lang)
        ours = _seconds(lambda lines=lines, lang=lang: annotator.annotate_texts(lines, lang))
        words = len(text.split())
        model = best_model(lang)
        if model is None:
            table.append((f"everything, {lang}", f"{words / ours:,.0f} words/s", "no pipeline", ""))
            continue
        plain = SpacyRecogniser(model)
        theirs = _seconds(lambda lines=lines, lang=lang, plain=plain: plain.recognise(lines, lang))
        table.append(
            (
                f"everything, {lang}",
                f"{words / ours:,.0f} words/s",
                f"spaCy's names alone {words / theirs:,.0f}",
                f"{ours / theirs:.2f} times its time",
            )
        )
    return table


def _seconds(job: object) -> float:
    assert callable(job)
    best = float("inf")
    for _ in range(3):
        started = time.perf_counter()
        job()
        best = min(best, time.perf_counter() - started)
    return best
