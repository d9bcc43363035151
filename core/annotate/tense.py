"""Whether the words around a weekday point back or ahead: tense and prepositions, by data.

The nearest word that tells decides; where two stand equally near and disagree, nothing is decided.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.annotate.tokens import PhraseTable, Tokens

_REACH = 14
"""Tokens before and after a weekday, inside its sentence, that are looked at."""
_SHORTEST = 5
"""Letters of a verb that is told by its ending; shorter words end so by chance."""


@dataclass(frozen=True, slots=True)
class Tense:
    """The words of a language that point back or ahead."""

    ahead_before: PhraseTable[bool]
    """Prepositions right before a weekday that is still to come (`pour jeudi`)."""
    links: frozenset[str]
    """What joins two weekdays of one time (`jeudi et vendredi`)."""
    ahead: frozenset[str]
    back: frozenset[str]
    ahead_endings: tuple[str, ...]
    back_endings: tuple[str, ...]

    def direction(self, tokens: Tokens, first: int, last: int) -> int:
        """Return 1 if the words around tokens `first` to `last` point ahead, -1 back, 0 neither."""
        if self.ahead_before.longest(tokens, first - 1) is not None:
            return 1
        before, after = self._scan(tokens, first, -1), self._scan(tokens, last - 1, 1)
        if before is None or after is None:
            told = before or after
            return told[1] if told is not None else 0
        if before[1] == after[1] or before[0] != after[0]:
            return min(before, after)[1]
        return 0

    def _scan(self, tokens: Tokens, begin: int, step: int) -> tuple[int, int] | None:
        """Return how far off the nearest telling word stands, and where it points."""
        for distance in range(1, _REACH + 1):
            at = begin + step * distance
            kind, key = tokens.kind(at), tokens.key(at)
            if kind == "n" or key in ("!", "?", ";"):
                return None
            if key == "." and tokens.kind(at + 1) in ("w", "n") and not tokens.glued(at + 1):
                return None
            pointed = self._points(key) if kind == "w" else 0
            if pointed:
                return distance, pointed
        return None

    def _points(self, key: str) -> int:
        if key in self.ahead:
            return 1
        if key in self.back:
            return -1
        if len(key) >= _SHORTEST and key.endswith(self.ahead_endings):
            return 1
        return -1 if len(key) >= _SHORTEST and key.endswith(self.back_endings) else 0


def read_tense(facts: Mapping[str, Any]) -> Tense:
    """Return the tense words of a language from its `[tense]` table; empty where it has none."""
    tense = facts.get("tense", {})
    ahead_before: PhraseTable[bool] = PhraseTable(backwards=True)
    for phrase in tense.get("ahead_before", ()):
        ahead_before.add(phrase, True)
    return Tense(
        ahead_before=ahead_before,
        links=frozenset(tense.get("links", ())),
        ahead=frozenset((*tense.get("ahead", "").split(), *facts.get("future", ()))),
        back=frozenset((*tense.get("back", "").split(), *facts.get("past", ()))),
        ahead_endings=tuple(tense.get("ahead_endings", ())) or ("\0",),
        back_endings=tuple(tense.get("back_endings", ())) or ("\0",),
    )
