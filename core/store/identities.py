"""What the reader has said on who is who: two names are one, or two, whatever the rules say.

A choice holds both names as they were written, and the keys that the rules gave them. It changes
nothing that is stored: articles keep the keys of the rules, and the choices are applied to what is
read from them, so that a choice can be taken back at any time.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Literal

from core.article import Article, Entity, Label, Record, Translation
from core.store.digest import digest


class NamedForm(Record, frozen=True):
    """A name as written, and who the rules say it is."""

    form: str
    key: str
    name: str
    label: Label


class IdentityChoice(Record, frozen=True):
    """The reader's word on two names. `made` is ISO 8601 in UTC."""

    kind: Literal["same", "apart"]
    one: NamedForm
    other: NamedForm
    made: str = ""

    @property
    def id(self) -> str:
        """The pair that it is about: there is one choice on each, whichever name came first."""
        return digest("\0".join(sorted((fold(self.one.form), fold(self.other.form)))), 6)

    def sentence(self) -> str:
        """Say what has been chosen."""
        return f"{self.pair()} {'are one' if self.kind == 'same' else 'are two'}."

    def pair(self) -> str:
        """Return both names in quotation marks."""
        return f"“{self.one.form}” and “{self.other.form}”"


class Identities:
    """The reader's choices, applied to the keys of the rules."""

    def __init__(self, choices: Iterable[IdentityChoice]) -> None:
        self._choices = tuple(choices)
        self._own: dict[tuple[str, str], tuple[str, str]] = {}
        self._joined: dict[str, str] = {}
        self._names: dict[str, str] = {}
        parted = [choice for choice in self._choices if choice.kind == "apart"]
        for choice in parted:
            if choice.one.key == choice.other.key:
                self._give_own(choice.other)
        # only now: what is kept apart are the keys as they are with those of their own
        self._apart = {frozenset(map(self._key, (one.one, one.other))) for one in parted}
        for choice in self._choices:
            if choice.kind == "same":
                self._join(choice)

    def __bool__(self) -> bool:
        return bool(self._choices)

    def settle(self, form: str, key: str, name: str) -> tuple[str, str]:
        """Return key and name of `form`, whose key and name by the rules are given."""
        key, name = self._own.get((key, fold(form)), (key, name))
        first = self._first(key)
        return (key, name) if first == key else (first, self._names[first])

    def choices_on(self, form: str, key: str) -> list[IdentityChoice]:
        """Return the choices that a form or its key has a part in."""
        wanted = fold(form)
        return [
            one
            for one in self._choices
            if any(wanted == fold(side.form) or key == side.key for side in (one.one, one.other))
        ]

    def word_on(self, one: str, other: str) -> bool | None:
        """Return whether two forms were said to be one; None where nothing was said of them."""
        pair = {fold(one), fold(other)}
        for choice in reversed(self._choices):
            if {fold(choice.one.form), fold(choice.other.form)} == pair:
                return choice.kind == "same"
        return None

    def settle_article(self, article: Article) -> Article:
        """Return `article` with the keys and names of the reader's choices, for reading alone."""
        if not self._choices:
            return article
        entities = tuple(map(self._settled, article.entities))
        moved = _moved(article, entities)
        translations = {
            target: tuple(self._settled_translation(one, moved) for one in made)
            for target, made in article.translations.items()
        }
        return article.with_(entities=entities, translations=translations)

    def _settled(self, entity: Entity) -> Entity:
        if entity.key is None:
            return entity
        key, name = self.settle(entity.text, entity.key, entity.name or entity.text)
        return entity if key == entity.key else entity.with_(key=key, name=name)

    def _settled_translation(
        self, translation: Translation, moved: Mapping[tuple[int, str], tuple[str, str]]
    ) -> Translation:
        """Return a translation settled; what its sentence gave up, it gives up too."""
        entities = []
        for entity in translation.entities:
            there = moved.get((translation.segment, entity.key or ""))
            settled = self._settled(entity)
            if settled is entity and there is not None:
                settled = entity.with_(key=there[0], name=there[1])
            entities.append(settled)
        return translation.with_(entities=tuple(entities))

    def _give_own(self, side: NamedForm) -> None:
        own = f"{side.key}~{digest(fold(side.form), 4)}"
        self._own[side.key, fold(side.form)] = (own, side.form)

    def _key(self, side: NamedForm) -> str:
        return self._own.get((side.key, fold(side.form)), (side.key, side.name))[0]

    def _join(self, choice: IdentityChoice) -> None:
        keys = []
        for side in (choice.one, choice.other):
            key, name = self._own.get((side.key, fold(side.form)), (side.key, side.name))
            self._names.setdefault(key, name)
            keys.append(key)
        first, second = (self._first(key) for key in keys)
        if first == second:
            return
        members = [
            [key for key in self._names if self._first(key) == head] for head in (first, second)
        ]
        if any(frozenset((a, b)) in self._apart for a in members[0] for b in members[1]):
            return
        self._joined[second] = first

    def _first(self, key: str) -> str:
        while key in self._joined:
            key = self._joined[key]
        return key


def fold(form: str) -> str:
    """Return what two ways of writing one form share: case, accents' encoding and white space."""
    return " ".join(unicodedata.normalize("NFKC", form).casefold().split())


def _moved(article: Article, entities: Iterable[Entity]) -> dict[tuple[int, str], tuple[str, str]]:
    """Return, by segment and old key, the one new key that all its mentions there have got."""
    found: dict[tuple[int, str], set[tuple[str, str]]] = {}
    segments = iter(article.segments)
    segment = next(segments, None)
    for old, new in zip(article.entities, entities, strict=True):
        while segment is not None and segment.end <= old.start:
            segment = next(segments, None)
        if segment is not None and old.key is not None:
            found.setdefault((segment.id, old.key), set()).add((new.key or "", new.name or ""))
    return {
        place: next(iter(got))
        for place, got in found.items()
        if len(got) == 1 and next(iter(got))[0] != place[1]
    }
