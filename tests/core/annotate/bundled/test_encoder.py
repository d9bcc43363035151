import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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


@pytest.mark.slow
@pytest.mark.parametrize("text", ["Wien", "und", "und so fort.", "§", "WIEN LIEGT AN"])
def test_each_word_has_a_score_for_each_tag(encoder: Encoder, text: str) -> None:
    cuts = [encoder.pieces.cut(word, after_space=True) for word in WORD.findall(text)]
    first = [1 + sum(map(len, cuts[:at])) for at in range(len(cuts))]
    scores = encoder.scores([encoder.start, *(piece for cut in cuts for piece in cut)], first)
    assert scores.shape == (len(cuts), len(encoder.tags))
    assert np.isfinite(scores).all()


def fields(message: bytes, wanted: int) -> Iterator[Any]:
    """Yield the fields of a number in a message of Protocol Buffers: bytes, or a number."""
    at = 0

    def number() -> int:
        nonlocal at
        value = shift = 0
        while True:
            byte = message[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while at < len(message):
        field, kind = divmod(number(), 8)
        if kind == 0:
            value: Any = number()
        else:
            length = number() if kind == 2 else {1: 8, 5: 4}[kind]
            value, at = message[at : at + length], at + length
        if field == wanted:
            yield value


def test_no_sum_of_products_overflows_on_any_processor() -> None:
    """ONNX Runtime adds two products of 8 bits in 16 bits, unless the processor has better."""
    (graph,) = fields((MODEL_FOLDER / "names.onnx").read_bytes(), 7)
    whole = 0
    for tensor in fields(graph, 5):
        if list(fields(tensor, 2)) == [3]:
            (raw,) = fields(tensor, 9)
            weights = np.frombuffer(raw, np.int8).astype(int)
            assert 2 * 255 * abs(weights).max() < 2**15
            whole += weights.size
    assert whole > 3_000_000
