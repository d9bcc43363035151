"""Names by the bundled model, in the languages that it was trained on."""

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain
from pathlib import Path
from typing import TYPE_CHECKING, cast

from core.annotate.bundled.encoder import Encoder
from core.annotate.bundled.tagging import Tagger
from core.annotate.recogniser import Mention
from core.article import Label
from core.child import threads
from core.facts import read_facts

if TYPE_CHECKING:
    from core.annotate.bundled.encoder import Matrix

MODEL_FOLDER = Path(__file__).parent.parent / "models"
"""Where the files of the model lie."""
WORD = re.compile(r"\w+|[^\w\s]")
"""What the model takes for a word; training cuts texts the same way."""
_SENTENCE_ENDS = frozenset(".!?…")
_MOST_THREADS = 4
_WIDEST = 200
"""Pieces of a window; the model was trained on up to 250."""


@dataclass(slots=True)
class _Window:
    """Some words of a text that are looked at together."""

    text: int
    words: list[tuple[int, int]]
    pieces: list[int]
    first: list[int]
    """Where in `pieces` each word begins."""


class BundledRecogniser:
    """Names by the model that comes with Dragoman; it loads when first used, once."""

    name = "bundled:names"

    def recognise(
        self,
        texts: Sequence[str],
        lang: str,  # noqa: ARG002 - one model for all its languages
    ) -> list[list[Mention]]:
        """Return the names of each text. Raises AnnotateError when the model cannot be loaded."""
        encoder, tagger = _load()
        found: list[list[Mention]] = [[] for _ in texts]
        windows = [w for number, text in enumerate(texts) for w in _windows(encoder, number, text)]
        for window, scores in zip(windows, _scores(encoder, windows), strict=True):
            for first, last, label in tagger.names(scores):
                found[window.text].append(
                    Mention(
                        start=window.words[first][0],
                        end=window.words[last][1],
                        label=cast("Label", label),
                        recogniser=self.name,
                    )
                )
        return found


def bundled_languages() -> frozenset[str]:
    """Return the languages that the bundled model was trained on and measured in."""
    return frozenset(read_facts("core.annotate", "data", "models.toml")["bundled"]["languages"])


@cache
def _load() -> tuple[Encoder, Tagger]:
    encoder = Encoder(MODEL_FOLDER)
    return encoder, Tagger(encoder.tags)


def _scores(encoder: Encoder, windows: Sequence[_Window]) -> "list[Matrix]":
    """Return the scores of each window's words; windows run on all cores that are ours."""
    at_once = min(threads(), _MOST_THREADS, len(windows))
    if at_once < 2:
        return [encoder.scores(window.pieces, window.first) for window in windows]
    with ThreadPoolExecutor(at_once) as pool:
        return list(pool.map(lambda one: encoder.scores(one.pieces, one.first), windows))


def _windows(encoder: Encoder, number: int, text: str) -> Iterator[_Window]:
    """Cut a text into windows, after a sentence where one ends in their second half."""
    words = [match.span() for match in WORD.finditer(text)]
    cuts = encoder.pieces.of(text, words)
    at = 0
    while at < len(words):
        end, width, sentence_end = at, 0, 0
        while end < len(words) and width + len(cuts[end]) <= _WIDEST:
            width += len(cuts[end])
            end += 1
            if text[words[end - 1][0]] in _SENTENCE_ENDS and width > _WIDEST // 2:
                sentence_end = end
        if end < len(words) and sentence_end:
            end = sentence_end
        if not any(text[start].isalpha() for start, _ in words[at:end]):
            at = end  # signs and numbers alone name nobody, and may go on for a megabyte
            continue
        pieces = [encoder.start, *chain.from_iterable(cuts[at:end])]
        first = list(accumulate(map(len, cuts[at : end - 1]), initial=1))
        yield _Window(number, words[at:end], pieces, first)
        at = end
