"""Floors for names, on sentences that nobody looked at while the rules were written."""

from pathlib import Path

import pytest

from core.annotate import Annotator, best_model
from core.annotate.annotator import choose_models
from core.annotate.quality import Score, scores
from tests.core.annotate.marked import f1, predict, read_marked

CASES = Path(__file__).parent / "cases"
PINNED = [one for one in scores() if one.what == "names" and one.on == "sentences"]


def _annotator(score: Score) -> Annotator:
    """Return an annotator whose names come from the recogniser of `score` and from the lists."""
    models = {model.name: model for model in choose_models(score.lang)}
    if score.by not in models:
        pytest.skip(f"{score.by} is not installed")
    annotator = Annotator()
    annotator._models[score.lang] = [models[score.by]]
    return annotator


@pytest.mark.parametrize("score", PINNED, ids=lambda one: f"{one.lang} {one.by}")
def test_names_stay_above_their_floor(score: Score) -> None:
    held_out = read_marked(CASES / f"ner.{score.lang}.txt")[1::2]
    names = sum(label != "MISC" for one in held_out for _, _, label in one["entities"])
    assert names == score.cases
    found = predict(_annotator(score), held_out)
    assert f1(held_out, found) >= score.floors["f1"]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_best_recogniser_is_chosen(lang: str) -> None:
    floors = {one.by: one.floors["f1"] for one in PINNED if one.lang == lang}
    chosen = Annotator().recogniser_of(lang)
    pipeline = best_model(lang)
    if pipeline is not None and pipeline.size not in ("trf", "lg"):
        assert floors[chosen] == max(floors.values())


def test_the_score_is_the_f1_of_exact_spans() -> None:
    gold = [{"entities": [[0, 4, "PER"], [6, 9, "LOC"], [10, 12, "MISC"]]}]
    found = [{"entities": [[0, 4, "PER"], [6, 8, "LOC"]]}]
    assert f1(gold, gold) == 1
    assert f1(gold, found) == 0.5
    assert f1(gold, [{"entities": []}]) == 0
