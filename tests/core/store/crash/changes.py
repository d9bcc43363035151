"""Changes to a library, drawn by chance, and what it must hold after them."""

import os
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, NamedTuple, TypeAlias

from core.article import (
    Article,
    BriefingChoices,
    GlossaryTerm,
    LineChoice,
    Passage,
    Translation,
    TranslationUnit,
)
from core.store import IdentityChoice, Library, NamedForm, ReadingState, make_passage, term_key
from core.store.briefing_choices import briefing_key
from core.store.entry import make_entry
from tests.core.store.articles import make_article

Held: TypeAlias = dict[str, dict[str, Any]]
"""What a library holds: for each kind of thing, the things by key."""

KINDS = ("articles", "entries", "passages", "reading", "units", "collections", "glossary",
         "identities", "briefings")  # fmt: skip

AMOUNT = int(os.environ.get("DRAGOMAN_CRASH", "300"))
"""Processes to kill; what else is tried by chance grows with it."""

SEED = int(os.environ.get("DRAGOMAN_CRASH_SEED", "6"))

_NOW = "2024-11-20T00:00:00Z"
_IDS = tuple(f"a{number}" for number in range(7))


class Change(NamedTuple):
    """One call, and what the library holds after it.

    `halfway` are the states that it may be found in when the call did not return: of several
    articles put at once, some. `does` may raise what the library raises.
    """

    name: str
    does: Callable[[Library], object]
    after: Held
    halfway: tuple[Held, ...] = ()


def nothing() -> Held:
    """Return what a library without anything in it holds."""
    return {kind: {} for kind in KINDS}


def held_by(library: Library) -> Held:
    """Return all that a library holds, through the door that its readers use."""
    shelves = library.shelves()
    return {
        "articles": {one.id: library.article(one.id) for one in library.entries()},
        "entries": {one.id: one.with_(added="") for one in library.entries()},
        "passages": dict(shelves["passages"].all()),
        "reading": library.reading_states(),
        "units": {_unit_key(one): one for one in library.memory.own()},
        "collections": {
            one.name: tuple(library.memory.units_of(one.name))
            for one in library.memory.collections()
        },
        "glossary": {term_key(one): one for one in library.glossary.terms()},
        "identities": {one.id: one for one in library.identity_choices()},
        "briefings": dict(shelves["briefings"].all()),
    }


def between(before: Held, change: Change | None) -> list[Held]:
    """Return what a library may hold whose last change was begun and did not return."""
    return [before] if change is None else [before, *change.halfway, change.after]


class Story:
    """Changes by one process, one after the other; the same seed tells the same story."""

    def __init__(self, seed: object, held: Held) -> None:
        self.held = held
        self._random = Random(f"{SEED} {seed}")
        self._undo: list[tuple[str, str, Any]] = []
        self._number = 0

    def changes(self) -> Iterator[Change]:
        """Give the changes without end; the next one supposes that this one was made."""
        kinds = [self._put, self._put, self._put_many, self._change, self._remove, self._bookmark,
                 self._bookmark, self._annotate, self._delete, self._undone, self._read,
                 self._remember, self._forget, self._import, self._import_away, self._term,
                 self._name, self._brief]  # fmt: skip
        while True:
            self._number += 1
            made = self._random.choice(kinds)()
            if made is not None:
                yield made
                self.held = made.after

    # Articles

    def _put(self) -> Change:
        article = self._article(self._random.choice(_IDS))
        return Change("put", lambda library: library.put(article), self._with_articles(article))

    def _put_many(self) -> Change:
        ids = self._random.sample(_IDS, self._random.randint(2, 4))
        made = [self._article(one) for one in ids]
        states = tuple(self._with_articles(*made[:end]) for end in range(1, len(made)))
        return Change(
            "put_many",
            lambda library: library.put_many(made),
            self._with_articles(*made),
            states,
        )

    def _change(self) -> Change | None:
        key = self._key("articles")
        if key is None:
            return None
        # no longer and no shorter, so that the catalogue's entry stays the same
        made = Translation(segment=0, text=self._words(), engine="memory")

        def change(article: Article) -> Article:
            return article.with_(translations={"de": (), "nl": (made,)})

        article = change(self.held["articles"][key])
        return Change(
            "change", lambda library: library.change(key, change), self._with_articles(article)
        )

    def _remove(self) -> Change | None:
        key = self._key("articles")
        if key is None or self._random.random() < 0.5:
            return None
        return Change(
            "remove",
            lambda library: library.remove(key),
            self._without("articles", key, self._without("entries", key)),
        )

    # Passages

    def _bookmark(self) -> Change | None:
        key = self._key("articles")
        if key is None:
            return None
        article = self.held["articles"][key]
        start = self._random.randrange(len(article.title))
        passage = make_passage(article, start, start + 9, now=f"{_NOW}{self._number}")
        return self._save("bookmark", passage)

    def _annotate(self) -> Change | None:
        key = self._key("passages")
        if key is None:
            return None
        tags = tuple(self._random.sample(("missiles", "À lire", "дім", "🦊"), 2))
        passage = self.held["passages"][key].with_(tags=tags, note=self._words())
        return self._save("annotate", passage)

    def _save(self, name: str, passage: Passage) -> Change:
        before = self.held["passages"].get(passage.id)
        if before != passage:
            self._undo.append(("passages", passage.id, before))
        return Change(
            name,
            lambda library: library.save_passage(passage),
            self._with("passages", passage.id, passage),
        )

    def _delete(self) -> Change | None:
        key = self._key("passages")
        if key is None:
            return None
        self._undo.append(("passages", key, self.held["passages"][key]))
        return Change(
            "delete", lambda library: library.delete_passage(key), self._without("passages", key)
        )

    def _undone(self) -> Change | None:
        if not self._undo:
            return None
        kind, key, before = self._undo.pop()
        after = self._without(kind, key) if before is None else self._with(kind, key, before)
        return Change("undo", lambda library: library.undo(), after)

    def _name(self) -> Change:
        forms = [
            NamedForm(form=one, key=f"person:{one}", name=one, label="PER")
            for one in self._random.sample(("Schoigu", "Choïgou", "Șoigu", "Шойгу"), 2)
        ]
        choice = IdentityChoice(
            kind=self._random.choice(("same", "apart")), one=forms[0], other=forms[1]
        )
        before = self.held["identities"].get(choice.id)
        if before == choice:
            return Change("name", lambda library: library.choose_identity(choice), self.held)
        if before is not None and self._random.random() < 0.3:
            self._undo.append(("identities", choice.id, before))
            return Change(
                "unname",
                lambda library: library.forget_identity(choice.id),
                self._without("identities", choice.id),
            )
        self._undo.append(("identities", choice.id, before))
        return Change(
            "name",
            lambda library: library.choose_identity(choice),
            self._with("identities", choice.id, choice),
        )

    # What else a reader does

    def _read(self) -> Change:
        key = self._random.choice(_IDS)
        state = ReadingState(segment=self._number, is_read=self._random.random() < 0.5)
        return Change(
            "read",
            lambda library: library.save_reading(key, state),
            self._with("reading", key, state),
        )

    def _remember(self) -> Change:
        units = [self._unit() for _ in range(self._random.randint(1, 3))]
        after = {**self.held["units"], **{_unit_key(one): one for one in units}}
        return Change(
            "remember", lambda library: library.add_units(units), {**self.held, "units": after}
        )

    def _forget(self) -> Change | None:
        key = self._key("units")
        if key is None:
            return None
        unit = self.held["units"][key]
        return Change(
            "forget", lambda library: library.drop_units([unit]), self._without("units", key)
        )

    def _import(self) -> Change:
        name = self._random.choice(("house", "agency"))
        units = tuple(dict.fromkeys(self._unit() for _ in range(self._random.choice((3, 300)))))
        return Change(
            "import",
            lambda library: library.memory.put(f"{name}.tmx", units),
            self._with("collections", name, units),
        )

    def _import_away(self) -> Change | None:
        key = self._key("collections")
        if key is None:
            return None
        return Change(
            "import away",
            lambda library: library.memory.remove(key),
            self._without("collections", key),
        )

    def _term(self) -> Change:
        term = GlossaryTerm(term=self._random.choice("abcd"), translation=self._words())
        return Change(
            "term",
            lambda library: library.glossary.put([term]),
            self._with("glossary", term_key(term), term),
        )

    def _brief(self) -> Change:
        ids = tuple(self._random.sample(_IDS, 2))
        line = LineChoice(line=self._words(), section="claims", places=((ids[0], 0),))
        choices = BriefingChoices(articles=ids, lines=(line,), changed=_NOW)
        return Change(
            "brief",
            lambda library: library.put_briefing_choices(choices),
            self._with("briefings", briefing_key(ids), choices),
        )

    # Within

    def _words(self) -> str:
        said = self._random.choice(("voilà", "\u202eabc", "\ud7ff\U0010ffff", '"\\\n\t', "дім"))
        return f"{said} {self._number:06}"

    def _article(self, key: str) -> Article:
        """Return an article; often its entry is the same as that of another with this id."""
        title = self._random.choice(("Trois mille soldats", "Dix mille", "Une « trêve »"))
        long = self._random.choice((1, 1, 60, 900))
        return make_article(key, title, *(f"{self._words()} ligne {n}." for n in range(long)))

    def _unit(self) -> TranslationUnit:
        number = self._random.randrange(40)
        return TranslationUnit(
            source=f"source {number}", target=self._words(), lang="fr", target_lang="en"
        )

    def _key(self, kind: str) -> str | None:
        known = sorted(self.held[kind])
        return self._random.choice(known) if known else None

    def _with(self, kind: str, key: str, one: object) -> Held:
        return {**self.held, kind: {**self.held[kind], key: one}}

    def _without(self, kind: str, key: str, held: Held | None = None) -> Held:
        found = self.held if held is None else held
        return {**found, kind: {name: one for name, one in found[kind].items() if name != key}}

    def _with_articles(self, *articles: Article) -> Held:
        made = {one.id: one for one in articles}
        entries = {one.id: make_entry(one, "") for one in articles}
        return {
            **self.held,
            "articles": {**self.held["articles"], **made},
            "entries": {**self.held["entries"], **entries},
        }


def _unit_key(unit: TranslationUnit) -> str:
    return f"{unit.source} {unit.lang} {unit.target_lang} {unit.by}"
