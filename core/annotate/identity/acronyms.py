"""Acronyms that several organisations go by: RSF is a militia in Sudan and Reporters in France.

So do names of parties: the Greens of an article on Austria are not those of Germany.

The table of organisations knows most of their bearers, and must not choose among them: what an
article says beside the acronym does (`core/annotate/acronyms.py`), or the language of its press.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from core.annotate.identity.organisations import Organisation, organisations
from core.annotate.identity.text import slug
from core.facts import read_facts


@dataclass(frozen=True, slots=True)
class Bearer:
    """One of those that an acronym may mean; `meant` is None where that is no organisation.

    `countries` are ISO codes, `languages` those whose press means this one unless something tells
    otherwise, `words` beginnings of words, folded, of articles about it.
    """

    meant: Organisation | None
    countries: frozenset[str]
    languages: frozenset[str]
    words: tuple[str, ...]


def bearers_of(form: str) -> tuple[Bearer, ...]:
    """Return whom an acronym may mean; empty where `form` is none, or means one alone."""
    return _bearers().get(_common(form), ())


def undecided(form: str) -> Organisation:
    """Return what stands for an acronym of which nobody can say who is meant."""
    form = _common(form)
    key = f"org:{slug(form)}"
    taken = {one.meant.key for one in bearers_of(form) if one.meant is not None}
    return Organisation(f"{key}-acronym" if key in taken else key, form)


def by_language(form: str, lang: str) -> Organisation | None:
    """Return whom the press in `lang` means by an acronym where nothing tells otherwise."""
    meant = [one.meant for one in bearers_of(form) if lang in one.languages]
    return meant[0] if len(meant) == 1 else None


def _common(form: str) -> str:
    """Return the form under which the bearers of a name are listed: of Grünen, Die Grünen."""
    return _other_forms().get(form, form)


@cache
def _other_forms() -> dict[str, str]:
    forms: dict[str, str] = read_facts("core.annotate", "data", "acronyms.toml")["forms"]
    return forms


@cache
def _bearers() -> dict[str, tuple[Bearer, ...]]:
    known = {one.name: one for one in organisations().values()}
    facts = read_facts("core.annotate", "data", "acronyms.toml")
    return {
        form: tuple(_bearer(entry, known) for entry in entries)
        for form, entries in (facts["acronyms"] | facts["names"]).items()
    }


def _bearer(entry: dict[str, Any], known: dict[str, Organisation]) -> Bearer:
    name = entry.get("name")
    meant = None
    if name is not None:
        meant = known.get(name) or Organisation(f"org:{slug(name)}", name)
    return Bearer(
        meant=meant,
        countries=frozenset(entry.get("countries", ())),
        languages=frozenset(entry.get("languages", ())),
        words=tuple(entry.get("words", ())),
    )
