"""The perfect of moods that report what nobody has seen: `ar fi primit`, `hätte … angenommen`.

An auxiliary of such a mood (`ar fi`, `hätte`) points nowhere by itself; with the participle of its
verb it tells of what lies back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from core.annotate.tokens import PhraseTable, Tokens

_SHORTEST = 4
"""Letters of a participle; shorter words end so by chance."""
_CLAUSE = 24
"""Tokens after an auxiliary in which the participle stands that ends its clause."""


@dataclass(frozen=True, slots=True)
class Perfect:
    """One auxiliary of a language with the participles that make a past of it."""

    auxiliaries: PhraseTable[bool]
    endings: tuple[str, ...]
    """Of the participles, or whole ones (`spus`)."""
    beginnings: tuple[str, ...]
    """Of the participles, too, where their endings alone do not tell (`angenommen`)."""
    excepted: frozenset[str]
    """Participles of wishing and having to (`ar fi vrut să plece`): the day is that of the wish."""
    not_before: frozenset[str]
    """Words after which a participle is an adjective (`ar fi dispus să plece`)."""
    ends_clause: bool
    """Whether the participle ends the clause, or stands before an auxiliary that does."""

    def ends_at(self, tokens: Tokens, at: int) -> bool:
        """Return whether its auxiliary ends at token `at`, and goes with a participle."""
        if self.auxiliaries.longest(tokens, at) is None:
            return False
        if self.ends_clause:
            last = _last_of_clause(tokens, at)
            return self._is_participle(tokens, last if last > at else at - 1)
        for participle in (at + 1, at + 2):  # an adverb may stand between (`ar fi deja primit`)
            if tokens.kind(participle) != "w":
                return False
            if self._has_form(tokens, participle):
                return self._is_participle(tokens, participle)
        return False

    def _is_participle(self, tokens: Tokens, at: int) -> bool:
        if not self._has_form(tokens, at) or tokens.keys[at] in self.excepted:
            return False
        return tokens.key(at + 1) not in self.not_before

    def _has_form(self, tokens: Tokens, at: int) -> bool:
        key = tokens.key(at)
        if len(key) < _SHORTEST or tokens.kind(at) != "w" or not key.endswith(self.endings):
            return False
        if not self.beginnings:
            return True
        return key.startswith(self.beginnings) and not tokens.is_capital(at)


def _last_of_clause(tokens: Tokens, at: int) -> int:
    """Return the last word of the clause that goes on after token `at`."""
    for last in range(at, min(at + _CLAUSE, len(tokens))):
        if tokens.kind(last + 1) in ("n", "p") and tokens.key(last + 1) in _ENDS:
            return last
    return at


_ENDS = frozenset((*".,;:!?…–—)", "\n", ""))


def read_perfects(tense: Mapping[str, Any]) -> tuple[Perfect, ...]:
    """Return the perfects of a language from the `[[tense.perfects]]` of its facts."""
    return tuple(_read(one) for one in tense.get("perfects", ()))


def _read(facts: Mapping[str, Any]) -> Perfect:
    return Perfect(
        auxiliaries=_table(facts["auxiliaries"]),
        endings=tuple(facts["participles"].split()),
        beginnings=tuple(facts.get("beginnings", "").split()),
        excepted=frozenset(facts.get("excepted", "").split()),
        not_before=frozenset(facts.get("not_before", "").split()),
        ends_clause=facts.get("ends_clause", False),
    )


def _table(phrases: Iterable[str]) -> PhraseTable[bool]:
    table: PhraseTable[bool] = PhraseTable(backwards=True)
    for phrase in phrases:
        table.add(phrase, True)
    return table
