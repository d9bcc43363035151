"""Who or what a form names: one key, and the rule and the forms that it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

from core.annotate.identity.acronyms import bearers_of, by_language, undecided
from core.annotate.identity.geography import Spot, find_known_spot, find_spot, spots, without_kind
from core.annotate.identity.organisations import (
    Organisation,
    compose,
    find_organisation,
    organisations,
    without_legal_form,
)
from core.annotate.identity.parts import read_name
from core.annotate.identity.people import find_person, people
from core.annotate.identity.sound import is_cyrillic, romanise, sound, spell, style_of, words
from core.annotate.identity.tables import plain
from core.annotate.identity.text import slug
from core.annotate.recogniser import words_of
from core.annotate.territories import LANGUAGES, is_demonym
from core.article import Label
from core.facts import read_facts

PREFIXES: dict[Label, str] = {"PER": "person", "ORG": "org", "LOC": "place", "MISC": "misc"}
_LONGEST = 200
"""Letters of the longest form that is looked up; a longer one stands for itself alone."""
_MOST_CASES = 60


@dataclass(frozen=True, slots=True)
class Identity:
    """Who or what a form names.

    `rule` is a short name of the rule that gave the key, `forms` what it rests on: the spellings of
    the table's entry, or the parts of the name with what each was read as.
    """

    key: str
    name: str
    label: Label
    rule: str
    forms: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether a table vouches for it, not the spelling alone."""
        return self.rule not in ("spelling", "own spelling", "pinyin", "ambiguous acronym")


@lru_cache(maxsize=16384)
def resolve(form: str, label: Label | None = None, lang: str = "") -> Identity:
    """Return who or what `form` is; without a label the tables and the shape of the name tell.

    A function of the form, its label and the language of the text alone; never raises.
    """
    form = " ".join(form.split())
    if not words(form) or len(form) > _LONGEST:
        kind = PREFIXES[label or "MISC"]
        return Identity(f"{kind}:{slug(form)[:_LONGEST]}", form, label or "MISC", "own spelling")
    if label == "PER":
        return _person(form, lang)
    if label == "LOC":
        return _place(form, lang)
    if label == "ORG":
        return _organisation(form, lang)
    if label == "MISC":
        return _other(form, lang)
    return _unlabelled(form, lang)


def spellings_of(key: str) -> tuple[str, ...]:
    """Return every spelling that the tables have for `key`, full forms first; empty if unknown."""
    kind = key.partition(":")[0]
    if kind == "person":
        person = people().get(key)
        return (*person.forms, *person.short) if person is not None else ()
    if kind == "org":
        organisation = organisations().get(key)
        return organisation.forms if organisation is not None else ()
    spot = spots().get(key) if kind == "place" else None
    return spot.forms if spot is not None else ()


def _person(form: str, lang: str) -> Identity:
    known = _known_person(form, lang)
    if known is not None:
        return known
    reading = read_name(form, lang)
    steps = tuple(f"{word} = {part} ({how})" for word, part, how in reading.steps)
    if not reading.key:
        return Identity(f"person:{slug(form)}", form, "PER", "own spelling")
    rule = "pinyin" if reading.is_family_first else "spelling"
    return Identity(f"person:{reading.key}", romanise(form, lang), "PER", rule, steps)


def _known_person(form: str, lang: str) -> Identity | None:
    found = find_person(form, lang)
    rule = ""
    if found is None:
        for base in _base_forms(form, lang):
            found = find_person(base, lang)
            if found is not None:
                rule = ", inflected"
                break
    if found is None:
        return None
    person, how = found
    rule = ("people" if how == "full" else "people, short form") + rule
    return Identity(person.key, person.name, "PER", rule, (*person.forms, *person.short))


def readings_of(form: str, lang: str = "") -> tuple[str, ...]:
    """Return how a person's name may be read, as keys without their kind; no table is loaded.

    The first is that of the key of who is in none; after it come those of what it may be a case of.
    """
    form = " ".join(form.split())
    if not words(form) or len(form) > _LONGEST:
        return ()
    forms = (form, *_base_forms(form, lang))
    read = [read_name(one, way) for one in forms for way in (lang, "")]
    return tuple(dict.fromkeys(one.key for one in read if one.key))


def _base_forms(form: str, lang: str) -> Iterator[str]:
    """Yield what `form` may be a case of: a German genitive, a Russian or Ukrainian case."""
    if form[-1] in "sS" and len(form) > 3:
        if words_of(lang).genitive_s or (not lang and not form.endswith("ss")):
            yield form[:-1].rstrip("'’")
    elif form[-1] in "'’":
        yield form[:-1]
    if is_cyrillic(form):
        parts = [tuple(_without_case(word)) for word in form.split()[:3]]
        yield from (" ".join(one) for one in islice(product(*parts), _MOST_CASES))


def _without_case(word: str) -> Iterator[str]:
    for ending, nominative in read_facts("core.annotate", "data", "transcription.toml")["cases"][
        "endings"
    ]:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield word[: len(word) - len(ending)] + nominative
    yield word


def _place(form: str, lang: str) -> Identity:
    spot = find_spot(form, lang)
    if spot is None and words_of(lang).genitive_s and form.endswith("s"):
        spot = find_spot(form[:-1], lang)
    if spot is not None:
        return _of_spot(spot)
    known = _known_organisation(form, lang)
    if known is not None:
        return known
    return _by_sound(without_kind(form), "LOC", lang, named=form)


def _organisation(form: str, lang: str) -> Identity:
    known = _known_organisation(form, lang)
    if known is not None:
        return known
    if bearers_of(form):
        return _of_organisation(undecided(form), "ambiguous acronym")
    made = compose(form, lang)
    if made is not None:
        return _of_organisation(made, "parts")
    spot = find_known_spot(form, lang)
    if spot is not None:
        return _of_spot(spot)
    bare = without_legal_form(plain(form))
    written = romanise(bare, lang)
    return Identity(f"org:{slug(written)}", romanise(form, lang), "ORG", "own spelling", (written,))


def _known_organisation(form: str, lang: str) -> Identity | None:
    """Return the organisation of the table, also where a German genitive was left standing.

    None for an acronym of several, unless the language tells which.
    """
    if bearers_of(form):
        meant = by_language(form, lang)
        return None if meant is None else _of_organisation(meant, "acronym, by language")
    known = find_organisation(form)
    if known is None and form[-1] in "sS" and (words_of(lang).genitive_s or form[:-1].isupper()):
        if bearers_of(form[:-1]):
            return _known_organisation(form[:-1], lang)
        known = find_organisation(form[:-1])
    return None if known is None else _of_organisation(known, "organisations")


def _other(form: str, lang: str) -> Identity:
    if any(is_demonym(form, one) for one in dict.fromkeys((lang, *LANGUAGES)) if one):
        spot = find_spot(form, lang)
        if spot is not None:
            return _of_spot(spot)
    known = _known_organisation(form, lang)
    if known is not None:
        return known
    spot = find_spot(form, lang)
    if spot is not None and spot.source != "GeoNames, by its sound":
        return _of_spot(spot)
    return _by_sound(form, "MISC", lang)


def _unlabelled(form: str, lang: str) -> Identity:
    """Return who or what `form` is where nobody has said what kind of thing it is."""
    spot = find_known_spot(form, lang)
    if spot is not None:
        return _of_spot(spot)
    known = _known_organisation(form, lang) or _known_person(form, lang)
    if known is not None:
        return known
    spot = find_spot(form, lang)
    if spot is not None and spot.source == "GeoNames":
        return _of_spot(spot)
    made = compose(form, lang)
    if made is not None:
        return _of_organisation(made, "parts")
    if spot is not None:
        return _of_spot(spot)
    capitals = [word for word in form.split() if word[:1].isupper()]
    is_person = len(form.split()) <= 4 and len(capitals) == len(form.split())
    bare = plain(form)
    if not is_person or without_legal_form(bare) != bare or (form.isupper() and len(form) <= 6):
        return _organisation(form, lang)
    return _person(form, lang)


def _of_spot(spot: Spot) -> Identity:
    rule = "territories" if spot.key.startswith("territory:") else "places"
    return Identity(spot.key, spot.name, "LOC", f"{rule} ({spot.source})", spot.forms)


def _of_organisation(one: Organisation, rule: str) -> Identity:
    return Identity(one.key, one.name, "ORG", rule, one.forms)


def _by_sound(form: str, label: Label, lang: str, named: str = "") -> Identity:
    """Return the identity of what no table knows: what it sounds like."""
    style = style_of(form, lang)
    parts = [spell(sound(word, style)) or slug(word) for word in words(form)]
    steps = tuple(f"{word} = {part}" for word, part in zip(words(form), parts, strict=True))
    key = f"{PREFIXES[label]}:{'-'.join(parts) or slug(form)}"
    return Identity(key, romanise(named or form, lang), label, "spelling", steps)
