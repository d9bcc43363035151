"""Organisations: by a table of their names, or put together of an office and a country."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from msgspec import Struct

from core.annotate.identity.sound import romanise
from core.annotate.identity.tables import inflections, is_acronym, plain, read_lines
from core.annotate.identity.text import slug
from core.annotate.places import find_place
from core.annotate.territories import territories_within, territory_name
from core.facts import kept_table, read_facts

_LONGEST_EPONYM = 4
"""Words of the name of a city or person that an institution is called after."""
_LONGEST_ENDING = 4
"""Letters after the only stem of an office; more make another word of it."""
_LONGEST = 200
"""Letters of a name that is looked up; longer ones are none."""


class Organisation(Struct, frozen=True):
    """An organisation of the table under all its forms, or one put together."""

    key: str
    name: str
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kind:
    key: str
    name: str
    is_local: bool
    has_eponym: bool
    lines: tuple[tuple[str, ...], ...]


def find_organisation(form: str) -> Organisation | None:
    """Return the organisation of the table that `form` names; None where there is none."""
    if len(form) > _LONGEST:
        return None
    table = _index()
    bare = plain(form)
    for candidate in dict.fromkeys((bare, without_legal_form(bare))):
        for text in inflections(candidate):
            found = table.get(text)
            if found is not None and (not found[1] or form.strip(' ."«»').isupper()):
                return found[0]
    return None


def compose(form: str, lang: str) -> Organisation | None:
    """Return the office of a country or city that `form` names (`russisches Außenministerium`)."""
    if len(form) > _LONGEST:
        return None
    for code, rest in territories_within(form, lang):
        kind = _kind(rest)
        if kind is not None:
            return _office(kind, code)
    kind = _kind(form)
    if kind is not None:
        implied = _implied(form)
        return _office(kind, implied) if implied else Organisation(f"org:{kind.key}", kind.name)
    return _local(form, lang)


@cache
def organisations() -> dict[str, Organisation]:
    """Return every organisation of the table by key."""
    return {one.key: one for one in _table()}


def without_legal_form(text: str) -> str:
    """Return a plain name without the company's legal form (`rheinmetall ag`)."""
    facts = read_facts("core.annotate", "data", "legal_forms.toml")
    words = text.replace(".", "").split(" ")
    after, before = frozenset(facts["after"].split()), frozenset(facts["before"].split())
    while len(words) > 1 and words[-1] in after:
        words.pop()
    while len(words) > 1 and words[0] in before:
        words.pop(0)
    return " ".join(words) if len(words) < len(text.split(" ")) else text


def _office(kind: _Kind, code: str) -> Organisation:
    own = read_facts("core.annotate", "data", "organisation_parts.toml")["own"]
    made = f"{kind.key}-{code.lower()}"
    if made in own:
        known = organisations().get(f"org:{own[made]}")
        if known is not None:
            return known
    return Organisation(f"org:{made}", f"{kind.name} ({territory_name(code) or code})")


def _implied(form: str) -> str | None:
    """Return the country that a word for the office names along with it (`ЗСУ`)."""
    table = read_facts("core.annotate", "data", "organisation_parts.toml")["implied"]
    return next((table[word] for word in plain(form).split() if word in table), None)


def _local(form: str, lang: str) -> Organisation | None:
    """Return the university or the like of a city, or that is called after somebody."""
    words = form.replace("-", " ").split()
    eponym: Organisation | None = None
    for first in range(len(words)):
        for last in range(len(words), first, -1):
            if not words[first][0].isupper() or last - first > _LONGEST_EPONYM:
                continue
            kind = _kind(" ".join(words[:first] + words[last:]))
            if kind is None or not kind.is_local:
                continue
            name = " ".join(words[first:last])
            place = find_place(name, lang)
            if place is not None:
                made = f"org:{kind.key}-{place.geonameid}"
                return Organisation(made, f"{kind.name} ({place.name})")
            if eponym is None and kind.has_eponym:
                key = slug(romanise(plain(name), lang))
                eponym = Organisation(f"org:{kind.key}-{key}", f"{name} {kind.name}")
    return eponym


@lru_cache(maxsize=4096)
def _kind(text: str) -> _Kind | None:
    """Return the office all of whose words `text` has, and no others."""
    stop = _stop()
    words = [word for word in plain(text).replace("'", " ").split() if word not in stop]
    if not words or len(words) > 8:
        return None
    initials = _initials(words)
    return next(
        (
            kind
            for kind, line in _lines().get(initials, ())
            if _fits(words, line) and _is_form_of(words, line)
        ),
        None,
    )


def _is_form_of(words: Sequence[str], stems: Sequence[str]) -> bool:
    """Return whether a single word is but inflected: `guvernatorul` is no government."""
    return len(words) > 1 or len(words[0]) - len(stems[0]) <= _LONGEST_ENDING


def _fits(words: Sequence[str], stems: Sequence[str]) -> bool:
    """Return whether each word begins with a stem of its own, and every stem has its word."""
    if len(words) != len(stems):
        return False
    left = list(stems)
    for word in words:
        fitting = [stem for stem in left if _begins(word, stem)]
        if not fitting:
            return False
        left.remove(max(fitting, key=len))
    return True


def _begins(word: str, stem: str) -> bool:
    """Return whether `word` is a form of `stem`; short stems allow but an ending."""
    longest = len(word) if len(stem) > 3 else len(stem) + (2 if len(stem) == 3 else 0)
    return word.startswith(stem) and len(word) <= longest


def _initials(words: Sequence[str]) -> str:
    """Return the first letters of words or stems, the same in any order: what fits has the same."""
    return "".join(sorted(word[0] for word in words))


@cache
def _lines() -> dict[str, list[tuple[_Kind, tuple[str, ...]]]]:
    """Return the lines of all kinds in their order, by their initials."""
    table: dict[str, list[tuple[_Kind, tuple[str, ...]]]] = {}
    for kind in _kinds():
        for line in kind.lines:
            table.setdefault(_initials(line), []).append((kind, line))
    return table


@cache
def _stop() -> frozenset[str]:
    facts = read_facts("core.annotate", "data", "organisation_parts.toml")
    return frozenset(plain(word) for word in facts["stop"].split())


@cache
def _kinds() -> tuple[_Kind, ...]:
    facts = read_facts("core.annotate", "data", "organisation_parts.toml")["kind"]
    return tuple(
        _Kind(
            key=one["key"],
            name=one["name"],
            is_local=one.get("is_local", False),
            has_eponym=one.get("has_eponym", False),
            lines=tuple(
                tuple(w for w in plain(line).replace("'", " ").split() if w not in _stop())
                for line in one["words"]
            ),
        )
        for one in facts
    )


@cache
@kept_table
def _table() -> tuple[Organisation, ...]:
    """Return the organisations of both tables; what shares a form is one."""
    known: dict[str, Organisation] = {}
    found: dict[str, Organisation] = {}
    for name_slug, entry in read_facts("core.annotate", "data", "names.toml")[
        "organisations"
    ].items():
        one = Organisation(f"org:{name_slug}", entry["name"], (entry["name"], *entry["forms"]))
        found[one.key] = one
        for form in one.forms:
            known.setdefault(form, one)
    for forms in read_lines("organisations.txt"):
        old = known.get(forms[0]) or next((known[f] for f in forms if f in known), None)
        key = old.key if old else f"org:{slug(forms[0])}"
        held = found.get(key)
        merged = tuple(dict.fromkeys((*(held.forms if held else ()), *forms)))
        found[key] = Organisation(key, old.name if old else forms[0], merged)
    return tuple(found.values())


@cache
@kept_table
def _index() -> dict[str, tuple[Organisation, bool]]:
    """Return each organisation by its plain forms, and whether they count in capitals alone."""
    table: dict[str, tuple[Organisation, bool]] = {}
    for text, one, in_capitals in _forms():
        held = table.setdefault(text, (one, in_capitals))
        if held[0].key == one.key and not in_capitals:
            table[text] = (one, False)
    return table


def _forms() -> Iterator[tuple[str, Organisation, bool]]:
    for one in _table():
        for form in one.forms:
            yield plain(form), one, is_acronym(form)
    for one in _table():
        for form in one.forms:
            for text in inflections(plain(form)):
                yield text, one, is_acronym(form)
