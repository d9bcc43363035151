"""The people whom a table knows, by every spelling of their names, and by their surnames."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from core.annotate.identity.parts import read_name
from core.annotate.identity.text import fold, slug
from core.facts import facts_folder, kept_table, read_facts


@dataclass(frozen=True, slots=True)
class Person:
    """Someone of the table; `forms` are full names, `short` those that mean nobody else."""

    key: str
    name: str
    forms: tuple[str, ...]
    short: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    name: str
    forms: tuple[str, ...]
    short: tuple[str, ...]
    is_surname_common: bool
    is_first_of_surname: bool


def find_person(form: str, lang: str = "") -> tuple[Person, str] | None:
    """Return who bears the name `form`, and whether by `full` name or `short`; None if unknown."""
    full, short = _by_letters()
    plain = _letters(form)
    if plain in full:
        return full[plain], "full"
    if plain in short:
        return short[plain], "short"
    full_keys, short_keys = _by_reading()
    for reading in dict.fromkeys((read_name(form, lang), read_name(form))):
        if len(reading.parts) > 1 and (key := full_keys.get(reading.key)):
            return people()[key], "full"
        if key := short_keys.get(reading.key):
            return people()[key], "short"
    return None


def people() -> dict[str, Person]:
    """Return everyone of the table by key."""
    return _people()


@cache
@kept_table
def _people() -> dict[str, Person]:
    found: dict[str, Person] = {}
    facts = read_facts("core.annotate", "data", "names.toml")["people"]
    for name_slug, entry in facts.items():
        key = f"person:{name_slug}"
        forms = (entry["name"], *entry["forms"])
        found[key] = Person(key, entry["name"], forms, tuple(entry.get("short", ())))
    surnames: dict[str, list[tuple[str, bool]]] = {}
    lines = list(_lines())
    for line in lines:
        key = f"person:{slug(line.name)}"
        known = found.get(key)
        forms = (line.name, *line.forms)
        if known is not None:
            forms = tuple(dict.fromkeys((*known.forms, *forms)))
        short = tuple(dict.fromkeys((*(known.short if known else ()), *line.short)))
        found[key] = Person(key, known.name if known else line.name, forms, short)
        if not line.is_surname_common:
            for surname in _surnames(forms):
                surnames.setdefault(surname, []).append((key, line.is_first_of_surname))
    for surname, bearers in surnames.items():
        first = [key for key, is_first in bearers if is_first] or [key for key, _ in bearers]
        if len(set(first)) == 1:
            person = found[first[0]]
            found[first[0]] = Person(
                person.key,
                person.name,
                person.forms,
                tuple(dict.fromkeys((*person.short, surname))),
            )
    return found


def _lines() -> Iterator[_Line]:
    """Read `people.txt`; its head says how it is written."""
    text = facts_folder("core.annotate").joinpath("data", "people.txt").read_text(encoding="utf-8")
    held: _Line | None = None
    for raw in text.splitlines():
        if not raw.strip() or raw.startswith("#"):
            continue
        fields = [field.strip() for field in raw.split("|")]
        if raw.startswith("=") and held is not None:
            added = tuple(one.removeprefix("=") for one in fields)
            held = replace(held, short=(*held.short, *added))
            continue
        if held is not None:
            yield held
        held = _Line(
            name=fields[0].lstrip("!*"),
            forms=tuple(one for one in fields[1:] if not one.startswith("=")),
            short=tuple(one[1:] for one in fields[1:] if one.startswith("=")),
            is_surname_common=raw.startswith("!"),
            is_first_of_surname=raw.startswith("*"),
        )
    if held is not None:
        yield held


def _surnames(forms: Iterable[str]) -> Iterator[str]:
    """Yield the last words of full names of two words, the given name first."""
    for form in forms:
        words = form.split()
        if len(words) == 2 and all(word[0].isupper() for word in words) and len(words[1]) > 2:
            yield words[1]


def people_by_reading() -> Iterator[tuple[str, str]]:
    """Yield readings (`core.annotate.identity.readings_of`) and the keys of whom they mean."""
    full, short = _by_reading()
    for reading, key in (short | full).items():
        if reading in short or "-" in reading:
            yield reading, key


@cache
def _by_letters() -> tuple[dict[str, Person], dict[str, Person]]:
    """Return everyone by full name and by short form, as they are written."""
    full: dict[str, Person] = {}
    short: dict[str, Person] = {}
    for person in _people().values():
        for table, forms in ((full, person.forms), (short, person.short)):
            for form in forms:
                table.setdefault(_letters(form), person)
    return full, short


@cache
@kept_table
def _by_reading() -> tuple[dict[str, str], dict[str, str]]:
    """Return the keys of everyone by full name and by short form, as they are read.

    Apart from the letters, which decide first: Walz and Waltz sound alike. Takes a third of a
    second to make.
    """
    full: dict[str, str] = {}
    short: dict[str, str] = {}
    for person in _people().values():
        for table, forms in ((full, person.forms), (short, person.short)):
            for form in forms:
                reading = read_name(form).key
                if reading and (" " in form or table is short):
                    table.setdefault(reading, person.key)
    return full, short


def _letters(form: str) -> str:
    """Return what two spellings of a name share whatever their accents, hyphens and dots."""
    return fold(form).replace("-", " ").replace(".", "").replace("’", "'").strip()
