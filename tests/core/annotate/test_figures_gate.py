"""Floors for the figures, on the shared cases: they may rise, never sink unsaid."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from core.annotate.figures import find_figures

SHARED = Path(__file__).parents[3].parent / "shared"
FLOORS = {"fr": (0.97, 0.99), "de": (0.98, 0.99), "en": (0.98, 0.99)}
"""Figures found with right value and unit, and figures found that are any, by language."""

pytestmark = pytest.mark.skipif(not (SHARED / "data/figures").is_dir(), reason="no shared data")


def load_scorer() -> Any:
    """Return the shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools/score_figures.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("lang", FLOORS)
def test_figures_keep_their_floor(lang: str) -> None:
    scorer = load_scorer()
    lines = (SHARED / f"data/figures/{lang}.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines if line.strip()]
    found = [
        {"figures": [msgspec.to_builtins(figure) for figure in find_figures(line["text"], lang)]}
        for line in gold
    ]
    counts = scorer.row(scorer.score(gold, found)[lang, "ALL"])
    right, precision = FLOORS[lang]
    assert counts["right"] >= right
    assert counts["ovP"] >= precision
