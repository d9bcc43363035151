"""Units of measure and money as one language writes them, made ready for looking up.

Symbols and codes stand in `data/units.toml`, words in `lang/<xx>/figures.toml`; the full names of
the world's currencies (`norwegische Kronen`) are Unicode CLDR's.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import product
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from core.annotate.quantities.cldr_figures import cldr_money, cldr_units
from core.annotate.quantities.figure_facts import figure_facts
from core.annotate.spellings import spellings
from core.annotate.tokens import LatePhrases, PhraseTable, key_of
from core.article import Kind
from core.facts import kept_table, read_facts

_SHARED = ("core.annotate", "data", "units.toml")


class Unit(Struct, frozen=True):
    """A unit as written: canonical name, what it measures, and a factor for its number.

    `exact` is the spelling in which alone it counts (`m`, not `M`); `least` the smallest number
    that it is read after, where the word is mostly another (`won`).
    """

    name: str
    kind: Kind
    factor: float = 1
    exact: str | None = None
    least: float = 0


class Sense(Struct, frozen=True):
    """What a word for a unit means beside certain others (`pounds` of money or of weight).

    `unit` is None where it is no unit at all there (French `livres` that are read). `near` are
    beginnings of words one of which must stand in the clause; empty for everywhere.
    """

    unit: Unit | None
    near: tuple[str, ...] = ()
    least_scale: float = 1
    most: float = float("inf")


class Units(Struct, frozen=True):
    """The units of one language."""

    after: PhraseTable[tuple[Unit, ...]]
    """What may follow a number."""
    before: PhraseTable[tuple[Unit, ...]]
    """Money signs and codes that may stand before one."""
    adjectives: tuple[tuple[str, Unit], ...]
    """Endings of one-word adjectives with a number in them (`stündiger`), the longest first."""
    parts: Mapping[str, Mapping[str, int]]
    """How many of a smaller unit one of the larger is: what may follow in one amount."""
    senses: Mapping[str, tuple[Sense, ...]]
    starts: frozenset[str]
    """Keys that the words for measures and times begin with (no money, no percent)."""


_Forms: TypeAlias = dict[str, list[Unit]]


def unit_kinds() -> dict[str, Kind]:
    """Return what each unit measures, by its canonical name."""
    shared = read_facts(*_SHARED)
    return {unit: kind for kind, names in shared["kinds"].items() for unit in names}


def read_units(lang: str, facts: Mapping[str, Any]) -> Units:
    """Return the units of `lang`, whose own facts are `facts`.

    What may stand beside a number is put together when first looked for: the names of the world's
    currencies take longest of all, and most readers of numbers and dates never ask.
    """
    kinds = unit_kinds()
    worded = _worded_units(facts, kinds)
    starts = frozenset(
        form.split()[0]
        for form, units in worded.items()
        if units[0].kind not in ("money", "percent")
    )
    adjectives = tuple(_adjectives(facts, kinds))

    return Units(
        after=LatePhrases(partial(_after, lang)),
        before=LatePhrases(partial(_before, lang)),
        adjectives=adjectives,
        parts=read_facts(*_SHARED)["parts"],
        senses=_senses(facts, kinds),
        starts=starts,
    )


def _after(lang: str) -> PhraseTable[tuple[Unit, ...]]:
    return _beside(lang)[0]


def _before(lang: str) -> PhraseTable[tuple[Unit, ...]]:
    return _beside(lang)[1]


@cache
@kept_table
def _beside(lang: str) -> tuple[PhraseTable[tuple[Unit, ...]], PhraseTable[tuple[Unit, ...]]]:
    """Return what may follow a number and what may stand before one."""
    facts, kinds = figure_facts(lang), unit_kinds()
    after = _worded_units(facts, kinds)
    if "words" in facts:
        _add_missing_units(after, lang, kinds)
        _add_currencies(after, lang, facts)
    for ending, unit in _adjectives(facts, kinds):
        after.setdefault(ending, []).append(unit)
    before: _Forms = {}
    _add_symbols(after, before, kinds)
    return _table(after), _table(before, backwards=True)


def _worded_units(facts: Mapping[str, Any], kinds: Mapping[str, Kind]) -> _Forms:
    """Return the words of a language for measures, ages and money."""
    forms: _Forms = {}
    least = {word: float(n) for n, words in facts.get("least", {}).items() for word in words}
    for name, words in facts.get("units", {}).items():
        _add_words(forms, words, Unit(name, kinds[name]), least)
    for name, shares in facts.get("unit_shares", {}).items():
        for factor, words in shares.items():
            _add_words(forms, words, Unit(name, kinds[name], float(factor)))
    for name, words in facts.get("money", {}).items():
        _add_words(forms, words, Unit(name, "money"), least)
    for name, words in facts.get("age", {}).get("words", {}).items():
        _add_words(forms, words, Unit(name, "age"))
    return forms


def _add_symbols(after: _Forms, before: _Forms, kinds: Mapping[str, Kind]) -> None:
    """Add what every language writes alike."""
    shared = read_facts(*_SHARED)
    for name, symbols in shared["symbols"].items():
        for form in symbols:
            _add(after, form, Unit(name, kinds[name], exact=form if form.isascii() else None))
    for name, forms in shared["money"].items():
        for form in forms:
            exact = form if form != form.lower() else None
            for table in (after, before):
                _add(table, form, Unit(name, "money", exact=exact))
                if form.isalpha() or form in ("€", "$", "£"):
                    _add_prefixed(table, name, form, shared["money_prefixes"])


def _add_missing_units(table: _Forms, lang: str, kinds: Mapping[str, Kind]) -> None:
    """Add the words that CLDR has for units and the language's own file has not."""
    for name, forms in cldr_units(lang).items():
        for form in forms:
            for spelling in dict.fromkeys(spellings(form)):
                if spelling not in table:
                    _add(table, spelling, Unit(name, kinds[name]))


def _add_currencies(table: _Forms, lang: str, facts: Mapping[str, Any]) -> None:
    """Add the names that CLDR has for the currencies, in every case of their adjectives."""
    endings: list[str] = facts.get("grammar", {}).get("adjective_endings", [])
    for code, names in cldr_money(lang).items():
        money = Unit(code, "money")
        for name in names:
            for form in _declined(name.lower(), endings):
                for spelling in dict.fromkeys(spellings(form)):
                    if spelling not in table:
                        _add(table, spelling, money)


def _declined(name: str, endings: list[str]) -> Iterator[str]:
    """Yield `name` with each ending that its adjectives may take (`norwegischer Kronen`)."""
    *adjectives, noun = name.split()
    choices = []
    for word in adjectives:
        ending = next((e for e in sorted(endings, key=len, reverse=True) if word.endswith(e)), "")
        stem = word[: len(word) - len(ending)]
        choices.append([stem + e for e in endings] if ending else [word])
    for chosen in product(*choices):
        yield " ".join((*chosen, noun))


def _adjectives(facts: Mapping[str, Any], kinds: Mapping[str, Kind]) -> Iterator[tuple[str, Unit]]:
    """Yield each ending of a one-word adjective and the unit that it stands for."""
    found: dict[str, Unit] = {}
    adjectives = facts.get("adjectives", {})
    for name, stems in adjectives.get("units", {}).items():
        kind: Kind = "age" if name == "age" else "count" if name == "count" else kinds[name]
        unit = Unit("year" if name == "age" else "" if name == "count" else name, kind)
        for stem in stems:
            for ending in adjectives.get("endings", ("",)):
                for spelling in spellings(stem + ending):
                    found.setdefault(spelling, unit)
    yield from sorted(found.items(), key=lambda item: (-len(item[0]), item[0]))


def _senses(facts: Mapping[str, Any], kinds: Mapping[str, Kind]) -> Mapping[str, tuple[Sense, ...]]:
    senses: dict[str, list[Sense]] = {}
    for one in facts.get("senses", ()):
        name = one.get("unit", "")
        unit = Unit(name, kinds.get(name, "money"), one.get("factor", 1)) if name else None
        near = tuple(s for stem in one.get("near", ()) for s in spellings(stem))
        sense = Sense(unit, near, one.get("least_scale", 1), one.get("most", float("inf")))
        for word in one["words"]:
            for spelling in dict.fromkeys(spellings(word)):
                senses.setdefault(spelling, []).append(sense)
    return {word: tuple(found) for word, found in senses.items()}


def _add(table: _Forms, form: str, unit: Unit) -> None:
    table.setdefault(" ".join(key_of(form)), []).append(unit)


def _add_words(
    table: _Forms, forms: Iterable[str], unit: Unit, least: Mapping[str, float] | None = None
) -> None:
    for form in forms:
        bound = (least or {}).get(form, 0)
        for spelling in dict.fromkeys(spellings(form)):
            _add(table, spelling, replace(unit, least=bound) if bound else unit)


def _add_prefixed(table: _Forms, name: str, form: str, prefixes: Mapping[str, float]) -> None:
    """Add `MEUR`, `M€` and `Mio €` for each letter that stands for thousands or millions."""
    for prefix, factor in prefixes.items():
        _add(table, prefix + form, Unit(name, "money", factor, exact=prefix + form))


def _table(forms: Mapping[str, list[Unit]], *, backwards: bool = False) -> PhraseTable[Any]:
    table: PhraseTable[tuple[Unit, ...]] = PhraseTable(backwards=backwards)
    for form, units in forms.items():
        table.add_keys(form.split(" "), tuple(units))  # they are joined keys, see `_add`
    return table
