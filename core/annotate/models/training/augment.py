"""Sentences varied while the model learns: other names, other spelling, two sentences at once.

Swapping names for others of their kind: Dai & Adel, "An Analysis of Simple Data Augmentation for
Named Entity Recognition" (COLING 2020).
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from core.annotate.models.training.examples import Example, Name, spans_between
from core.facts import read_facts

_LONGEST_TOGETHER = 700
"""Code points of two joined sentences."""
_MOST_WORDS = 3
"""Names of this many words and more are swapped for one another."""
_CITIES = 4000
"""Names of cities that each language's names are swapped for."""

_Kind = tuple[str, str, int, str]
"""Language, label, number of words and ending: what a name has in common with its stand-in."""


def rewritten(
    example: Example, between: Callable[[str], str], name: Callable[[str, Name], str]
) -> Example:
    """Return the sentence with the text between names and the names put through functions.

    `name` must not return an empty text.
    """
    pieces: list[str] = []
    names: list[Name] = []
    length = 0
    for text, at in spans_between(example):
        pieces.append(between(text) if at is None else name(text, at))
        if at is not None:
            names.append(Name(length, length + len(pieces[-1]), at.label))
        length += len(pieces[-1])
    return Example("".join(pieces), example.lang, tuple(names), example.has_misc)


def respelt(example: Example, letters: Mapping[str, str]) -> Example:
    """Return the sentence with letters replaced, by one or several."""
    table = str.maketrans(dict(letters))
    return rewritten(
        example, lambda text: text.translate(table), lambda text, _: text.translate(table)
    )


def in_capitals(example: Example) -> Example:
    """Return the sentence as a headline in capitals."""
    return rewritten(example, str.upper, lambda text, _: text.upper())


def without_stop(example: Example) -> Example:
    """Return the sentence without its full stop, even if it was part of its last name (`Inc.`)."""
    if not example.text.endswith("."):
        return example
    end = len(example.text) - 1
    cut = (Name(name.start, min(name.end, end), name.label) for name in example.names)
    names = tuple(name for name in cut if name.start < name.end)
    return Example(example.text[:end], example.lang, names, example.has_misc)


class Augmenter:
    """Varies the sentences of one training run; the same seed varies them in the same way."""

    def __init__(self, examples: Sequence[Example], cities: Sequence[str], seed: int) -> None:
        self._facts: dict[str, Any] = read_facts("core.annotate.models.training", "augment.toml")
        self._chance = random.Random(seed)  # noqa: S311 - no secret
        self._by_lang: dict[str, list[Example]] = defaultdict(list)
        for example in examples:
            self._by_lang[example.lang].append(example)
        self._stand_ins = self._collect(examples, cities)

    def vary(self, example: Example) -> tuple[Example, ...]:
        """Return the sentence, changed or not, and now and then another one to stand after it."""
        facts, chance = self._facts, self._chance
        if chance.random() < facts["swap"]:
            example = self.swapped(example)
        throw = chance.random()
        for spelling in facts["respelt"]:
            if spelling["lang"] == example.lang:
                if 0 <= throw < spelling["share"]:
                    example = respelt(example, spelling["letters"])
                throw -= spelling["share"]
        throw = chance.random()
        if throw < facts["capitals"]:
            example = in_capitals(example)
        elif throw < facts["capitals"] + facts["without_stop"]:
            example = without_stop(example)
        if chance.random() < facts["join"]:
            other = chance.choice(self._by_lang[example.lang])
            if len(example.text) + len(other.text) < _LONGEST_TOGETHER:
                return example, other
        return (example,)

    def swapped(self, example: Example) -> Example:
        """Return the sentence with some of its names changed for others of their kind."""
        return rewritten(
            example, lambda text: text, lambda text, name: self._other(text, name, example.lang)
        )

    def _other(self, text: str, name: Name, lang: str) -> str:
        others = self._stand_ins.get(self._kind(lang, name.label, text))
        if others and text[0].isupper() and self._chance.random() < self._facts["swap_each"]:
            return self._chance.choice(others)
        return text

    def _kind(self, lang: str, label: str, text: str) -> _Kind:
        rule = self._facts["endings"].get(lang)
        ending = text[-rule["length"] :] if rule and text[-1] in rule["last"] else ""
        return lang, label, min(_MOST_WORDS, len(text.split())), ending

    def _collect(
        self, examples: Iterable[Example], cities: Sequence[str]
    ) -> dict[_Kind, list[str]]:
        """Return what each kind of name can be swapped for, each form once, in a fixed order."""
        found: dict[_Kind, dict[str, None]] = defaultdict(dict)
        for example in examples:
            for text, name in spans_between(example):
                if name is not None and name.label != "MISC" and text[0].isupper():
                    found[self._kind(example.lang, name.label, text)][text] = None
        for lang in self._by_lang:
            for city in self._chance.sample(cities, min(_CITIES, len(cities))):
                found[self._kind(lang, "LOC", city)][city] = None
        return {kind: list(forms) for kind, forms in found.items()}
