"""The pieces that the model keeps of the base model's vocabulary, written to `names.npz`.

The base model knows 250,000 pieces in a hundred languages; their vectors would be nine tenths of
the bundled model. Vectors are not trained, so that a network fits every choice of pieces.
"""

import gzip
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.annotate.bundled.pieces import Pieces
from core.annotate.models.training.base import Base, unpack
from core.annotate.models.training.rows import TAGS, words_of
from core.errors import AnnotateError

if TYPE_CHECKING:
    from core.annotate.models.training.base import Floats

FILE = "names.npz"
_SPECIAL = 4
"""The first pieces stand for start, padding, end and the unknown; no text is cut into them."""
_MOST_LATIN = 26_000
_MOST_CYRILLIC = 5_000
_MOST_SIGNS = 60_000
"""The vocabulary is in order of frequency; so many of its first pieces are kept, seen or not."""
_SIGNS = "signs"
_LETTERS = frozenset({"LATIN", "CYRILLIC", "GREEK"})
"""Scripts whose single letters are all kept, so that no word is without pieces."""
_LONGEST_TEXT = 20_000
"""Code points of one record that are read."""
_MARKUP = re.compile(r"<[^<>]{0,2000}>")


def seen_pieces(base: Base, texts: Iterable[str]) -> Counter[int]:
    """Return how often each piece of the base model occurs in `texts`."""
    pieces = Pieces(_without_special(base.pieces), base.scores.tolist(), unknown=base.unknown)
    counts: Counter[int] = Counter()
    for text in texts:
        for cut in pieces.of(text, words_of(text)):
            counts.update(cut)
    return counts


def kept_pieces(base_pieces: Sequence[str], seen: Counter[int], twice: Counter[int]) -> list[int]:
    """Return the numbers of the pieces to keep, in the order of the base model.

    Pieces are kept that occur in `seen`, and those that occur in `twice` at least twice, in Latin
    letters, signs and digits; the commonest of the base model; and all single letters.
    """
    scripts = [script_of(piece) for piece in base_pieces]
    likely = set(seen) | {number for number, count in twice.items() if count > 1}
    kept = {number for number in likely if scripts[number] in ("LATIN", _SIGNS)}
    ordinary = range(_SPECIAL, len(base_pieces))
    for script, most in (("LATIN", _MOST_LATIN), ("CYRILLIC", _MOST_CYRILLIC)):
        kept |= set([number for number in ordinary if scripts[number] == script][:most])
    for number in ordinary:
        is_sign = scripts[number] == _SIGNS and number < _MOST_SIGNS
        is_letter = len(base_pieces[number]) == 1 and scripts[number] in _LETTERS
        if is_sign or is_letter:
            kept.add(number)
    return sorted(kept | set(range(_SPECIAL)))


def script_of(piece: str) -> str:
    """Return the first word of the Unicode name of the first letter; `signs` without letters."""
    for character in piece:
        if character.isalpha():
            return unicodedata.name(character, "").split(" ")[0]
    return _SIGNS


def texts_in(path: Path) -> Iterator[str]:
    """Yield every text of a `.jsonl` or `.jsonl.gz` file of records, without markup.

    Raises AnnotateError when the file cannot be read.
    """
    try:
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                for value in json.loads(line).values():
                    if isinstance(value, str):
                        yield _MARKUP.sub(" ", value[:_LONGEST_TEXT])
    except (OSError, ValueError) as error:
        raise AnnotateError(f"The texts in {path} could not be read: {error}.") from error


def write_vocabulary(base: Base, kept: Sequence[int], path: Path) -> None:
    """Write pieces and vectors as core.annotate.bundled reads them; the same input, same bytes."""
    import numpy as np

    codes, scales = base.packed("emb.word")
    numbers = np.array(kept)
    groups = scales.size // len(base.pieces)
    position = {number: at for at, number in enumerate(kept)}
    pieces = _without_special(base.pieces)
    np.savez_compressed(
        path,
        codes=codes.reshape(-1, groups * codes.shape[1])[numbers],
        scales=scales.reshape(-1, groups)[numbers],
        pieces=np.frombuffer("\n".join(pieces[number] for number in kept).encode(), np.uint8),
        scores=base.scores[numbers],
        unknown=position[base.unknown],
        start=position[base.start],
        tags=np.array(TAGS),
    )


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What `names.npz` holds, for training."""

    pieces: Pieces
    vectors: "Floats"
    """(pieces, width)"""
    start: int


def read_vocabulary(path: Path) -> Vocabulary:
    """Raise AnnotateError when there is none at `path`, or one with other tags."""
    import numpy as np

    try:
        arrays: Any = np.load(path, allow_pickle=False)
    except (OSError, ValueError) as error:
        raise AnnotateError(
            f"There is no vocabulary at {path} ({error}); make it with `vocabulary` first."
        ) from error
    if tuple(arrays["tags"].tolist()) != TAGS:
        raise AnnotateError(f"The vocabulary at {path} has other tags; make it again.")
    forms = bytes(arrays["pieces"]).decode("utf-8").split("\n")
    return Vocabulary(
        Pieces(forms, arrays["scores"].astype(np.float64).tolist(), int(arrays["unknown"])),
        unpack(arrays["codes"], arrays["scales"]).reshape(len(forms), -1),
        int(arrays["start"]),
    )


def _without_special(pieces: Sequence[str]) -> list[str]:
    return ["" if number < _SPECIAL else piece for number, piece in enumerate(pieces)]
