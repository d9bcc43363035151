"""Make `words_<lang>.txt`: the words of the sentences that the model of names learned from.

Run from a checkout (`python core/check/data/make_words.py`); the sentences themselves are not
installed. A word stands as it is written, so that names and nouns keep their capital.

`parts_de.txt` is what German nouns are made of, in small letters: the words of the sentences that
are in no name, and the longer pieces of the model's vocabulary whose letters follow one another as
in those.
"""

import re
from pathlib import Path

import numpy as np

_HERE = Path(__file__).parent
_SENTENCES = _HERE.parents[1] / "annotate/models/sentences"
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"\[[A-Z]+ [^\]]*\]")
_SHORTEST, _SHORTEST_PIECE = 4, 5
_SPACE = "\u2581"


def main() -> None:
    """Write a list for each language of which there are sentences."""
    for place in sorted(_SENTENCES.glob("*.txt")):
        words = sorted(set(_WORD.findall(place.read_text(encoding="utf-8"))))
        listed = _HERE / f"words_{place.stem}.txt"
        listed.write_text("\n".join(words) + "\n", encoding="utf-8")
    parts = sorted(_parts((_SENTENCES / "de.txt").read_text(encoding="utf-8")))
    (_HERE / "parts_de.txt").write_text("\n".join(parts) + "\n", encoding="utf-8")


def _parts(sentences: str) -> set[str]:
    plain = {one.lower() for one in _WORD.findall(_NAME.sub(" ", sentences))}
    plain = {one for one in plain if len(one) >= _SHORTEST}
    threes = {three for one in plain for three in _threes(f" {one} ")}
    packed = np.load(_SENTENCES.parent / "names.npz", allow_pickle=False)["pieces"]
    pieces = {one.removeprefix(_SPACE) for one in bytes(packed).decode("utf-8").split("\n")}
    return plain | {
        one
        for one in pieces
        if len(one) >= _SHORTEST_PIECE
        and one.isalpha()
        and one.islower()
        and threes >= _threes(one)
    }


def _threes(word: str) -> set[str]:
    return {word[i : i + 3] for i in range(len(word) - 2)}


if __name__ == "__main__":
    main()
