"""Words cut into the pieces of a fixed vocabulary, as SentencePiece's unigram model cuts them.

Method: Kudo, "Subword Regularization" (ACL 2018): of all ways to write a word with pieces the one
whose pieces' log probabilities sum highest, found by dynamic programming. No piece runs over a
space, so that each word is cut on its own and remembered.
"""

import unicodedata
from collections.abc import Sequence

_SPACE = "\u2581"
"""What stands for the space before a word inside a piece."""
_LONGEST_WORD = 40
"""Code points of a word that are looked at; names are shorter, so that the rest tells nothing."""
_MOST_PIECES = 12
_SMALL = 2
"""Pieces that the network reads of a word in small letters."""
_REMEMBERED = 50_000
_UNKNOWN_PENALTY = 10.0


def pieces_of(pieces: "Pieces", text: str, start: int, end: int) -> tuple[int, ...]:
    """Return what the network reads of the word between `start` and `end` of `text`.

    Of a word without capitals, which is seldom a name, those are its first two: more tell next to
    nothing.
    """
    word = text[start:end]
    cut = pieces.cut(word, after_space=start == 0 or text[start - 1].isspace())
    return cut[:_SMALL] if word == word.lower() else cut


class Pieces:
    """A vocabulary: piece `i` has the log probability `scores[i]`; `unknown` is its last resort."""

    def __init__(self, pieces: Sequence[str], scores: Sequence[float], unknown: int) -> None:
        self._scores = {
            piece: (number, score)
            for number, (piece, score) in enumerate(zip(pieces, scores, strict=True))
            if piece
        }
        self._longest = max(map(len, self._scores), default=0)
        self._unknown = unknown
        self._unknown_score = min(scores, default=0.0) - _UNKNOWN_PENALTY
        self._remembered: dict[tuple[str, bool], tuple[int, ...]] = {}

    def cut(self, word: str, *, after_space: bool) -> tuple[int, ...]:
        """Return the numbers of the pieces of `word`, at least 1 and at most 12."""
        key = (word, after_space)
        known = self._remembered.get(key)
        if known is None:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            known = self._cut(word[:_LONGEST_WORD], after_space)[:_MOST_PIECES]
            self._remembered[key] = known
        return known

    def _cut(self, word: str, after_space: bool) -> tuple[int, ...]:
        plain = unicodedata.normalize("NFKC", word).replace(" ", "")
        text = _SPACE + plain if after_space else plain
        best = [0.0] + [float("-inf")] * len(text)
        came: list[tuple[int, int]] = [(0, self._unknown)] * (len(text) + 1)
        for start in range(len(text)):
            for end in range(start + 1, min(len(text), start + self._longest) + 1):
                piece = self._scores.get(text[start:end])
                if piece is not None and best[start] + piece[1] > best[end]:
                    best[end], came[end] = best[start] + piece[1], (start, piece[0])
            if best[start] + self._unknown_score > best[start + 1]:
                best[start + 1] = best[start] + self._unknown_score
                came[start + 1] = (start, self._unknown)
        cut: list[int] = []
        at = len(text)
        while at > 0:
            at, number = came[at]
            cut.append(number)
        return tuple(reversed(cut)) or (self._unknown,)
