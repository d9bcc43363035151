"""Who asserts a sentence, and how surely."""

from typing import Literal, TypeAlias

from core.article import Record
from core.brief.words import words_of

HedgeKind: TypeAlias = Literal[
    "conditional", "subjunctive", "presumptive", "modal", "adverb", "phrase"
]
"""What in the original makes a statement unsure: a mood of the verb (French conditional, German
Konjunktiv I, Romanian presumptive), a modal verb ("soll"), an adverb ("angeblich"), or a phrase
("selon certaines rumeurs")."""


Way: TypeAlias = Literal["reports", "denies", "does not confirm", "does not deny"]
"""What somebody does with a statement. Only the first makes it theirs."""

WAYS: dict[Way, str] = {
    "reports": "reported by",
    "denies": "denied by",
    "does not confirm": "not confirmed by",
    "does not deny": "not denied by",
}
"""The words before the names of those who do so."""


class Asserter(Record, frozen=True):
    """Who is said to say so, or to deny it (`way`).

    `who` is in the reader's language where that is known, else in the words of the original;
    `words` are those of the original, `start` and `end` their place in the article's text. `cue` is
    what shows it ("selon", "a indiqué"). `key` is the identity of the name among the words. A
    speaker that the text does not name ("des rapports suggèrent") is one like others. `is_behind`
    says that they do so in the next sentence ("The museum denies this."), where `start` is.
    """

    who: str
    words: str
    cue: str
    start: int
    end: int
    key: str | None = None
    way: Way = "reports"
    is_behind: bool = False


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

    def spoken(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the names with the words that go before them: "reported by", "denied by"."""
        return tuple(
            (words, tuple(names))
            for way, words in WAYS.items()
            if (names := dict.fromkeys(o.who or o.words for o in self.reported_by if o.way == way))
        )

    def asserted(self) -> tuple[str, ...]:
        """Return the names of those who say so, and of others with what they do."""
        return tuple(
            name if words == WAYS["reports"] else f"{words} {name}"
            for words, names in self.spoken()
            for name in names
        )

    def unsaid_in(self, text: str) -> "Stance":
        """Return what the shown `text` does not say itself.

        Whom it names as they are named here need not be named again: "the ministry said". What
        leaves it unconfirmed stays, since a translation flattens that.
        """
        if not self.reported_by:
            return self
        run = f" {' '.join(words_of(text))} "
        unnamed = tuple(
            one
            for one in self.reported_by
            if one.is_behind or f" {' '.join(words_of(one.who))} " not in run
        )
        return self if len(unnamed) == len(self.reported_by) else self.with_(reported_by=unnamed)
