import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from core.annotate.bundled.encoder import Encoder
from core.annotate.bundled.recogniser import MODEL_FOLDER, WORD

ROOT = Path(__file__).parents[4]

SCRIPT = """
from core.annotate.bundled.encoder import Encoder
from core.annotate.bundled.recogniser import MODEL_FOLDER
print(Encoder(MODEL_FOLDER).scores([1, 2, 3], [1, 2]).shape[0])
"""


@pytest.mark.slow
def test_the_runtime_tells_nobody_that_it_ran(tmp_path: Path) -> None:
    """What it would send to its makers, it keeps in the user's cache until it can."""
    told = ("CI", "GITHUB_ACTIONS", "ORT_DISABLE_TELEMETRY", "XDG_CACHE_HOME")
    env = {name: value for name, value in os.environ.items() if name not in told}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**env, "HOME": str(tmp_path)},
    )
    assert done.stdout.strip() == "2", done.stderr
    assert list(tmp_path.rglob("*")) == []


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(MODEL_FOLDER)


def cut(encoder: Encoder, words: list[str]) -> tuple[list[int], list[int]]:
    """Return the pieces of a window, and where each word begins."""
    cuts = [encoder.pieces.cut(word, after_space=True) for word in words]
    first = [1 + sum(map(len, cuts[:at])) for at in range(len(cuts))]
    return [encoder.start, *(piece for one in cuts for piece in one), encoder.end], first


@pytest.mark.slow
@pytest.mark.parametrize("text", ["Wien", "und", "und so fort.", "§", "WIEN LIEGT AN"])
def test_each_word_has_a_score_for_each_tag(encoder: Encoder, text: str) -> None:
    words = WORD.findall(text)
    scores = encoder.scores(*cut(encoder, words))
    assert scores.shape == (len(words), len(encoder.tags))
    assert np.isfinite(scores).all()


@pytest.mark.slow
def test_only_what_may_be_a_name_goes_through_all_layers(encoder: Encoder) -> None:
    words = WORD.findall(
        "Gestern haben wir lange darauf gewartet, dass er endlich kommt, "
        "aber Angela Merkel war schon in Wien und hat mit ihnen gesprochen."
    )
    scores, left = encoder.scores_of_few(*cut(encoder, words))
    went_on = {words[number - 1] for number in left if number}
    assert {"Angela", "Merkel", "Wien"} <= went_on
    assert len(went_on) < len(words) / 2
    assert len(scores) == len(left)
    assert left[0] == 0


@pytest.mark.slow
def test_a_word_that_leaves_early_is_in_no_name(encoder: Encoder) -> None:
    pieces, first = cut(encoder, WORD.findall("Aber dann kam Angela Merkel aus Wien zu ihnen."))
    _, left = encoder.scores_of_few(pieces, first)
    best = encoder.scores(pieces, first).argmax(axis=1)
    outside = encoder.tags.index("O")
    early = [at for at in range(len(first)) if at + 1 not in left]
    assert early
    assert all(best[at] == outside for at in early)
