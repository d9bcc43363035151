from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from core.annotate.bundled.pieces import Pieces
from core.annotate.models.training.examples import Example, parse_marked
from core.annotate.models.training.rows import TAGS
from core.annotate.models.training.scoring import HEADER, as_line, count_names
from core.annotate.models.training.vocabulary import Vocabulary

FORMS = ["", "", "", "\u2581Kim", "\u2581Rom", "\u2581ONU", "\u2581sah"]
VOCABULARY = Vocabulary(
    Pieces(FORMS, [-1.0] * len(FORMS), unknown=2), np.zeros((len(FORMS), 4), np.float32), 0
)


class ByPiece:
    """Tags a piece by what it is, whatever stands around it."""

    def __init__(self, **tags: str) -> None:
        self._tags = {FORMS.index("\u2581" + word): TAGS.index(tag) for word, tag in tags.items()}

    def scores(self, pieces: Sequence[int], first: Sequence[int]) -> NDArray[np.float32]:
        scores = np.zeros((len(first), len(TAGS)), np.float32)
        for at, place in enumerate(first):
            scores[at, self._tags.get(pieces[place], 0)] = 5.0
        return scores


def marked(*lines: str) -> list[Example]:
    return [Example(text, "de", names) for text, names in map(parse_marked, lines)]


def test_names_are_counted_by_label() -> None:
    examples = marked("[PER Kim] sah [LOC Rom]", "[ORG ONU] sah [PER Kim]", "", "sah sah")
    counts = count_names(examples, ByPiece(Kim="S-PER", Rom="S-ORG"), VOCABULARY)
    assert counts == {
        ("marked", "PER"): 2,
        ("found", "PER"): 2,
        ("right", "PER"): 2,
        ("marked", "LOC"): 1,
        ("marked", "ORG"): 1,
        ("found", "ORG"): 1,
    }
    numbers = as_line("two", counts).removeprefix("two").split()
    assert numbers == ["0.571", "0.667", "0.500", "1.000", "0.000", "0.000", "0.000"]
    assert len(as_line("two", counts)) == len(HEADER)


def test_a_name_is_right_only_to_the_letter() -> None:
    counts = count_names(marked("[PER Kim Kim]"), ByPiece(Kim="S-PER"), VOCABULARY)
    assert counts["found", "PER"] == 2
    assert counts["right", "PER"] == 0


@pytest.mark.parametrize("lines", [(), ("",), ("sah",)])
def test_nothing_to_find_is_no_error(lines: tuple[str, ...]) -> None:
    assert "0.000" in as_line("none", count_names(marked(*lines), ByPiece(), VOCABULARY))
