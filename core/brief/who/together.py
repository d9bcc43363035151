"""Names that are one: a form that recognisers label or spell differently, an organisation's kind.

The annotation guesses an identity by how a name sounds in its language, so that one name may have
two: a town in a French and a Romanian text, a company taken for a place. Only guesses are joined,
and only where the words are the same, or but for the noun of what it is (`institut Eurodem`).
"""

from collections.abc import Container, Iterable, Mapping

from core.annotate.territories import is_demonym
from core.article import Label
from core.brief.stance.nouns import meanings

KINDS = frozenset(("company", "institute", "association", "union", "media", "bank", "newsagency"))
"""What the nouns mean that may stand before an organisation's name and are no part of it."""

_SHORTEST_TOWN = 5

_OPEN, _CLOSE = '„“«"”»', '“”»"'


def core_of(form: str) -> str:
    """Return a name without quotation marks; what an unclosed one opens is all of it."""
    for mark in "„«“":
        _, found, tail = form.partition(mark)
        if found and not any(one in tail for one in _CLOSE) and tail.strip():
            return tail.strip()
    return " ".join("".join(" " if one in _OPEN else one for one in form).split())


def _is_of_town(word: str, lang: str) -> bool:
    """Return whether a word says where a house is: `Hamburger`, `deutsche`."""
    town = lang == "de" and len(word) > _SHORTEST_TOWN and word.endswith("er")
    return word[0].isupper() and (town or is_demonym(word, lang))


def bare_name(form: str, lang: str) -> str | None:
    """Return an organisation's name without the nouns before it that say what it is; None: none."""
    words = form.split()
    at = 0
    while at < len(words) and not KINDS.isdisjoint(meanings(words[at].casefold(), lang)):
        at += 1
    if not at and len(words) > 1 and _is_of_town(words[0], lang):
        at = 1 if not any(meanings(one.casefold(), lang) == (one,) for one in words[1:]) else 0
    rest = words[at:]
    return " ".join(rest) if at and rest and all(one[0].isupper() for one in rest) else None


def joined(
    guessed: Mapping[str, tuple[Label, int, Iterable[tuple[str, str]]]],
    people: Container[str],
) -> dict[str, str]:
    """Return the key that stands for a key, where it is not its own.

    `guessed` has the label, the mentions and the forms with their languages, by key; `people` the
    last words of the names of people, in small letters: a word alone may mean one of them.
    """
    by_name: dict[str, list[str]] = {}
    houses: list[tuple[str, str, str]] = []
    for key, (label, _, forms) in guessed.items():
        for form, lang in forms:
            name = core_of(form)
            if label == "PER" and (" " in name or name.casefold() in people):
                continue  # people are told apart by the annotation
            by_name.setdefault(name.casefold(), []).append(key)
            if label == "ORG":
                houses.append((key, name, lang))
    for key, name, lang in houses:
        words = name.casefold().split()
        # few names end with another: what the others begin with need not be known
        if any(" ".join(words[at:]) in by_name for at in range(1, len(words))):
            rest = (bare_name(name, lang) or "").casefold()
            if any(guessed[one][0] == "ORG" for one in by_name.get(rest, ())):
                by_name[rest].append(key)
    return _heads(by_name.values(), guessed)


def _heads(
    groups: Iterable[list[str]], guessed: Mapping[str, tuple[Label, int, object]]
) -> dict[str, str]:
    """Return the key with most mentions for each key that shares a group with it."""
    heads = {key: key for key in guessed}

    def head(key: str) -> str:
        while heads[key] != key:
            key = heads[key]
        return key

    for keys in groups:
        own = {head(key) for key in keys}
        first, *others = sorted(own, key=lambda key: (-guessed[key][1], key))
        heads.update(dict.fromkeys(others, first))
    return {key: head(key) for key in guessed if head(key) != key}
