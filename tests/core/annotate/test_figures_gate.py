"""Floors for the figures, on the shared cases: they may rise, never sink unsaid."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from core.annotate.figures import find_figures
from core.annotate.quality import floor

SHARED = Path(__file__).parents[3].parent / "shared"
LANGUAGES = ("fr", "de", "en")

pytestmark = pytest.mark.skipif(not (SHARED / "data/figures").is_dir(), reason="no shared data")


def load_scorer() -> Any:
    """Return the shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools/score_figures.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("lang", LANGUAGES)
def test_figures_keep_their_floor(lang: str) -> None:
    scorer = load_scorer()
    lines = (SHARED / f"data/figures/{lang}.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines if line.strip()]
    found = [
        {"figures": [msgspec.to_builtins(figure) for figure in find_figures(line["text"], lang)]}
        for line in gold
    ]
    counts = scorer.row(scorer.score(gold, found)[lang, "ALL"])
    assert counts["right"] >= floor("figures", lang, "right", on="recognizers")
    assert counts["ovP"] >= floor("figures", lang, "precision", on="recognizers")
