"""How else a word may be spelt, and tables of words and phrases under every spelling."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from core.annotate.names import fold
from core.annotate.tokens import PhraseTable, phrase_table


def spellings(form: str) -> Iterator[str]:
    """Yield `form` as tables hold it: lower case, without accents, umlauts written out."""
    lower = form.lower()
    yield lower
    if lower.isascii():
        return
    yield fold(lower)
    written_out = lower.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    yield fold(written_out)
    # Romanian with the cedilla letters of old keyboards.
    yield lower.replace("ș", "ş").replace("ț", "ţ")
    yield lower.replace("â", "î")


def spelt_words(forms: Iterable[str]) -> frozenset[str]:
    """Return every spelling of `forms`."""
    return frozenset(spelling for form in forms for spelling in spellings(form))


def keyed(facts: Mapping[str, Iterable[str]], number: Any = int) -> dict[str, Any]:
    """Return the numbers of `facts` (`{"1000": ["mille"]}`) by every spelling of their words."""
    found: dict[str, Any] = {}
    for value, forms in facts.items():
        for form in forms:
            for spelling in spellings(form):
                found.setdefault(spelling, number(float(value)))
    return found


def spelt_phrases(
    facts: Mapping[str, Iterable[str]], *, backwards: bool = False
) -> PhraseTable[str]:
    """Return a table of every spelling of the phrases of `facts`, with the name each is under."""
    return phrase_table(
        {name: [s for form in forms for s in spellings(form)] for name, forms in facts.items()},
        backwards=backwards,
    )


def valued_phrases(facts: Mapping[str, Iterable[str]]) -> PhraseTable[float]:
    """Return a table of every spelling of phrases that stand for a number."""
    table: PhraseTable[float] = PhraseTable()
    for value, forms in facts.items():
        for form in forms:
            for spelling in spellings(form):
                table.add(spelling, float(value))
    return table
