"""Finding stored sentences that are nearly the one asked for.

The score counts words: twice the words that both have in the same order, over the words of both
(normalised Indel similarity; Hyyrö 2004 for the bit-parallel longest common subsequence that
rapidfuzz runs). A translator who reads "90 %" of a sentence of ten words expects one word to be
another, and that is what it says here; over letters the same figure depends on how long that word
is, and unrelated long sentences begin at 50 %. Capitals and punctuation do not count, but no
suggestion is ever 100 %: two texts that are the same are an exact match, and nothing else is.
"""

from array import array
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from core.translate.memory.words import fold_space, words_of

if TYPE_CHECKING:
    import numpy as np

FLOOR = 0.75
"""The least score of a suggestion."""

CEILING = 0.99
"""The score of a text that differs in punctuation or capitals alone."""

SLACK = 1e-9
"""What a score may lack of a floor: the last digits of a division."""

_COMMON = 0.25
"""A word in more than this share of the texts is taken to be in all: it tells nothing apart."""


def similarity(one: str, other: str) -> float:
    """Return how alike two texts are, 0 to 0.99; 1 where only white space parts them.

    0 where either has no word.
    """
    from rapidfuzz.distance import Indel

    one, other = fold_space(one), fold_space(other)
    if one == other:
        return 1.0
    words, others = words_of(one), words_of(other)
    if not words or not others:
        return 0.0
    return min(CEILING, Indel.normalized_similarity(words, others))


class FuzzyIndex:
    """Texts of one language, to be found again by their words.

    A text can only score as many words as it shares with the question, in whatever order; that
    count comes from lists of the texts that hold each word, and is a bound, so that no text over
    the floor is lost. Only what may still reach the floor is compared.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._holders: list[array[int]] = []
        self._encoded: list[str] = []
        self._lengths = array("i")

    def __len__(self) -> int:
        return len(self._encoded)

    def extend(self, texts: Sequence[str]) -> None:
        """Add texts (in NFC); each is known by its place in the order of adding, from 0."""
        numbers, holders = self._numbers, self._holders
        for place, text in enumerate(texts, len(self._encoded)):
            codes = []
            for word in words_of(text):
                number = numbers.get(word)
                if number is None:
                    number = numbers[word] = len(holders)
                    holders.append(array("i"))
                codes.append(number)
            for number in set(codes):
                holders[number].append(place)
            self._encoded.append(_as_text(codes))
            self._lengths.append(len(codes))

    def find(self, text: str, floor: float, most: int) -> list[tuple[int, float]]:
        """Return place and score, at most 0.99, of the `most` likest texts of at least `floor`.

        In no order, and with all that are as like as the last of them. `text` is in NFC; `floor`
        above 0.
        """
        import numpy as np
        from rapidfuzz.distance import LCSseq
        from rapidfuzz.process import cdist

        asked = words_of(text)
        if not asked or not self._encoded:
            return []
        unknown = len(self._holders)
        codes = []
        for word in asked:
            number = self._numbers.get(word)
            if number is None:  # a word that no text has, and each of them another
                number, unknown = unknown, unknown + 1
            codes.append(number)
        places = self._hopeful(codes, floor)
        if not len(places):
            return []
        # counts, not scores with a cut-off: rapidfuzz rounds those, and loses what is just enough
        common = cdist(
            [_as_text(codes)],
            [self._encoded[place] for place in places.tolist()],
            scorer=LCSseq.similarity,
            dtype=np.int32,
        )[0]
        scores = np.minimum(CEILING, 2 * common / (len(codes) + self._lengths_array()[places]))
        least = floor - SLACK
        if most < len(scores):
            least = max(least, float(np.partition(scores, -most)[-most]))
        kept = scores >= least
        return list(zip(places[kept].tolist(), scores[kept].tolist(), strict=True))

    def _hopeful(self, codes: list[int], floor: float) -> "np.ndarray[Any, np.dtype[np.intp]]":
        """Return the places of texts that share enough words to reach the floor."""
        import numpy as np

        count = len(self._encoded)
        given = 0
        shared = np.zeros(count, dtype=np.int32)
        for number, times in Counter(codes).items():
            if number >= len(self._holders):
                continue
            holders = self._holders[number]
            if len(holders) > _COMMON * count:
                given += times
            else:
                # each text stands once in the list of a word, so this adds once to each
                shared[np.frombuffer(holders, dtype=np.int32)] += times
        lengths = self._lengths_array()
        most = np.minimum(np.minimum(shared + given, lengths), len(codes))
        reached = 2 * most >= (floor - SLACK) * (lengths + len(codes))
        return np.flatnonzero(reached & (most > 0))

    def _lengths_array(self) -> "np.ndarray[Any, np.dtype[np.int32]]":
        import numpy as np

        # a view, to be let go of before the next text is added
        return np.frombuffer(self._lengths, dtype=np.int32)


def _as_text(codes: Sequence[int]) -> str:
    """Write numbers of words as characters, which rapidfuzz compares several times as fast.

    Past a million words two may share a character; what is found then is scored too high, never
    too low, and `TranslationMemory` scores what it shows anew.
    """
    return "".join([chr(code % 0x110000) for code in codes])
