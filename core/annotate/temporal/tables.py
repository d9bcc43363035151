"""Making phrase tables of data, and knowing which words may begin a date."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from core.annotate.spellings import spellings
from core.annotate.tokens import PhraseTable, key_of

Value = TypeVar("Value")


class Tables:
    """Makes the tables of one language and keeps which key may begin which kind of expression.

    `kinds` holds them by the key of their first token; a table made without one begins nothing.
    """

    def __init__(self) -> None:
        self.kinds: dict[str, set[str]] = {}

    def phrases(self, phrases: Iterable[str], kind: str = "") -> PhraseTable[bool]:
        """Return a table of `phrases`."""
        return self.valued({"": phrases}, lambda _: True, kind)

    def numbered(self, facts: Mapping[str, Iterable[str]], kind: str = "") -> PhraseTable[int]:
        """Return a table of the phrases of `facts`, each with the number it is listed under."""
        return self.valued(facts, int, kind)

    def valued(
        self, facts: Mapping[str, Iterable[str]], value: Callable[[str], Value], kind: str
    ) -> PhraseTable[Value]:
        """Return a table of the phrases of `facts`, each with `value` of its list's name."""
        table: PhraseTable[Value] = PhraseTable()
        for name, phrases in facts.items():
            for phrase in phrases:
                self.put(table, phrase, value(name), kind)
        return table

    def put(self, table: PhraseTable[Value], phrase: str, value: Value, kind: str) -> None:
        """Add the spellings of `phrase` to `table`; they begin expressions of `kind`."""
        for form in spelt(phrase):
            keys = key_of(form)
            table.add_keys(keys, value)
            if kind:
                self.kinds.setdefault(keys[0], set()).add(kind)

    def backwards(self, phrases: Iterable[str]) -> PhraseTable[bool]:
        """Return a table of `phrases` that is read from their ends."""
        table: PhraseTable[bool] = PhraseTable(backwards=True)
        for phrase in phrases:
            for form in spelt(phrase):
                table.add(form, True)
        return table

    def trigger(self, keys: Iterable[str], kind: str) -> None:
        """Let expressions of `kind` begin with each of `keys`."""
        for key in keys:
            self.kinds.setdefault(key, set()).add(kind)


def spelt(phrase: str) -> set[str]:
    """Return the spellings of `phrase`; short words keep their accents (`dès` is not `des`)."""
    return {phrase.lower()} if len(phrase) <= 3 else set(spellings(phrase))
