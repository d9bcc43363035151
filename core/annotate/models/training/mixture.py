"""Which corpora the model learns from, how often, and on which it is measured (`mixture.toml`)."""

import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from core.annotate.models.training.examples import Example, read_corpus, read_marked
from core.errors import AnnotateError

DEFAULT = Path(__file__).parent / "mixture.toml"
SENTENCES = Path(__file__).parent.parent / "sentences"
"""Folder of our own sentences, a file for each language."""
_HELD_OUT = (7, 10)
"""Of our own sentences the seventh of every ten, counted from 0, is held out."""
_SAMPLING_SEED = 0


@dataclass(frozen=True, slots=True)
class Portion:
    """A corpus of the data folder, or our own sentences of a language, or part of either."""

    corpus: str | None = None
    sentences: str | None = None
    part: str = "all"
    """Of our own sentences: `all`, `held out` (every tenth) or `rest`."""
    start: int | None = None
    stop: int | None = None
    marked: bool = True
    """False where only what a teacher says of the sentences is learnt."""
    times: float = 1.0
    """How often the portion is gone through; below 1 a random sample of it."""

    @property
    def title(self) -> str:
        """How the portion is called in tables of scores."""
        title = self.corpus or f"own.{self.sentences}"
        return title if self.start is self.stop else f"{title}[{self.start or 0}:{self.stop or ''}]"


@dataclass(frozen=True, slots=True)
class Mixture:
    """What `train` and `score` read."""

    train: tuple[Portion, ...]
    score: tuple[Portion, ...]
    without_misc: frozenset[str]

    def examples(self, portion: Portion, data: Path) -> list[Example]:
        """Return the sentences of a portion once; `data` is the folder of the corpora."""
        if portion.corpus is not None:
            has_misc = portion.corpus not in self.without_misc
            read = read_corpus(data / f"{portion.corpus}.jsonl.gz", has_misc=has_misc)
        else:
            lang = portion.sentences or ""
            read = _part(read_marked(SENTENCES / f"{lang}.txt", lang), portion.part)
        some = read[portion.start : portion.stop]
        return some if portion.marked else [replace(one, is_marked=False) for one in some]

    def training(self, data: Path, most: int | None = None) -> list[Example]:
        """Return all that is trained on, each portion `times` over.

        `most` is how many of a portion are taken, for a trial run; None takes all.
        """
        return [
            example
            for portion in self.train
            for example in _repeated(self.examples(portion, data)[:most], portion.times)
        ]


def read_mixture(path: Path = DEFAULT) -> Mixture:
    """Raise AnnotateError when the file cannot be read or names a setting that there is not."""
    try:
        facts = tomllib.loads(path.read_text(encoding="utf-8"))
        return Mixture(
            train=tuple(_portion(entry) for entry in facts["train"]),
            score=tuple(_portion(entry) for entry in facts["score"]),
            without_misc=frozenset(facts["without_misc"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise AnnotateError(f"The mixture {path} cannot be used: {error}.") from error


def _portion(entry: dict[str, Any]) -> Portion:
    portion = Portion(**entry)
    if (portion.corpus is None) == (portion.sentences is None):
        raise ValueError("an entry names either a corpus or sentences")
    if portion.part not in ("all", "held out", "rest"):
        raise ValueError(f"part is “{portion.part}”, but can be all, held out or rest")
    return portion


def _part(examples: list[Example], part: str) -> list[Example]:
    held, of = _HELD_OUT
    if part == "held out":
        return examples[held::of]
    if part == "rest":
        return [example for at, example in enumerate(examples) if at % of != held]
    return examples


def _repeated(examples: Sequence[Example], times: float) -> list[Example]:
    whole = int(times)
    sample = random.Random(_SAMPLING_SEED)  # noqa: S311 - no secret
    rest = sample.sample(examples, round(len(examples) * (times - whole)))
    return [*examples] * whole + rest
