"""Words cut into the pieces of a fixed vocabulary, as SentencePiece's unigram model cuts them.

Method: Kudo, "Subword Regularization" (ACL 2018): of all ways to write a word with pieces the one
whose pieces' log probabilities sum highest, found by dynamic programming. No piece runs over a
space, so that each word is cut on its own and remembered.
"""

import unicodedata
from collections.abc import Iterable, Sequence

_SPACE = "\u2581"
"""What stands for the space before a word inside a piece."""
_LONGEST_WORD = 40
"""Code points of a word that are looked at; names are shorter, so that the rest tells nothing."""
_MOST_PIECES = 12
_BEGIN = 3
"""Letters by which the longest piece that begins with them is looked up."""
_SMALL = 2
"""Pieces that the network reads of a word in small letters."""
_REMEMBERED = 50_000
_UNKNOWN_PENALTY = 10.0


class Pieces:
    """A vocabulary: piece `i` has the log probability `scores[i]`; `unknown` is its last resort."""

    def __init__(self, pieces: Sequence[str], scores: Sequence[float], unknown: int) -> None:
        self._scores = {
            piece: (number, score)
            for number, (piece, score) in enumerate(zip(pieces, scores, strict=True))
            if piece
        }
        self._longest: dict[str, int] = {}  # piece, by how it begins
        for piece in self._scores:
            begin = piece[:_BEGIN]
            self._longest[begin] = max(len(piece), self._longest.get(begin, 0))
        self._unknown = unknown
        self._unknown_score = min(scores, default=0.0) - _UNKNOWN_PENALTY
        self._remembered: dict[str, tuple[int, ...]] = {}

    def of(self, text: str, words: Iterable[tuple[int, int]]) -> list[tuple[int, ...]]:
        """Return what the network reads of the words of `text`, from their start and end.

        Of a word without capitals, which is seldom a name, those are its first two pieces: more
        tell next to nothing.
        """
        remembered, read = self._remembered, []
        text = f" {text}"
        for start, end in words:
            before = text[start : end + 1]  # and the character before the word
            known = remembered.get(before)
            read.append(self._read(before) if known is None else known)
        return read

    def _read(self, before: str) -> tuple[int, ...]:
        word = before[1:]
        cut = self.cut(word, after_space=before[0].isspace())
        if word == word.lower():
            cut = cut[:_SMALL]
        if len(word) <= _LONGEST_WORD:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            self._remembered[before] = cut
        return cut

    def cut(self, word: str, *, after_space: bool) -> tuple[int, ...]:
        """Return the numbers of the pieces of `word`, at least 1 and at most 12."""
        return self._cut(word[:_LONGEST_WORD], after_space)[:_MOST_PIECES]

    def _cut(self, word: str, after_space: bool) -> tuple[int, ...]:
        plain = unicodedata.normalize("NFKC", word).replace(" ", "")
        text = _SPACE + plain if after_space else plain
        best = [0.0] + [float("-inf")] * len(text)
        came: list[tuple[int, int]] = [(0, self._unknown)] * (len(text) + 1)
        find = self._scores.get
        for start in range(len(text)):
            longest = self._longest.get(text[start : start + _BEGIN], _BEGIN - 1)
            for end in range(start + 1, min(len(text), start + longest) + 1):
                piece = find(text[start:end])
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
