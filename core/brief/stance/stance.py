"""Who asserts a sentence, and how surely."""

from typing import Literal, TypeAlias

from core.article import Record

HedgeKind: TypeAlias = Literal[
    "conditional", "subjunctive", "presumptive", "modal", "adverb", "phrase"
]
"""What in the original makes a statement unsure: a mood of the verb (French conditional, German
Konjunktiv I, Romanian presumptive), a modal verb ("soll"), an adverb ("angeblich"), or a phrase
("selon certaines rumeurs")."""


class Asserter(Record, frozen=True):
    """Who is said to say so.

    `who` is in the reader's language where that is known, else in the words of the original;
    `words` are those of the original, `start` and `end` their place in the article's text. `cue` is
    what shows it ("selon", "a indiqué"). `key` is the identity of the name among the words. A
    speaker that the text does not name ("des rapports suggèrent") is one like others.
    """

    who: str
    words: str
    cue: str
    start: int
    end: int
    key: str | None = None


class Hedge(Record, frozen=True):
    """Words of the original that make its statement unsure; `start` and `end` are their place."""

    kind: HedgeKind
    words: str
    start: int
    end: int


class Stance(Record, frozen=True):
    """Who a sentence is reported by, and what leaves it unconfirmed; both may be empty."""

    reported_by: tuple[Asserter, ...] = ()
    hedges: tuple[Hedge, ...] = ()

    @property
    def is_unconfirmed(self) -> bool:
        """Whether the original leaves open that it is so."""
        return bool(self.hedges)
