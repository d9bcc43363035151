"""Who is who: one `key` and one `name` for everything named, whatever language names it.

The keys come from `identity/`; here stand what the other modules of annotation ask of names, and
the recogniser of those that the tables know.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, Literal

from msgspec import Struct

from core.annotate.identity import PREFIXES, resolve, spellings_of
from core.annotate.identity.geography import spots
from core.annotate.identity.organisations import organisations
from core.annotate.identity.people import people
from core.annotate.identity.text import fold as fold
from core.annotate.identity.text import slug as slug
from core.annotate.places import find_place
from core.annotate.recogniser import Mention, words_of
from core.annotate.tokens import PhraseTable, Tokens, tokenize
from core.article import Label
from core.facts import kept_table, read_facts


class Known(Struct, frozen=True):
    """An entry of the table of names."""

    key: str
    name: str
    label: Label


class _Entry(Struct, frozen=True):
    known: Known
    surface: str
    is_short: bool


@lru_cache(maxsize=4096)
def skeleton(form: str) -> str:
    """Return what is left of `form` when spelling habits of languages are taken away.

    `Choïgou`, `Schoigu`, `Șoigu` and `Shoigu` have one skeleton; equal skeletons are a hint that
    holds within one article and its translation, not across articles.
    """
    folded = fold(form.replace("ș", "sh").replace("Ș", "Sh").replace("ş", "sh").replace("ț", "ts"))
    for pattern, plain in _skeleton_rules():
        folded = pattern.sub(plain, folded)
    return folded


@cache
def _skeleton_rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    facts = read_facts("core.annotate", "data", "spelling.toml")
    return tuple((re.compile(pattern), plain) for pattern, plain in facts["rules"])


def _listed() -> Iterator[_Entry]:
    """Yield every form that the table of names lists for people, organisations and regions."""
    facts = read_facts("core.annotate", "data", "names.toml")
    labels: tuple[tuple[str, Label], ...] = (
        ("people", "PER"),
        ("organisations", "ORG"),
        ("regions", "LOC"),
    )
    for section, label in labels:
        for name_slug, entry in facts[section].items():
            known = Known(f"{PREFIXES[label]}:{name_slug}", entry["name"], label)
            for form in (entry["name"], *entry["forms"]):
                yield _Entry(known, form, is_short=False)
            for form in entry.get("short", ()):
                yield _Entry(known, form, is_short=True)
    for name_slug, forms in read_facts("core.annotate", "data", "regions.toml")["regions"].items():
        known = Known(f"{PREFIXES['LOC']}:{name_slug}", forms[0], "LOC")
        for form in forms:
            for inflected in (form, *_genitive(form)):
                yield _Entry(known, inflected, is_short=True)


@cache
@kept_table
def _by_form() -> dict[str, Known]:
    """Return who the listed forms stand for, by their folded spelling; the first one stays."""
    folded: dict[str, Known] = {}
    for entry in _listed():
        folded.setdefault(fold(entry.surface), entry.known)
    return folded


@cache
@kept_table
def _table() -> PhraseTable[_Entry]:
    phrases: PhraseTable[_Entry] = PhraseTable()
    for entry in _listed():
        phrases.add(entry.surface, entry)
    for known, form in _longer_forms():
        phrases.add(form, _Entry(known, form, is_short=False))
    return phrases


def _longer_forms() -> Iterator[tuple[Known, str]]:
    """Yield the forms of the larger tables that are names wherever they stand: of several words."""
    tables: tuple[tuple[Label, dict[str, Any]], ...] = (
        ("PER", people()),
        ("ORG", organisations()),
        ("LOC", spots()),
    )
    for label, table in tables:
        for one in table.values():
            for form in one.forms:
                capitals = sum(word[:1].isupper() for word in form.split())
                if capitals > 1 or (capitals and " " in form and label == "LOC"):
                    yield Known(one.key, one.name, label), form


def _genitive(form: str) -> tuple[str, ...]:
    """Return the German genitive of a place's name (`Bayerns`), if it has one of its own."""
    return () if form[-1] in "sxzß" else (form + "s",)


def lookup(form: str, label: Label | None = None) -> Known | None:
    """Return who `form` is by the table of names; None where it is not in it."""
    known = _by_form().get(fold(form).replace("’", "'"))
    return known if known is not None and label in (None, known.label) else None


def spellings(key: str) -> tuple[str, ...]:
    """Return every spelling that the tables have for `key`, full forms first; empty if unknown."""
    return spellings_of(key)


def identify(form: str, label: Label, lang: str) -> Known:
    """Return key and name of a thing called `form` that no recogniser has identified yet.

    A function of the form, its label and the language alone: every spelling of one name has one
    key wherever it stands.
    """
    who = resolve(form, label, lang)
    return Known(who.key, who.name, who.label if who.is_known else label)


class NameRecogniser:
    """People, organisations and regions that the table of names knows."""

    name = "names"

    def recognise(self, texts: Sequence[str], lang: str) -> list[list[Mention]]:
        """Return the known names of each text."""
        return [list(self._recognise(tokenize(text), lang)) for text in texts]

    def _recognise(self, tokens: Tokens, lang: str) -> Iterable[Mention]:
        phrases = _table()
        end = 0
        for i in phrases.beginnings(tokens):
            hit = phrases.longest(tokens, i) if i >= end else None
            if hit is None or not self._is_meant(tokens, i, hit[0], hit[1], lang):
                continue
            end, entry = hit
            yield Mention(
                start=tokens.starts[i],
                end=tokens.ends[end - 1],
                label=entry.known.label,
                recogniser=self.name,
                key=entry.known.key,
                name=entry.known.name,
            )

    def _is_meant(self, tokens: Tokens, i: int, end: int, entry: _Entry, lang: str) -> bool:
        surface = tokens.text[tokens.starts[i] : tokens.ends[end - 1]]
        if tokens.glued(i) and tokens.key(i - 1) in ("@", ".", "/", "_"):
            return False
        if entry.surface.isupper() and len(entry.surface) <= 5:
            return surface == entry.surface and not _is_in_capitals(tokens, i, end)
        if not any(form[0].isupper() for form in tokens.forms[i:end] if form):
            return surface == entry.surface
        if not entry.is_short:
            return entry.surface[0].islower() or surface[0].isupper()
        return surface[0].isupper() and not _has_other_first_name(tokens, i, lang)


def _is_in_capitals(tokens: Tokens, i: int, end: int) -> bool:
    """Return whether a whole word in capitals stands beside: no acronym shows there."""
    beside = (at for at in (i - 1, end) if tokens.kind(at) == "w")
    return any(len(tokens.forms[at]) > 5 and tokens.forms[at].isupper() for at in beside) or any(
        tokens.forms[at].isupper() and len(tokens.forms[at]) > 1
        for at in (end,)
        if tokens.kind(at) == "w" and tokens.begins_sentence(i)
    )


def _has_other_first_name(tokens: Tokens, i: int, lang: str) -> bool:
    """Return whether another first name stands before the surname at `i` (`Melania Trump`)."""
    before = i - 1
    if tokens.kind(before) != "w" or not tokens.is_capital(before):
        return False
    if tokens.forms[before] in given_names():
        return True
    words = words_of(lang)
    # Where every noun has a capital, `Präsident Putin` has no first name.
    if words.nouns_are_capital or tokens.begins_sentence(before) or tokens.forms[before].isupper():
        return False
    if words.is_role(tokens.keys[before]) or tokens.keys[before] in words.function:
        return False
    return find_place(tokens.forms[before], lang) is None


@cache
def given_names() -> frozenset[str]:
    """Return common given names, as written."""
    return frozenset(read_facts("core.annotate", "data", "given_names.toml")["given"].split())


Relation = Literal["same", "short", "none"]


def relation(form: str, full: str) -> Relation:
    """Return how `form` stands to the full name `full` of one person.

    `short` is the surname alone (`Poutine`), or the first word of a Korean or Chinese name (`Kim`);
    never a given name alone, since many people share it.
    """
    if fold(form) == fold(full):
        return "same"
    words, parts = fold(full).split(), fold(form).split()
    if len(parts) >= len(words) or not parts:
        return "none"
    if words[-len(parts) :] == parts:
        return "short"
    if words[: len(parts)] == parts and is_family_first(full):
        return "short"
    return "none"


def is_family_first(full: str) -> bool:
    """Return whether `full` begins with its family name, as Korean names do."""
    words = full.split()
    korean = frozenset(read_facts("core.annotate", "data", "given_names.toml")["korean"].split())
    return 2 <= len(words) <= 3 and words[0] in korean and words[1] not in given_names()
