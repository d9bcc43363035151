"""Make `words_<lang>.txt`: the words of the sentences that the model of names learned from.

Run from a checkout (`python core/check/data/make_words.py`); the sentences themselves are not
installed. A word stands as it is written, so that names and nouns keep their capital.
"""

import re
from pathlib import Path

_HERE = Path(__file__).parent
_SENTENCES = _HERE.parents[1] / "annotate/models/sentences"
_WORD = re.compile(r"[^\W\d_]+")


def main() -> None:
    """Write a list for each language of which there are sentences."""
    for place in sorted(_SENTENCES.glob("*.txt")):
        words = sorted(set(_WORD.findall(place.read_text(encoding="utf-8"))))
        listed = _HERE / f"words_{place.stem}.txt"
        listed.write_text("\n".join(words) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
