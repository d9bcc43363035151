"""A surname alone in one article and the full name in another, where they hold the same office.

The annotation gives a surname the person of its own article; two articles may each have one. That
they are one is believed where nobody else bears the surname and both hold an office of one house
(`Nordbank-Chefin Brandt`, `Katharina Brandt, Chefin der Nordbank`).
"""

from collections.abc import Iterable

from core.brief.who.giving import Giving
from core.brief.who.grammar import grammar_of
from core.brief.words import words_of

_SHORTEST = 4
"""Letters of a word of an office that tells it from others."""


def office_words(given: Giving) -> tuple[str, ...]:
    """Return the words that tell an office from others of its kind: `nordbank`, `finanțelor`.

    They are in the reader's language and in that of the original.
    """
    found: set[str] = set()
    for text, lang in ((given.text, given.lang), (given.original, given.original_lang)):
        grammar = grammar_of(lang)
        for word in words_of(text):
            for part in word.split("-"):
                is_noun = grammar is not None and "person" in grammar.kinds_of(part)
                small = grammar is not None and part in grammar.premodifiers | grammar.postmodifiers
                if len(part) >= _SHORTEST and not is_noun and not small:
                    found.add(part)
    return tuple(sorted(found))


def same_people(
    people: Iterable[tuple[str, frozenset[str], frozenset[str]]],
) -> dict[str, str]:
    """Return the key of the full name for keys of surnames that are the same person.

    `people` have a key, the forms of the name and the words of the offices.
    """
    full: dict[str, list[tuple[str, frozenset[str]]]] = {}
    alone: list[tuple[str, str, frozenset[str]]] = []
    for key, forms, words in people:
        surnames = {form.split()[-1].casefold() for form in forms if " " in form}
        for surname in sorted(surnames):
            full.setdefault(surname, []).append((key, words))
        if not surnames and len(forms) == 1:
            alone.append((key, next(iter(forms)).casefold(), words))
    same: dict[str, str] = {}
    for key, surname, words in alone:
        bearers = full.get(surname, [])
        if len(bearers) == 1 and not words.isdisjoint(bearers[0][1]):
            same[key] = bearers[0][0]
    return same
