"""Which nouns of a language name the same counted thing ("boats", "vessels")."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from core.brief.ledger.lexicon import Token, fold
from core.facts import read_facts

MARK = "stem:kin:"
"""How a class of nouns begins where a thing stands; like a stem it is open to other words."""


class Kin(NamedTuple):
    """The classes of a language by noun, and which of them are people."""

    by_noun: dict[str, str]
    is_head_last: bool


def kin_of(counted: Sequence[Token], lang: str) -> str | None:
    """Return the class of the head of a noun phrase; None where the language's file has none."""
    head = kin_head(counted, lang)
    return None if head is None else kin(lang).by_noun[head]


def kin_head(counted: Sequence[Token], lang: str) -> str | None:
    """Return the noun by which `kin_of` tells the class of a noun phrase."""
    known = kin(lang)
    if not known.by_noun or not counted:
        return None
    head = (counted[-1] if known.is_head_last else counted[0]).word
    return head if head in known.by_noun else None


@cache
def kin(lang: str) -> Kin:
    """Return the classes of `lang`; empty for a language without a data file."""
    facts = read_facts("core.brief.ledger", "nouns", f"{lang}.toml") if lang.isalpha() else {}
    endings = ("", *facts.get("plurals", "").split())
    by_noun: dict[str, str] = {}
    for section in ("people", "things"):
        for name, listed in facts.get(section, {}).items():
            for noun in listed.split():
                for ending in endings:
                    by_noun.setdefault(fold(noun) + ending, f"{MARK}{name}")
                if noun.endswith("y"):
                    by_noun.setdefault(f"{fold(noun)[:-1]}ies", f"{MARK}{name}")
    return Kin(by_noun, facts.get("head", "last") == "last")


@cache
def kin_of_people() -> frozenset[str]:
    """Return the classes that are people, in any language."""
    facts = read_facts("core.brief.ledger", "nouns", "en.toml")
    return frozenset(f"{MARK}{name}" for name in facts["people"])
