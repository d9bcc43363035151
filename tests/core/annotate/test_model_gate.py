"""Floors for names by the bundled model, on what it is scored on after training."""

from pathlib import Path

import pytest

from core.annotate import Annotator
from core.annotate.models.training.mixture import Portion, read_mixture
from core.annotate.quality import Score, scores
from tests.core.annotate.marked import Example, f1, predict

DATA = Path(__file__).parents[3].parent / "shared/data/ner"
CORPORA = {"germeval": "germeval_dev.de", "ronec": "ronec_v2_valid.ro"}
PINNED = [one for one in scores() if one.what == "names" and one.on in (*CORPORA, "tenth")]


def _is_meant(portion: Portion, score: Score) -> bool:
    if score.on == "tenth":
        return portion.sentences == score.lang and portion.part == "held out"
    return portion.corpus == CORPORA[score.on]


def _gold(score: Score) -> list[Example]:
    mixture = read_mixture()
    (portion,) = (one for one in mixture.score if _is_meant(one, score))
    if portion.corpus is not None and not DATA.is_dir():
        pytest.skip("no shared data")
    return [
        {"text": one.text, "lang": one.lang, "entities": [list(name) for name in one.names]}
        for one in mixture.examples(portion, DATA)
    ]


@pytest.mark.slow
@pytest.mark.parametrize("score", PINNED, ids=lambda one: f"{one.lang} {one.on}")
def test_the_model_keeps_its_floor(score: Score) -> None:
    annotator = Annotator()
    assert annotator.recogniser_of(score.lang) == score.by
    gold = _gold(score)
    assert sum(label != "MISC" for one in gold for _, _, label in one["entities"]) == score.cases
    assert f1(gold, predict(annotator, gold)) >= score.floors["f1"]
